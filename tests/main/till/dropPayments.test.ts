import { expect, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import { openingOf, openShift as openNow } from '../../../src/main/db/shift.ts';
import { reportNow } from '../../../src/main/db/shiftReport.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { dropPart } from '../../../src/main/till/dropPayments.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { dropHeld, holdCart } from '../../../src/main/till/holdCart.ts';
import { beginPayment, keepParts, leavePayment } from '../../../src/main/till/payCart.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { clearCart, takeLineOut } from '../../../src/main/till/takeOut.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import type { Part } from '../../../src/shared/sale/part.ts';
import { aDesk, done, lansHand, salt, withShift } from '../../support/aDesk.ts';
import { huong, huongsHand, openLine, withLeave } from '../../support/hands.ts';

const NEEDED = { refused: 'needs-approval', right: 'drop-payment' };
const approvedBy = { id: huong.id, name: huong.name };
const cash: Part = { id: 1, tender: { kind: 'cash', given: dong(5_000) } };
const card: Part = { id: 2, tender: { kind: 'card', given: dong(10_000), reference: 'R1' } };
const transfer: Part = {
  id: 3,
  tender: { kind: 'vietqr', given: dong(2_000), bill: 'BL01100000000', confirmed: 'cashier' },
  code: 0,
};

const dropped = ({ db, signer }: Desk) =>
  newestOf(db, signer.device, 'payment-dropped', 9).map(({ body }) => JSON.parse(body));

const reportOf = ({ db, signer }: Desk) =>
  reportNow(db, signer.device, openingOf(db, must(openNow(db), 'a shift').shift));

/** A pack of salt for 25.000 ₫, of which cash, a card and a transfer have paid some. */
function partlyPaid() {
  const desk = withShift(aDesk());
  done(addProduct(desk, salt.id, ONE));
  done(beginPayment(desk, cartNow(desk), lansHand));
  const { sale } = cartNow(desk);
  done(keepParts(desk, { sale, parts: [cash, card, transfer] }, lansHand));
  return { desk, sale };
}

test('cash goes back over the counter unasked, and the journal does not care', () => {
  const { desk, sale } = partlyPaid();
  done(keepParts(desk, { sale, parts: [card, transfer] }, lansHand));
  done(keepParts(desk, { sale, parts: [cash, card, transfer] }, lansHand));
  expect(done(dropPart(desk, { sale, part: 1 }, lansHand)).cart.taken).toEqual([card, transfer]);
  expect(dropped(desk)).toEqual([]);
});

test('what was charged leaves the payment only with leave, and the journal says what, and whose leave it was', () => {
  const { desk, sale } = partlyPaid();
  expect(dropPart(desk, { sale, part: 2 }, lansHand)).toEqual(NEEDED);
  expect(cartNow(desk).taken).toHaveLength(3);
  expect(done(dropPart(desk, { sale, part: 2 }, withLeave())).cart.taken).toEqual([cash, transfer]);
  expect(dropped(desk)).toEqual([{ sale, tender: card.tender, approvedBy }]);
  expect(dropPart(desk, { sale, part: 2 }, withLeave())).toEqual({ refused: 'no-such-part' });
  done(dropPart(desk, { sale, part: 3 }, huongsHand));
  expect(dropped(desk)[0]).toEqual({ sale, tender: transfer.tender });
  expect(reportOf(desk).paymentsDropped).toEqual({ count: 2, amount: 12_000 });
});

test('it cannot be left unsaid, nor told otherwise, by the screen that keeps the parts or by the one that pays', () => {
  const { desk, sale } = partlyPaid();
  const missing = { refused: 'part-charged', given: 10_000 };
  expect(keepParts(desk, { sale, parts: [cash, transfer] }, huongsHand)).toEqual(missing);
  const less: Part = { ...card, tender: { kind: 'card', given: dong(1_000), reference: 'R1' } };
  expect(keepParts(desk, { sale, parts: [cash, less, transfer] }, huongsHand)).toEqual(missing);
  const tenders = [transfer.tender, { kind: 'cash' as const, given: dong(23_000) }];
  expect(completeSale(desk, { sale, total: dong(25_000), tenders }, huongsHand)).toEqual(missing);
  expect(cartNow(desk).taken).toEqual([cash, card, transfer]);
});

test('leaving payment, throwing the cart away, or putting it aside first is no way round it', () => {
  const { desk, sale } = partlyPaid();
  leavePayment(desk);
  expect(cartNow(desk).taken).toHaveLength(3);
  done(takeLineOut(desk, openLine(desk), withLeave()));
  expect(cartNow(desk)).toMatchObject({ lines: [], taken: [cash, card, transfer] });
  expect(clearCart(desk, { sale }, lansHand)).toEqual(NEEDED);
  done(clearCart(desk, { sale }, withLeave()));
  expect(cartNow(desk).taken).toBeUndefined();
  expect(dropped(desk)).toEqual([
    { sale, tender: transfer.tender, approvedBy },
    { sale, tender: card.tender, approvedBy },
  ]);

  const other = partlyPaid();
  done(holdCart(other.desk, { sale: other.sale, name: null }, lansHand));
  const asked = withLeave();
  done(dropHeld(other.desk, { sale: other.sale }, asked));
  expect(asked.asked).toEqual(['remove-after-payment-began', 'drop-payment']);
  expect(dropped(other.desk)).toHaveLength(2);
});

test('money that was taken is no practice, nor what was practised money', () => {
  const { desk, sale } = partlyPaid();
  done(takeLineOut(desk, openLine(desk), withLeave()));
  expect(switchTraining(desk, true, huongsHand)).toEqual({ refused: 'goods-on-counter' });
  done(clearCart(desk, { sale }, withLeave()));
  expect(reportOf(desk).paymentsDropped?.count).toBe(2);

  done(switchTraining(desk, true, huongsHand));
  done(addProduct(desk, salt.id, ONE));
  const practised = cartNow(desk).sale;
  done(keepParts(desk, { sale: practised, parts: [card] }, lansHand));
  done(dropPart(desk, { sale: practised, part: 2 }, withLeave()));
  expect(dropped(desk)[0]).toMatchObject({ training: true });
  expect(reportOf(desk).paymentsDropped?.count).toBe(2);
});

test('a shift in which nothing was dropped says nothing of it', () => {
  expect(reportOf(withShift(aDesk()))).not.toHaveProperty('paymentsDropped');
});
