import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addToCart, type Cart, type CartLine, emptyCart, lineAmount } from '../../../src/shared/cart/cart.ts';
import { Stars } from '../../../src/shared/catalogue/certificate.ts';
import type { Day } from '../../../src/shared/day.ts';
import { OutletId, ProducerId, ProductId, PromotionId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { type Moment, runsAt } from '../../../src/shared/promotion/moment.ts';
import type { PromotedGoods, Promotion, PromotionRule, RuleOf } from '../../../src/shared/promotion/promotion.ts';
import { promotionsFor } from '../../../src/shared/promotion/promotionsFor.ts';
import { amountOf, type Quantity, quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { A_SALE, anItem } from '../../support/aCart.ts';
import { aPromotion } from '../../support/aPromotion.ts';

// A shelf of six things in two categories, of two producers; the last two are weighed, and some have a second price.
const PRICES = [9_000, 25_000, 25_001, 85_000, 333_333, 1_350_000];
const shelf = PRICES.map((price, at) =>
  anItem({
    product: ProductId.parse(`SP-00${at + 1}`),
    category: at % 2 === 0 ? 'Muối' : 'Mắm',
    producer: { id: ProducerId.parse(at < 3 ? 'HTX-01' : 'HTX-02'), name: 'Hợp tác xã' },
    stars: ([null, 3, 4, 5, null, 4] as const)[at] ?? null,
    weighed: at > 3,
    price: dong(price),
  }),
);

type Wanted = { readonly at: number; readonly dearer: boolean; readonly count: number };
const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  at: fc.nat({ max: shelf.length - 1 }),
  dearer: fc.boolean(),
  count: fc.integer({ min: 1, max: 14 }),
});

function filled(wanted: readonly Wanted[]): Cart {
  let cart = emptyCart(A_SALE);
  for (const { at, dearer, count } of wanted) {
    const item = shelf[at] ?? anItem();
    const thousandths = quantity(item.weighed ? count * 137 : count * 1000);
    const next = addToCart(cart, { ...item, price: dong(item.price + (dearer ? 1_111 : 0)) }, thousandths);
    if (!isRefusal(next)) cart = next;
  }
  return cart;
}
const anyCart = (max: number) => fc.array(anyWanted, { minLength: 1, maxLength: max }).map(filled);
/** The same cart after somebody did something to one of its lines; where there is no such line, nothing. */
function changed(cart: Cart, at: number, change: (line: CartLine) => Partial<CartLine>): Cart {
  const line = cart.lines[at];
  return line ? { ...cart, lines: cart.lines.with(at, { ...line, ...change(line) }) } : cart;
}

/** Now and then somebody agreed a price by hand. */
const anyHandledCart = fc
  .tuple(anyCart(6), fc.nat({ max: 9 }))
  .map(([cart, at]) =>
    changed(cart, at, ({ price }) => ({ price: dong(8_000), repriced: { from: price, reason: 'bao rách' } })),
  );

