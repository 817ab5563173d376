import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOwedBefore } from '../../src/central/countOwed.ts';
import { settlement } from '../../src/central/db/migrations/9-settlement.ts';
import { openDatabase } from '../../src/central/db/open.ts';
import { rows, transaction } from '../../src/central/db/query.ts';
import { aTill, databaseUrl, NOON, startTestCentre, type TestCentre } from '../support/testCentre.ts';
import { silent } from '../support/testDatabase.ts';

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

const owed = () =>
  rows(
    pool,
    `select device, part, owner, product, day, sold::text, paid::text, shop::text from owed
     order by device, part, owner, product, day`,
  );

test('what was read before anybody counted what is owed is counted when the centre is updated, once', async () => {
  const till = await aTill(centre);
  for (let nth = 0; nth < 3; nth++) till.sell();
  expect(await till.push()).toMatchObject({ answer: 'stored' });
  await centre.idle();
  const counted = await owed();
  expect(counted.length).toBeGreaterThan(0);

  await transaction(pool, async (tx) => {
    await rows(tx, 'drop table owed, owed_before');
    await rows(tx, settlement.up);
  });
  expect(await owed()).toEqual([]);
  await countOwedBefore({ pool, clock: () => NOON });
  await countOwedBefore({ pool, clock: () => NOON });
  expect(await owed()).toEqual(counted);

  till.sell();
  await till.push();
  await centre.idle();
  expect(await rows(pool, 'select 1 from owed_before')).toEqual([]);
  const [before, after] = [counted, await owed()].map((all) =>
    all.reduce<number>((sum, row) => sum + Number((row as { sold: string }).sold), 0),
  );
  expect((after ?? 0) / (before ?? 1)).toBe(4 / 3);
});
