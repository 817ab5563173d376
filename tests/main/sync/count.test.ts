import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { looseOf, lotsOf } from '../../../src/main/db/stock.ts';
import { closeCount, countResult } from '../../../src/main/till/closeCount.ts';
import { beginCount, listCounts } from '../../../src/main/till/count.ts';
import { handIn, scanCounted, setCounted } from '../../../src/main/till/countGoods.ts';
import { type Desk, newId } from '../../../src/main/till/desk.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { receiveGoods } from '../../../src/main/till/receiveGoods.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import type { Day, Instant } from '../../../src/shared/day.ts';
import type { CountId, OutletId, ProductId } from '../../../src/shared/id.ts';
import { must } from '../../../src/shared/must.ts';
import { done, lan, MORNING, salt, sell } from '../../support/aDesk.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { huongsHand, lansHand } from '../../support/hands.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

type Shop = {
  readonly tills: readonly (SyncedTill & { readonly desk: Desk })[];
  /** Time goes on by a minute. */
  readonly tick: () => void;
  readonly syncAll: () => Promise<void>;
};

let outlets = 0;

/** An outlet with some tills, whose clocks go alike. */
async function aShop(count: number, products: readonly ProductId[] = []): Promise<Shop> {
  const outlet = `kk-${++outlets}` as OutletId;
  await centre.call('outlet.save', { ...BAC_LIEU, id: outlet, code: `KK${10 + outlets}` });
  let now: number = MORNING;
  const clock = () => now as Instant;
  const tills: (SyncedTill & { desk: Desk })[] = [];
  for (let nth = 0; nth < count; nth++) {
    const till = await aSyncedTill(
      { url: centre.url, code: must(await centre.makeEnrolCode(outlet), 'a code') },
      { clock },
    );
    await till.sync.once();
    catalogue(till, products);
    tills.push({ ...till, desk: { db: till.db, signer: till.signer, clock, random: (of) => randomBytes(of) } });
  }
  return {
    tills,
    tick: () => {
      now += 60_000;
    },
    syncAll: async () => {
      for (const each of tills) expect(await each.sync.once()).toBe('ok');
      await centre.idle();
      for (const each of tills) expect(await each.sync.once()).toBe('ok');
    },
  };
}

function catalogue({ db }: SyncedTill, products: readonly ProductId[]): void {
  db.write((writing) => {
    applyChange(writing, { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() });
    applyChange(writing, { kind: 'producer', id: aProducer().id, row: aProducer() });
    for (const row of [salt, ...products.map((id) => aProduct({ id, codes: [] }))]) {
      applyChange(writing, { kind: 'product', id: row.id, row });
      const price = aPrice({ product: row.id });
      applyChange(writing, { kind: 'price', id: priceChangeId(price), row: price });
    }
  });
}

const onHand = ({ db }: SyncedTill, product = salt.id): number =>
  lotsOf(db, product).reduce((sum, lot) => sum + lot.onHand, looseOf(db, product) as number);

function receive(desk: Desk, pieces: number, code = 'L-1', product = salt.id): void {
  const line = {
    product,
    quantity: pieces * 1_000,
    code,
    expires: '2027-06-30' as Day,
    owner: salt.producer,
    terms: { kind: 'consigned', perMille: 150 } as const,
  };
  done(receiveGoods(desk, { id: newId(desk), lines: [line] }, huongsHand));
}

function begin(desk: Desk): CountId {
  const count = newId<CountId>(desk);
  done(beginCount(desk, { count, scope: { kind: 'shop' }, blind: true }, lansHand));
  return count;
}

function sheet(desk: Desk, count: CountId, place: string, found: Readonly<Record<string, number>>): void {
  // In one transaction, which a screen never does: 5,000 of them would be 5,000 flushes.
  desk.db.write(() => {
    for (const [product, pieces] of Object.entries(found))
      done(
        setCounted(
          desk,
          { count, place, recount: false, product: product as ProductId, lot: null, quantity: pieces * 1_000 },
          lansHand,
        ),
      );
  });
  done(handIn(desk, { count, id: newId(desk) }, lansHand));
}

const close = (desk: Desk, count: CountId, uncounted: 'leave' | 'gone' = 'leave') =>
  closeCount(desk, { count, id: newId(desk), reason: 'Kiểm kê', uncounted }, huongsHand);

test('two tills count two places while both sell, and the books then say what is there, on both', async () => {
  const { tills, tick, syncAll } = await aShop(2);
  const [one, two] = tills as [Shop['tills'][0], Shop['tills'][0]];
  for (const { desk } of tills) done(openShift(desk, 0, lan));
  receive(one.desk, 20);
  await syncAll();
  tick();
  const count = begin(one.desk);
  await syncAll();
  expect(listCounts(two.desk)).toMatchObject([{ count, till: 1, closed: null }]);

  // 20 came in by the books, and 18 are there: 10 on the shelf, 8 in the store.
  tick();
  sheet(one.desk, count, 'Kệ', { [salt.id]: 10 });
  tick();
  sheet(two.desk, count, 'Kho', { [salt.id]: 8 });
  tick();
  sell(one.desk);
  sell(two.desk);
  // What the neighbour counted is not here yet: as far as this till knows, 10 are there.
  expect(countResult(one.desk, { count }, huongsHand)).toMatchObject({
    differences: [{ counted: 10_000, expected: 20_000 }],
  });
  await syncAll();
  sell(two.desk);
  await syncAll();
  expect(countResult(one.desk, { count }, huongsHand)).toMatchObject({
    products: 1,
    differences: [{ counted: 18_000, expected: 20_000, places: 2, moving: 0 }],
    unheard: [],
  });
  expect(countResult(two.desk, { count }, huongsHand)).toEqual({ refused: 'count-elsewhere', till: '1' });
  done(close(one.desk, count));
  await syncAll();
  // 18 less the three that were sold after the count.
  expect(tills.map((till) => onHand(till))).toEqual([15_000, 15_000]);
  expect(listCounts(two.desk)).toMatchObject([{ closed: { dropped: false, entry: null } }]);
  expect(scanCounted(two.desk, { count, place: '', recount: false, code: '2', scan: 'a' }, lansHand)).toMatchObject({
    refused: 'count-over',
  });
  for (const { desk } of tills) expect(rebuild(desk.db).differed).toEqual([]);
});

