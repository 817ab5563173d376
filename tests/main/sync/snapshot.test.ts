import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allStaff, countProducts, itemOf, productsByCode } from '../../../src/main/db/catalogue.ts';
import { syncState } from '../../../src/main/db/syncState.ts';
import type { CatalogueChange } from '../../../src/shared/catalogue/change.ts';
import { Day } from '../../../src/shared/day.ts';
import { type ProductId, StaffId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { BUNDLE_CHANGES } from '../../../src/shared/sync/protocol.ts';
import { aPrice, aProducer, aProduct, aTaxClass } from '../../support/aProduct.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';
import { aScriptedCentre, type ScriptedCentre } from './scriptedCentre.ts';

const TODAY = Day.parse('2026-11-23');

function product(nth: number, price: number): CatalogueChange[] {
  const id = `SP-${nth}` as ProductId;
  const row = aProduct({ id, name: `Sản phẩm ${nth}`, codes: [`noi-bo-${nth}`] as never });
  return [
    { kind: 'product', id, row },
    { kind: 'price', id: `${id}@2026-01-01`, row: aPrice({ product: id, price: dong(price) }) },
  ];
}

/** A shop of the products so numbered, at one price. */
function shop(numbers: readonly number[], price: number): CatalogueChange[] {
  return [
    { kind: 'tax-class', id: aTaxClass().id, row: aTaxClass() },
    { kind: 'producer', id: aProducer().id, row: aProducer() },
    { kind: 'staff', id: 'lan', row: { id: StaffId.parse('lan'), name: 'Lan', role: 'cashier' } },
    ...numbers.flatMap((nth) => product(nth, price)),
  ];
}

/** Tells the feed in pages, each change its number; breaks the line instead of answering the pages counted in `cuts`. */
function tell({ script }: ScriptedCentre, feed: readonly CatalogueChange[], page: number, cuts: number[] = []): void {
  let asked = 0;
  script.pull = ({ cursor }) => {
    if (cuts.includes(asked++)) return 'line-breaks';
    const after = cursor.centre === script.centre && cursor.n <= feed.length ? cursor.n : 0;
    const changes = feed.slice(after, after + page);
    return { after, upTo: after + changes.length, more: after + page < feed.length, changes };
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

const sells = ({ db }: SyncedTill, nth: number): number | null | undefined =>
  itemOf(db, TODAY, `SP-${nth}` as ProductId)?.price;

const found = ({ db }: SyncedTill, nth: number): number =>
  db.all('SELECT rowid FROM product_search WHERE product_search MATCH ?', `"${nth}"`).length;

/** All there is of a catalogue, without what only orders it inside this database. */
function catalogueOf({ db }: SyncedTill): unknown {
  return {
    staff: db.all('SELECT id, name, role FROM staff ORDER BY id'),
    producers: db.all('SELECT id, name FROM producer ORDER BY id'),
    products: db.all('SELECT id, name FROM product ORDER BY id'),
    codes: db.all('SELECT code, product FROM product_code ORDER BY code'),
    prices: db.all('SELECT product, from_on, price FROM price ORDER BY product, from_on'),
    words: db.get('SELECT count(*) AS rows FROM product_search'),
  };
}

describe('a snapshot of the catalogue', () => {
  test('that is cut between its pages leaves all of the old shop sellable', async () => {
    const centre = await aScriptedCentre();
    const till = await aSyncedTill({ url: centre.url, code: 'AAAA' });
    tell(centre, shop(range(0, 3_000), 20_000), BUNDLE_CHANGES);
    expect(await till.sync.once()).toBe('ok');

    centre.script.centre = 'c2';
    tell(centre, shop(range(1_000, 7_000), 30_000), BUNDLE_CHANGES, [1]);
    expect(await till.sync.once()).toBe('unreachable');
    expect(countProducts(till.db, null)).toBeGreaterThanOrEqual(3_000);
    expect(allStaff(till.db)).toHaveLength(1);
    expect(sells(till, 0)).toBe(20_000);
    expect(productsByCode(till.db, 'noi-bo-0')).toEqual(['SP-0']);
    expect(found(till, 0)).toBe(1);
  });

  test('goes on where it was cut, and then what the centre no longer has is gone', async () => {
    const centre = await aScriptedCentre();
    const till = await aSyncedTill({ url: centre.url, code: 'AAAA' });
    tell(centre, shop(range(0, 20), 20_000), 10);
    await till.sync.once();

    centre.script.centre = 'c2';
    const feed = shop(range(10, 40), 30_000);
    tell(centre, feed, 10, [2]);
    await till.sync.once();
    expect(syncState(till.db)).toMatchObject({ centre: 'c2', feedN: 20, inSnapshot: true });
    expect(await till.sync.once()).toBe('ok');

    expect(syncState(till.db)).toMatchObject({ feedN: feed.length, inSnapshot: false });
    expect(countProducts(till.db, null)).toBe(30);
    expect([sells(till, 0), sells(till, 10), sells(till, 39)]).toEqual([undefined, 30_000, 30_000]);
    expect([productsByCode(till.db, 'noi-bo-0'), found(till, 0), found(till, 10)]).toEqual([[], 0, 1]);
  });

  test('that is begun again by another centre forgets what the cut one alone had told', async () => {
    const centre = await aScriptedCentre();
    const till = await aSyncedTill({ url: centre.url, code: 'AAAA' });
    tell(centre, shop(range(0, 20), 20_000), 10, [2]);
    await till.sync.once();
    centre.script.centre = 'c2';
    tell(centre, shop(range(100, 120), 30_000), 10);
    await till.sync.once();
    expect(countProducts(till.db, null)).toBe(20);
    expect(sells(till, 0)).toBeUndefined();
  });

  test('after it, changes come as before and take nothing else away', async () => {
    const centre = await aScriptedCentre();
    const till = await aSyncedTill({ url: centre.url, code: 'AAAA' });
    const feed = shop(range(0, 20), 20_000);
    tell(centre, feed, 10);
    await till.sync.once();
    tell(centre, [...feed, ...product(20, 25_000)], 10);
    await till.sync.once();
    expect(countProducts(till.db, null)).toBe(21);
  });

  test('wherever and however often it is cut, it ends as if it had come at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(15), { maxLength: 12 }),
        fc.uniqueArray(fc.nat(15), { maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat(8), { maxLength: 4 }),
        async (before, after, page, cuts) => {
          const centre = await aScriptedCentre();
          const till = await aSyncedTill({ url: centre.url, code: 'AAAA' });
          tell(centre, shop(before, 20_000), 100);
          await till.sync.once();
          centre.script.centre = 'c2';
          tell(centre, shop(after, 30_000), page, cuts);
          while ((await till.sync.once()) !== 'ok')
            for (const nth of before) expect(sells(till, nth)).toBeTypeOf('number');

          const fresh = await aSyncedTill({ url: centre.url, code: 'BBBB' });
          tell(centre, shop(after, 30_000), 100);
          await fresh.sync.once();
          expect(catalogueOf(till)).toEqual(catalogueOf(fresh));
        },
      ),
      { numRuns: 25 },
    );
  });
});
