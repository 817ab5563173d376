import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCart } from '../../../src/main/db/cart.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { newestOf } from '../../../src/main/db/journal.ts';
import { saleOf } from '../../../src/main/db/record.ts';
import { changeLinePrice, noteOneLine, tellBuyer } from '../../../src/main/till/changeLine.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { discountOneLine, discountWholeSale } from '../../../src/main/till/discountCart.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { beginPayment, leavePayment } from '../../../src/main/till/payCart.ts';
import { changeQuantity, takeLineOut } from '../../../src/main/till/takeOut.ts';
import { outgrown } from '../../../src/shared/cart/depth.ts';
import { StaffId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aCart, anItem } from '../../support/aCart.ts';
import { aDesk, done, driedShrimp, lan, salt, showroom, withShift } from '../../support/aDesk.ts';
import { huong, huongsHand, lansHand, openLine, withLeave } from '../../support/hands.ts';

const approver = { id: huong.id, name: huong.name };
const tenth = { off: { perMille: 100 }, reason: 'khách quen' };
const half = { off: { perMille: 500 }, reason: 'hàng trưng bày' };

const amount = (off: number) => ({ off: { amount: dong(off) }, reason: 'khách quen' });

/** Ten packs of salt: 250.000 ₫. */
function withSalt(pieces = 10) {
  const desk = withShift(aDesk());
  done(addProduct(desk, salt.id, quantity(pieces * 1000)));
  return desk;
}

test('a tenth off a line is the cashier’s own decision; a đồng more is not', () => {
  const desk = withSalt();
  const { priced } = done(discountOneLine(desk, { ...openLine(desk), discount: tenth }, lansHand));
  expect(priced.total).toBe(225_000);
  const more = { off: { amount: dong(25_001) }, reason: 'khách quen' };
  expect(discountOneLine(desk, { ...openLine(desk), discount: more }, lansHand)).toEqual({
    refused: 'needs-approval',
    right: 'discount-above-limit',
  });
  expect(cartNow(desk).lines[0]?.discount).toEqual(tenth);
});

test('with the manager’s leave it goes deeper, and the cart says whose leave it was', () => {
  const desk = withSalt();
  const hand = withLeave();
  const { cart, priced } = done(discountOneLine(desk, { ...openLine(desk), discount: half }, hand));
  expect(priced.total).toBe(125_000);
  expect(cart.lines[0]?.discount).toEqual({ ...half, approvedBy: approver });
  expect(hand.asked).toEqual(['discount-above-limit']);
});

test('a manager’s own decision is kept by name, because another may take the money', () => {
  const desk = withSalt();
  const { cart } = done(discountWholeSale(desk, { sale: cartNow(desk).sale, discount: half }, huongsHand));
  expect(cart.discount?.approvedBy).toEqual(approver);
});

test('the outlet says how deep a cashier may go', () => {
  const desk = withSalt();
  const row = { ...showroom, discountLimit: 0 };
  desk.db.write((db) => applyChange(db, { kind: 'outlet', id: row.id, row }));
  expect(discountOneLine(desk, { ...openLine(desk), discount: tenth }, lansHand)).toHaveProperty('refused');
});

test('the sale’s limit is measured on what is left after the lines’ own discounts', () => {
  const desk = withSalt();
  done(discountOneLine(desk, { ...openLine(desk), discount: half }, huongsHand));
  const { sale } = cartNow(desk);
  expect(discountWholeSale(desk, { sale, discount: amount(12_501) }, lansHand)).toHaveProperty('refused');
  expect(done(discountWholeSale(desk, { sale, discount: amount(12_500) }, lansHand)).priced.total).toBe(112_500);
});

test('another discount takes the place of the first, and null takes it away', () => {
  const desk = withSalt();
  const { sale } = cartNow(desk);
  done(discountWholeSale(desk, { sale, discount: tenth }, lansHand));
  done(discountWholeSale(desk, { sale, discount: { ...tenth, off: { perMille: 50 } } }, lansHand));
  expect(done(discountWholeSale(desk, { sale, discount: null }, lansHand)).priced.total).toBe(250_000);
});

/** Two packs of 25.000 ₫, and a fifth off the whole by leave: 10.000 ₫. */
function withAFifth() {
  const desk = withSalt(2);
  const discount = { off: { perMille: 200 }, reason: 'khách đoàn' };
  done(discountWholeSale(desk, { sale: cartNow(desk).sale, discount }, withLeave()));
  return desk;
}