const anyOff = fc.oneof(
  fc.record({ perMille: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({ amount: fc.integer({ min: 1, max: 100_000 }).map(dong) }),
);
const anyGoods: fc.Arbitrary<PromotedGoods> = fc.oneof(
  fc
    .uniqueArray(fc.nat({ max: shelf.length - 1 }), { minLength: 1, maxLength: 3 })
    .map((at): PromotedGoods => ({ of: 'products', products: at.map((one) => ProductId.parse(`SP-00${one + 1}`)) })),
  fc.constantFrom('Muối', 'Mắm').map((category): PromotedGoods => ({ of: 'category', category })),
  fc.constantFrom('HTX-01', 'HTX-02').map((id): PromotedGoods => ({ of: 'producer', producer: ProducerId.parse(id) })),
  fc
    .uniqueArray(
      fc.constantFrom(3, 4, 5).map((stars) => Stars.parse(stars)),
      { minLength: 1, maxLength: 2 },
    )
    .map((stars): PromotedGoods => ({ of: 'stars', stars })),
);
const small = fc.integer({ min: 1, max: 4 });
const anyRule: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({ kind: fc.constant('goods' as const), goods: anyGoods, off: anyOff }),
  fc.record({
    kind: fc.constant('buy-get' as const),
    goods: anyGoods,
    buy: small,
    get: small,
    perMille: fc.constantFrom(1000, 500, 333),
  }),
  fc.record({
    kind: fc.constant('sale' as const),
    atLeast: fc.integer({ min: 0, max: 3_000_000 }).map(dong),
    off: anyOff,
  }),
);
const anyPromotions = (max: number) =>
  fc
    .array(anyRule, { maxLength: max })
    .map((rules) => rules.map((rule, at) => aPromotion({ id: PromotionId.parse(`km-${at}`), rule })));

const NOW: Moment = { outlet: OutletId.parse('BL01'), day: '2026-11-16' as Day, minute: 600 };
const priced = (cart: Cart, promotions: readonly Promotion[]) => priceCart(cart, promotionsFor(cart, promotions, NOW));
const totalOf = (cart: Cart, promotions: readonly Promotion[]): number => priced(cart, promotions).total;

const anyDiscount = fc.option(
  anyOff.map((off) => ({ off, reason: 'khách quen' })),
  { nil: undefined },
);
const withSaleDiscount = (cart: Cart, discount: NonNullable<Cart['discount']>): Cart => ({ ...cart, discount });
/** With what a cashier may take off lines and the whole. */
const anyDiscountedCart = fc.tuple(anyHandledCart, anyDiscount, anyDiscount).map(([cart, line, sale]): Cart => {
  const discounted = line ? changed(cart, 0, () => ({ discount: line })) : cart;
  return sale ? withSaleDiscount(discounted, sale) : discounted;
});

test('no line and no total is ever below nothing, and the lines make the total', () => {
  fc.assert(
    fc.property(anyDiscountedCart, anyPromotions(8), (cart, promotions) => {
      const { lines, gross, total } = priced(cart, promotions);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
      for (const line of lines) {
        expect(line.amount).toBeGreaterThanOrEqual(0);
        expect(line.gross - line.offs.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.amount);
        expect(line.offs.every(({ amount }) => amount > 0)).toBe(true);
      }
      expect(gross).toBe(cart.lines.reduce((sum, line) => sum + lineAmount(line), 0));
    }),
    { numRuns: 2_000 },
  );
});

test('no promotion makes a cart dearer, whatever the cashier takes off beside it', () => {
  fc.assert(
    fc.property(anyDiscountedCart, anyPromotions(8), (cart, promotions) => {
      expect(totalOf(cart, promotions)).toBeLessThanOrEqual(priceCart(cart).total);
    }),
    { numRuns: 2_000 },
  );
});

test('taking one promotion away never makes a cart cheaper', () => {
  fc.assert(
    fc.property(anyHandledCart, anyPromotions(8), fc.nat(), (cart, promotions, at) => {
      fc.pre(promotions.length > 0);
      const fewer = promotions.toSpliced(at % promotions.length, 1);
      expect(totalOf(cart, fewer)).toBeGreaterThanOrEqual(totalOf(cart, promotions));
    }),
    { numRuns: 3_000 },
  );
});

const byWhat = (cart: Cart, promotions: readonly Promotion[]) => {
  const { lines } = priced(cart, promotions);
  return cart.lines
    .map(({ product, price, quantity: count }, at) => ({ product, price, count, money: lines[at] }))
    .map(({ product, price, count, money }) => JSON.stringify([product, price, count, money?.offs, money?.amount]))
    .toSorted();
};

test('the same goods in any order, under the same promotions in any order, cost the same on every line', () => {
  const shuffled = anyHandledCart.chain((cart) =>
    fc
      .shuffledSubarray([...cart.lines], { minLength: cart.lines.length })
      .map((lines) => ({ cart, other: { ...cart, lines: lines.map((line, at) => ({ ...line, line: at + 1 })) } })),
  );
  const promotions = anyPromotions(8).chain((list) =>
    fc.shuffledSubarray(list, { minLength: list.length }).map((other) => ({ list, other })),
  );
  fc.assert(
    fc.property(shuffled, promotions, (carts, lists) => {
      expect(byWhat(carts.other, lists.other)).toEqual(byWhat(carts.cart, lists.list));
    }),
    { numRuns: 2_000 },
  );
});

test('asked twice it answers the same, and changes neither cart nor promotions', () => {
  fc.assert(
    fc.property(anyHandledCart, anyPromotions(8), (cart, promotions) => {
      const before = JSON.stringify([cart, promotions]);
      expect(promotionsFor(cart, promotions, NOW)).toEqual(promotionsFor(cart, promotions, NOW));
      expect(JSON.stringify([cart, promotions])).toBe(before);
    }),
  );
});

test('without a threshold, more of a thing never costs less', () => {
  const anyFlat = anyPromotions(8).map((list) =>
    list.map((each) => (each.rule.kind === 'sale' ? { ...each, rule: { ...each.rule, atLeast: dong(0) } } : each)),
  );
  fc.assert(
    fc.property(anyCart(5), anyFlat, fc.nat(), fc.integer({ min: 1, max: 900 }), (cart, promotions, which, more) => {
      const at = which % cart.lines.length;
      const lines = cart.lines.map((line, index) =>
        index === at ? { ...line, quantity: (line.quantity + (line.weighed ? more : 1_000)) as Quantity } : line,
      );
      expect(totalOf({ ...cart, lines }, promotions)).toBeGreaterThanOrEqual(totalOf(cart, promotions));
    }),
    { numRuns: 3_000 },
  );
});

test('with a threshold, one more thing may well make the whole cheaper: that is what a threshold is for', () => {
  const rule: PromotionRule = { kind: 'sale', atLeast: dong(500_000), off: { amount: dong(50_000) } };
  const [nineteen, twenty] = [19, 20].map((count) => filled([{ at: 1, dearer: false, count }]));
  expect(nineteen && totalOf(nineteen, [aPromotion({ rule })])).toBe(475_000);
  expect(twenty && totalOf(twenty, [aPromotion({ rule })])).toBe(450_000);
});

test('one that does not run is as if there were none', () => {
  const anyIdle: fc.Arbitrary<Partial<Promotion>> = fc.constantFrom<Partial<Promotion>>(
    { to: '2026-11-15' as Day },
    { from: '2026-11-17' as Day },
    { outlets: [OutletId.parse('BL02')] },
    { window: { from: 601, to: 1_440 } },
    { window: { from: 0, to: 600 } },
    { weekdays: [2, 3, 4, 5, 6, 7] },
    { endedOn: '2026-11-16' as Day },
  );
  fc.assert(
    fc.property(anyHandledCart, anyPromotions(4), anyRule, anyIdle, (cart, promotions, rule, idle) => {
      const other = aPromotion({ id: PromotionId.parse('a'), rule, ...idle });
      expect(runsAt(other, NOW)).toBe(false);
      expect(promotionsFor(cart, [...promotions, other], NOW)).toEqual(promotionsFor(cart, promotions, NOW));
    }),
  );
});

test('nothing cheaper can be had by any combination the rules of stacking admit', () => {
  fc.assert(
    fc.property(anyCart(4), anyPromotions(5), (cart, promotions) => {
      expect(totalOf(cart, promotions)).toBe(cheapest(cart, promotions));
    }),
    { numRuns: 1_500 },
  );
});

/** The yardstick: tries every admissible combination, written from docs/pricing.md and not from the engine. */
function cheapest(cart: Cart, promotions: readonly Promotion[]): number {
  const goodsWays = cart.lines.length === 0 ? [] : waysOfGoods(cart.lines, promotions);
  const gross = cart.lines.reduce((sum, line) => sum + lineAmount(line), 0);
  const sales = promotions.flatMap(({ rule }) => (rule.kind === 'sale' && gross >= rule.atLeast ? [rule] : []));
  return Math.min(...goodsWays, ...goodsWays.flatMap((left) => sales.map(({ off }) => left - offOf(left, off))));
}

/** What each way of giving lines their promotions leaves to pay. */
function waysOfGoods(lines: readonly CartLine[], promotions: readonly Promotion[]): number[] {
  const products = [...new Set(lines.map(({ product }) => product))];
  return products.reduce<number[]>(
    (sums, product) => {
      const ways = waysOfProduct(
        lines.filter((line) => line.product === product),
        promotions,
      );
      return [...new Set(sums.flatMap((sum) => ways.map((way) => sum + way)))];
    },
    [0],
  );
}

function waysOfProduct(lines: readonly CartLine[], promotions: readonly Promotion[]): number[] {
  const rules = promotions.map(({ rule }) => rule);
  const apart = waysOfEach(lines, rules);
  const together = rules.flatMap((rule) => {
    if (rule.kind !== 'buy-get') return [];
    const own = lines.filter((line) => isOf(rule.goods, line));
    const others = waysOfEach(
      lines.filter((line) => !own.includes(line)),
      rules,
    );
    return own.length === 0 ? [] : others.map((sum) => sum + leftTogether(own, rule));
  });
  return [...new Set([...apart, ...together])];
}

function waysOfEach(lines: readonly CartLine[], rules: readonly PromotionRule[]): number[] {
  return lines.reduce<number[]>(
    (sums, line) => {
      const ways = [lineAmount(line) as number];
      for (const rule of rules) {
        if (rule.kind !== 'goods' || !isOf(rule.goods, line)) continue;
        if ('perMille' in rule.off) ways.push(lineAmount(line) - offOf(lineAmount(line), rule.off));
        else ways.push(amountOf(dong(Math.max(0, line.price - rule.off.amount)), line.quantity));
      }
      return [...new Set(sums.flatMap((sum) => ways.map((way) => sum + way)))];
    },
    [0],
  );
}

/** Piece by piece: the dearest are paid first, and of each round what is past the bought ones is given. */
function leftTogether(lines: readonly CartLine[], { buy, get, perMille }: RuleOf<'buy-get'>): number {
  const pieces = lines.filter(({ weighed }) => !weighed);
  const prices = pieces.flatMap(({ price, quantity: count }) => Array<number>(count / 1000).fill(price));
  const given = prices.filter((_, at) => at % (buy + get) >= buy).length;
  const cheap = prices.toSorted((a, b) => a - b).slice(0, given);
  const saved = [...new Set(cheap)].map((price) => {
    const same = cheap.filter((one) => one === price).length;
    return Math.floor((price * same * perMille) / 1000 + 0.5);
  });
  return lines.reduce((sum, line) => sum + lineAmount(line), 0) - saved.reduce((sum, one) => sum + one, 0);
}

function offOf(amount: number, off: RuleOf<'sale'>['off']): number {
  return 'amount' in off ? Math.min(amount, off.amount) : Math.floor((amount * off.perMille) / 1000 + 0.5);
}

function isOf(goods: PromotedGoods, line: CartLine): boolean {
  switch (goods.of) {
    case 'products':
      return goods.products.includes(line.product);
    case 'category':
      return goods.category === line.category;
    case 'producer':
      return goods.producer === line.producer.id;
    case 'stars':
      return line.stars !== null && goods.stars.includes(line.stars);
  }
}
