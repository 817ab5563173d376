import { z } from 'zod';
import { type Dong, divideRounded, dong } from './money.ts';
import { ensure } from './must.ts';

/** Thousandths of the product's unit: 2 packs = 2000, 0.350 kg = 350. */
export const Quantity = z.int().brand<'Quantity'>();
export type Quantity = z.infer<typeof Quantity>;

export const ONE = 1000 as Quantity;

/** More than this on one line is a slip of the finger (or a barcode typed as a quantity), never a sale at a counter. */
export const QUANTITY_LIMIT = 9_999_000 as Quantity;

export function quantity(thousandths: number): Quantity {
  ensure(Number.isSafeInteger(thousandths), `${thousandths} is whole thousandths`);
  return thousandths as Quantity;
}

/**
 * Price per unit × quantity, to the đồng; half a đồng goes away from zero. Whole units and the rest apart, because
 * the dearest price times the largest quantity in thousandths is past 2^53.
 */
export function amountOf(price: Dong, thousandths: Quantity): Dong {
  const units = Math.trunc(thousandths / 1000);
  return dong(price * units + divideRounded(price * (thousandths % 1000), 1000));
}

/** `2000` → `2`, `350` → `0,35`: a decimal comma, as Vietnamese writes it, and no idle zeros. */
export function formatQuantity(thousandths: Quantity): string {
  const sign = thousandths < 0 ? '−' : '';
  const magnitude = Math.abs(thousandths);
  const whole = Math.floor(magnitude / 1000);
  const fraction = (magnitude % 1000).toString().padStart(3, '0').replace(/0+$/, '');
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole},${fraction}`;
}

/**
 * Reads what a person typed: whole units (`3`), or with decimals after a comma (up to three: `0,35`, `1,250`) or a
 * dot (up to two: `0.35`). `1.250` is refused: a dot before three digits means a thousand here, and elsewhere it does not.
 * @returns undefined where it is no quantity; 0 is one, and the cart refuses it
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match = /^\s*(\d{1,7})(?:,(\d{1,3})|\.(\d{1,2}))?\s*$/.exec(text);
  if (!match) return undefined;
  const fraction = (match[2] ?? match[3] ?? '').padEnd(3, '0');
  return quantity(Number(match[1]) * 1000 + Number(fraction));
}