describe('leave for a discount of the whole sale', () => {
  const NEEDED = { refused: 'needs-approval', right: 'discount-above-limit' };

  test('holds for some goods more: what is off beyond it is no more than a cashier’s own tenth', () => {
    const desk = withAFifth();
    // 20.000 off, where 10.000 were seen; a tenth of 100.000 is 10.000 more.
    done(addProduct(desk, salt.id, quantity(2000)));
    const { cart, priced } = done(beginPayment(desk, cartNow(desk), lansHand));
    expect(priced.total).toBe(80_000);
    expect(cart.discount).toMatchObject({ approvedFor: 10_000, approvedBy: approver });
  });

  test('is asked again, when payment begins, for goods that make it more than that', () => {
    const desk = withAFifth();
    done(addProduct(desk, salt.id, quantity(3000)));
    expect(beginPayment(desk, cartNow(desk), lansHand)).toEqual(NEEDED);
    expect(openCart(desk.db)?.paymentBegan).toBeUndefined();
    const hand = withLeave();
    const { cart } = done(beginPayment(desk, cartNow(desk), hand));
    expect(hand.asked).toEqual(['discount-above-limit']);
    expect(cart.discount?.approvedFor).toBe(25_000);
    done(leavePayment(desk));
    done(beginPayment(desk, cartNow(desk), lansHand));
  });

  test('is not passed by paying without beginning to', () => {
    const desk = withAFifth();
    done(addProduct(desk, salt.id, quantity(3000)));
    const { sale } = cartNow(desk);
    const input = { sale, total: dong(100_000), tenders: [{ kind: 'cash' as const, given: dong(100_000) }] };
    expect(completeSale(desk, input, lansHand)).toEqual(NEEDED);
    done(completeSale(desk, input, huongsHand));
  });

  test('covers an amount, which more goods make no larger', () => {
    const desk = withSalt(2);
    const { sale } = cartNow(desk);
    done(discountWholeSale(desk, { sale, discount: amount(20_000) }, withLeave()));
    done(addProduct(desk, driedShrimp.id, quantity(5000)));
    done(beginPayment(desk, cartNow(desk), lansHand));
  });

  test('is never needed for what a cashier may', () => {
    const desk = withSalt(2);
    done(discountWholeSale(desk, { sale: cartNow(desk).sale, discount: tenth }, lansHand));
    done(addProduct(desk, driedShrimp.id, quantity(5000)));
    done(beginPayment(desk, cartNow(desk), lansHand));
  });

  test('whatever comes after it, no more is off than was seen and a cashier’s own tenth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 1000 }), fc.integer({ min: 1, max: 40 }), (perMille, more) => {
        const seen = whole(2, perMille);
        const now = whole(2 + more, perMille);
        const cart = { ...now.cart, discount: { ...now.cart.discount, approvedBy: approver, approvedFor: off(seen) } };
        const isOutgrown = outgrown({ cart, priced: now.priced }, 100);
        expect(isOutgrown).toBe(off(now) - off(seen) > now.priced.gross / 10);
      }),
    );
  });
});

/** So many packs, and so much off them. */
function whole(packs: number, perMille: number) {
  const discount = { off: { perMille }, reason: 'khách đoàn' };
  const cart = { ...aCart([{ item: anItem(), quantity: quantity(packs * 1000) }]), discount };
  return { cart, priced: priceCart(cart) };
}

const off = ({ priced }: ReturnType<typeof whole>) => dong(priced.gross - priced.total);

test('more than there is cannot be taken off, nor anything off nothing', () => {
  const desk = withSalt();
  const { sale } = cartNow(desk);
  const all = { off: { amount: dong(250_001) }, reason: 'nhầm' };
  expect(discountWholeSale(desk, { sale, discount: all }, huongsHand)).toEqual({
    refused: 'absurd-discount',
    most: 250_000,
  });
  done(takeLineOut(desk, openLine(desk), lansHand));
  expect(discountWholeSale(desk, { sale, discount: tenth }, lansHand)).toEqual({ refused: 'nothing-to-discount' });
});

test('pieces put in for the discount’s sake and taken out again do not pass the limit', () => {
  const desk = withSalt();
  const discount = { off: { amount: dong(25_000) }, reason: 'mua nhiều' };
  done(discountOneLine(desk, { ...openLine(desk), discount }, lansHand));
  const fewer = { ...openLine(desk), quantity: quantity(1000) };
  expect(changeQuantity(desk, fewer, lansHand)).toEqual({ refused: 'needs-approval', right: 'discount-above-limit' });
  expect(cartNow(desk).lines[0]?.quantity).toBe(10_000);
  const { cart } = done(changeQuantity(desk, fewer, withLeave()));
  expect(cart.lines[0]?.discount?.approvedBy).toEqual(approver);
});

test('nor does a line put in for the whole sale’s discount, and taken out again', () => {
  const desk = withSalt(1);
  done(addProduct(desk, driedShrimp.id, quantity(1000)));
  const { sale } = cartNow(desk);
  done(discountWholeSale(desk, { sale, discount: { off: { amount: dong(20_000) }, reason: 'khách quen' } }, lansHand));
  expect(takeLineOut(desk, openLine(desk, 2), lansHand)).toMatchObject({ right: 'discount-above-limit' });
});

