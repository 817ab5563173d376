import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allChangesAfter, feedHead, openFeed, type Publication, publish } from '../../../src/central/db/catalogue.ts';
import { openDatabase } from '../../../src/central/db/open.ts';
import { row, rows, type Transaction, transaction } from '../../../src/central/db/query.ts';
import type { TaxClass } from '../../../src/shared/catalogue/tax.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { rounds } from '../../support/long.ts';
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

/** Each writer's turns: with two changes a turn, one in seven taken back, 10,000 changes where there is time. */
const TURNS = rounds(60, 730);

type Harness = {
  /** Writes two changes within a transaction, and sleeps somewhere in it. */
  readonly write: (tx: Transaction, id: string, sleep: () => Promise<void>) => Promise<void>;
  readonly after: (cursor: number) => Promise<readonly { readonly n: number; readonly id: string }[]>;
};

type Told = {
  readonly committed: Set<string>;
  readonly readers: readonly { readonly seen: Set<string>; readonly numbers: number[] }[];
};

/** Eight writers with random delays before their commit, some of whom change their mind, and two readers with cursors beside them. */
async function eightWritersTwoReaders({ write, after }: Harness): Promise<Told> {
  const committed = new Set<string>();
  let writing = true;
  const writer = async (name: number): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn++) {
      const id = `tc-${name}-${turn}`;
      const undo = turn % 7 === 3;
      await transaction(pool, async (tx) => {
        await write(tx, id, async () => void (await rows(tx, 'select pg_sleep($1)', [Math.random() / 200])));
        if (undo) throw new Error('changed my mind');
      }).then(
        () => committed.add(id).add(`${id}-b`),
        () => undefined,
      );
    }
  };
  const reader = async () => {
    const [seen, numbers] = [new Set<string>(), [] as number[]];
    let cursor = 0;
    for (let last = false; ; last = !writing) {
      for (const { n, id } of await after(cursor)) {
        seen.add(id);
        numbers.push(n);
        cursor = n;
      }
      if (last) return { seen, numbers };
    }
  };
  const reading = [reader(), reader()];
  await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)));
  writing = false;
  return { committed, readers: await Promise.all(reading) };
}

test('eight writers, some of whom change their mind: two readers miss nothing, and the numbers have no gap', {
  timeout: 600_000,
}, async () => {
  const { committed, readers } = await eightWritersTwoReaders({
    write: async (tx, id, sleep) => {
      await sleep();
      await publish(tx, [taxClass(id), taxClass(`${id}-b`)], stamp);
      await sleep();
    },
    after: async (cursor) => (await allChangesAfter(pool, cursor)).map(({ n, change }) => ({ n, id: change.id })),
  });
  expect(committed.size).toBeGreaterThan(TURNS * 8);
  for (const { seen, numbers } of readers) {
    expect(seen).toEqual(committed);
    expect(numbers).toEqual(Array.from({ length: committed.size }, (_, index) => index + 1));
  }
  expect((await feedHead(pool)).n).toBe(committed.size);
  console.log(`cursor: ${committed.size} changes by 8 writers, 0 missed by 2 readers`);
});

test('the same writers and readers miss changes where a sequence numbers them: the harness can see it', {
  timeout: 600_000,
}, async () => {
  await rows(pool, 'create table naive (n bigint generated always as identity primary key, id text not null)');
  const { committed, readers } = await eightWritersTwoReaders({
    write: async (tx, id, sleep) => {
      await rows(tx, 'insert into naive (id) values ($1), ($2)', [id, `${id}-b`]);
      await sleep();
    },
    after: (cursor) => rows(pool, 'select n, id from naive where n > $1 order by n', [cursor]),
  });
  for (const { seen } of readers) expect(seen.size).toBeLessThan(committed.size);
  console.log(
    `cursor: of ${committed.size} changes a naive sequence hides ${committed.size - (readers[0]?.seen.size ?? 0)}`,
  );
  await rows(pool, 'drop table naive');
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
