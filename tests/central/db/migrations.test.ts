import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../src/central/db/migrate.ts';
import { first } from '../../../src/central/db/migrations/1-first.ts';
import { bankNotices } from '../../../src/central/db/migrations/2-bank-notices.ts';
import { openDatabase } from '../../../src/central/db/open.ts';
import { rows } from '../../../src/central/db/query.ts';
import { groupSales, readSales, sumSales } from '../../../src/central/db/sales.ts';
import { silent, startTestCluster, type TestCluster } from '../../support/testDatabase.ts';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startTestCluster();
});
afterAll(() => cluster.remove());

const DEVICE = '01a1382b-f039-727f-a2a9-9c5521136d79';
const SALE = '01a1382b-f039-727f-a2a9-9c5521136d7a';

test('sales of before there were returns and baskets are sales in cash, and each line one producer’s', async () => {
  const old = new Pool({ connectionString: cluster.url });
  await migrate(old, silent, [first, bankNotices]);
  await rows(
    old,
    `insert into sale (device, sale, seq, number, at, day, arrived_at, outlet, till, cashier, total, pieces)
     values ($1, $2, 2, 'BL01-1-000001', 1, '2026-11-22', 1, 'bl01', 1, 'Lan', 65000, 1)`,
    [DEVICE, SALE],
  );
  await rows(
    old,
    `insert into sale_line (device, sale, line, day, outlet, product, name, producer, producer_name, quantity, amount)
     values ($1, $2, 1, '2026-11-22', 'bl01', 'muoi', 'Muối', 'ct-1', 'Chủ thể 1', 1000, 65000)`,
    [DEVICE, SALE],
  );
  await old.end();

  const pool = await openDatabase(cluster.url, silent);
  expect(await readSales(pool, { within: null, paidBy: 'cash' }, { limit: 10 })).toMatchObject([
    { sale: SALE, kind: 'sale' },
  ]);
  expect(await sumSales(pool, { within: null })).toEqual({ count: 1, amount: 65_000, returns: 0, returned: 0 });
  expect(await groupSales(pool, 'product', { within: null }, 10)).toMatchObject([
    { key: 'muoi', quantity: 1_000, amount: 65_000 },
  ]);
  await pool.end();
});
