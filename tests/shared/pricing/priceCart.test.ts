import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cart } from '../../../src/shared/cart/cart.ts';
import { type Dong, dong } from '../../../src/shared/money.ts';
import { apportion } from '../../../src/shared/pricing/apportion.ts';
import { type Discount, depthOf, takenOff } from '../../../src/shared/pricing/discount.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { aCart, anItem, aWeighedItem } from '../../support/aCart.ts';
import { anyCartItem, anyPieces, anyShelfPrice } from '../../support/generators.ts';

const off = (taken: Discount['off']): Discount => ({ off: taken, reason: 'khách quen' });
const tenPerCent = off({ perMille: 100 });

function discounted(cart: Cart, at: number, discount: Discount): Cart {
  return { ...cart, lines: cart.lines.map((line, index) => (index === at ? { ...line, discount } : line)) };
}

describe('a cart without discounts', () => {
  test('costs what its lines cost', () => {
    const priced = priceCart(aCart([{ item: anItem(), quantity: quantity(2 * ONE) }, { item: aWeighedItem() }]));
    expect(priced).toMatchObject({ gross: 1_030_000, total: 1_030_000, lines: [{ amount: 50_000 }, {}] });
    expect(priced.lines[0]?.offs).toEqual([]);
  });
});

describe('what the cashier takes off', () => {
  test('a line shows what was taken, why, and what is left', () => {
    const priced = priceCart(discounted(aCart(), 0, tenPerCent));
    expect(priced.total).toBe(22_500);
    expect(priced.lines[0]?.offs).toEqual([{ by: 'line', amount: 2_500, borneBy: 'shop', reason: 'khách quen' }]);
  });

  test('an amount larger than the line takes the line and no more', () => {
    expect(priceCart(discounted(aCart(), 0, off({ amount: dong(30_000) }))).total).toBe(0);
  });

  test('off the whole sale comes after what is off its lines, and is divided over them to the đồng', () => {
    const cart = aCart([{ item: anItem() }, { item: aWeighedItem() }]);
    const priced = priceCart({ ...discounted(cart, 0, tenPerCent), discount: off({ amount: dong(10_001) }) });
    expect(priced.total).toBe(22_500 + 980_000 - 10_001);
    expect(priced.lines.map(({ offs }) => offs.map(({ by, amount }) => [by, amount]))).toEqual([
      [
        ['line', 2_500],
        ['sale', 224],
      ],
      [['sale', 9_777]],
    ]);
  });

  test('half a đồng goes off, in the buyer’s favour', () => {
    expect(takenOff(dong(25_005), tenPerCent)).toBe(2_501);
  });

  test('how deep it cuts is rounded up, so that nothing slips under a limit', () => {
    expect(depthOf(dong(30_000), off({ amount: dong(3_001) }))).toBe(101);
    expect(depthOf(dong(30_000), tenPerCent)).toBe(100);
    expect(depthOf(dong(0), off({ amount: dong(1) }))).toBe(1000);
  });
});

const anyDiscount = fc
  .oneof(
    anyShelfPrice.map((amount) => ({ amount })),
    fc.integer({ min: 1, max: 1000 }).map((perMille) => ({ perMille })),
  )
  .map(off);

const anyPricedCart = fc
  .record({
    goods: fc.array(
      fc.record({ item: anyCartItem, pieces: anyPieces, discount: fc.option(anyDiscount, { nil: undefined }) }),
      { maxLength: 6 },
    ),
    whole: fc.option(anyDiscount, { nil: undefined }),
  })
  .map(({ goods, whole }): Cart => {
    const seen = new Set<string>();
    const fresh = goods.filter(({ item }) => !seen.has(item.product) && seen.add(item.product));
    const cart = aCart(fresh.map(({ item, pieces }) => ({ item, quantity: pieces })));
    return fresh.reduce(
      (filled, { discount }, at) => (discount ? discounted(filled, at, discount) : filled),
      whole ? { ...cart, discount: whole } : cart,
    );
  });

const holds = (property: (cart: Cart) => void) => fc.assert(fc.property(anyPricedCart, property));

describe('of any cart', () => {
  test('the lines make the total, and no line costs less than nothing', () =>
    holds((cart) => {
      const { lines, total, gross } = priceCart(cart);
      expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
      for (const line of lines) {
        expect(line.amount).toBeGreaterThanOrEqual(0);
        expect(line.gross - line.offs.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.amount);
      }
      expect(total).toBeLessThanOrEqual(gross);
    }));

  test('each line costs the same in whatever order the goods lie', () =>
    holds((cart) => {
      const turned = { ...cart, lines: cart.lines.toReversed() };
      expect(priceCart(turned).lines.toReversed()).toEqual(priceCart(cart).lines);
    }));
});

test('every đồng is apportioned, and nobody gets more than their weight', () => {
  const anyWeights = fc.array(fc.integer({ min: 0, max: 9_000_000_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(anyWeights, fc.integer({ min: 0, max: 1_000 }), (weights, perMille) => {
      const sum = weights.reduce((before, weight) => before + weight, 0);
      const amount = dong(Math.floor((sum / 1_000) * perMille));
      const shares: Dong[] = apportion(
        amount,
        weights.map((weight, at) => ({ weight, key: `${at}` })),
      );
      expect(shares.reduce((before, share) => before + share, 0)).toBe(amount);
      for (const [at, share] of shares.entries()) expect(share).toBeLessThanOrEqual(weights[at] ?? 0);
    }),
  );
});
