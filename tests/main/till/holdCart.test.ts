import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { newestOf } from '../../../src/main/db/journal.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { changeLinePrice, noteOneLine } from '../../../src/main/till/changeLine.ts';
import { discountOneLine, discountWholeSale } from '../../../src/main/till/discountCart.ts';
import { dropPart } from '../../../src/main/till/dropPayments.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { dropHeld, heldList, holdCart, recallCart } from '../../../src/main/till/holdCart.ts';
import { beginPayment, keepParts, leavePayment } from '../../../src/main/till/payCart.ts';
import { HELD_LIMIT } from '../../../src/shared/cart/held.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import type { Part } from '../../../src/shared/sale/part.ts';
import { aDesk, aFolder, deskOver, done, driedShrimp, salt, type TestDesk, withShift } from '../../support/aDesk.ts';
import { aPrice } from '../../support/aProduct.ts';
import { huong, huongsHand, lansHand, openLine, withLeave } from '../../support/hands.ts';

const A_DAY = 24 * 60 * 60_000;

function hold(desk: TestDesk, name: string | null = null) {
  const { sale } = cartNow(desk);
  done(holdCart(desk, { sale, name }, lansHand));
  desk.setClock(desk.clock() + 1000);
  return sale;
}

function withSalt(pieces = 2) {
  const desk = withShift(aDesk());
  done(addProduct(desk, salt.id, quantity(pieces * 1000)));
  return desk;
}

function setPrice(desk: TestDesk, price: number, from = '2026-11-24') {
  const row = aPrice({ price: dong(price), from: from as never });
  desk.db.write((db) => applyChange(db, { kind: 'price', id: priceChangeId(row), row }));
}

test('a held cart frees the counter and comes back as it was, to whoever stands there', () => {
  const desk = withSalt();
  done(noteOneLine(desk, { ...openLine(desk), note: 'gói quà' }));
  const { lines } = cartNow(desk);
  const sale = hold(desk, 'chị áo đỏ');
  expect(cartNow(desk)).toMatchObject({ lines: [] });
  expect(heldList(desk.db)).toMatchObject([
    { sale, name: 'chị áo đỏ', heldBy: 'Lan', pieces: 2, total: 50_000, first: salt.name, paymentBegan: false },
  ]);
  const back = done(recallCart(desk, { sale }, huongsHand));
  expect(back).toMatchObject({ cart: { sale, lines }, repriced: [], gone: [] });
  expect(heldList(desk.db)).toEqual([]);
});

test('what lies on the counter is held in the place of what is recalled', () => {
  const desk = withSalt();
  const first = hold(desk, 'chị áo đỏ');
  done(addProduct(desk, driedShrimp.id, ONE));
  const second = cartNow(desk).sale;
  done(recallCart(desk, { sale: first }, lansHand));
  expect(cartNow(desk).sale).toBe(first);
  expect(heldList(desk.db).map(({ sale }) => sale)).toEqual([second]);
});

test('recalled twice, by two windows, it is on the counter once', () => {
  const desk = withSalt();
  const sale = hold(desk);
  done(recallCart(desk, { sale }, lansHand));
  expect(recallCart(desk, { sale }, lansHand)).toEqual({ refused: 'no-such-held' });
  expect(cartNow(desk).sale).toBe(sale);
});

test('an empty counter holds nothing, a full shelf takes no more, and no name is a card number', () => {
  const desk = withShift(aDesk());
  expect(holdCart(desk, { sale: cartNow(desk).sale, name: null }, lansHand)).toEqual({ refused: 'nothing-to-hold' });
  for (let n = 0; n < HELD_LIMIT; n += 1) {
    done(addProduct(desk, salt.id, ONE));
    hold(desk);
  }
  done(addProduct(desk, salt.id, ONE));
  const { sale } = cartNow(desk);
  expect(holdCart(desk, { sale, name: null }, lansHand)).toEqual({ refused: 'too-many-held', count: HELD_LIMIT });
  const [oldest] = heldList(desk.db);
  done(recallCart(desk, { sale: oldest?.sale ?? sale }, lansHand));
  expect(heldList(desk.db)).toHaveLength(HELD_LIMIT);
  done(dropHeld(desk, { sale }, lansHand));
});

test('held carts are there after the till was closed and opened again', () => {
  const folder = aFolder();
  const before = openDatabase(join(folder, 'till.db'));
  const desk = withShift(deskOver(before));
  done(addProduct(desk, salt.id, ONE));
  hold(desk, 'chị áo đỏ');
  before.close();
  const after = openDatabase(join(folder, 'till.db'));
  expect(heldList(after)).toMatchObject([{ name: 'chị áo đỏ' }]);
  after.close();
});

test('on the same day the buyer pays the price they saw, whatever came from the centre meanwhile', () => {
  const desk = withSalt();
  const sale = hold(desk);
  setPrice(desk, 30_000, '2026-11-23');
  const { priced, repriced } = done(recallCart(desk, { sale }, lansHand));
  expect(priced.total).toBe(50_000);
  expect(repriced).toEqual([]);
});

