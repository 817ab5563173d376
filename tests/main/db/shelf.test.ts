import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { starsChanges } from '../../../src/main/db/certificates.ts';
import { hintsOf, spokenOf } from '../../../src/main/db/hints.ts';
import { missedOf } from '../../../src/main/db/missed.ts';
import { catchUpNow } from '../../../src/main/db/movementList.ts';
import { endingLots, shelfGoods } from '../../../src/main/db/shelf.ts';
import { soldDaysOf } from '../../../src/main/db/soldDays.ts';
import { listStock } from '../../../src/main/db/stockList.ts';
import { keepStockRow } from '../../../src/main/db/toldStock.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { missDemand } from '../../../src/main/till/missDemand.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { switchTraining } from '../../../src/main/till/switchTraining.ts';
import type { ToReceive } from '../../../src/shared/contract/stock.ts';
import { addDays, type Day } from '../../../src/shared/day.ts';
import type { DeviceId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aDesk, done, driedShrimp, salt, sell, type TestDesk, withShift } from '../../support/aDesk.ts';
import { aCertificate } from '../../support/aProduct.ts';
import { huongsHand, lansHand } from '../../support/hands.ts';

const TODAY = '2026-11-23' as Day;
const ZONE = 'Asia/Ho_Chi_Minh';

function receive(desk: TestDesk, pieces: number, more: Partial<ToReceive> = {}): void {
  const line: ToReceive = {
    product: salt.id,
    quantity: pieces * 1_000,
    code: 'L-1',
    owner: salt.producer,
    terms: { kind: 'consigned', perMille: 150 },
    ...more,
  };
  done(receiveGoods(desk, { id: newId(desk), lines: [line] }, huongsHand));
}

function goods(desk: TestDesk) {
  catchUpNow(desk.db, desk.signer.device);
  return must(shelfGoods(desk.db, salt.id, TODAY), 'salt');
}

const sum = (of: readonly { readonly quantity: number }[]) => of.reduce((all, one) => all + one.quantity, 0);

function certify(desk: TestDesk, change: Parameters<typeof aCertificate>[0]): void {
  const row = aCertificate({ product: salt.id, ...change });
  desk.db.write((db) => applyChange(db, { kind: 'certificate', id: row.id, row }));
}

function changes(desk: TestDesk, days = 90) {
  const found = starsChanges(desk.db, TODAY, days);
  return found.filter(({ product }) => product === salt.id).map(({ what, day }) => [what, day]);
}

describe('a product’s stock', () => {
  test('is the sum of its lots, of what this till moved and what the others did, each', () => {
    const desk = withShift(aDesk());
    receive(desk, 5, { expires: addDays(TODAY, 90) });
    receive(desk, 2, { code: 'L-2' });
    sell(desk);
    const device = '0192f0c1-2a00-7000-8000-00000000000a' as DeviceId;
    const told = { kind: 'held' as const, device, till: 2, product: salt.id, lot: null, seq: 4 };
    desk.db.write((db) => keepStockRow(db, { ...told, onHand: quantity(-2_000) }));
    const { onHand, parts, moved, told: others, below } = goods(desk);
    expect(onHand).toBe(4_000);
    expect(parts.reduce((all, part) => all + part.onHand, 0)).toBe(4_000);
    expect(sum(moved) + sum(others)).toBe(4_000);
    expect(others).toEqual([{ till: 2, quantity: -2_000 }]);
    expect(below).toBeNull();
    // Sold from no lot over there, while lots are here.
    expect(parts.find(({ lot }) => lot === null)).toMatchObject({ onHand: -2_000, here: 0, below: 'another-lot' });
  });

  test('that never came in is below 0 for that', () => {
    const desk = withShift(aDesk());
    sell(desk);
    expect(goods(desk)).toMatchObject({ onHand: -1_000, below: 'never-came', sold: 1_000, days: 7, cover: 0 });
  });

  test('of no such product is told by nothing', () => {
    expect(shelfGoods(aDesk().db, 'NONE' as typeof salt.id, TODAY)).toBeNull();
  });
});

test('what ends is listed by its day, the first first, and no more once it is gone', () => {
  const desk = withShift(aDesk());
  receive(desk, 1, { code: 'LATER', expires: addDays(TODAY, 6) });
  receive(desk, 1, { code: 'TODAY', expires: TODAY });
  receive(desk, 1, { code: 'FAR', expires: addDays(TODAY, 7) });
  const codes = (days: number) => endingLots(desk.db, TODAY, days).map(({ lot }) => lot.code);
  expect(codes(7)).toEqual(['TODAY', 'LATER']);
  expect(codes(8)).toEqual(['TODAY', 'LATER', 'FAR']);
  expect(endingLots(desk.db, addDays(TODAY, 30), 1)).toHaveLength(3);
  sell(desk);
  expect(codes(7)).toEqual(['LATER']);
});

describe('stars', () => {
  test('that are gone or soon will be are listed with the day, and renewed ones are not', () => {
    const desk = aDesk();
    desk.db.raw.exec('DELETE FROM certificate');
    certify(desk, { id: 'A', expiresOn: addDays(TODAY, 10) });
    expect(changes(desk)).toEqual([['ending', addDays(TODAY, 10)]]);
    expect(changes(desk, 10)).toEqual([]);
    certify(desk, { id: 'A', expiresOn: addDays(TODAY, -1) });
    expect(changes(desk)).toEqual([['ended', TODAY]]);
    certify(desk, { id: 'A', expiresOn: addDays(TODAY, 400), revokedOn: addDays(TODAY, -3) });
    expect(changes(desk)).toEqual([['revoked', addDays(TODAY, -3)]]);
    certify(desk, { id: 'B', issuedOn: addDays(TODAY, -3), expiresOn: addDays(TODAY, 900) });
    expect(changes(desk)).toEqual([]);
    expect(goods(desk).starsUntil).toBe(addDays(TODAY, 900));
  });
});

