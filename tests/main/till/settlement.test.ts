import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { record } from '../../../src/main/db/record.ts';
import { reportNow } from '../../../src/main/db/shiftReport.ts';
import { allStatements, bringUpToDate, statementFor } from '../../../src/main/db/statement.ts';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { completeSale } from '../../../src/main/till/completeSale.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { payProducer } from '../../../src/main/till/payProducer.ts';
import { checkProjections } from '../../../src/main/till/rebuild.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { beginReturn, returnGoods } from '../../../src/main/till/returnGoods.ts';
import { settleProducer } from '../../../src/main/till/settleProducer.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import type { PayBy } from '../../../src/shared/contract/settlement.ts';
import type { InputOf } from '../../../src/shared/contract.ts';
import type { Day } from '../../../src/shared/day.ts';
import { type EntryId, type SaleId, uuidv7 } from '../../../src/shared/id.ts';
import { type Dong, dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { ProducerPaidBody, ProducerSettledBody } from '../../../src/shared/settlement/settled.ts';
import type { Statement } from '../../../src/shared/settlement/statementOf.ts';
import { whereabouts } from '../../../src/shared/settlement/whereabouts.ts';
import { aDesk, done, lan, MORNING, salt, withShift } from '../../support/aDesk.ts';
import { free } from '../../support/aManager.ts';
import { packs as packsOf, receive, writeOff } from '../../support/goods.ts';
import { huong, huongsHand, lansHand, withLeave } from '../../support/hands.ts';
import { saleOf } from '../../support/stockEntries.ts';

const TODAY = '2026-11-23' as Day;
const producer = salt.producer;

/** So many packs of salt at 25.000 ₫. */
function sold(desk: Desk, packs: number): SaleId {
  done(addProduct(desk, salt.id, quantity(packs * 1_000)));
  const { sale } = cartNow(desk);
  const total = dong(packs * 25_000);
  done(completeSale(desk, { sale, total, tenders: [{ kind: 'cash', given: total }] }, lansHand));
  return sale;
}

function takenBack(desk: Desk, sale: SaleId, packs: number): void {
  const { id } = done(beginReturn(desk, sale));
  const lines = [{ line: 0, quantity: quantity(packs * 1_000), to: 'stock' as const }];
  const refunds = [{ kind: 'cash' as const, amount: dong(packs * 25_000) }];
  done(returnGoods(desk, { id, sale, lines, refunds, reason: 'Khách đổi ý' }, { actor: lan, may: free }));
}

/** At 15 % of goods of no lot. */
function statement(desk: Desk, perMille: number | null = 150): Statement {
  desk.db.write(bringUpToDate);
  const found = statementFor(desk.db, { producer, until: TODAY, perMille });
  if (!found) throw new Error('there is such a producer');
  return found;
}

function settle(desk: Desk, more: Partial<InputOf<'settlement.settle'>> = {}, hand = huongsHand) {
  const due = statement(desk).payable;
  return settleProducer(desk, { id: newId(desk), producer, until: TODAY, perMille: 150, due, ...more }, hand);
}

function pay(desk: Desk, amount: number, by: PayBy = { kind: 'transfer', reference: 'FT26327' }) {
  return payProducer(desk, { id: newId(desk), producer, amount, by }, huongsHand);
}

const settledIn = (desk: Desk): ProducerSettledBody[] =>
  newestOf(desk.db, desk.signer.device, 'producer-settled', 9).map(({ body }) =>
    ProducerSettledBody.parse(JSON.parse(body)),
  );
const paidIn = (desk: Desk): ProducerPaidBody[] =>
  newestOf(desk.db, desk.signer.device, 'producer-paid', 9).map(({ body }) => ProducerPaidBody.parse(JSON.parse(body)));
const slips = (desk: Desk): string[] =>
  desk.db.all<{ number: string }>('SELECT number FROM print_job ORDER BY job').map(({ number }) => number);
const inDrawer = (desk: Desk): Dong => reportNow(desk.db, desk.signer.device, 2).drawer.expected;

describe('settling with a producer', () => {
  test('owes what was sold less the commission, prints it, and leaves nothing to settle', () => {
    const desk = withShift(aDesk());
    sold(desk, 4);
    expect(done(settle(desk))).toMatchObject({ number: 'BL01-2-QT000001', amount: 85_000 });
    expect(settledIn(desk)).toMatchObject([
      { until: TODAY, commission: 15_000, payable: 85_000, before: { payable: 0, paid: 0 }, by: 'Hương' },
    ]);
    expect(slips(desk).at(-1)).toBe('BL01-2-QT000001');
    expect(statement(desk)).toMatchObject({ payable: 0, before: { payable: 85_000, paid: 0 }, from: '2026-11-24' });
    expect(settle(desk)).toMatchObject({ refused: 'nothing-to-settle' });
  });

  test('takes back in the next one what came back late, and the closed one stays as it was', () => {
    const desk = withShift(aDesk());
    const sale = sold(desk, 4);
    done(settle(desk));
    const [closed] = settledIn(desk);
    takenBack(desk, sale, 1);
    sold(desk, 2);
    done(settle(desk));
    expect(settledIn(desk)).toMatchObject([{ number: 'BL01-2-QT000002', payable: 21_250, from: TODAY }, closed ?? {}]);
    expect(settledIn(desk)[0]?.lines).toMatchObject([{ sold: 2_000, returned: 1_000, paid: 25_000 }]);
    expect(settledIn(desk)[1]).toEqual(closed);
  });

  test('twice with one id is once', () => {
    const desk = withShift(aDesk());
    sold(desk, 1);
    const id = newId(desk);
    const made = done(settle(desk, { id }));
    sold(desk, 1);
    expect(settle(desk, { id })).toEqual(made);
    expect(settledIn(desk)).toHaveLength(1);
  });

  test('settles what somebody saw, or nothing', () => {
    const desk = withShift(aDesk());
    sold(desk, 1);
    const due = statement(desk).payable;
    sold(desk, 1);
    expect(settle(desk, { due })).toEqual({ refused: 'statement-changed', due: 42_500 });
    expect(settledIn(desk)).toEqual([]);
  });

  test('asks at what commission goods of no lot are settled, and knows it the next time', () => {
    const desk = withShift(aDesk());
    sold(desk, 1);
    expect(settle(desk, { perMille: null, due: statement(desk, null).payable })).toMatchObject({
      refused: 'commission-wanted',
    });
    done(settle(desk));
    sold(desk, 1);
    expect(statement(desk, null)).toMatchObject({ perMille: 150, payable: 21_250, commissionWanted: false });
  });

  test('owes for goods bought in what they cost, sold or not', () => {
    const desk = withShift(aDesk());
    const terms = { kind: 'bought' as const, cost: dong(18_000) };
    const line = { product: salt.id, quantity: 10_000, code: 'L-1', owner: producer, terms };
    done(receiveGoods(desk, { id: newId(desk), lines: [line] }, huongsHand));
    expect(statement(desk).lines).toMatchObject([{ taken: 10_000, commission: 0, payable: 180_000, left: 10_000 }]);
    done(settle(desk));
    expect(statement(desk).payable).toBe(0);
  });

  test('says what became of the goods, each settlement from where the one before left off', () => {
    const desk = withShift(aDesk());
    receive(desk, packsOf(20, 'L-1'));
    sold(desk, 4);
    writeOff(desk, salt.id, 'L-1', 3_000);
    expect(statement(desk).lines).toMatchObject([{ sold: 4_000, opened: 0, went: { damaged: 3_000 }, left: 13_000 }]);
    done(settle(desk));
    writeOff(desk, salt.id, 'L-1', 1_000);
    const [line] = statement(desk).lines;
    expect(line).toMatchObject({ sold: 0, payable: 0, opened: 13_000, went: { damaged: 1_000 } });
    expect(line && whereabouts(line)).toMatchObject({ opened: 13_000, came: 0, closed: 12_000 });
    done(settle(desk));
    expect(settledIn(desk)).toMatchObject([{ payable: 0 }, { payable: 85_000 }]);
    expect(settle(desk)).toMatchObject({ refused: 'nothing-to-settle' });
  });

  test('is refused of days that were settled or are to come, and while training is on', () => {
    const desk = withShift(aDesk());
    sold(desk, 1);
    expect(settle(desk, { until: '2026-11-24' as Day })).toEqual({ refused: 'period-to-come', day: TODAY });
    done(settle(desk));
    expect(settle(desk, { until: '2026-11-22' as Day })).toEqual({ refused: 'period-settled', day: TODAY });
    done(switchTraining(desk, true, huongsHand));
    expect(settle(desk)).toEqual({ refused: 'training-on' });
    expect(pay(desk, 1_000)).toEqual({ refused: 'training-on' });
  });

  test('needs somebody who may, and names them', () => {
    const desk = withShift(aDesk());
    sold(desk, 1);
    expect(settle(desk, {}, lansHand)).toEqual({ refused: 'needs-approval', right: 'settle-producer' });
    done(settle(desk, {}, withLeave()));
    expect(settledIn(desk)).toMatchObject([{ by: 'Lan', approvedBy: { id: huong.id, name: 'Hương' } }]);
  });

  test('leaves what is sold on a later day for the next one', () => {
    const desk = withShift(aDesk());
    sold(desk, 1);
    desk.setClock(MORNING + 86_400_000);
    done(settle(desk));
    expect(settledIn(desk)).toMatchObject([{ day: '2026-11-24', until: TODAY, payable: 21_250 }]);
  });
});

/** So many sales of so many lines each, a pack of salt a line. */
function soldBefore(desk: Desk, sales: number, lines: number): void {
  const goods = Array.from({ length: lines }, () => ({ product: salt.id, quantity: 1_000 }));
  desk.db.write((db) => {
    for (let nth = 0; nth < sales; nth += 1) {
      const body = saleOf(MORNING, `BL01-2-${100_000 + nth}`, goods);
      const id = uuidv7(MORNING + nth, new Uint8Array(10)) as EntryId;
      record(db, desk.signer, { id, at: MORNING, actor: lan.id, kind: 'sale', body });
    }
  });
}

describe('a till that has sold long before anybody settles', () => {
  const owner = 'ct-1' as typeof producer;
  const asked = { producer: owner, until: TODAY, perMille: 100 };

  test('counts its books step by step, settles nothing before, and goes on where it was killed', () => {
    const desk = aDesk();
    soldBefore(desk, 450, 2);
    const input = { id: newId(desk), ...asked, due: dong(1) };
    expect(settleProducer(desk, input, huongsHand)).toMatchObject({ refused: 'books-behind', left: 251 });
    expect(settledIn(desk)).toEqual([]);

    const again = openDatabase(join(desk.folder, 'till.db'));
    expect(again.write(bringUpToDate)).toBe(51);
    expect(again.write(bringUpToDate)).toBe(0);
    expect(statementFor(again, asked)).toMatchObject({ payable: (450 * 2 * 20_000 * 9) / 10 });
    again.close();
    expect(checkProjections(desk.db).differed).toEqual([]);
  });

  test('takes fewer entries at a step where they are long, and one at least', () => {
    const desk = aDesk();
    soldBefore(desk, 6, 450);
    const lefts: number[] = [];
    do lefts.push(desk.db.write(bringUpToDate));
    while (lefts.at(-1) !== 0);
    expect(lefts.length).toBeGreaterThan(2);
    expect(statementFor(desk.db, asked)).toMatchObject({ payable: (6 * 450 * 20_000 * 9) / 10 });
  });
});

describe('paying a producer', () => {
  test('by transfer leaves the drawer alone, and the rest stays owed', () => {
    const desk = withShift(aDesk());
    sold(desk, 4);
    done(settle(desk));
    const before = inDrawer(desk);
    expect(done(pay(desk, 60_000))).toMatchObject({ number: 'BL01-2-TT000001', amount: 60_000 });
    expect(paidIn(desk)).toMatchObject([
      { means: { kind: 'transfer', reference: 'FT26327' }, before: { payable: 85_000, paid: 0 } },
    ]);
    expect([inDrawer(desk), statement(desk).before]).toEqual([before, { payable: 85_000, paid: 60_000 }]);
    expect(pay(desk, 25_001)).toEqual({ refused: 'more-than-owed', most: 25_000 });
  });

  test('out of the drawer takes the cash from it, once', () => {
    const desk = withShift(aDesk());
    sold(desk, 4);
    done(settle(desk));
    const before = inDrawer(desk);
    const input = { id: newId(desk), producer, amount: 85_000, by: { kind: 'drawer' as const } };
    const made = done(payProducer(desk, input, huongsHand));
    expect(payProducer(desk, input, huongsHand)).toEqual(made);
    expect(inDrawer(desk)).toBe(before - 85_000);
    expect(newestOf(desk.db, desk.signer.device, 'cash-moved', 9)).toHaveLength(1);
  });

  test('out of the drawer is refused where it holds less, and where no shift is open', () => {
    const desk = withShift(aDesk());
    const line = { product: salt.id, quantity: 1_000_000, code: '', owner: producer };
    const terms = { kind: 'bought' as const, cost: dong(10_000) };
    done(receiveGoods(desk, { id: newId(desk), lines: [{ ...line, terms }] }, huongsHand));
    done(settle(desk));
    expect(pay(desk, 10_000_000, { kind: 'drawer' })).toEqual({ refused: 'more-than-drawer' });
    expect(paidIn(desk)).toEqual([]);
  });

  test('of whom nothing was ever settled is refused', () => {
    expect(pay(withShift(aDesk()), 1_000)).toEqual({ refused: 'no-such-producer' });
  });
});

test('what was settled and paid is proved, listed, and rebuilt as it was', async () => {
  const desk = withShift(aDesk());
  const sale = sold(desk, 4);
  done(settle(desk));
  takenBack(desk, sale, 3);
  done(pay(desk, 50_000, { kind: 'drawer' }));
  done(settle(desk));
  expect(allStatements(desk.db, TODAY)).toMatchObject([{ payable: 0, before: { payable: 21_250, paid: 50_000 } }]);
  expect(checkProjections(desk.db).differed).toEqual([]);
  const file = join(desk.folder, 'all.journal');
  exportJournal(desk.db, file);
  expect(await verifyJournalFile(file)).toMatchObject({ faults: [], unknown: 0 });
});
