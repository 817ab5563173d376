import { describe, expect, test } from 'vitest';
import { movementsOf } from '../../../src/main/db/movementList.ts';
import type { ReadDb } from '../../../src/main/db/sqlite.ts';
import { lotsOf } from '../../../src/main/db/stock.ts';
import { type AskedStock, listStock } from '../../../src/main/db/stockList.ts';
import { keepStockRow } from '../../../src/main/db/toldStock.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { writeOffGoods } from '../../../src/main/till/writeOffGoods.ts';
import type { StockShow, ToReceive } from '../../../src/shared/contract/stock.ts';
import { addDays, type Day } from '../../../src/shared/day.ts';
import type { DeviceId, LotId, ProductId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { SOON_DAYS } from '../../../src/shared/stock/reorder.ts';
import { aDesk, done, driedShrimp, salt, sell, type TestDesk, withShift } from '../../support/aDesk.ts';
import { huongsHand } from '../../support/hands.ts';

const TODAY = '2026-11-23' as Day;

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

function writeOff(desk: TestDesk, lot: LotId | null, pieces: number): void {
  const lines = [{ product: salt.id, lot, quantity: pieces * 1_000 }];
  done(writeOffGoods(desk, { id: newId(desk), why: 'theft', lines }, huongsHand));
}

function lotCalled(desk: TestDesk, code: string): LotId {
  return must(
    lotsOf(desk.db, salt.id).find(({ lot }) => lot.code === code),
    `lot ${code}`,
  ).lot.id;
}

function tell(desk: TestDesk, pieces: number, seq = 9): void {
  const device = '0192f0c1-2a00-7000-8000-00000000000a' as DeviceId;
  const held = { kind: 'held' as const, device, till: 2, product: salt.id, lot: null, seq };
  desk.db.write((db) => keepStockRow(db, { ...held, onHand: quantity(pieces * 1_000) }));
}

function listed(desk: TestDesk, asked: Partial<AskedStock> = {}): ProductId[] {
  const { products, total } = listStock(desk.db, TODAY, { text: '', limit: 50, offset: 0, ...asked });
  expect(total).toBe(products.length);
  return products.map(({ product }) => product);
}

const shown = (desk: TestDesk, show: StockShow): ProductId[] => listed(desk, { show });

describe('the list of stock', () => {
  test('is of goods that are there, or below nothing, where it is to be', () => {
    const desk = aDesk();
    expect(shown(desk, 'there')).toEqual([]);
    expect(listed(desk).length).toBeGreaterThan(1);
    receive(desk, 2);
    expect(shown(desk, 'there')).toEqual([salt.id]);
    writeOff(desk, lotCalled(desk, 'L-1'), 2);
    expect(shown(desk, 'there')).toEqual([]);
  });

  test('is of goods with anything below 0, though another till has more of the same', () => {
    const desk = aDesk();
    receive(desk, 5);
    writeOff(desk, null, 1);
    expect(shown(desk, 'short')).toEqual([salt.id]);
    expect(listStock(desk.db, TODAY, { text: 'muoi', limit: 1, offset: 0 }).products[0]).toMatchObject({
      onHand: 4_000,
      isShort: true,
    });
    tell(desk, 1);
    expect(shown(desk, 'short')).toEqual([]);
    tell(desk, -1, 10);
    expect(shown(desk, 'short')).toEqual([salt.id]);
  });

  test('is of goods whose lot nobody knows, of those that end soon, and of one producer', () => {
    const desk = aDesk();
    expect(shown(desk, 'loose')).toEqual([]);
    tell(desk, 3);
    expect(shown(desk, 'loose')).toEqual([salt.id]);
    receive(desk, 1, { code: 'FAR', expires: addDays(TODAY, SOON_DAYS) });
    expect(shown(desk, 'soon')).toEqual([]);
    receive(desk, 1, { code: 'NEAR', expires: addDays(TODAY, SOON_DAYS - 1) });
    expect(shown(desk, 'soon')).toEqual([salt.id]);
    writeOff(desk, lotCalled(desk, 'NEAR'), 1);
    expect(shown(desk, 'soon')).toEqual([]);
    expect(listed(desk, { producer: salt.producer })).toContain(salt.id);
    expect(listed(desk, { producer: salt.producer, text: 'tom' })).not.toContain(salt.id);
  });

  test('finds goods by name, and by the code of a lot, however it is written', () => {
    const desk = aDesk();
    receive(desk, 1, { code: 'Hm-07/A' });
    expect(listed(desk, { text: 'hm-07/a' })).toEqual([salt.id]);
    expect(listed(desk, { text: 'muoi' })).toContain(salt.id);
    expect(listed(desk, { text: 'muoi', show: 'soon' })).toEqual([]);
  });

  test.each(['all', 'there'] as const)('is cut into pages that together are all of it, in one order: %s', (show) => {
    const desk = aDesk();
    receive(desk, 2);
    receive(desk, 2, { product: driedShrimp.id, code: 'T-1' });
    const all = listed(desk, { show });
    expect(all.length).toBeGreaterThan(1);
    const pages = all.map(
      (_, offset) => listStock(desk.db, TODAY, { text: '', show, limit: 1, offset }).products[0]?.product,
    );
    expect(pages).toEqual(all);
  });

  test('says how long goods last that sell, and nothing where none were sold', () => {
    const desk = withShift(aDesk());
    receive(desk, 15);
    sell(desk);
    rebuild(desk.db);
    const coverOf = (text: string) => listStock(desk.db, TODAY, { text, limit: 1, offset: 0 }).products[0]?.cover;
    // One pack in a week, for the goods are new: 14 packs are 14 weeks.
    expect(coverOf('muoi')).toBe(98);
    // Five more last as long as they may be sold, and not a day after.
    receive(desk, 5, { code: 'L-2', expires: TODAY });
    expect(coverOf('muoi')).toBe(133);
    expect(listStock(desk.db, addDays(TODAY, 1), { text: 'muoi', limit: 1, offset: 0 }).products[0]?.cover).toBe(98);
    expect(coverOf('tom')).toBeNull();
  });
});

test('the movements of one lot are its own, and those of no lot are asked for by none', () => {
  const desk = aDesk();
  receive(desk, 5);
  receive(desk, 2, { code: 'L-2' });
  writeOff(desk, null, 1);
  const lot = lotCalled(desk, 'L-2');
  const moved = (of: LotId | null) =>
    movementsOf(desk.db, desk.signer.device, { product: salt.id, lot: of, limit: 9, offset: 0 }).map(
      (one) => one.quantity,
    );
  expect(moved(lot)).toEqual([2_000]);
  expect(moved(null)).toEqual([-1_000]);
  expect(movementsOf(desk.db, desk.signer.device, { product: driedShrimp.id, limit: 9, offset: 0 })).toEqual([]);
});

test('no list has SQLite read all stock there is for each of its rows, into an index of its own', () => {
  const { db } = aDesk();
  const plans: string[] = [];
  const watched: ReadDb = {
    ...db,
    all: (sql, ...values) => {
      plans.push(...db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => detail));
      return db.all(sql, ...values);
    },
  };
  lotsOf(watched, salt.id);
  for (const show of ['short', 'loose', 'soon', 'there', 'way'] as const)
    listStock(watched, TODAY, { text: '', show, limit: 9, offset: 0 });
  expect(plans.filter((step) => step.includes('AUTOMATIC'))).toEqual([]);
});
