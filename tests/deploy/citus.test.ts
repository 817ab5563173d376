import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/central/db/open.ts';
import { rows } from '../../src/central/db/query.ts';
import { silent, startTestCluster, type TestCluster } from '../support/testDatabase.ts';

/** Every table of the real schema, held against the statements that spread it over machines. */
const statements = readFileSync(join(import.meta.dirname, '../../deploy/citus.sql'), 'utf8');
const distributed = new Map(
  [...statements.matchAll(/^select create_distributed_table\('(\w+)', '(\w+)'/gm)].map(([, table, by]) => [table, by]),
);
const copied = [...statements.matchAll(/^select create_reference_table\('(\w+)'/gm)].map(([, table]) => table);
const local = [...statements.matchAll(/^-- local: (\w+)$/gm)].map(([, table]) => table);

let cluster: TestCluster;
let pool: Pool;
beforeAll(async () => {
  cluster = await startTestCluster();
  pool = await openDatabase(cluster.url, silent);
});
afterAll(async () => {
  await pool.end();
  await cluster.remove();
});

test('every table has its place, and every place its table', async () => {
  const tables = await rows<{ name: string }>(
    pool,
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  );
  const placed = [...distributed.keys(), ...copied, ...local];
  expect(placed).toHaveLength(new Set(placed).size);
  expect(new Set(placed)).toEqual(new Set(tables.map(({ name }) => name)));
});

test('whatever holds rows of a spread table to be single, its key among it, holds them by the column it is spread by', async () => {
  const held = await rows<{ table: string; index: string; columns: string[] }>(
    pool,
    `select t.relname as table, i.relname as index, array_agg(a.attname::text order by a.attnum) as columns
     from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid and a.attnum = any (x.indkey)
     where n.nspname = 'public' and (x.indisunique or x.indisprimary or x.indisexclusion)
     group by 1, 2`,
  );
  const spread = held.filter(({ table }) => distributed.has(table));
  expect(spread.length).toBeGreaterThanOrEqual(distributed.size);
  expect(spread.filter(({ table, columns }) => !columns.includes(distributed.get(table) ?? ''))).toEqual([]);
  const keyed = await rows<{ name: string }>(
    pool,
    'select t.relname as name from pg_index x join pg_class t on t.oid = x.indrelid where x.indisprimary',
  );
  const withKey = new Set(keyed.map(({ name }) => name));
  expect([...distributed.keys(), ...copied].filter((table) => !withKey.has(table ?? ''))).toEqual([]);
});

test('nothing that is spread or copied counts by a sequence, refers to another table, or wakes a trigger', async () => {
  const faults = await rows<{ table: string; what: string }>(
    pool,
    `select table_name as table, 'sequence' as what from information_schema.columns
     where table_schema = 'public' and (column_default like 'nextval%' or is_identity = 'YES')
     union all select conrelid::regclass::text, 'reference' from pg_constraint where contype = 'f'
     union all select tgrelid::regclass::text, 'trigger' from pg_trigger where not tgisinternal`,
  );
  expect(faults.filter(({ table }) => !local.includes(table))).toEqual([]);
});
