import { type Quantity, quantity } from '../../shared/quantity.ts';

export type QuantityFault = 'notANumber' | 'tooFine';

/** Why a text is no quantity: a number finer than a gram of a kilo is one all the same, and is told apart. */
export function faultOf(text: string): QuantityFault {
  return /^\s*\d{1,7}[,.]\d{4,}\s*$/.test(text) ? 'tooFine' : 'notANumber';
}

/** Kilograms, in thousandths: more than a shop's counter scale carries (they end at 30 to 50 kg). */
const COUNTER_SCALE = 50_000;

/** Whether a weight is more likely grams typed for kilos. */
export function isHeavy(weight: Quantity): boolean {
  return weight > COUNTER_SCALE;
}

/** The same digits taken as grams: `500` for 500 kg is 0,5. Half a gram goes up. */
export function inGrams(weight: Quantity): Quantity {
  return quantity(Math.round(weight / 1000));
}
