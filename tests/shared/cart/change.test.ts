import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addToCart, type Cart, emptyCart, setQuantity } from '../../../src/shared/cart/cart.ts';
import { changePrice, discountLine, discountSale } from '../../../src/shared/cart/change.ts';
import { deepened, depths } from '../../../src/shared/cart/depth.ts';
import { dong } from '../../../src/shared/money.ts';
import type { Discount } from '../../../src/shared/pricing/discount.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { ONE, type Quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { A_SALE, anItem } from '../../support/aCart.ts';

const salt = anItem();
const reason = 'khách quen';

function done(cart: Cart | { refused: string }): Cart {
  if (isRefusal(cart)) throw new Error(cart.refused);
  return cart as Cart;
}
const withSalt = (pieces: number): Cart => done(addToCart(emptyCart(A_SALE), salt, (pieces * ONE) as Quantity));
const moneyOf = (cart: Cart) => ({ cart, priced: priceCart(cart) });

const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map((perMille) => ({ off: { perMille }, reason })),
  fc.integer({ min: 1, max: 900_000 }).map((amount) => ({ off: { amount: dong(amount) }, reason })),
);

test('the price of the catalogue, set by hand, leaves nothing to explain', () => {
  const cheaper = done(changePrice(withSalt(1), 1, { price: dong(20_000), reason }));
  expect(changePrice(cheaper, 1, { price: dong(25_000), reason })).toEqual(withSalt(1));
});

test('a price set twice is still measured by the catalogue’s', () => {
  const once = done(changePrice(withSalt(1), 1, { price: dong(20_000), reason }));
  const twice = done(changePrice(once, 1, { price: dong(15_000), reason }));
  expect(twice.lines[0]?.repriced?.from).toBe(25_000);
  expect(changePrice(twice, 1, { price: dong(2_500), reason })).toEqual({ refused: 'absurd-price' });
});

test('a discount of the whole is measured after those of its lines', () => {
  const half = done(discountLine(withSalt(10), 1, { off: { perMille: 500 }, reason }));
  const cart = done(discountSale(half, { off: { amount: dong(12_500) }, reason }));
  expect([...depths(cart, priceCart(cart))]).toEqual([
    [1, 500],
    [0, 100],
  ]);
});

test('given and taken back, a discount leaves the cart as it was', () => {
  fc.assert(
    fc.property(discount, fc.integer({ min: 1, max: 40 }), (off, pieces) => {
      const cart = withSalt(pieces);
      expect(discountLine(done(discountLine(cart, 1, off)), 1, null)).toEqual(cart);
      expect(discountSale(done(discountSale(cart, off)), null)).toEqual(cart);
    }),
  );
});

test('fewer pieces deepen an amount and never a per cent, and more pieces deepen nothing', () => {
  fc.assert(
    fc.property(discount, fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 40 }), (off, pieces, later) => {
      const before = done(discountLine(withSalt(pieces), 1, off));
      const after = done(setQuantity(before, 1, (later * ONE) as Quantity));
      const deeper = deepened(moneyOf(before), moneyOf(after), 0);
      if ('perMille' in off.off || later >= pieces) expect(deeper).toEqual([]);
      // Where the step is a whole per mille at least: smaller ones are lost in rounding up, at the very bottom too.
      else if (
        (off.off.amount * (pieces - later)) / (25 * pieces * later) >= 1 &&
        off.off.amount <= 25_000 * pieces * 0.999
      )
        expect(deeper).toEqual([1]);
    }),
  );
});
