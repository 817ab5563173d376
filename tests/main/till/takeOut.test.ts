import { expect, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { dropHeld, holdCart } from '../../../src/main/till/holdCart.ts';
import { missDemand } from '../../../src/main/till/missDemand.ts';
import { beginPayment, leavePayment } from '../../../src/main/till/payCart.ts';
import { changeQuantity, clearCart, takeLineOut } from '../../../src/main/till/takeOut.ts';
import { ProductId } from '../../../src/shared/id.ts';
import { type EntryKind } from '../../../src/shared/journal/entry.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { aDesk, done, driedShrimp, salt, withShift } from '../../support/aDesk.ts';
import { huong, lansHand, openLine, withLeave } from '../../support/hands.ts';

const bodiesOf = (desk: Desk, kind: EntryKind) =>
  newestOf(desk.db, desk.signer.device, kind, 10).map(({ body }) => JSON.parse(body));

/** Three packs of salt and a kilo of shrimp, whose buyer was shown what to pay and thought again. */
function afterPaymentBegan() {
  const desk = withShift(aDesk());
  done(addProduct(desk, salt.id, quantity(3000)));
  done(addProduct(desk, driedShrimp.id, ONE));
  done(beginPayment(desk, cartNow(desk), lansHand));
  leavePayment(desk);
  return desk;
}

const needsLeave = { refused: 'needs-approval', right: 'remove-after-payment-began' };

test('before payment began, a line is taken out by anybody, and the journal does not care', () => {
  const desk = withShift(aDesk());
  done(addProduct(desk, salt.id, ONE));
  done(takeLineOut(desk, openLine(desk), lansHand));
  expect(bodiesOf(desk, 'line-removed')).toEqual([]);
});

test('after payment began a line, a piece of it, or the whole cart leave only with leave', () => {
  const desk = afterPaymentBegan();
  expect(takeLineOut(desk, openLine(desk), lansHand)).toEqual(needsLeave);
  expect(changeQuantity(desk, { ...openLine(desk), quantity: ONE }, lansHand)).toEqual(needsLeave);
  expect(clearCart(desk, openLine(desk), lansHand)).toEqual(needsLeave);
  expect(cartNow(desk).lines).toHaveLength(2);
  expect(bodiesOf(desk, 'line-removed')).toEqual([]);
});

test('more may be put in, and a quantity raised, without asking anybody', () => {
  const desk = afterPaymentBegan();
  done(changeQuantity(desk, { ...openLine(desk), quantity: quantity(4000) }, lansHand));
  done(addProduct(desk, salt.id, ONE));
  expect(cartNow(desk).lines[0]?.quantity).toBe(5000);
});

test('what leaves with leave is written down: what, how much, why, and whose leave it was', () => {
  const desk = afterPaymentBegan();
  const { sale } = cartNow(desk);
  const approvedBy = { id: huong.id, name: huong.name };
  done(changeQuantity(desk, { ...openLine(desk), quantity: ONE }, withLeave()));
  done(takeLineOut(desk, { ...openLine(desk, 2), reason: 'khách đổi ý' }, withLeave()));
  expect(bodiesOf(desk, 'line-removed')).toEqual([
    {
      sale,
      product: driedShrimp.id,
      name: driedShrimp.name,
      quantity: 1000,
      amount: 1_140_000,
      reason: 'khách đổi ý',
      approvedBy,
    },
    { sale, product: salt.id, name: 'Muối ba thạc', quantity: 2000, amount: 50_000, approvedBy },
  ]);
});

test('a cart that is thrown away whole leaves an entry a line', () => {
  const desk = afterPaymentBegan();
  done(clearCart(desk, openLine(desk), withLeave()));
  expect(bodiesOf(desk, 'line-removed').map(({ product }) => product)).toEqual([driedShrimp.id, salt.id]);
  expect(cartNow(desk)).toMatchObject({ lines: [] });
});

test('holding a cart is no way round it', () => {
  const desk = afterPaymentBegan();
  const { sale } = cartNow(desk);
  done(holdCart(desk, { sale, name: null }, lansHand));
  expect(dropHeld(desk, { sale }, lansHand)).toEqual(needsLeave);
  done(dropHeld(desk, { sale }, withLeave()));
  expect(bodiesOf(desk, 'line-removed')).toHaveLength(2);
});

test('somebody asked for what is not there: the words, or the product that has run out', () => {
  const desk = withShift(aDesk());
  done(missDemand(desk, { text: 'mắm cá linh' }, lansHand));
  done(missDemand(desk, { text: salt.name, product: salt.id, note: 'hết từ hôm qua' }, lansHand));
  expect(bodiesOf(desk, 'missed-demand')).toMatchObject([
    { text: salt.name, product: salt.id, note: 'hết từ hôm qua', day: '2026-11-23' },
    { text: 'mắm cá linh', day: '2026-11-23' },
  ]);
});

test('of a product it is the catalogue’s name that is written down', () => {
  const desk = withShift(aDesk());
  done(missDemand(desk, { product: salt.id, text: 'muối gì đó' }, lansHand));
  expect(bodiesOf(desk, 'missed-demand')).toMatchObject([{ product: salt.id, text: salt.name }]);
  const unknown = { product: ProductId.parse('SP-KHONG-CO'), text: 'gì đó' };
  expect(missDemand(desk, unknown, lansHand)).toEqual({ refused: 'no-such-product' });
});
