import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import { runningTotals } from '../../../src/main/db/projection.ts';
import { reportNow } from '../../../src/main/db/shiftReport.ts';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { moveCash } from '../../../src/main/till/moveCash.ts';
import { payOutCredit } from '../../../src/main/till/payOutCredit.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { reprintSlip } from '../../../src/main/till/reprintSlip.ts';
import { beginReturn, returnGoods, returnWithoutSlip } from '../../../src/main/till/returnGoods.ts';
import type { InputOf } from '../../../src/shared/contract.ts';
import type { EntryId, SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { ReturnBody } from '../../../src/shared/return/return.ts';
import { aDesk, done, driedShrimp, lan, lansHand, salt, sell, withShift } from '../../support/aDesk.ts';
import { allowed, bound, free } from '../../support/aManager.ts';
import { huongsHand, openCredits, withLeave } from '../../support/hands.ts';

const byLan = { actor: lan, may: free };

/** Three packs of salt for 75.000 ₫. */
function threeSalts(desk: Desk): SaleId {
  done(addProduct(desk, salt.id, quantity(3_000)));
  const { sale } = cartNow(desk);
  done(completeSale(desk, { sale, total: dong(75_000), tenders: [{ kind: 'cash', given: dong(75_000) }] }, lansHand));
  return sale;
}

function packs(desk: Desk, sale: SaleId, count: number, change: Partial<InputOf<'return.complete'>> = {}) {
  return {
    id: done(beginReturn(desk, sale)).id,
    sale,
    lines: [{ line: 0, quantity: quantity(count * 1_000), to: 'stock' as const }],
    refunds: [{ kind: 'cash' as const, amount: dong(count * 25_000) }],
    reason: 'Khách đổi ý',
    ...change,
  };
}

const onHand = (desk: Desk): number =>
  desk.db.get<{ on_hand: number }>('SELECT on_hand FROM stock WHERE product = ?', salt.id)?.on_hand ?? 0;
/** What the sales and returns of the shift left in the drawer, without its float. */
const inDrawer = (desk: Desk): number => {
  const { expected, float } = reportNow(desk.db, desk.signer.device, 2).drawer;
  return expected - float;
};
const returnsIn = (desk: Desk): ReturnBody[] =>
  newestOf(desk.db, desk.signer.device, 'return', 100).map(({ body }) => ReturnBody.parse(JSON.parse(body)));

describe('taking goods back', () => {
  test('puts them on the shelf, the money out of the drawer, and the slip into the queue', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    const receipt = done(returnGoods(desk, packs(desk, sale, 2), byLan));
    expect(receipt).toMatchObject({ number: 'BL01-2-R000001', total: 50_000, rounding: 0 });
    expect([onHand(desk), inDrawer(desk)]).toEqual([-1_000, 25_000]);
    expect(runningTotals(desk.db)).toMatchObject({ sold: 75_000, returned: 50_000 });
    expect(desk.db.all('SELECT number, copy, drawer FROM print_job')).toContainEqual({
      number: 'BL01-2-R000001',
      copy: 0,
      drawer: 1,
    });
  });

  test('that are written off are not on the shelf again', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    const lines = [{ line: 0, quantity: ONE, to: 'write-off' as const }];
    done(returnGoods(desk, packs(desk, sale, 1, { lines }), byLan));
    expect(onHand(desk)).toBe(-3_000);
  });

  test('goes on in parts until nothing is left, and then is refused', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    done(returnGoods(desk, packs(desk, sale, 2), byLan));
    expect(done(beginReturn(desk, sale)).sale?.lines[0]?.back).toEqual({ quantity: 2_000, amount: 50_000 });
    expect(returnGoods(desk, packs(desk, sale, 2), byLan)).toMatchObject({
      refused: 'more-than-left',
      remaining: 1_000,
    });
    done(returnGoods(desk, packs(desk, sale, 1), byLan));
    expect(returnGoods(desk, packs(desk, sale, 1), byLan)).toMatchObject({ refused: 'more-than-left', remaining: 0 });
    expect(returnsIn(desk).map(({ number }) => number)).toEqual(['BL01-2-R000002', 'BL01-2-R000001']);
  });

  test('pressed twice is one return', () => {
    const desk = withShift(aDesk());
    const input = packs(desk, threeSalts(desk), 1);
    const first = done(returnGoods(desk, input, byLan));
    expect(returnGoods(desk, input, byLan)).toEqual(first);
    expect(returnsIn(desk)).toHaveLength(1);
  });

  test('pressed again with more in it, it says what was taken back', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    const one = packs(desk, sale, 1);
    const first = done(returnGoods(desk, one, byLan));
    expect(returnGoods(desk, { ...packs(desk, sale, 2), id: one.id }, byLan)).toEqual(first);
    expect(first.total).toBe(25_000);
  });

  test('needs the right, asked for only once all else is well', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    const asLan = { actor: lan, may: bound };
    expect(returnGoods(desk, packs(desk, sale, 4), asLan)).toMatchObject({ refused: 'more-than-left' });
    expect(returnGoods(desk, packs(desk, sale, 1), asLan)).toEqual({ refused: 'needs-approval', right: 'return' });
    done(returnGoods(desk, packs(desk, sale, 1), { actor: lan, may: allowed }));
    expect(returnsIn(desk)).toMatchObject([{ approvedBy: { id: 'minh' }, cashier: 'Lan' }]);
  });

  test('of a sale nobody made is refused', () => {
    const desk = withShift(aDesk());
    const sale = newId<SaleId>(desk);
    expect(beginReturn(desk, sale)).toEqual({ refused: 'no-such-sale' });
  });
});

