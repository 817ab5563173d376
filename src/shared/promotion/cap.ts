import { type Price, priceOn } from '../catalogue/product.ts';
import type { Day } from '../day.ts';
import { type Dong, divideRounded, dong } from '../money.ts';
import { takenOff } from '../pricing/discount.ts';
import { dayBefore } from './moment.ts';
import type { Promotion, PromotionClass } from './promotion.ts';

/** How deep a promotion of a class may cut below the price immediately before it, per mille; null = no bound. */
export type Cap = { readonly class: PromotionClass; readonly from: Day; readonly perMille: number | null };

/**
 * The law as of November 2026, by date, so that a change of it is a new row: Decree 81/2018/NĐ-CP, articles 6 and 7, as
 * amended by Decree 128/2024/NĐ-CP. Half the price; all of it in programmes the state runs; raw goods are exempt.
 */
export const CAPS: readonly Cap[] = [
  { class: 'ordinary', from: '2018-07-15' as Day, perMille: 500 },
  { class: 'state-programme', from: '2018-07-15' as Day, perMille: 1000 },
  { class: 'raw-goods', from: '2018-07-15' as Day, perMille: null },
];

/** The cap that holds on a day; null where there is none. */
export function capOn(of: PromotionClass, day: Day, caps: readonly Cap[] = CAPS): number | null {
  let holding: Cap | undefined;
  for (const cap of caps) {
    if (cap.class === of && cap.from <= day && (!holding || cap.from > holding.from)) holding = cap;
  }
  return holding?.perMille ?? null;
}

/** A price that a promotion would take below what the law allows. */
export type CapBreach = {
  /** The price immediately before the promotion began. */
  readonly before: Dong;
  /** What the buyer would pay for one. */
  readonly paid: Dong;
};

/**
 * Holds a promotion against the price of a product immediately before it begins: the one of the day before its first day.
 * Each price that holds while it runs is looked at, so that a price lowered on the same day counts too.
 * @param prices all that the product costs at one outlet
 * @returns the deepest breach, undefined where there is none, or no price
 */
export function capBreach(
  promotion: Promotion,
  prices: readonly Pick<Price, 'from' | 'price'>[],
): CapBreach | undefined {
  const cap = capOn(promotion.class, promotion.from);
  if (cap === null) return undefined;
  const first = priceOn(prices, dayBefore(promotion.from)) ?? priceOn(prices, promotion.from);
  const during = prices.filter(({ from }) => promotion.from < from && from <= promotion.to);
  const holding = [priceOn(prices, promotion.from), ...during].flatMap((price) => (price ? [price.price] : []));
  const before = first?.price ?? during.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0]?.price;
  if (before === undefined || holding.length === 0) return undefined;
  const paid = dong(Math.min(...holding.map((price) => paidUnder(promotion, price))));
  return (before - paid) * 1000 > before * cap ? { before, paid } : undefined;
}

/**
 * What one of a product costs under a promotion at its deepest: a full round of buy-and-get shared over its pieces, a
 * whole sale just at its threshold.
 */
export function paidUnder({ rule }: Pick<Promotion, 'rule'>, price: Dong): Dong {
  switch (rule.kind) {
    case 'goods':
      return dong(price - takenOff(price, rule));
    case 'buy-get': {
      const round = rule.buy + rule.get;
      return dong(price - divideRounded(divideRounded(price * rule.get * rule.perMille, 1000), round));
    }
    case 'sale': {
      if ('perMille' in rule.off) return dong(price - takenOff(price, rule));
      if (rule.atLeast <= rule.off.amount) return dong(0);
      return dong(price - Math.ceil((price * rule.off.amount) / rule.atLeast));
    }
  }
}
