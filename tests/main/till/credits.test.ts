import { describe, expect, test } from 'vitest';
import { entryOf, newestOf } from '../../../src/main/db/journal.ts';
import { saleOf } from '../../../src/main/db/record.ts';
import { openShift as openNow } from '../../../src/main/db/shift.ts';
import { closeShift } from '../../../src/main/till/closeShift.ts';
import { completeSale, entryIdOf } from '../../../src/main/till/completeSale.ts';
import { creditOfSlip, creditsInHand, takeCreditsOut } from '../../../src/main/till/credits.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import type { Hand } from '../../../src/main/till/hand.ts';
import { holdCart, recallCart } from '../../../src/main/till/holdCart.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { keepParts } from '../../../src/main/till/payCart.ts';
import { returnGoods } from '../../../src/main/till/returnGoods.ts';
import { type EntryId, StaffId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import type { Part } from '../../../src/shared/sale/part.ts';
import { slipCode } from '../../../src/shared/slip/slipCode.ts';
import { aDesk, done, lan, salt, sell, withShift } from '../../support/aDesk.ts';
import { handOf, huong, huongsHand, lansHand, withLeave } from '../../support/hands.ts';

const minhsHand = handOf({ id: StaffId.parse('minh'), name: 'Minh', role: 'cashier' });
const NEEDED = { refused: 'needs-approval', right: 'spend-credit-without-slip' };

/** A pack of salt for 25.000 ₫ that somebody brought back for other goods. @returns the credit */
function exchange(desk: Desk, by: Hand = { ...withLeave(), actor: lan }): EntryId {
  const { sale } = sell(desk);
  const id = newId(desk);
  const lines = [{ line: 0, quantity: ONE, to: 'stock' as const }];
  const refunds = [{ kind: 'exchange' as const, amount: dong(25_000) }];
  return done(returnGoods(desk, { id, sale, lines, refunds, reason: 'Đổi hàng' }, by)).entry;
}

/** Another pack, paid with it. */
function spend(desk: Desk, credit: EntryId, hand: Hand = lansHand, slip?: string) {
  if (cartNow(desk).lines.length === 0) done(addProduct(desk, salt.id, ONE));
  const tender = { kind: 'exchange' as const, given: dong(25_000), return: credit, ...(slip && { slip }) };
  return completeSale(desk, { sale: cartNow(desk).sale, total: dong(25_000), tenders: [tender] }, hand);
}

const dropped = ({ db, signer }: Desk) =>
  newestOf(db, signer.device, 'payment-dropped', 9).map(({ body }) => JSON.parse(body));

/** As printed on its slip. */
function codeOf(desk: Desk, credit: EntryId): string {
  const entry = must(entryOf(desk.db, desk.signer.device, credit), 'the return');
  return slipCode((JSON.parse(entry.body) as { number: string }).number, entry.hash);
}

const soldBy = (desk: Desk, sale: ReturnType<typeof cartNow>['sale']) =>
  saleOf(must(entryOf(desk.db, desk.signer.device, entryIdOf(sale)), 'the sale'));

describe('a credit just made', () => {
  test('pays for the goods it was made for, by the hand that made it, without more', () => {
    const desk = withShift(aDesk());
    const credit = exchange(desk);
    expect(creditsInHand(desk.db, lansHand)).toMatchObject([{ return: credit, remaining: 25_000 }]);
    const { sale } = done(spend(desk, credit));
    expect(soldBy(desk, sale).tenders).toEqual([{ kind: 'exchange', given: 25_000, return: credit }]);
    expect(creditsInHand(desk.db, lansHand)).toEqual([]);
  });

  test('goes with the goods when they are put aside, and comes back with them', () => {
    const desk = withShift(aDesk());
    const credit = exchange(desk);
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    done(holdCart(desk, { sale, name: null }, lansHand));
    expect(creditsInHand(desk.db, lansHand)).toEqual([]);
    expect(spend(desk, credit)).toEqual(NEEDED);
    done(recallCart(desk, { sale }, lansHand));
    expect(creditsInHand(desk.db, lansHand)).toHaveLength(1);
  });

  test('stays with the buyer’s slip where they keep it for another day', () => {
    const desk = withShift(aDesk());
    const credit = exchange(desk);
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    expect(done(takeCreditsOut(desk, sale, lansHand)).cart.lines).toHaveLength(1);
    expect(creditsInHand(desk.db, lansHand)).toEqual([]);
    expect(spend(desk, credit)).toEqual(NEEDED);
    done(spend(desk, credit, lansHand, codeOf(desk, credit)));
    expect(takeCreditsOut(desk, sale, lansHand)).toEqual({ refused: 'other-cart' });
  });

  test('pays no part any more of the goods it lay beside, where the buyer keeps it for another day', () => {
    const desk = withShift(aDesk());
    const credit = exchange(desk);
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    const spent: Part = { id: 1, tender: { kind: 'exchange', given: dong(25_000), return: credit } };
    const card: Part = { id: 2, tender: { kind: 'card', given: dong(5_000), reference: 'R1' } };
    done(keepParts(desk, { sale, parts: [spent, card] }, lansHand));
    expect(takeCreditsOut(desk, sale, lansHand)).toEqual({ refused: 'needs-approval', right: 'drop-payment' });
    expect(done(takeCreditsOut(desk, sale, withLeave())).cart.taken).toEqual([card]);
    expect(dropped(desk)).toMatchObject([{ sale, tender: spent.tender }]);
  });

  test('is shown to nobody else, nor spent by them', () => {
    const desk = withShift(aDesk());
    const credit = exchange(desk);
    expect(creditsInHand(desk.db, minhsHand)).toEqual([]);
    expect(spend(desk, credit, minhsHand)).toEqual(NEEDED);
  });

  test('is as any other once its goods are paid, or its shift is over', () => {
    const desk = withShift(aDesk());
    const credit = exchange(desk);
    sell(desk);
    expect(spend(desk, credit)).toEqual(NEEDED);

    const next = withShift(aDesk());
    const kept = exchange(next);
    done(closeShift(next, { shift: must(openNow(next.db), 'a shift').shift, counted: [] }, lansHand));
    done(openShift(next, 0, lan));
    expect(creditsInHand(next.db, lansHand)).toEqual([]);
    expect(spend(next, kept)).toEqual(NEEDED);
  });
});

/** One that was made by somebody else. */
function another() {
  const desk = withShift(aDesk());
  const credit = exchange(desk, { ...withLeave(), actor: minhsHand.actor });
  return { desk, credit };
}

describe('any other credit', () => {
  test('is spent by whoever shows its slip', () => {
    const { desk, credit } = another();
    const code = codeOf(desk, credit);
    expect(creditOfSlip(desk, code)).toMatchObject({ return: credit, remaining: 25_000, proven: true });
    const { sale } = done(spend(desk, credit, lansHand, code));
    expect(soldBy(desk, sale).tenders).toEqual([{ kind: 'exchange', given: 25_000, return: credit }]);
  });

  test('is found by its number, which anybody can guess, and then needs somebody’s leave', () => {
    const { desk, credit } = another();
    const number = codeOf(desk, credit).split(':')[0] as string;
    expect(creditOfSlip(desk, number)).toMatchObject({ return: credit, proven: false });
    expect(spend(desk, credit, lansHand, number)).toEqual(NEEDED);
    const asked = withLeave();
    const { sale } = done(spend(desk, credit, asked, number));
    expect(asked.asked).toEqual(['spend-credit-without-slip']);
    expect(soldBy(desk, sale).tenders).toMatchObject([{ approvedBy: { id: huong.id, name: 'Hương' } }]);
  });

  test('is not spent on the slip of another, nor on a made-up one', () => {
    const { desk, credit } = another();
    const own = exchange(desk);
    expect(spend(desk, credit, lansHand, codeOf(desk, own))).toEqual(NEEDED);
    const forged = `${codeOf(desk, credit).split(':')[0]}:0123456789abcdef`;
    expect(creditOfSlip(desk, forged)).toMatchObject({ refused: 'forged-slip' });
    expect(spend(desk, credit, lansHand, forged)).toMatchObject({ refused: 'forged-slip' });
  });

  test('may be spent by a manager alone', () => {
    const { desk, credit } = another();
    done(spend(desk, credit, huongsHand));
  });

  test('leaves nothing of what was not asked for: the slip of a sale makes no credit', () => {
    const desk = withShift(aDesk());
    const { number } = sell(desk);
    expect(creditOfSlip(desk, number)).toEqual({ refused: 'no-such-credit' });
  });

  test('is asked leave for last: nobody enters a PIN for what would be refused anyway', () => {
    const { desk, credit } = another();
    done(addProduct(desk, salt.id, ONE));
    const { sale } = cartNow(desk);
    const tenders = [{ kind: 'exchange' as const, given: dong(25_001), return: credit }];
    expect(completeSale(desk, { sale, total: dong(25_000), tenders }, lansHand)).toMatchObject({ refused: 'too-much' });
  });
});