const takeOut = (desk: Desk, amount: number) =>
  moveCash(desk, { id: newId(desk), direction: 'out', amount, reason: 'Nộp quỹ' }, huongsHand);
const putIn = (desk: Desk, amount: number) =>
  moveCash(desk, { id: newId(desk), direction: 'in', amount, reason: 'Tiền của tiệm' }, lansHand);

describe('an empty drawer', () => {
  test('gives nothing back, not even with leave, until the shop has put money in', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    done(takeOut(desk, 550_001));
    const input = packs(desk, sale, 1);
    expect(returnGoods(desk, input, { actor: lan, may: bound })).toMatchObject({ refused: 'needs-approval' });
    expect(returnGoods(desk, input, { actor: lan, may: allowed })).toEqual({ refused: 'more-than-drawer' });
    expect(returnsIn(desk)).toEqual([]);
    done(putIn(desk, 1_000));
    done(returnGoods(desk, input, { actor: lan, may: allowed }));
    expect(reportNow(desk.db, desk.signer.device, 2).drawer.expected).toBe(999);
  });

  test('still lets goods be exchanged, and money go back by transfer', () => {
    const desk = withShift(aDesk());
    const sale = threeSalts(desk);
    done(takeOut(desk, 575_000));
    done(returnGoods(desk, packs(desk, sale, 1, { refunds: [{ kind: 'exchange', amount: dong(25_000) }] }), byLan));
    const refunds = [{ kind: 'transfer' as const, amount: dong(25_000), reference: 'FT1' }];
    done(returnGoods(desk, packs(desk, sale, 1, { refunds }), byLan));
  });

  test('pays no credit out', () => {
    const desk = withShift(aDesk());
    const credit = exchanged(desk);
    done(takeOut(desk, 575_000));
    const input = { id: newId(desk), credit, amount: dong(25_000) };
    expect(payOutCredit(desk, input, byLan)).toEqual({ refused: 'more-than-drawer' });
    done(putIn(desk, 25_000));
    expect(done(payOutCredit(desk, input, byLan)).paid).toBe(25_000);
  });
});

/** Three packs for 75.000 ₫, 50.000 of them by voucher. */
function byVoucher(desk: Desk): SaleId {
  done(addProduct(desk, salt.id, quantity(3_000)));
  const { sale } = cartNow(desk);
  const tenders = [
    { kind: 'voucher' as const, given: dong(50_000), code: 'PMH' },
    { kind: 'cash' as const, given: dong(25_000) },
  ];
  done(completeSale(desk, { sale, total: dong(75_000), tenders }, withLeave()));
  return sale;
}