describe('a hint', () => {
  test('counts what was sold and what was asked for in vain, and not what was practised', () => {
    const desk = withShift(aDesk());
    receive(desk, 2);
    sell(desk);
    const miss = (asked: Parameters<typeof missDemand>[1]) => done(missDemand(desk, asked, lansHand));
    miss({ product: driedShrimp.id, text: '' });
    miss({ product: driedShrimp.id, text: '' });
    miss({ text: 'Mật ong' });
    done(switchTraining(desk, true, huongsHand));
    miss({ product: driedShrimp.id, text: '' });
    done(switchTraining(desk, false, huongsHand));
    catchUpNow(desk.db, desk.signer.device);
    expect([...missedOf(desk.db, TODAY).byText]).toEqual([['Mật ong', 1]]);
    const hintsOn = (today: Day) => {
      const asked = { today, zone: ZONE, missed: missedOf(desk.db, today) };
      return hintsOf(desk.db, spokenOf(desk.db, asked), asked);
    };
    const hints = hintsOn(TODAY);
    // Of salt one is left, and one was sold in its first week: that lasts.
    expect(hints.map(({ product, hint }) => [product, hint])).toEqual([[driedShrimp.id, 'order']]);
    // Asked for twice in four weeks: one unit lasts the two that an order is for.
    expect(hints.find(({ product }) => product === driedShrimp.id)).toMatchObject({
      missed: 2,
      order: 1_000,
      lasts: 0,
    });
    expect(hintsOn(addDays(TODAY, 60))).toEqual([]);
  });
});

function soldDays(desk: TestDesk) {
  catchUpNow(desk.db, desk.signer.device);
  return soldDaysOf(desk.db, salt.id, TODAY);
}

describe('days of cover and hints', () => {
  const OTHER = '0192f0c1-2a00-7000-8000-00000000000a' as DeviceId;
  const tellSold = (desk: TestDesk, day: Day, sold: number, more: { seq?: number; missed?: number } = {}) => {
    const row = { kind: 'sold-day' as const, device: OTHER, till: 2, product: salt.id, day };
    desk.db.write((db) => keepStockRow(db, { ...row, sold: quantity(sold), missed: 0, seq: 9, ...more }));
  };
  test('count what all tills of the outlet sold, each till once, and every day is told by which', () => {
    const desk = withShift(aDesk());
    receive(desk, 20);
    sell(desk);
    tellSold(desk, TODAY, 3_000);
    tellSold(desk, addDays(TODAY, -2), 2_000, { missed: 1 });
    expect(goods(desk)).toMatchObject({ sold: 6_000, days: 7, missed: 1, cover: Math.floor((19 * 7) / 6) });
    const { sold, missed, list, firstOn } = soldDays(desk);
    expect([sold, missed, firstOn, list.length]).toEqual([6_000, 1, addDays(TODAY, -2), 7]);
    expect(list[0]).toEqual({
      day: TODAY,
      sold: 4_000,
      missed: 0,
      tills: [
        { till: null, sold: 1_000 },
        { till: 2, sold: 3_000 },
      ],
    });
    expect(list[2]).toMatchObject({ sold: 2_000, missed: 1 });
  });

  test('are the same however often a day is told, and an older word takes nothing back', () => {
    const desk = withShift(aDesk());
    tellSold(desk, TODAY, 3_000, { seq: 9 });
    tellSold(desk, TODAY, 3_000, { seq: 9 });
    tellSold(desk, TODAY, 1_000, { seq: 4, missed: 5 });
    expect(soldDays(desk)).toMatchObject({ sold: 3_000, missed: 0 });
    tellSold(desk, TODAY, 2_000, { seq: 12 });
    expect(soldDays(desk).sold).toBe(2_000);
  });

  test('spread over the days since any till first moved the goods, and name when one last did', () => {
    const desk = withShift(aDesk());
    receive(desk, 20);
    sell(desk);
    const held = { kind: 'held' as const, device: OTHER, till: 2, product: salt.id, lot: null, seq: 9 };
    const moved = { firstOn: addDays(TODAY, -60), lastOn: addDays(TODAY, 1) };
    desk.db.write((db) => keepStockRow(db, { ...held, onHand: quantity(0), ...moved }));
    expect(soldDays(desk)).toMatchObject({ sold: 1_000, days: 28 });
    const [row] = listStock(desk.db, TODAY, { text: 'muoi', limit: 1, offset: 0 }).products;
    expect(row).toMatchObject({ movedOn: addDays(TODAY, 1), cover: 19 * 28 });
    // A word of a centre of before it knew changes neither.
    desk.db.write((db) => keepStockRow(db, { ...held, seq: 10, onHand: quantity(0) }));
    expect(soldDays(desk).days).toBe(28);
  });

  test('are of what sells elsewhere alone, too', () => {
    const desk = aDesk();
    tellSold(desk, TODAY, 3_000);
    const asked = { today: TODAY, zone: ZONE, missed: missedOf(desk.db, TODAY) };
    expect(hintsOf(desk.db, spokenOf(desk.db, asked), asked)).toMatchObject([
      { product: salt.id, hint: 'order', sold: 3_000, onHand: 0, order: 6_000 },
    ]);
  });
});
