import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitPriceOf } from '../../../src/shared/label/unitPrice.ts';
import { dong } from '../../../src/shared/money.ts';

test.each([
  ['500 g', 50_000, 'kg'],
  ['500g', 50_000, 'kg'],
  ['0,5 kg', 50_000, 'kg'],
  ['0.5 kg', 50_000, 'kg'],
  ['250 gr', 100_000, 'kg'],
  ['1 kg', 25_000, 'kg'],
  ['750 ml', 33_333, 'l'],
  ['1,5 lít', 16_667, 'l'],
  ['0,125 l', 200_000, 'l'],
])('25.000 ₫ for %s is %i ₫ a unit of %s', (content, price, per) => {
  expect(unitPriceOf(dong(25_000), content)).toEqual({ price, per });
});

test.each(['', '800-900 g (2 con)', '10 gói x 20 g', '1.500 g', '0 g', 'hộp', '500', '12 viên'])(
  'of "%s" no price of a kilogram is said',
  (content) => {
    expect(unitPriceOf(dong(25_000), content)).toBeUndefined();
  },
);

test('the price of a kilogram times the content is the price, to the đồng', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 5_000 }), (price, grams) => {
      const unit = unitPriceOf(dong(price), `${grams} g`);
      expect(Math.abs((unit?.price ?? 0) * grams - price * 1000) * 2).toBeLessThanOrEqual(grams);
    }),
  );
});
