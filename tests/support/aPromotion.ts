import type { Day } from '../../src/shared/day.ts';
import { OutletId, ProductId, PromotionId } from '../../src/shared/id.ts';
import { type Dong, dong } from '../../src/shared/money.ts';
import type { Moment } from '../../src/shared/promotion/moment.ts';
import type { PromotedGoods, Promotion, PromotionRule } from '../../src/shared/promotion/promotion.ts';

export const SALT_ONLY: PromotedGoods = { of: 'products', products: [ProductId.parse('SP-001')] };

/** Ten per cent off the salt, everywhere, all of November 2026. */
export function aPromotion(change: Partial<Promotion> = {}): Promotion {
  return {
    id: PromotionId.parse('km-01'),
    name: 'Tuần lễ muối',
    borneBy: 'shop',
    class: 'ordinary',
    outlets: 'all',
    from: '2026-11-01' as Day,
    to: '2026-11-30' as Day,
    rule: { kind: 'goods', goods: SALT_ONLY, off: { perMille: 100 } },
    ...change,
  };
}

export function promotion(id: string, rule: PromotionRule, change: Partial<Promotion> = {}): Promotion {
  return aPromotion({ id: PromotionId.parse(id), name: `Khuyến mãi ${id}`, rule, ...change });
}

export const percentOff = (goods: PromotedGoods, perMille: number): PromotionRule => ({
  kind: 'goods',
  goods,
  off: { perMille },
});
export const amountOff = (goods: PromotedGoods, amount: number): PromotionRule => ({
  kind: 'goods',
  goods,
  off: { amount: dong(amount) },
});
export const buyGet = (goods: PromotedGoods, buy: number, get: number, perMille = 1000): PromotionRule => ({
  kind: 'buy-get',
  goods,
  buy,
  get,
  perMille,
});
export const saleOff = (
  off: { readonly perMille: number } | { readonly amount: Dong },
  atLeast = 0,
): PromotionRule => ({
  kind: 'sale',
  atLeast: dong(atLeast),
  off,
});

/** Monday, 16 November 2026, ten in the morning, at the showroom. */
export const MONDAY_AT_TEN: Moment = { outlet: OutletId.parse('BL01'), day: '2026-11-16' as Day, minute: 600 };