describe('what a voucher paid', () => {
  test('goes back as cash only by somebody’s decision, which the return names', () => {
    const desk = withShift(aDesk());
    const sale = byVoucher(desk);
    expect(done(beginReturn(desk, sale)).sale).toMatchObject({ money: 25_000, card: 0 });
    const asked = withLeave();
    done(returnGoods(desk, packs(desk, sale, 1), asked));
    expect(asked.asked).toEqual(['return']);
    expect(returnsIn(desk)[0]).not.toHaveProperty('otherwise');

    const twice = packs(desk, sale, 1);
    expect(returnGoods(desk, twice, { actor: lan, may: bound })).toMatchObject({ right: 'refund-otherwise' });
    done(returnGoods(desk, twice, { actor: lan, may: allowed }));
    expect(returnsIn(desk)[0]).toMatchObject({ approvedBy: { id: 'minh' }, otherwise: { id: 'minh' } });
    done(returnGoods(desk, packs(desk, sale, 1), huongsHand));
    expect(returnsIn(desk)[0]).toMatchObject({ otherwise: { name: 'Hương' } });
    expect(returnsIn(desk)[0]).not.toHaveProperty('approvedBy');
  });

  test('goes back as a credit with no more leave than any return', () => {
    const desk = withShift(aDesk());
    const asked = withLeave();
    const refunds = [
      { kind: 'exchange' as const, amount: dong(50_000) },
      { kind: 'cash' as const, amount: dong(25_000) },
    ];
    done(returnGoods(desk, packs(desk, byVoucher(desk), 3, { refunds }), asked));
    expect(asked.asked).toEqual(['return']);
  });

  test('is not paid out of its credit either, but by that decision', () => {
    const desk = withShift(aDesk());
    const refunds = [
      { kind: 'cash' as const, amount: dong(25_000) },
      { kind: 'exchange' as const, amount: dong(50_000) },
    ];
    const credit = done(returnGoods(desk, packs(desk, byVoucher(desk), 3, { refunds }), byLan)).entry;
    const input = { id: newId(desk), credit, amount: dong(50_000) };
    done(putIn(desk, 50_000));
    expect(payOutCredit(desk, input, { actor: lan, may: bound })).toEqual({
      refused: 'needs-approval',
      right: 'refund-otherwise',
    });
    expect(done(payOutCredit(desk, input, { actor: lan, may: allowed })).paid).toBe(50_000);
  });

  test('is not had as cash by way of a credit either: what one paid out is not there a second time', () => {
    const desk = withShift(aDesk());
    const sale = byVoucher(desk);
    const asCredit = packs(desk, sale, 1, { refunds: [{ kind: 'exchange', amount: dong(25_000) }] });
    const credit = done(returnGoods(desk, asCredit, byLan)).entry;
    const asked = withLeave();
    done(payOutCredit(desk, { id: newId(desk), credit, amount: dong(25_000) }, asked));
    expect(asked.asked).toEqual(['return']);

    expect(done(beginReturn(desk, sale)).sale).toMatchObject({ money: 0 });
    expect(returnGoods(desk, packs(desk, sale, 1), { actor: lan, may: bound })).toMatchObject({
      right: 'refund-otherwise',
    });
  });
});

describe('taking goods back without a slip', () => {
  const goods = [{ product: driedShrimp.id, quantity: quantity(250), to: 'stock' as const }];
  const asked = (desk: Desk) => ({
    id: newId(desk),
    goods,
    refunds: [{ kind: 'cash' as const, amount: dong(285_000) }],
    reason: 'Hàng lỗi',
  });

  test('is at today’s price, with a right of its own', () => {
    const desk = withShift(aDesk());
    const asLan = { actor: lan, may: bound };
    expect(returnWithoutSlip(desk, asked(desk), asLan)).toMatchObject({ right: 'return-without-slip' });
    expect(done(returnWithoutSlip(desk, asked(desk), byLan))).toMatchObject({ total: 285_000 });
    expect(returnsIn(desk)).toMatchObject([{ of: null, lines: [{ quantity: 250, amount: 285_000 }] }]);
  });

  test('is refused where the price is another than the screen showed', () => {
    const desk = withShift(aDesk());
    const refunds = [{ kind: 'cash' as const, amount: dong(280_000) }];
    expect(returnWithoutSlip(desk, { ...asked(desk), refunds }, byLan)).toEqual({
      refused: 'refund-differs',
      due: 285_000,
    });
  });
});

