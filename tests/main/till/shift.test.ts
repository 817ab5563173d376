import { describe, expect, test } from 'vitest';
import { openCart } from '../../../src/main/db/cart.ts';
import { entryOf } from '../../../src/main/db/journal.ts';
import { nextPrintJob } from '../../../src/main/db/printJob.ts';
import { runningTotals } from '../../../src/main/db/projection.ts';
import { closings, isTraining, openingOf, openShift as openNow } from '../../../src/main/db/shift.ts';
import { reportNow } from '../../../src/main/db/shiftReport.ts';
import { beginCount, closeShift, closing } from '../../../src/main/till/closeShift.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { addProduct } from '../../../src/main/till/fillCart.ts';
import type { Hand } from '../../../src/main/till/hand.ts';
import { moveCash } from '../../../src/main/till/moveCash.ts';
import { openDrawer } from '../../../src/main/till/openDrawer.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { reprintSlip } from '../../../src/main/till/reprintSlip.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import { type SaleId, StaffId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { type Counted, countedSum, differenceOf } from '../../../src/shared/shift/count.ts';
import type { ShiftReport } from '../../../src/shared/shift/report.ts';
import { aDesk, done, lan, MORNING, salt, sell, withShift } from '../../support/aDesk.ts';
import { handOf, huongsHand, lansHand, withLeave } from '../../support/hands.ts';

const minhsHand = handOf({ id: StaffId.parse('minh'), name: 'Minh', role: 'cashier' });
const DAY = 24 * 60 * 60_000;

function report(desk: Desk): ShiftReport {
  return reportNow(desk.db, desk.signer.device, openingOf(desk.db, must(openNow(desk.db), 'a shift').shift));
}

function move(desk: Desk, direction: 'in' | 'out', amount: number, hand: Hand) {
  return moveCash(desk, { id: newId(desk), direction, amount, reason: 'Mua đá' }, hand);
}

/** So much in the fewest notes. */
function notes(amount: number): Counted {
  let left = amount;
  return [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000].map((note) => {
    const count = Math.floor(left / note);
    left -= count * note;
    return { note: dong(note), count };
  });
}

function close(desk: Desk, amount: number, hand = lansHand) {
  return closeShift(desk, { shift: must(openNow(desk.db), 'a shift').shift, counted: notes(amount) }, hand);
}

describe('cash in and out', () => {
  test('changes what the drawer should hold, prints a slip, and opens the drawer', () => {
    const desk = withShift(aDesk());
    expect(move(desk, 'in', 200_000, lansHand)).toEqual({ direction: 'in', amount: 200_000, reason: 'Mua đá' });
    expect(nextPrintJob(desk.db, 0, 0)).toMatchObject({ number: 'thu 200.000 ₫', copy: 0, drawer: true });
    expect(move(desk, 'out', 50_000, huongsHand)).toEqual({ direction: 'out', amount: 50_000, reason: 'Mua đá' });
    expect(report(desk).drawer).toMatchObject({
      cashIn: { count: 1, amount: 200_000 },
      cashOut: { count: 1, amount: 50_000 },
      expected: 650_000,
    });
  });

  test('asked for twice with one id moves it once', () => {
    const desk = withShift(aDesk());
    const input = { id: newId(desk), direction: 'in' as const, amount: 200_000, reason: 'Đổi tiền lẻ' };
    done(moveCash(desk, input, lansHand));
    done(moveCash(desk, input, lansHand));
    expect(report(desk).drawer.expected).toBe(700_000);
  });

  test('asked for again with something else in it, it says what was moved', () => {
    const desk = withShift(aDesk());
    const input = { id: newId(desk), direction: 'in' as const, amount: 200_000, reason: 'Đổi tiền lẻ' };
    const moved = done(moveCash(desk, input, lansHand));
    for (const other of [{ amount: 300_000 }, { amount: 0 }, { reason: 'Mua đá' }, { direction: 'out' as const }]) {
      expect(moveCash(desk, { ...input, ...other }, lansHand)).toEqual(moved);
    }
    expect(moved).toEqual({ direction: 'in', amount: 200_000, reason: 'Đổi tiền lẻ' });
    expect(report(desk).drawer.expected).toBe(700_000);
  });

  test('out is for who may, and never more than the drawer should hold', () => {
    const desk = withShift(aDesk());
    expect(move(desk, 'out', 50_000, lansHand)).toEqual({ refused: 'needs-approval', right: 'take-cash-out' });
    expect(move(desk, 'out', 500_001, huongsHand)).toEqual({ refused: 'more-than-drawer' });
    expect(move(desk, 'out', 500_000, huongsHand)).toMatchObject({ amount: 500_000 });
    expect(report(desk).drawer.expected).toBe(0);
  });

  test('names in the journal who gave leave', () => {
    const desk = withShift(aDesk());
    const id = newId(desk);
    done(moveCash(desk, { id, direction: 'out', amount: 50_000, reason: 'Mua đá' }, withLeave()));
    const entry = must(entryOf(desk.db, desk.signer.device, id), 'the entry');
    expect(JSON.parse(entry.body)).toMatchObject({ cashier: 'Lan', approvedBy: { id: 'huong', name: 'Hương' } });
  });

  test('of nothing, of less than the smallest note, or of what nobody carries is refused, and opens no drawer', () => {
    const desk = withShift(aDesk());
    for (const amount of [0, -1, 1, 999, 100_000_001]) {
      expect(move(desk, 'in', amount, huongsHand)).toEqual({ refused: 'absurd-amount' });
    }
    expect(desk.db.all('SELECT * FROM print_job WHERE drawer = 1')).toEqual([]);
    expect(move(desk, 'in', 1_000, lansHand)).toMatchObject({ amount: 1_000 });
  });
});

describe('opening the drawer', () => {
  test('is for who may, prints nothing, and is counted', () => {
    const desk = withShift(aDesk());
    expect(openDrawer(desk, 'Đổi tiền', lansHand)).toEqual({ refused: 'needs-approval', right: 'open-drawer' });
    expect(openDrawer(desk, 'Đổi tiền', huongsHand)).toEqual({ done: true });
    expect(nextPrintJob(desk.db, 0, 0)).toMatchObject({ entry: null, slip: null, drawer: true });
    expect(report(desk).openings).toBe(1);
  });
});

describe('closing a shift', () => {
  test('holds what was counted against what should be there, and makes room for the next', () => {
    const desk = withShift(aDesk());
    const { sale } = sell(desk);
    done(reprintSlip(desk, sale, lan));
    const { body } = done(close(desk, 520_000));
    expect(body).toMatchObject({ z: 1, cashier: 'Lan', unsent: 4 });
    expect(body.report).toMatchObject({ sales: 1, total: 25_000, reprints: 1, running: { sold: 25_000, returned: 0 } });
    expect(countedSum(body.counted)).toBe(520_000);
    expect(differenceOf(body.counted, body.report.drawer.expected)).toBe(-5_000);
    expect(openNow(desk.db)).toBeUndefined();

    done(openShift(desk, 300_000, lan));
    expect(report(desk)).toMatchObject({ sales: 0, drawer: { expected: 300_000 }, running: { sold: 25_000 } });
    expect(done(close(desk, 300_000)).body).toMatchObject({ z: 2, report: { running: { sold: 25_000, returned: 0 } } });
    expect(closings(desk.db, desk.signer.device, 10)).toHaveLength(2);
    expect(rebuild(desk.db).differed).toEqual([]);
  });

  test('asked for twice is one closing', () => {
    const desk = withShift(aDesk());
    const input = { shift: must(openNow(desk.db), 'a shift').shift, counted: notes(500_000) };
    const first = closeShift(desk, input, lansHand);
    expect(closeShift(desk, { ...input, counted: notes(1_000) }, lansHand)).toEqual(first);
    expect(closings(desk.db, desk.signer.device, 10)).toHaveLength(1);
  });

  test('after a restore its paper is called with the epoch, on every copy: one of the lost disk may bear the count', () => {
    const first = withShift(aDesk());
    expect(done(close(first, 500_000)).number).toBe('Z 1');
    const desk = { ...first, signer: { ...first.signer, epoch: 3 } };
    done(openShift(desk, 500_000, lan));
    const made = done(close(desk, 500_000));
    expect(made).toMatchObject({ number: 'Z 2.3-2', body: { z: 2 } });
    done(reprintSlip(desk, made.entry as string as SaleId, lan));
    const jobs = desk.db.all<{ number: string }>('SELECT number FROM print_job WHERE number LIKE ? ORDER BY job', 'Z%');
    expect(jobs.map(({ number }) => number)).toEqual(['Z 1', 'Z 2.3-2', 'Z 2.3-2']);
    expect(closings(desk.db, desk.signer.device, 10).map((entry) => closing(desk.db, entry).number)).toEqual([
      'Z 2.3-2',
      'Z 1',
    ]);
  });

  test('of somebody else is for who may, and names who gave leave', () => {
    const desk = withShift(aDesk());
    expect(close(desk, 500_000, minhsHand)).toEqual({ refused: 'needs-approval', right: 'close-anothers-shift' });
    expect(done(close(desk, 500_000, { ...withLeave(), actor: minhsHand.actor })).body).toMatchObject({
      cashier: 'Minh',
      approvedBy: { name: 'Hương' },
    });
  });

  test('comes before opening the next, also on another day', () => {
    const desk = withShift(aDesk());
    expect(openShift(desk, 0, lan)).toEqual({ refused: 'shift-already-open' });
    desk.setClock(MORNING + DAY);
    expect(openShift(desk, 0, lan)).toEqual({ refused: 'other-days-shift', day: '2026-11-23' });
    done(close(desk, 500_000));
    expect(done(openShift(desk, 0, lan)).day).toBe('2026-11-24');
  });

  test('leaves the goods on the counter for the next shift', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    expect(done(beginCount(desk, lansHand))).toMatchObject({ openLines: 1, held: 0 });
    done(close(desk, 500_000));
    done(openShift(desk, 0, lan));
    expect(openCart(desk.db)?.lines).toHaveLength(1);
  });

  test('opens the drawer to be counted for whose shift it is, and says nothing of what should be in it', () => {
    const desk = withShift(aDesk());
    sell(desk);
    const begun = done(beginCount(desk, minhsHand));
    expect(report(desk).openings).toBe(0);
    expect(Object.keys(begun).toSorted()).toEqual(['held', 'openLines', 'shift']);
    done(beginCount(desk, lansHand));
    expect(report(desk).openings).toBe(1);
  });
});