test('on a later day the goods have that day’s prices and stars, and the cashier is told which changed', () => {
  const desk = withSalt();
  done(addProduct(desk, driedShrimp.id, ONE));
  done(
    discountOneLine(desk, { ...openLine(desk), discount: { off: { perMille: 100 }, reason: 'khách quen' } }, lansHand),
  );
  const sale = hold(desk);
  setPrice(desk, 30_000);
  desk.setClock(desk.clock() + A_DAY);
  const { cart, priced, repriced } = done(recallCart(desk, { sale }, lansHand));
  expect(repriced).toEqual([salt.name]);
  expect(cart.lines[0]).toMatchObject({ line: 1, price: 30_000, quantity: 2000, discount: { reason: 'khách quen' } });
  expect(priced.total).toBe(54_000 + 1_140_000);
});

test('a price that somebody set stays set overnight; beside it stands the new catalogue’s', () => {
  const desk = withSalt();
  done(changeLinePrice(desk, { ...openLine(desk), price: dong(20_000), reason: 'cận hạn' }, huongsHand));
  const sale = hold(desk);
  setPrice(desk, 30_000);
  desk.setClock(desk.clock() + A_DAY);
  const { cart } = done(recallCart(desk, { sale }, lansHand));
  expect(cart.lines[0]).toMatchObject({ price: 20_000, repriced: { from: 30_000, reason: 'cận hạn' } });
});

test('what cannot be sold any more the next day is left out, and said', () => {
  const desk = withSalt();
  done(addProduct(desk, driedShrimp.id, ONE));
  const sale = hold(desk);
  desk.db.write((db) => applyChange(db, { kind: 'product', id: salt.id, row: null }));
  desk.setClock(desk.clock() + A_DAY);
  const { cart, gone } = done(recallCart(desk, { sale }, lansHand));
  expect(gone).toEqual([salt.name]);
  expect(cart.lines.map(({ product }) => product)).toEqual([driedShrimp.id]);
});

const tomorrow = (desk: TestDesk) => desk.setClock(desk.clock() + A_DAY);

test('an amount off that is too deep for the next day’s price needs leave, and what lay there stays until it is given', () => {
  const desk = withSalt(4);
  const discount = { off: { amount: dong(10_000) }, reason: 'khách quen' };
  done(discountOneLine(desk, { ...openLine(desk), discount }, lansHand));
  const sale = hold(desk);
  setPrice(desk, 10_000);
  tomorrow(desk);
  done(addProduct(desk, driedShrimp.id, ONE));
  const open = cartNow(desk);
  expect(recallCart(desk, { sale }, lansHand)).toEqual({ refused: 'needs-approval', right: 'discount-above-limit' });
  expect(cartNow(desk)).toEqual(open);
  expect(heldList(desk.db).map((one) => one.sale)).toEqual([sale]);
  const { cart, priced } = done(recallCart(desk, { sale }, withLeave()));
  expect(priced.total).toBe(30_000);
  expect(cart.lines[0]?.discount?.approvedBy).toEqual({ id: huong.id, name: huong.name });
  expect(heldList(desk.db).map((one) => one.sale)).toEqual([open.sale]);
});

test('an amount off the whole is measured anew where goods are gone overnight', () => {
  const desk = withSalt(1);
  done(addProduct(desk, driedShrimp.id, ONE));
  const { sale } = cartNow(desk);
  done(discountWholeSale(desk, { sale, discount: { off: { amount: dong(20_000) }, reason: 'khách quen' } }, lansHand));
  hold(desk);
  desk.db.write((db) => applyChange(db, { kind: 'product', id: driedShrimp.id, row: null }));
  tomorrow(desk);
  expect(recallCart(desk, { sale }, lansHand)).toMatchObject({ right: 'discount-above-limit' });
  expect(done(recallCart(desk, { sale }, withLeave())).priced.total).toBe(5_000);
});

test('goods that a buyer was shown to pay for are not gone overnight without leave, and the journal names who gave it', () => {
  const desk = withSalt();
  done(addProduct(desk, driedShrimp.id, ONE));
  done(beginPayment(desk, cartNow(desk), lansHand));
  leavePayment(desk);
  const sale = hold(desk);
  desk.db.write((db) => applyChange(db, { kind: 'product', id: salt.id, row: null }));
  tomorrow(desk);
  const removed = () => newestOf(desk.db, desk.signer.device, 'line-removed', 9).map(({ body }) => JSON.parse(body));
  expect(recallCart(desk, { sale }, lansHand)).toMatchObject({ right: 'remove-after-payment-began' });
  expect(removed()).toEqual([]);
  done(recallCart(desk, { sale }, withLeave()));
  expect(removed()).toMatchObject([{ product: salt.id, approvedBy: { id: huong.id } }]);
});

test('what was taken of its payment lies aside with the cart, comes back with it, and is nobody else’s', () => {
  const desk = withSalt();
  const { sale } = done(beginPayment(desk, cartNow(desk), lansHand)).cart;
  const card: Part = { id: 1, tender: { kind: 'card', given: dong(5_000), reference: 'R1' } };
  expect(done(keepParts(desk, { sale, parts: [card] }, lansHand)).cart.paying).toBeDefined();
  expect(leavePayment(desk).cart.taken).toEqual([card]);
  hold(desk);
  done(addProduct(desk, driedShrimp.id, ONE));
  expect(cartNow(desk).taken).toBeUndefined();
  expect(keepParts(desk, { sale, parts: [] }, lansHand)).toEqual({ refused: 'other-cart' });
  done(recallCart(desk, { sale }, lansHand));
  expect(cartNow(desk).taken).toEqual([card]);
  done(dropPart(desk, { sale, part: 1 }, withLeave()));
  expect(cartNow(desk).taken).toBeUndefined();
});