function exchanged(desk: Desk): EntryId {
  const refunds = [{ kind: 'exchange' as const, amount: dong(50_000) }];
  return done(returnGoods(desk, packs(desk, threeSalts(desk), 2, { refunds }), byLan)).entry;
}
function payWith(desk: Desk, of: EntryId, given: number, hand = lansHand) {
  done(addProduct(desk, salt.id, ONE));
  const { sale } = cartNow(desk);
  const tenders = [{ kind: 'exchange' as const, given: dong(given), return: of }];
  return completeSale(desk, { sale, total: dong(25_000), tenders }, hand);
}

describe('an exchange', () => {
  test('keeps the money as a credit, which other goods are paid with until it is spent', () => {
    const desk = withShift(aDesk());
    const of = exchanged(desk);
    expect(inDrawer(desk)).toBe(75_000);
    expect(openCredits(desk)).toMatchObject([
      { return: of, number: 'BL01-2-R000001', given: 50_000, remaining: 50_000 },
    ]);
    done(payWith(desk, of, 25_000));
    expect(openCredits(desk)).toMatchObject([{ remaining: 25_000 }]);
    done(payWith(desk, of, 25_000, withLeave()));
    expect(openCredits(desk)).toEqual([]);
    expect(payWith(desk, of, 25_000)).toEqual({ refused: 'credit-too-small', most: 0 });
  });

  test('cannot be paid with a credit nobody has', () => {
    const desk = withShift(aDesk());
    expect(payWith(desk, newId(desk), 25_000)).toEqual({ refused: 'no-such-credit' });
  });

  test('cannot be spent twice in one sale', () => {
    const desk = withShift(aDesk());
    const of = exchanged(desk);
    done(addProduct(desk, salt.id, quantity(3_000)));
    const { sale } = cartNow(desk);
    const half = { kind: 'exchange' as const, given: dong(37_500), return: of };
    expect(completeSale(desk, { sale, total: dong(75_000), tenders: [half, half] }, lansHand)).toEqual({
      refused: 'credit-too-small',
      most: 50_000,
    });
  });

  test('that is not used up is paid out in cash, once, with the right to', () => {
    const desk = withShift(aDesk());
    const credit = exchanged(desk);
    done(payWith(desk, credit, 24_500 + 500));
    const input = { id: newId(desk), credit, amount: dong(25_000) };
    expect(payOutCredit(desk, input, { actor: lan, may: bound })).toMatchObject({ refused: 'needs-approval' });
    expect(done(payOutCredit(desk, input, byLan)).paid).toBe(25_000);
    expect(done(payOutCredit(desk, input, byLan)).paid).toBe(25_000);
    expect(inDrawer(desk)).toBe(50_000);
    expect(payOutCredit(desk, { ...input, id: newId(desk) }, byLan)).toEqual({ refused: 'credit-too-small', most: 0 });
  });
});

test('the journal proves all of it, and what hangs on it is the same when it is made again', async () => {
  const desk = withShift(aDesk());
  const sale = threeSalts(desk);
  const first = done(returnGoods(desk, packs(desk, sale, 1), { actor: lan, may: allowed }));
  done(reprintSlip(desk, first.entry, lan));
  const refunds = [{ kind: 'exchange' as const, amount: dong(50_000) }];
  const credit = done(returnGoods(desk, packs(desk, sale, 2, { refunds }), byLan)).entry;
  sell(desk);
  done(payOutCredit(desk, { id: newId(desk), credit, amount: dong(20_000) }, byLan));
  done(
    returnWithoutSlip(
      desk,
      {
        id: newId(desk),
        goods: [{ product: salt.id, quantity: ONE, to: 'write-off' }],
        refunds: [{ kind: 'transfer', amount: dong(25_000), reference: 'FT1' }],
        reason: 'Hàng lỗi',
      },
      byLan,
    ),
  );
  expect(rebuild(desk.db).differed).toEqual([]);
  desk.db.raw.exec(
    `UPDATE returned SET quantity = 1; UPDATE exchange_credit SET remaining = 1; UPDATE sale_index SET what = ''`,
  );
  expect(rebuild(desk.db).differed).toEqual(['returned', 'exchange_credit', 'sale_index']);

  const file = join(desk.folder, 'journal.txt');
  exportJournal(desk.db, file);
  expect(await verifyJournalFile(file)).toMatchObject({ faults: [], readToEnd: true });
});
