import { z } from 'zod';
import { type Dong, dong } from '../money.ts';
import { type Quantity, quantity } from '../quantity.ts';
import { checkDigit } from './gtin.ts';

/**
 * What the digits of a shop's own EAN-13 mean: twelve signs, the check digit left out. A digit stands for itself, `I` for the
 * product's number, `W` for a weight, `P` for a price, `N` for a number of pieces, `_` for what is passed over. `per`: grams or
 * đồng of one step of the value, 1 where nothing is said.
 */
export const InStoreLayout = z.object({
  digits: z.string().regex(/^(?=.*I)(?=.{12}$)(?:02|04|2\d)[\dI_]*(?:W+|P+|N+)[\dI_]*$/),
  per: z.int().min(1).max(100_000).default(1),
});
export type InStoreLayout = z.infer<typeof InStoreLayout>;

/**
 * A layout as people write it: `22IIIIIPPPPP`, or `22IIIIIPPPPP/100` where a step of the value is a hundred.
 * @returns undefined for what is none
 */
export function layoutIn(text: string): InStoreLayout | undefined {
  const [digits, per = '1', ...more] = text.trim().toUpperCase().split('/');
  return more.length > 0 ? undefined : InStoreLayout.safeParse({ digits, per: Number(per) }).data;
}

export function layoutText({ digits, per }: InStoreLayout): string {
  return per === 1 ? digits : `${digits}/${per}`;
}

/** Our own labels (internal.ts); what an outlet uses already is added behind it. */
export const OUR_LAYOUTS: readonly InStoreLayout[] = [{ digits: '21IIIIIWWWWW', per: 1 }];

export type InStoreCode = {
  /** What the catalogue lists the product under: the code with the value at 0, as 14 digits. */
  readonly key: string;
  readonly weight?: Quantity;
  readonly price?: Dong;
  readonly count?: number;
};

/**
 * Reads the value inside an in-store code.
 * @param ean13 13 digits with a valid check digit
 * @returns undefined where no layout fits, and of a shelf's label, whose value is 0
 */
export function readInStoreCode(ean13: string, layouts: readonly InStoreLayout[]): InStoreCode | undefined {
  const layout = layouts.find(({ digits }) => fits(digits, ean13));
  if (!layout) return undefined;
  const at = layout.digits.search(/[WPN]/);
  const end = layout.digits.search(/[WPN](?![WPN])/) + 1;
  const value = Number(ean13.slice(at, end)) * layout.per;
  if (value === 0) return undefined;
  const key = keyOf(ean13, layout.digits);
  const sign = layout.digits.charAt(at);
  if (sign === 'W') return { key, weight: quantity(value) };
  return sign === 'P' ? { key, price: dong(value) } : { key, count: value };
}

function fits(digits: string, ean13: string): boolean {
  for (let i = 0; i < digits.length; i++) {
    const sign = digits.charCodeAt(i);
    if (sign >= 48 && sign <= 57 && sign !== ean13.charCodeAt(i)) return false;
  }
  return true;
}

function keyOf(ean13: string, digits: string): string {
  const bare = Array.from(digits, (sign, i) => (/[WPN_]/.test(sign) ? '0' : ean13.charAt(i))).join('');
  return `0${bare}${checkDigit(bare)}`;
}
