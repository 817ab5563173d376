import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allChangesAfter, feedHead, openFeed, type Publication, publish } from '../../../src/central/db/catalogue.ts';
import { openDatabase } from '../../../src/central/db/open.ts';
import { row, rows, transaction } from '../../../src/central/db/query.ts';
import type { TaxClass } from '../../../src/shared/catalogue/tax.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { silent, startTestCluster, type TestCluster } from '../../support/testDatabase.ts';

let cluster: TestCluster;
let pool: Pool;
beforeAll(async () => {
  cluster = await startTestCluster();
  pool = await openDatabase(cluster.url, silent);
  await openFeed(pool, 'first');
});
afterAll(async () => {
  await pool.end();
  await cluster.remove();
});

const stamp = { at: 0 as Instant, by: 'test' };

function taxClass(id: string): Publication {
  const standing = { id, name: id, rates: [{ from: '2026-01-01' as TaxClass['rates'][number]['from'], perMille: 80 }] };
  return { scope: 'everywhere', change: { kind: 'tax-class', id, row: standing } };
}

test('eight writers, some of whom change their mind: a reader misses nothing, and the numbers have no gap', async () => {
  const committed = new Set<string>();
  let writing = true;
  const writer = async (name: number): Promise<void> => {
    for (let turn = 0; turn < 60; turn++) {
      const id = `tc-${name}-${turn}`;
      const undo = turn % 7 === 3;
      await transaction(pool, async (tx) => {
        // Work before the publishing statement takes different times, as it would.
        await rows(tx, 'select pg_sleep($1)', [((name * 7 + turn * 3) % 5) / 1000]);
        await publish(tx, [taxClass(id), taxClass(`${id}-b`)], stamp);
        if (undo) throw new Error('changed my mind');
        return id;
      }).then(
        () => committed.add(id).add(`${id}-b`),
        () => undefined,
      );
    }
  };
  const seen = new Set<string>();
  const numbers: number[] = [];
  const reader = async (): Promise<void> => {
    let cursor = 0;
    for (let last = false; ; last = !writing) {
      for (const { n, change } of await allChangesAfter(pool, cursor)) {
        seen.add(change.id);
        numbers.push(n);
        cursor = n;
      }
      if (last) return;
    }
  };
  const reading = reader();
  await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)));
  writing = false;
  await reading;

  expect(seen).toEqual(committed);
  expect(committed.size).toBeGreaterThan(500);
  expect(numbers).toEqual(Array.from({ length: committed.size }, (_, index) => index + 1));
  expect((await feedHead(pool)).n).toBe(committed.size);
});

test('a row said twice in one publication is told once, with its later word', async () => {
  const { n } = await feedHead(pool);
  const gone: Publication = { scope: 'everywhere', change: { kind: 'tax-class', id: 'twice', row: null } };
  await transaction(pool, (tx) => publish(tx, [gone, taxClass('twice')], stamp));
  expect(await allChangesAfter(pool, n)).toMatchObject([{ n: n + 1, change: { id: 'twice', row: { id: 'twice' } } }]);
});

test('a database restored into another cluster is another centre; the same one keeps its name', async () => {
  expect((await openFeed(pool, 'second')).centre).toBe('first');
  await rows(pool, `update feed_head set made_in = 'another cluster'`);
  expect((await openFeed(pool, 'second')).centre).toBe('second');
  expect((await openFeed(pool, 'third')).centre).toBe('second');
});

test('everything that was ever published is remembered, with its author', async () => {
  const history = await row<{ count: number; by: string }>(pool, 'select count(*) as count, min(by) as by from feed');
  expect(history).toEqual({ count: (await feedHead(pool)).n, by: 'test' });
});