test('another price needs somebody who may, a reason and sense, and the catalogue’s own none of them', () => {
  const desk = withSalt();
  const line = openLine(desk);
  const cheaper = { ...line, price: dong(20_000), reason: 'nhãn ghi giá khác' };
  expect(changeLinePrice(desk, cheaper, lansHand)).toEqual({ refused: 'needs-approval', right: 'change-price' });
  expect(changeLinePrice(desk, { ...line, price: dong(20_000) }, huongsHand)).toEqual({ refused: 'reason-needed' });
  for (const price of [0, -1, 2_500, 250_000]) {
    const absurd = { ...cheaper, price: dong(price) };
    expect(changeLinePrice(desk, absurd, huongsHand)).toEqual({ refused: 'absurd-price' });
    // Before anybody is asked for leave.
    expect(changeLinePrice(desk, absurd, lansHand)).toEqual({ refused: 'absurd-price' });
  }
  const { cart, priced } = done(changeLinePrice(desk, cheaper, withLeave()));
  expect(cart.lines[0]).toMatchObject({
    price: 20_000,
    repriced: { from: 25_000, reason: 'nhãn ghi giá khác', approvedBy: approver },
  });
  expect(priced.total).toBe(200_000);
  const back = done(changeLinePrice(desk, { ...line, price: dong(25_000) }, lansHand));
  expect(back.cart.lines[0]).not.toHaveProperty('repriced');
});

test('leave for another price is leave for the pieces it was given for: more are asked for anew', () => {
  const desk = withSalt(1);
  done(changeLinePrice(desk, { ...openLine(desk), price: dong(20_000), reason: 'móp hộp' }, withLeave()));
  const scanned = done(addProduct(desk, salt.id, quantity(2000)));
  expect(scanned).toMatchObject({ touched: 2, priced: { total: 70_000 } });
  const more = { ...openLine(desk), quantity: quantity(2000) };
  expect(changeQuantity(desk, more, lansHand)).toEqual({ refused: 'needs-approval', right: 'change-price' });
  expect(cartNow(desk).lines[0]?.quantity).toBe(1000);
  const hand = withLeave();
  const { cart } = done(changeQuantity(desk, more, hand));
  expect(cart.lines[0]).toMatchObject({ quantity: 2000, repriced: { from: 25_000, approvedBy: approver } });
  expect(hand.asked).toEqual(['change-price']);
  done(changeQuantity(desk, { ...openLine(desk, 2), quantity: quantity(9000) }, lansHand));
});

test('so is leave for a deep discount, and whoever gives it for more of them is named', () => {
  const desk = withSalt(1);
  const other = { id: StaffId.parse('chu'), name: 'Chủ' };
  const owner = { actor: lan, may: () => ({ approvedBy: other }) };
  done(discountOneLine(desk, { ...openLine(desk), discount: half }, withLeave()));
  expect(done(addProduct(desk, salt.id, quantity(1000)))).toMatchObject({ touched: 2, priced: { total: 37_500 } });
  const more = { ...openLine(desk), quantity: quantity(4000) };
  expect(changeQuantity(desk, more, lansHand)).toEqual({ refused: 'needs-approval', right: 'discount-above-limit' });
  const { cart } = done(changeQuantity(desk, more, owner));
  expect(cart.lines[0]?.discount).toEqual({ ...half, approvedBy: other });
  const same = done(changeQuantity(desk, more, lansHand));
  expect(same.cart.lines[0]?.discount?.approvedBy).toEqual(other);
});

test('what was changed stands in the sale, and who let it', () => {
  const desk = withSalt();
  done(changeLinePrice(desk, { ...openLine(desk), price: dong(20_000), reason: 'cận hạn' }, withLeave()));
  done(discountOneLine(desk, { ...openLine(desk), discount: tenth }, lansHand));
  done(noteOneLine(desk, { ...openLine(desk), note: 'gói quà' }));
  done(tellBuyer(desk, { sale: cartNow(desk).sale, buyer: 'foreign' }));
  const { sale } = cartNow(desk);
  const tenders = [{ kind: 'cash' as const, given: dong(180_000) }];
  done(completeSale(desk, { sale, total: dong(180_000), tenders }, lansHand));
  const [entry] = newestOf(desk.db, desk.signer.device, 'sale', 1);
  expect(entry && saleOf(entry)).toMatchObject({
    buyer: 'foreign',
    lines: [
      {
        repriced: { from: 25_000, reason: 'cận hạn', approvedBy: approver },
        offs: [{ by: 'line', amount: 20_000, reason: 'khách quen' }],
        note: 'gói quà',
      },
    ],
  });
});

test('who is buying is told with one tap and taken back with another', () => {
  const desk = withSalt();
  const { sale } = cartNow(desk);
  expect(done(tellBuyer(desk, { sale, buyer: 'domestic' })).cart.buyer).toBe('domestic');
  expect(done(tellBuyer(desk, { sale, buyer: null })).cart).not.toHaveProperty('buyer');
});

test('what is meant for one cart is not done to the next', () => {
  const desk = withSalt();
  const stale = { ...openLine(desk), sale: '01900000-0000-7000-8000-000000000001' as never };
  expect(takeLineOut(desk, stale, lansHand)).toEqual({ refused: 'other-cart' });
  expect(discountOneLine(desk, { ...stale, discount: tenth }, lansHand)).toEqual({ refused: 'other-cart' });
  expect(noteOneLine(desk, { ...stale, note: 'x' })).toEqual({ refused: 'other-cart' });
});
