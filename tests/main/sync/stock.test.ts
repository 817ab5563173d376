import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/central/db/open.ts';
import { rows } from '../../../src/central/db/query.ts';
import { entriesAfter } from '../../../src/main/db/journal.ts';
import { soldLately } from '../../../src/main/db/movement.ts';
import { catchUpNow } from '../../../src/main/db/movementList.ts';
import { record } from '../../../src/main/db/record.ts';
import { stockFeed } from '../../../src/main/db/toldStock.ts';
import { dayOf } from '../../../src/shared/day.ts';
import { type EntryId, type OutletId, type ProductId, type ShiftId, uuidv7 } from '../../../src/shared/id.ts';
import type { BodyOf, EntryKind } from '../../../src/shared/journal/entry.ts';
import { must } from '../../../src/shared/must.ts';
import type { LotMoved } from '../../../src/shared/stock/lot.ts';
import { lotKey, movedBy, type StockEntry } from '../../../src/shared/stock/moved.ts';
import { MORNING } from '../../support/aDesk.ts';
import { ofLot, returnOf, saleOf } from '../../support/stockEntries.ts';
import { BAC_LIEU, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { silent } from '../../support/testDatabase.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

let centre: TestCentre;
let pool: Pool;
beforeAll(async () => {
  centre = await startTestCentre();
  pool = await openDatabase(databaseUrl(centre), silent);
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});

let outlets = 0;

type Showroom = { readonly outlet: OutletId; readonly tills: readonly SyncedTill[] };

/** Some tills in an outlet of their own. */
async function aShowroom(count: number): Promise<Showroom> {
  const outlet = `diem-${++outlets}` as OutletId;
  await centre.call('outlet.save', { ...BAC_LIEU, id: outlet, code: `DT${10 + outlets}` });
  const tills: SyncedTill[] = [];
  for (let till = 0; till < count; till++) tills.push(await anotherTill(outlet));
  return { outlet, tills };
}

async function anotherTill(outlet: OutletId): Promise<SyncedTill> {
  return aSyncedTill({ url: centre.url, code: must(await centre.makeEnrolCode(outlet), 'a code') });
}

function write<K extends EntryKind>({ db, signer }: SyncedTill, kind: K, body: BodyOf<K>): void {
  const id = uuidv7(MORNING, randomBytes(10)) as EntryId;
  db.write((writing) => record(writing, signer, { id, at: MORNING, actor: 'lan', kind, body }));
}

const sell = (till: SyncedTill, product: string, quantity: number, lots?: readonly LotMoved[]): void =>
  write(till, 'sale', saleOf(MORNING, 'BL01-1-000001', [{ product, quantity, ...(lots && { lots }) }]));

const bringBack = (till: SyncedTill, product: string, quantity: number, lots?: readonly LotMoved[]): void =>
  write(
    till,
    'return',
    returnOf(MORNING, 'BL01-1-R000001', [{ product, quantity, to: 'stock', ...(lots && { lots }) }]),
  );

/** Each sends what it has, then each hears of the others. */
async function syncAll(tills: readonly SyncedTill[]): Promise<void> {
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
  await centre.idle();
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
}

/** What a till takes to be on its shelves, by product and lot: what its own journal moved, and what it was told. */
function shelvesOf(till: SyncedTill): Record<string, number> {
  const told = till.db.all<Held>('SELECT product, lot, on_hand AS quantity FROM told_stock');
  return summed([...movedAt(till), ...told]);
}

function movedAt({ db, signer }: SyncedTill): Held[] {
  const entries = [...entriesAfter(db, signer.device, 0, 1_000)].filter(
    ({ header: { kind } }) => kind !== 'till-enrolled',
  );
  const moved = entries.flatMap(({ header, body }) =>
    movedBy({ kind: header.kind, body: JSON.parse(body) as unknown } as StockEntry),
  );
  return moved.map(({ product, lot, quantity }) => ({ product, lot: lotKey(lot?.id), quantity }));
}

const shelvesAtCentre = async ({ outlet }: Showroom): Promise<Record<string, number>> =>
  summed(await rows<Held>(pool, 'select product, lot, on_hand as quantity from stock where outlet = $1', [outlet]));

type Held = { readonly product: string; readonly lot: string; readonly quantity: number };

/** Without what comes to nothing. */
function summed(held: readonly Held[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { product, lot, quantity } of held) {
    const key = lot === '' ? product : `${product} ${lot}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  return Object.fromEntries([...sums].filter(([, quantity]) => quantity !== 0));
}

/** What a till takes the outlet to have sold of a product lately. */
function soldAt({ db, signer }: SyncedTill, product: string): number {
  catchUpNow(db, signer.device);
  return soldLately(db, product as ProductId, dayOf(MORNING)).sold;
}

async function expectAllToAgree(showroom: Showroom, shelves: Record<string, number>): Promise<void> {
  expect(await shelvesAtCentre(showroom)).toEqual(shelves);
  for (const till of showroom.tills) expect(shelvesOf(till)).toEqual(shelves);
}

test('the last pack, sold on two tills that hear nothing of each other, is short by one everywhere', async () => {
  const showroom = await aShowroom(3);
  const [one, two] = showroom.tills as [SyncedTill, SyncedTill, SyncedTill];
  bringBack(one, 'muoi', 1_000);
  await syncAll(showroom.tills);
  await expectAllToAgree(showroom, { muoi: 1_000 });

  sell(one, 'muoi', 1_000);
  sell(two, 'muoi', 1_000);
  expect(shelvesOf(one)).toEqual({});
  expect(shelvesOf(two)).toEqual({});
  await syncAll(showroom.tills);
  await expectAllToAgree(showroom, { muoi: -1_000 });
});

const told = ({ db }: SyncedTill) => db.all('SELECT product, lot, till, on_hand, seq FROM told_stock');

test('a till is told of the others of its outlet, never of itself, and of no other outlet', async () => {
  const [here, there] = [await aShowroom(2), await aShowroom(1)];
  const [one, two] = here.tills as [SyncedTill, SyncedTill];
  const [other] = there.tills as [SyncedTill];
  sell(one, 'muoi', 2_000);
  sell(two, 'tom', 350);
  sell(other, 'muoi', 7_000);
  await syncAll([one, two, other]);
  expect(told(one)).toEqual([{ product: 'tom', lot: '', till: 2, on_hand: -350, seq: 2 }]);
  expect(told(two)).toEqual([{ product: 'muoi', lot: '', till: 1, on_hand: -2_000, seq: 2 }]);
  expect(told(other)).toEqual([]);
});

const soldDays = ({ db }: SyncedTill) =>
  db.all('SELECT product, day, till, sold, missed FROM told_sold ORDER BY product');

test('what each till sold on a day, and how often it had to say no, is told to the others of its outlet and never to itself', async () => {
  const { tills } = await aShowroom(2);
  const [one, two] = tills as [SyncedTill, SyncedTill];
  const day = dayOf(MORNING);
  sell(one, 'muoi', 2_000);
  bringBack(one, 'muoi', 500);
  const missed = { shift: uuidv7(MORNING, randomBytes(10)) as ShiftId, day, text: 'Tôm', product: 'tom' as ProductId };
  write(one, 'missed-demand', missed);
  await syncAll(tills);
  const heard = [
    { product: 'muoi', day, till: 1, sold: 1_500, missed: 0 },
    { product: 'tom', day, till: 1, sold: 0, missed: 1 },
  ];
  expect(soldDays(one)).toEqual([]);
  expect(soldDays(two)).toEqual(heard);
  sell(one, 'tom', 1_000);
  await syncAll(tills);
  expect(soldDays(two)).toEqual([heard[0], { ...heard[1], sold: 1_000 }]);
  // Since when and until when that till moved the goods is told with what it holds.
  expect(two.db.all('SELECT product, first_on, last_on FROM told_stock WHERE lot = ?', '')).toEqual([
    { product: 'muoi', first_on: day, last_on: day },
    { product: 'tom', first_on: day, last_on: day },
  ]);
});

test('a till that comes new, or lost what it was told, is told all of it, and nothing of what is all gone', async () => {
  const showroom = await aShowroom(1);
  const [one] = showroom.tills as [SyncedTill];
  sell(one, 'muoi', 2_000);
  bringBack(one, 'muoi', 2_000);
  sell(one, 'tom', 350);
  await syncAll([one]);
  const two = await anotherTill(showroom.outlet);
  await syncAll([two]);
  expect(two.db.all('SELECT product, on_hand FROM told_stock')).toEqual([{ product: 'tom', on_hand: -350 }]);
  // What becomes nothing later is told as that.
  bringBack(one, 'tom', 350);
  await syncAll([one, two]);
  expect(two.db.all('SELECT product, on_hand FROM told_stock')).toEqual([{ product: 'tom', on_hand: 0 }]);
});

test('stock and its cursor come with the catalogue in one bundle, and are asked for once', async () => {
  const showroom = await aShowroom(2);
  const [one, two] = showroom.tills as [SyncedTill, SyncedTill];
  sell(one, 'muoi', 2_000, [ofLot(7, 2_000)]);
  await syncAll([one, two]);
  const known = 'SELECT lot, product, code, owner, terms, received_at FROM told_lot';
  const { id, code, owner, terms } = ofLot(7, 1);
  const lot = { lot: id, product: 'muoi', code, owner: owner.id, terms: JSON.stringify(terms), received_at: 7 };
  expect(two.db.all(known)).toEqual([lot]);
  const before = stockFeed(two.db);
  expect(before).toMatchObject({ outlet: showroom.outlet, centre: expect.stringMatching(/./) });
  await syncAll([two]);
  expect(stockFeed(two.db)).toEqual(before);
  sell(one, 'muoi', 1_000);
  await syncAll([one, two]);
  expect(stockFeed(two.db).n).toBeGreaterThan(before.n);
});

describe('whatever is sold and brought back, on up to three tills of which one is away all week', () => {
  const step = fc.record({
    till: fc.nat(2),
    does: fc.constantFrom('sells', 'sells', 'takes-back', 'syncs'),
    product: fc.constantFrom('muoi', 'tom'),
    quantity: fc.integer({ min: 1, max: 9_999 }),
    /** Which lot it is of and how much of it is, in ten; 0 = of none. */
    lot: fc.record({ nth: fc.integer({ min: 1, max: 2 }), tenths: fc.nat(10) }),
  });

  test('all of them and the centre come to the same, lot by lot, once they have synced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 3 }), fc.array(step, { maxLength: 25 }), async (count, steps) => {
        const showroom = await aShowroom(count);
        const moved: Held[] = [];
        for (const { till: nth, does, product, quantity, lot } of steps) {
          const till = must(showroom.tills[nth % count], 'a till');
          const ofIt = Math.floor((quantity * lot.tenths) / 10);
          const lots = ofIt > 0 ? [ofLot(lot.nth, ofIt)] : undefined;
          if (does === 'syncs' && till !== showroom.tills[0]) await till.sync.once();
          if (does === 'syncs') continue;
          const sign = does === 'sells' ? -1 : 1;
          if (does === 'sells') sell(till, product, quantity, lots);
          else bringBack(till, product, quantity, lots);
          for (const { id } of lots ?? []) moved.push({ product, lot: id, quantity: sign * ofIt });
          moved.push({ product, lot: '', quantity: sign * (quantity - ofIt) });
        }
        await syncAll(showroom.tills);
        await expectAllToAgree(showroom, summed(moved));
        for (const product of ['muoi', 'tom']) {
          const sold = moved.reduce((sum, each) => sum - (each.product === product ? each.quantity : 0), 0);
          for (const till of showroom.tills) expect(soldAt(till, product)).toBe(sold);
        }
      }),
      { numRuns: 8 },
    );
  });
});
