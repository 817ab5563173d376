import { describe, expect, test } from 'vitest';
import type { Price } from '../../../src/shared/catalogue/product.ts';
import type { Day } from '../../../src/shared/day.ts';
import { ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { capBreach, capOn, paidUnder } from '../../../src/shared/promotion/cap.ts';
import type { PromotionRule } from '../../../src/shared/promotion/promotion.ts';
import { amountOff, aPromotion, buyGet, percentOff, SALT_ONLY, saleOff } from '../../support/aPromotion.ts';

const price = (from: string, amount: number): Price => ({
  product: ProductId.parse('SP-001'),
  from: from as Day,
  price: dong(amount),
  demo: false,
});
const ALL_YEAR = [price('2026-01-01', 100_000)];

describe('half the price immediately before', () => {
  test.each<[string, PromotionRule, boolean]>([
    ['half off', percentOff(SALT_ONLY, 500), false],
    ['a little more than half off', percentOff(SALT_ONLY, 501), true],
    ['half the price in đồng', amountOff(SALT_ONLY, 50_000), false],
    ['one đồng more', amountOff(SALT_ONLY, 50_001), true],
    ['buy one, get one', buyGet(SALT_ONLY, 1, 1), false],
    ['buy one, get two', buyGet(SALT_ONLY, 1, 2), true],
    ['buy one, get two at half the price', buyGet(SALT_ONLY, 1, 2, 500), false],
    ['half of any sale', saleOff({ perMille: 500 }), false],
    ['an amount off any sale, which may be a small one', saleOff({ amount: dong(10_000) }), true],
    ['an amount off sales of twice as much', saleOff({ amount: dong(50_000) }, 100_000), false],
    ['an amount off sales of a little less', saleOff({ amount: dong(50_000) }, 99_999), true],
  ])('%s', (_, rule, breaches) => {
    expect(capBreach(aPromotion({ rule }), ALL_YEAR) !== undefined).toBe(breaches);
  });

  test('a price raised shortly before does not make a deeper cut look lawful', () => {
    const prices = [price('2026-01-01', 100_000), price('2026-11-01', 200_000)];
    expect(capBreach(aPromotion({ rule: amountOff(SALT_ONLY, 160_000) }), prices)).toEqual({
      before: 100_000,
      paid: 40_000,
    });
  });

  test('a price lowered while it runs counts with it', () => {
    const prices = [price('2026-01-01', 100_000), price('2026-11-20', 80_000)];
    const rule = percentOff(SALT_ONLY, 400);
    expect(capBreach(aPromotion({ rule }), prices)).toEqual({ before: 100_000, paid: 48_000 });
    expect(capBreach(aPromotion({ rule, to: '2026-11-19' as Day }), prices)).toBeUndefined();
  });

  test('a product without a price before is held against its first', () => {
    expect(capBreach(aPromotion(), [price('2026-11-10', 100_000)])).toBeUndefined();
    expect(capBreach(aPromotion(), [])).toBeUndefined();
  });

  test('a programme the state runs may give all, and raw goods have no bound', () => {
    const rule = percentOff(SALT_ONLY, 1000);
    expect(capBreach(aPromotion({ rule, class: 'state-programme' }), ALL_YEAR)).toBeUndefined();
    expect(capBreach(aPromotion({ rule, class: 'raw-goods' }), ALL_YEAR)).toBeUndefined();
    expect(capBreach(aPromotion({ rule }), ALL_YEAR)).toEqual({ before: 100_000, paid: 0 });
  });

  test('the cap is the one of the day', () => {
    const later = { class: 'ordinary', from: '2027-01-01' as Day, perMille: 700 } as const;
    const caps = [{ class: 'ordinary', from: '2018-07-15' as Day, perMille: 500 } as const, later];
    expect(capOn('ordinary', '2026-12-31' as Day, caps)).toBe(500);
    expect(capOn('ordinary', '2027-01-01' as Day, caps)).toBe(700);
  });
});

test('what one costs at the deepest', () => {
  expect(paidUnder({ rule: buyGet(SALT_ONLY, 5, 1) }, dong(60_000))).toBe(50_000);
  expect(paidUnder({ rule: saleOff({ amount: dong(50_000) }, 500_000) }, dong(60_000))).toBe(54_000);
});
