import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { lots } from '../../../src/main/db/migrations/015-lots.ts';
import { catchUpMovements } from '../../../src/main/db/movement.ts';
import { record } from '../../../src/main/db/record.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';
import { lotsOf, numberedOf } from '../../../src/main/db/stock.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import type { Day } from '../../../src/shared/day.ts';
import { LotId, ProducerId } from '../../../src/shared/id.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import type { Lot } from '../../../src/shared/stock/lot.ts';
import { aDesk, lan, salt, sell, type TestDesk, withShift } from '../../support/aDesk.ts';

const DAY = '2026-11-22' as Day;
const LOT: Lot = {
  id: LotId.parse('0192f0c1-2a00-7000-8000-0000000000dd'),
  product: salt.id,
  code: 'L-02/A',
  expires: '2027-01-28' as Day,
  owner: { id: ProducerId.parse('CT-1'), name: 'HTX Muối Long Điền' },
  terms: { kind: 'consigned', perMille: 150 },
};

function receive(desk: TestDesk, thousandths: number): void {
  const lines = [{ lot: LOT, name: salt.name, unit: salt.unit, quantity: quantity(thousandths) }];
  const number = `BL01-1-NK00000${numberedOf(desk.db, 'NK') + 1}`;
  const entry = { id: newId(desk), at: desk.clock(), actor: lan.id, kind: 'goods-received' as const };
  desk.db.write((db) => record(db, desk.signer, { ...entry, body: { number, day: DAY, by: lan.name, lines } }));
}

function writeOff(desk: TestDesk, thousandths: number): void {
  const { product, ...lot } = LOT;
  const line = { product, name: salt.name, unit: salt.unit, quantity: quantity(thousandths), lot };
  const body = { number: 'BL01-1-XH000001', day: DAY, by: lan.name, why: 'damaged' as const, lines: [line] };
  const entry = { id: newId(desk), at: desk.clock(), actor: lan.id, kind: 'goods-written-off' as const };
  desk.db.write((db) => record(db, desk.signer, { ...entry, body }));
}

test('what came in, was written off and was sold is counted by lot, listed movement by movement, and rebuilt the same', () => {
  const desk = withShift(aDesk());
  receive(desk, 10_000);
  receive(desk, 2_000);
  writeOff(desk, 500);
  sell(desk);
  const received = LOT.id;
  expect(desk.db.all('SELECT * FROM stock ORDER BY lot')).toEqual([
    { product: salt.id, lot: received, on_hand: 10_500 },
  ]);
  expect(lotsOf(desk.db, salt.id)).toMatchObject([{ lot: LOT, onHand: 10_500 }]);
  expect([numberedOf(desk.db, 'NK'), numberedOf(desk.db, 'XH')]).toEqual([2, 1]);
  expect(rebuild(desk.db).differed).toEqual([]);
  expect(desk.db.all('SELECT kind, lot, quantity FROM movement ORDER BY seq')).toEqual([
    { kind: 'goods-received', lot: received, quantity: 10_000 },
    { kind: 'goods-received', lot: received, quantity: 2_000 },
    { kind: 'goods-written-off', lot: received, quantity: -500 },
    { kind: 'sale', lot: received, quantity: -1_000 },
  ]);
});

test('a movement, a lot or a number that was lost is found missing', () => {
  const desk = withShift(aDesk());
  receive(desk, 10_000);
  rebuild(desk.db);
  desk.db.raw.exec('DELETE FROM movement; DELETE FROM lot; DELETE FROM numbered');
  expect(rebuild(desk.db).differed).toEqual(['lot', 'numbered', 'movement']);
  expect(rebuild(desk.db).differed).toEqual([]);
});

test('what was on hand before there were lots is of none', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(lots));
  db.raw.exec(`INSERT INTO stock VALUES ('SP-1', -3000)`);
  migrate(db);
  expect(db.all('SELECT * FROM stock')).toEqual([{ product: 'SP-1', lot: '', on_hand: -3_000 }]);
});

test('what is caught up at once is so many entries, or one long paper, and always at least one', () => {
  const desk = withShift(aDesk());
  const { device } = desk.signer;
  for (const _ of [1, 2, 3]) receive(desk, 1_000);
  const step = (characters: number) => desk.db.write((db) => catchUpMovements(db, device, { entries: 50, characters }));
  const left = step(1);
  expect(step(1)).toBe(left - 1);
  expect(step(1_000_000)).toBe(0);
  expect(rebuild(desk.db).differed).toEqual([]);
});
