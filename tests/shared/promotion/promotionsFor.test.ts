import { describe, expect, test } from 'vitest';
import type { Cart, CartItem, CartLine } from '../../../src/shared/cart/cart.ts';
import { ProducerId, ProductId, PromotionId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import type { Priced } from '../../../src/shared/pricing/priced.ts';
import type { PromotedGoods, Promotion } from '../../../src/shared/promotion/promotion.ts';
import { promotionsFor } from '../../../src/shared/promotion/promotionsFor.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aCart, anItem, aWeighedItem } from '../../support/aCart.ts';
import {
  amountOff,
  aPromotion,
  buyGet,
  MONDAY_AT_TEN,
  percentOff,
  promotion,
  SALT_ONLY,
  saleOff,
} from '../../support/aPromotion.ts';

const pieces = (count: number) => quantity(count * 1000);
const salt = (count: number, change: Partial<CartItem> = {}) => ({ item: anItem(change), quantity: pieces(count) });
const priced = (cart: Cart, ...promotions: Promotion[]): Priced =>
  priceCart(cart, promotionsFor(cart, promotions, MONDAY_AT_TEN));

/** The same cart after somebody did something to its first line. */
function changed(cart: Cart, change: Partial<CartLine>): Cart {
  const [first, ...others] = cart.lines;
  return { ...cart, lines: first ? [{ ...first, ...change }, ...others] : [] };
}

describe('off the goods', () => {
  test('ten per cent off a product stands on its line with the promotion’s name and who bears it', () => {
    const { lines, total } = priced(aCart([salt(2)]), aPromotion({ borneBy: 'producer' }));
    expect(total).toBe(45_000);
    expect(lines[0]?.offs).toEqual([
      { by: 'promotion', amount: 5_000, promotion: 'km-01', name: 'Tuần lễ muối', borneBy: 'producer' },
    ]);
  });

  test.each<[string, PromotedGoods]>([
    ['its category', { of: 'category', category: 'Muối' }],
    ['its producer', { of: 'producer', producer: ProducerId.parse('HTX-01') }],
    ['its stars', { of: 'stars', stars: [4, 5] }],
  ])('goods are found by %s', (_, goods) => {
    expect(priced(aCart([salt(1, { category: 'Muối' })]), promotion('km', percentOff(goods, 200))).total).toBe(20_000);
  });

  test.each<[string, PromotedGoods]>([
    ['another category', { of: 'category', category: 'Mắm' }],
    ['another producer', { of: 'producer', producer: ProducerId.parse('HTX-02') }],
    ['five stars', { of: 'stars', stars: [5] }],
  ])('%s is other goods', (_, goods) => {
    expect(priced(aCart([salt(1, { category: 'Muối' })]), promotion('km', percentOff(goods, 200))).total).toBe(25_000);
  });

  test('an amount is off each piece, and off each kilogram by weight', () => {
    const shrimp: PromotedGoods = { of: 'products', products: [ProductId.parse('SP-002')] };
    expect(priced(aCart([salt(3)]), promotion('km', amountOff(SALT_ONLY, 2_000))).total).toBe(69_000);
    const cart = aCart([{ item: aWeighedItem(), quantity: quantity(350) }]);
    expect(priced(cart, promotion('km', amountOff(shrimp, 80_000))).total).toBe(315_000);
  });

  test('an amount larger than the price takes the price and no more', () => {
    expect(priced(aCart([salt(3)]), promotion('km', amountOff(SALT_ONLY, 30_000))).total).toBe(0);
  });

  test('of two for one line the one that saves more counts, and only that one', () => {
    const both = [promotion('km-a', amountOff(SALT_ONLY, 2_000)), promotion('km-b', percentOff(SALT_ONLY, 100))];
    const { total, lines } = priced(aCart([salt(1)]), ...both);
    expect(total).toBe(22_500);
    expect(lines[0]?.offs.map((off) => off.promotion)).toEqual(['km-b']);
  });

  test('of two that save the same, the first by its id', () => {
    const both = [promotion('km-b', percentOff(SALT_ONLY, 100)), promotion('km-a', amountOff(SALT_ONLY, 2_500))];
    expect(priced(aCart([salt(1)]), ...both).lines[0]?.offs.map((off) => off.promotion)).toEqual(['km-a']);
  });

  test('a price agreed by hand is not promoted on top of it, but counts in the whole sale', () => {
    const cart = aCart([salt(2)]);
    const agreed = changed(cart, { price: dong(20_000), repriced });
    expect(priced(agreed, aPromotion(), promotion('mua', buyGet(SALT_ONLY, 1, 1))).total).toBe(40_000);
    expect(priced(agreed, promotion('km', saleOff({ perMille: 100 }, 40_000))).total).toBe(36_000);
  });

  test('what the cashier takes off a line comes after the promotion', () => {
    const cart = aCart([salt(1)]);
    const discount = { off: { perMille: 100 }, reason: 'khách quen' };
    const line = changed(cart, { discount });
    expect(priced(line, aPromotion()).lines[0]?.offs.map(({ by, amount }) => [by, amount])).toEqual([
      ['promotion', 2_500],
      ['line', 2_250],
    ]);
  });
});

const repriced = { from: dong(25_000), reason: 'bao rách' };

describe('buy some, get some', () => {
  test.each([
    [4, 100_000],
    [5, 125_000],
    [6, 125_000],
    [7, 150_000],
    [12, 250_000],
  ])('buy five, get one: %i cost %i', (count, total) => {
    expect(priced(aCart([salt(count)]), promotion('km', buyGet(SALT_ONLY, 5, 1))).total).toBe(total);
  });

  test.each([
    [2, 50_000],
    [3, 50_000],
    [4, 50_000],
    [5, 75_000],
  ])('buy two, get two: a round that is not full gives what is past the bought ones; %i cost %i', (count, total) => {
    expect(priced(aCart([salt(count)]), promotion('km', buyGet(SALT_ONLY, 2, 2))).total).toBe(total);
  });

  test('the second at half the price', () => {
    expect(priced(aCart([salt(2)]), promotion('km', buyGet(SALT_ONLY, 1, 1, 500))).total).toBe(37_500);
  });

  test('one product on two lines counts together, and the cheapest pieces are the ones given', () => {
    const cart = aCart([salt(3), salt(3, { price: dong(20_000) })]);
    const { total, lines } = priced(cart, promotion('km', buyGet(SALT_ONLY, 5, 1)));
    expect(total).toBe(3 * 25_000 + 2 * 20_000);
    expect(lines.map(({ amount }) => amount)).toEqual([75_000, 40_000]);
  });

  test('two products of one category count apart', () => {
    const goods: PromotedGoods = { of: 'category', category: 'Muối' };
    const other = salt(3, { product: ProductId.parse('SP-009'), category: 'Muối' });
    const cart = aCart([salt(3, { category: 'Muối' }), other]);
    expect(priced(cart, promotion('km', buyGet(goods, 5, 1))).total).toBe(150_000);
  });

  test('what is weighed has no pieces to give', () => {
    const shrimp: PromotedGoods = { of: 'products', products: [ProductId.parse('SP-002')] };
    const cart = aCart([{ item: aWeighedItem(), quantity: pieces(2) }]);
    expect(priced(cart, promotion('km', buyGet(shrimp, 1, 1))).total).toBe(1_960_000);
  });

  test('instead of a line’s own promotion, where it saves more', () => {
    const both = [promotion('km-a', percentOff(SALT_ONLY, 200)), promotion('km-b', buyGet(SALT_ONLY, 5, 1))];
    expect(priced(aCart([salt(5)]), ...both).total).toBe(100_000);
    expect(priced(aCart([salt(6)]), ...both).total).toBe(120_000);
    const free = [promotion('km-a', percentOff(SALT_ONLY, 100)), promotion('km-b', buyGet(SALT_ONLY, 5, 1))];
    expect(priced(aCart([salt(6)]), ...free).total).toBe(125_000);
  });
});

describe('off the whole sale', () => {
  const fromHalfAMillion = promotion('km', saleOff({ amount: dong(50_000) }, 500_000));

  test('from a threshold on, and not a đồng under it', () => {
    expect(priced(aCart([salt(20)]), fromHalfAMillion).total).toBe(450_000);
    expect(priced(aCart([salt(20, { price: dong(24_999) })]), fromHalfAMillion).total).toBe(499_980);
  });

  test('a saving on a line does not lose the threshold', () => {
    expect(priced(aCart([salt(20)]), fromHalfAMillion, aPromotion({ id: PromotionId.parse('km-a') })).total).toBe(
      400_000,
    );
  });

  test('it is divided over the lines to the đồng', () => {
    const shrimp = { item: aWeighedItem(), quantity: quantity(333) };
    const { lines, total } = priced(aCart([salt(1), shrimp]), promotion('km', saleOff({ amount: dong(10_001) })));
    expect(lines.map(({ offs }) => offs[0]?.amount)).toEqual([712, 9_289]);
    expect(total).toBe(25_000 + 326_340 - 10_001);
  });

  test('only one of them counts, the one that saves most', () => {
    const both = [promotion('km-a', saleOff({ amount: dong(9_000) })), promotion('km-b', saleOff({ perMille: 100 }))];
    expect(priced(aCart([salt(3)]), ...both).total).toBe(66_000);
    expect(priced(aCart([salt(4)]), ...both).total).toBe(90_000);
  });
});
