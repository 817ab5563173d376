import { type Dong, divideRounded, dong } from '../money.ts';

/** What a kilogram or a litre costs, so that packets of different sizes can be compared. */
export type UnitPrice = { readonly price: Dong; readonly per: 'kg' | 'l' };

/** A plain content: a number, at most three decimals, and its measure. `800-900 g (2 con)` is none: it says two. */
const CONTENT = /^(\d{1,6})(?:[.,](\d{1,3}))?\s*(kg|g|gr|gam|gram|l|lít|lit|ml)\.?$/iu;

/** Measures in thousandths of a gram or a millilitre. */
const MEASURES: Readonly<Record<string, { readonly per: 'kg' | 'l'; readonly small: number }>> = {
  kg: { per: 'kg', small: 1_000_000 },
  g: { per: 'kg', small: 1_000 },
  gr: { per: 'kg', small: 1_000 },
  gam: { per: 'kg', small: 1_000 },
  gram: { per: 'kg', small: 1_000 },
  l: { per: 'l', small: 1_000_000 },
  lít: { per: 'l', small: 1_000_000 },
  lit: { per: 'l', small: 1_000_000 },
  ml: { per: 'l', small: 1_000 },
};

/**
 * The price of a kilogram or litre of a packet, to the đồng.
 * @param netContent as printed: `500 g`, `1,5 lít`
 * @returns undefined where the content is not known, or is not one plain measure
 */
export function unitPriceOf(price: Dong, netContent: string): UnitPrice | undefined {
  const [, whole = '', fraction = '', measure = ''] = CONTENT.exec(netContent.normalize('NFC').trim()) ?? [];
  const unit = MEASURES[measure.toLowerCase()];
  if (!unit) return undefined;
  // `1.500 g` is fifteen hundred to one and one and a half to another.
  if (fraction.length === 3 && netContent.includes('.')) return undefined;
  const content = Number(whole + fraction.padEnd(3, '0')) * (unit.small / 1000);
  if (content === 0) return undefined;
  return { price: dong(divideRounded(price * 1_000_000, content)), per: unit.per };
}
