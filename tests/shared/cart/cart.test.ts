import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToCart,
  Cart,
  type CartLine,
  type CartRefusal,
  emptyCart,
  LINE_LIMIT,
  lineAmount,
  pieceCount,
  removeLine,
  setQuantity,
} from '../../../src/shared/cart/cart.ts';
import { ProductId, StaffId } from '../../../src/shared/id.ts';
import { DONG_LIMIT, dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { amountOf, ONE, QUANTITY_LIMIT, type Quantity, quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { A_SALE, aCart, anItem, aWeighedItem } from '../../support/aCart.ts';
import { anyCartItem } from '../../support/generators.ts';

const ABSURD = { refused: 'absurd-quantity' };

/** The cart after an action that must go through. */
function accepted(result: Cart | CartRefusal): Cart {
  if (isRefusal(result)) throw new Error(`refused: ${result.refused}`);
  return result;
}

const lineNumbers = (cart: Cart) => cart.lines.map(({ line }) => line);
const quantities = (cart: Cart) => cart.lines.map((line) => line.quantity);

describe('putting things into the cart', () => {
  it('a new cart is empty, costs nothing and carries the id its sale will have', () => {
    const cart = emptyCart(A_SALE);
    expect(cart).toMatchObject({ sale: A_SALE, lines: [] });
    expect(priceCart(cart).total).toBe(0);
    expect(pieceCount(cart)).toBe(0);
  });

  it('the same product scanned again adds to its line, which keeps its place', () => {
    const salt = anItem();
    const cart = aCart([{ item: salt }, { item: aWeighedItem(), quantity: quantity(350) }, { item: salt }]);
    expect(lineNumbers(cart)).toEqual([1, 2]);
    expect(quantities(cart)).toEqual([2_000, 350]);
  });

  it('two labels of one weighed product add their grams', () => {
    const shrimp = aWeighedItem();
    const cart = aCart([
      { item: shrimp, quantity: quantity(350) },
      { item: shrimp, quantity: quantity(420) },
    ]);
    expect(quantities(cart)).toEqual([770]);
  });

  it('a product whose price changed meanwhile gets a line of its own, and the old line keeps the old price', () => {
    const cart = aCart([{ item: anItem() }, { item: anItem({ price: dong(30_000) }) }]);
    expect(cart.lines.map(({ price }) => price)).toEqual([25_000, 30_000]);
    expect(priceCart(cart).total).toBe(55_000);
  });

  it('what is scanned after a price was set, or a discount was let through, is another line at the catalogue’s price', () => {
    const by = { id: StaffId.parse('huong'), name: 'Hương' };
    const repriced = { from: dong(25_000), reason: 'cận hạn', approvedBy: by };
    const discount = { off: { perMille: 500 }, reason: 'hàng trưng bày', approvedBy: by };
    for (const decided of [{ price: dong(20_000), repriced }, { discount }]) {
      const [line] = aCart().lines as [CartLine];
      const cart = { ...aCart(), lines: [{ ...line, ...decided }] };
      const two = accepted(addToCart(accepted(addToCart(cart, anItem(), ONE)), anItem(), ONE));
      expect(two.lines).toEqual([cart.lines[0], { ...anItem(), line: 2, quantity: 2_000 }]);
    }
  });

  it('a discount within the cashier’s own limit goes on for what is scanned after it', () => {
    const [line] = aCart().lines as [CartLine];
    const cart = { ...aCart(), lines: [{ ...line, discount: { off: { perMille: 50 }, reason: 'khách quen' } }] };
    expect(accepted(addToCart(cart, anItem(), ONE)).lines).toHaveLength(1);
  });

  it.each([0, -1_000])('%i thousandths cannot be added, whether or not the product is there already', (thousandths) => {
    expect(addToCart(emptyCart(A_SALE), anItem(), quantity(thousandths))).toEqual(ABSURD);
    const two = aCart([{ item: anItem(), quantity: quantity(2_000) }]);
    expect(addToCart(two, anItem(), quantity(thousandths))).toEqual(ABSURD);
  });

  it('the largest quantity goes in, and one more does not, neither at once nor by adding up', () => {
    const full = accepted(addToCart(emptyCart(A_SALE), anItem(), QUANTITY_LIMIT));
    expect(addToCart(full, anItem(), ONE)).toEqual(ABSURD);
    expect(addToCart(emptyCart(A_SALE), anItem(), quantity(QUANTITY_LIMIT + 1_000))).toEqual(ABSURD);
  });

  it('half a pack is refused, half a kilo is not', () => {
    expect(addToCart(emptyCart(A_SALE), anItem(), quantity(500))).toEqual({ refused: 'not-weighed' });
    expect(quantities(accepted(addToCart(emptyCart(A_SALE), aWeighedItem(), quantity(500))))).toEqual([500]);
  });

  it('a line is refused once it would cost more than anybody pays at a counter', () => {
    const dear = anItem({ price: dong(DONG_LIMIT - 1) });
    const one = accepted(addToCart(emptyCart(A_SALE), dear, ONE));
    expect(priceCart(one).total).toBe(DONG_LIMIT - 1);
    expect(addToCart(one, dear, ONE)).toEqual(ABSURD);
    expect(setQuantity(one, 1, QUANTITY_LIMIT)).toEqual(ABSURD);
  });

  it('a full cart takes no new line, but still more of what is in it', () => {
    const shelf = Array.from({ length: LINE_LIMIT }, (_, n) => ({
      item: anItem({ product: ProductId.parse(`SP-${n}`) }),
    }));
    const full = aCart(shelf);
    expect(full.lines).toHaveLength(LINE_LIMIT);
    expect(addToCart(full, anItem({ product: ProductId.parse('one-more') }), ONE)).toEqual({ refused: 'cart-full' });
    expect(accepted(addToCart(full, anItem({ product: ProductId.parse('SP-7') }), ONE)).lines[7]?.quantity).toBe(2_000);
  });
});

describe('changing the cart', () => {
  it('a quantity is set on its line only', () => {
    const cart = aCart([{ item: anItem() }, { item: aWeighedItem() }]);
    expect(quantities(accepted(setQuantity(cart, 1, quantity(5_000))))).toEqual([5_000, 1_000]);
  });

  it.each([
    { thousandths: 0, refused: 'absurd-quantity' },
    { thousandths: -1_000, refused: 'absurd-quantity' },
    { thousandths: QUANTITY_LIMIT + 1_000, refused: 'absurd-quantity' },
    { thousandths: 1_500, refused: 'not-weighed' },
  ])('setting $thousandths thousandths of a pack is refused: $refused', ({ thousandths, refused }) => {
    expect(setQuantity(aCart(), 1, quantity(thousandths))).toEqual({ refused });
  });

  it('a line number is never used twice, so a late tap cannot hit another line', () => {
    const first = aCart([{ item: anItem() }]);
    const emptied = accepted(removeLine(first, 1));
    const again = accepted(addToCart(emptied, anItem(), ONE));
    expect(lineNumbers(again)).toEqual([2]);
    expect(removeLine(again, 1)).toEqual({ refused: 'no-such-line' });
    expect(setQuantity(again, 1, ONE)).toEqual({ refused: 'no-such-line' });
  });

  it('a refused action and an accepted one both leave the old cart as it was', () => {
    const cart = aCart();
    const before = structuredClone(cart);
    setQuantity(cart, 1, quantity(0));
    addToCart(cart, anItem(), ONE);
    removeLine(cart, 1);
    expect(cart).toEqual(before);
  });

  it('pieces are counted one by one, what is weighed counts as one', () => {
    const cart = aCart([
      { item: anItem(), quantity: quantity(3_000) },
      { item: aWeighedItem(), quantity: quantity(1_250) },
    ]);
    expect(pieceCount(cart)).toBe(4);
  });
});

describe('any sequence of actions', () => {
  type Step = (cart: Cart) => Cart | CartRefusal;
  const someLine = fc.integer({ min: 0, max: 12 });
  const someQuantity = fc
    .oneof(
      fc.integer({ min: -2, max: 20 }).map((pieces) => pieces * 1_000),
      fc.integer({ min: -5_000, max: QUANTITY_LIMIT + 5_000 }),
    )
    .map((thousandths) => thousandths as Quantity);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(anyCartItem, someQuantity).map(
      ([item, amount]): Step =>
        (cart) =>
          addToCart(cart, item, amount),
    ),
    fc.tuple(someLine, someQuantity).map(
      ([line, amount]): Step =>
        (cart) =>
          setQuantity(cart, line, amount),
    ),
    someLine.map(
      (line): Step =>
        (cart) =>
          removeLine(cart, line),
    ),
  );

  it('keeps the total the sum of the lines, line numbers rising and unused, and no line that could not be sold', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let cart = emptyCart(A_SALE);
        const gone = new Set<number>();
        for (const apply of steps) {
          const next = apply(cart);
          if (isRefusal(next)) continue;
          const kept = new Set(lineNumbers(next));
          for (const line of lineNumbers(cart)) if (!kept.has(line)) gone.add(line);
          cart = next;
          soundCart(cart, gone);
        }
      }),
    );
  });
});

function soundCart(cart: Cart, gone: ReadonlySet<number>): void {
  expect(Cart.safeParse(cart).success).toBe(true);
  expect(priceCart(cart).total).toBe(cart.lines.reduce((sum, line) => sum + amountOf(line.price, line.quantity), 0));
  const numbers = lineNumbers(cart);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  expect(numbers.every((line) => line < cart.nextLine && !gone.has(line))).toBe(true);
  for (const line of cart.lines) expect(lineAmount(line)).toBeLessThan(DONG_LIMIT);
  const things = cart.lines.map(({ product, price }) => `${product} at ${price}`);
  expect(new Set(things).size).toBe(things.length);
}