const pulses = (desk: Desk) => desk.db.all('SELECT * FROM print_job WHERE drawer = 1');

describe('counting again', () => {
  test('opens the drawer no second time in a shift: the count is no key to it', () => {
    const desk = withShift(aDesk());
    done(openDrawer(desk, 'Đổi tiền', huongsHand));
    const first = done(beginCount(desk, lansHand));
    expect(report(desk).openings).toBe(2);
    expect(pulses(desk)).toHaveLength(2);
    expect(done(beginCount(desk, lansHand))).toEqual(first);
    done(beginCount(desk, huongsHand));
    expect(report(desk).openings).toBe(2);
    expect(pulses(desk)).toHaveLength(2);
  });

  test('is new with the next shift', () => {
    const desk = withShift(aDesk());
    done(beginCount(desk, lansHand));
    done(close(desk, 500_000));
    done(openShift(desk, 0, lan));
    done(beginCount(desk, lansHand));
    expect(report(desk).openings).toBe(1);
    expect(pulses(desk)).toHaveLength(2);
  });
});

describe('practising', () => {
  test('moves neither money nor goods nor numbers, and is counted apart', () => {
    const desk = withShift(aDesk());
    expect(switchTraining(desk, true, lansHand)).toEqual({ refused: 'needs-approval', right: 'switch-training' });
    done(switchTraining(desk, true, huongsHand));
    expect(isTraining(desk.db)).toBe(true);

    expect(sell(desk).number).toBe('BL01-2-T000001');
    done(move(desk, 'in', 200_000, lansHand));
    done(openDrawer(desk, 'Đổi tiền', huongsHand));
    expect(runningTotals(desk.db)).toEqual({ sales: 0, sold: 0, returned: 0 });
    expect(desk.db.all('SELECT * FROM stock')).toEqual([]);
    expect(desk.db.all('SELECT * FROM print_job WHERE drawer = 1')).toEqual([]);
    expect(close(desk, 500_000)).toEqual({ refused: 'training-on' });

    done(switchTraining(desk, false, huongsHand));
    expect(sell(desk).number).toBe('BL01-2-000001');
    expect(report(desk)).toMatchObject({
      sales: 1,
      total: 25_000,
      openings: 0,
      drawer: { expected: 525_000, cashIn: { count: 0 } },
      training: { switched: 1, sales: { count: 1, amount: 25_000 } },
    });
    expect(rebuild(desk.db).differed).toEqual([]);
  });

  test('is not begun over goods that somebody is buying', () => {
    const desk = withShift(aDesk());
    done(addProduct(desk, salt.id, ONE));
    expect(switchTraining(desk, true, huongsHand)).toEqual({ refused: 'goods-on-counter' });
  });
});
