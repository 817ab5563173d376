import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/central/db/open.ts';
import { rows } from '../../../src/central/db/query.ts';
import { record } from '../../../src/main/db/record.ts';
import { stockFeed } from '../../../src/main/db/toldStock.ts';
import { type EntryId, type OutletId, uuidv7 } from '../../../src/shared/id.ts';
import type { BodyOf, EntryKind } from '../../../src/shared/journal/entry.ts';
import { must } from '../../../src/shared/must.ts';
import { MORNING } from '../../support/aDesk.ts';
import { returnOf, saleOf } from '../../support/stockEntries.ts';
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

const sell = (till: SyncedTill, product: string, quantity: number): void =>
  write(till, 'sale', saleOf(MORNING, 'BL01-1-000001', [{ product, quantity }]));

const bringBack = (till: SyncedTill, product: string, quantity: number): void =>
  write(till, 'return', returnOf(MORNING, 'BL01-1-R000001', [{ product, quantity, to: 'stock' }]));

/** Each sends what it has, then each hears of the others. */
async function syncAll(tills: readonly SyncedTill[]): Promise<void> {
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
  await centre.idle();
  for (const each of tills) expect(await each.sync.once()).toBe('ok');
}

/** What a till takes to be on its shelves: its own sums and those it was told. What comes to nothing is left out. */
function shelvesOf({ db }: SyncedTill): Record<string, number> {
  const found = db.all<{ product: string; on_hand: number }>(
    `SELECT product, sum(on_hand) AS on_hand FROM (
       SELECT product, on_hand FROM stock UNION ALL SELECT product, on_hand FROM told_stock
     ) GROUP BY product`,
  );
  return withoutNothing(found);
}

async function shelvesAtCentre({ outlet }: Showroom): Promise<Record<string, number>> {
  const found = await rows<{ product: string; on_hand: number }>(
    pool,
    'select product, sum(on_hand)::bigint as on_hand from stock where outlet = $1 group by product',
    [outlet],
  );
  return withoutNothing(found);
}

function withoutNothing(found: readonly { product: string; on_hand: number }[]): Record<string, number> {
  const held = found.filter(({ on_hand }) => on_hand !== 0).map(({ product, on_hand }) => [product, on_hand] as const);
  return Object.fromEntries(held);
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
  sell(one, 'muoi', 2_000);
  await syncAll([one, two]);
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
    product: fc.constantFrom('muoi', 'tom', 'ruoc'),
    quantity: fc.integer({ min: 1, max: 9_999 }),
  });

  test('all of them and the centre come to the same once they have synced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 3 }), fc.array(step, { maxLength: 25 }), async (count, steps) => {
        const showroom = await aShowroom(count);
        const shelves = new Map<string, number>();
        const move = (product: string, by: number): void => void shelves.set(product, (shelves.get(product) ?? 0) + by);
        for (const { till: nth, does, product, quantity } of steps) {
          const till = must(showroom.tills[nth % count], 'a till');
          if (does === 'syncs' && till !== showroom.tills[0]) await till.sync.once();
          if (does === 'sells') {
            sell(till, product, quantity);
            move(product, -quantity);
          }
          if (does === 'takes-back') {
            bringBack(till, product, quantity);
            move(product, quantity);
          }
        }
        await syncAll(showroom.tills);
        await expectAllToAgree(showroom, Object.fromEntries([...shelves].filter(([, left]) => left !== 0)));
      }),
      { numRuns: 8 },
    );
  });
});