test('what a neighbour sold before the count and sends after it is not lost twice', async () => {
  const { tills, tick, syncAll } = await aShop(2);
  const [one, two] = tills as [Shop['tills'][0], Shop['tills'][0]];
  done(openShift(two.desk, 0, lan));
  receive(one.desk, 20);
  await syncAll();
  tick();
  sell(two.desk);
  tick();
  const count = begin(one.desk);
  tick();
  sheet(one.desk, count, '', { [salt.id]: 19 });
  // It is short of one by what is heard here, and says of whom nothing was heard.
  expect(countResult(one.desk, { count }, huongsHand)).toMatchObject({
    differences: [{ expected: 20_000 }],
    unheard: [2],
  });
  await syncAll();
  expect(countResult(one.desk, { count }, huongsHand)).toMatchObject({ differences: [], unheard: [] });
  done(close(one.desk, count));
  await syncAll();
  expect(tills.map((till) => onHand(till))).toEqual([19_000, 19_000]);
});

const anyStep = fc.record({
  what: fc.constantFrom('receive', 'sell', 'sell', 'count', 'sync'),
  till: fc.nat(1),
  pieces: fc.integer({ min: 1, max: 4 }),
});

test('whatever two tills receive, sell, count and sync in between, the books end at what is on the shelf', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 4, maxLength: 14 }),
      fc.integer({ min: 0, max: 9 }),
      async (steps, start) => {
        const { tills, tick, syncAll } = await aShop(2);
        for (const { desk } of tills) done(openShift(desk, 0, lan));
        const home = must(tills[0], 'a till');
        // What really lies there; the books begin at nothing.
        let shelf = start;
        const count = begin(home.desk);
        await syncAll();
        for (const { what, till: nth, pieces } of [...steps, { what: 'count', till: 0, pieces: 1 } as const]) {
          const { desk } = must(tills[nth], 'a till');
          tick();
          if (what === 'receive') {
            receive(desk, pieces, `L-${nth}`);
            shelf += pieces;
          } else if (what === 'sell' && shelf > 0) {
            sell(desk);
            shelf -= 1;
          } else if (what === 'count') sheet(desk, count, 'cả tiệm', { [salt.id]: shelf });
          else if (what === 'sync') await syncAll();
        }
        tick();
        await syncAll();
        done(close(home.desk, count));
        await syncAll();
        expect(tills.map((each) => onHand(each))).toEqual([shelf * 1_000, shelf * 1_000]);
      },
    ),
    { numRuns: 6 },
  );
});

const bookOf = (nth: number): number => (nth % 9) + 3;
// Every tenth product is one short in the store room, every fifteenth one over on the shelf.
const shelf = (nth: number): number => 2 + Number(nth % 15 === 0);
const store = (nth: number): number => bookOf(nth) - 2 - Number(nth % 10 === 0);

test('5,000 products on two tills merge exactly', { timeout: 180_000 }, async ({ annotate }) => {
  const products = Array.from({ length: 5_000 }, (_, nth) => `SP-${10_000 + nth}` as ProductId);
  const { tills, tick, syncAll } = await aShop(2, products);
  const [one, two] = tills as [Shop['tills'][0], Shop['tills'][0]];
  for (let from = 0; from < products.length; from += 500)
    done(
      receiveGoods(
        one.desk,
        {
          id: newId(one.desk),
          lines: products.slice(from, from + 500).map((product, at) => ({
            product,
            quantity: bookOf(from + at) * 1_000,
            code: '',
            owner: salt.producer,
            terms: { kind: 'consigned', perMille: 100 } as const,
          })),
        },
        huongsHand,
      ),
    );
  await syncAll();
  tick();
  const count = begin(one.desk);
  await syncAll();
  tick();
  const all = (of: (nth: number) => number) => Object.fromEntries(products.map((product, nth) => [product, of(nth)]));
  sheet(one.desk, count, 'Kệ', all(shelf));
  tick();
  sheet(two.desk, count, 'Kho', all(store));
  const sent = performance.now();
  await syncAll();
  const begun = performance.now();
  const result = done(countResult(one.desk, { count }, huongsHand));
  const weighed = performance.now();
  const closed = done(close(one.desk, count));
  const took = { sync: begun - sent, result: weighed - begun, close: performance.now() - weighed };
  void annotate(
    Object.entries(took)
      .map(([what, ms]) => `${what} ${Math.round(ms)} ms`)
      .join(', '),
  );
  const expected = products.flatMap((product, nth) => {
    const by = shelf(nth) + store(nth) - bookOf(nth);
    return by === 0 ? [] : [[product, by * 1_000]];
  });
  expect(result.products).toBe(5_000);
  expect(
    Object.fromEntries(result.differences.map(({ product, counted, expected: books }) => [product, counted - books])),
  ).toEqual(Object.fromEntries(expected));
  expect(closed.lines).toBe(expected.length);
  await syncAll();
  for (const till of tills)
    expect(products.filter((product, nth) => onHand(till, product) !== (shelf(nth) + store(nth)) * 1_000)).toEqual([]);
});
