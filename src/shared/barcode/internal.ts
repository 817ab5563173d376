import { ensure } from '../must.ts';
import { type Quantity, quantity } from '../quantity.ts';
import { checkDigit } from './gtin.ts';

/**
 * In-store EAN-13 (GS1 prefixes 20–29, for use within a company). Ours, see docs/internal-codes.md:
 *
 *     20 NNNNNNNNNN C        a plain code for a product whose producer has none; N counts from 1
 *     21 NNNNN GGGGG C       a weighed product: N is its number, G the grams on the label
 *
 * 22–29 are left for what an outlet already uses; they are found only where the catalogue lists them.
 */
export function mintInternalCode(number: number): string {
  ensure(Number.isInteger(number) && number > 0 && number < 1e10, 'an in-store number has up to ten digits');
  const digits = `20${number.toString().padStart(10, '0')}`;
  return digits + checkDigit(digits);
}

export type WeighedCode = { readonly key: string; readonly quantity: Quantity };

/** The key under which the catalogue lists a weighed product: its code with the grams set to 0. */
export function weighedKey(number: number): string {
  ensure(Number.isInteger(number) && number > 0 && number < 1e5, 'a weighed number has up to five digits');
  const digits = `21${number.toString().padStart(5, '0')}00000`;
  return (digits + checkDigit(digits)).padStart(14, '0');
}

/** @param ean13 13 digits with a valid check digit */
export function readWeighedCode(ean13: string): WeighedCode | undefined {
  if (ean13.length !== 13 || !ean13.startsWith('21')) return undefined;
  const number = Number(ean13.slice(2, 7));
  const grams = Number(ean13.slice(7, 12));
  if (number === 0 || grams === 0) return undefined;
  return { key: weighedKey(number), quantity: quantity(grams) };
}
