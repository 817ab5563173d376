import { type Dong, dong } from '../money.ts';
import { depthOf, takenOff } from '../pricing/discount.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import type { Off } from '../sale/off.ts';
import type { Cart } from './cart.ts';

/** What a line's own discount is taken off: its amount after promotions. */
export function beforeLineDiscount({ gross, offs }: PricedLine): Dong {
  return dong(gross - sumOf(offs, 'promotion'));
}

/** What the sale's discount is taken off: the total after all that is off its lines. */
export function beforeSaleDiscount({ lines, total }: Priced): Dong {
  return dong(lines.reduce((sum, { offs }) => sum + sumOf(offs, 'sale'), total as number));
}

/** How deep each discount of a cart cuts, in per mille: by the number of its line, and 0 for the whole sale's. */
export function depths(cart: Cart, priced: Priced): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [at, line] of cart.lines.entries()) {
    const money = priced.lines[at];
    if (line.discount && money) found.set(line.line, depthOf(beforeLineDiscount(money), line.discount));
  }
  if (cart.discount) found.set(0, depthOf(beforeSaleDiscount(priced), cart.discount));
  return found;
}

type Money = { readonly cart: Cart; readonly priced: Priced };

/**
 * Which discounts a change makes deeper than before and deeper than the limit: an amount that was a small part of ten
 * pieces is a large one of two. A discount in per cent never deepens by itself.
 * @returns numbers of lines, 0 for the whole sale's
 */
export function deepened(before: Money, after: Money, limit: number): number[] {
  const were = depths(before.cart, before.priced);
  return [...depths(after.cart, after.priced)]
    .filter(([of, depth]) => depth > limit && depth > (were.get(of) ?? 0))
    .map(([of]) => of);
}

/**
 * Whether a discount in per cent of the whole sale, which somebody gave leave for, takes off more by now than they saw: by
 * more than a cashier may take off this sale by themselves.
 * @param limit per mille
 */
export function outgrown({ cart: { discount }, priced }: Money, limit: number): boolean {
  if (!discount?.approvedBy || 'amount' in discount.off) return false;
  const whole = beforeSaleDiscount(priced);
  return (takenOff(whole, discount) - (discount.approvedFor ?? 0)) * 1000 > whole * limit;
}

function sumOf(offs: readonly Off[], by: Off['by']): number {
  return offs.reduce((sum, off) => (off.by === by ? sum + off.amount : sum), 0);
}
