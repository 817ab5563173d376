import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countOwedBefore } from '../../src/central/countOwed.ts';
import { settlement } from '../../src/central/db/migrations/9-settlement.ts';
import { went } from '../../src/central/db/migrations/12-went.ts';
import { openDatabase } from '../../src/central/db/open.ts';
import { rows, transaction } from '../../src/central/db/query.ts';
import { dayOf } from '../../src/shared/day.ts';
import type { ProductId } from '../../src/shared/id.ts';
import { bodyText } from '../../src/shared/journal/entry.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { ofLot } from '../support/stockEntries.ts';
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
    `select device, part, owner, product, lot, day, sold::text, taken::text, paid::text, shop::text, damaged::text from owed
     order by device, part, owner, product, lot, day`,
  );

/** Three packs of a lot are broken. */
function writeOff(till: Awaited<ReturnType<typeof aTill>>): void {
  const { quantity: _, ...lot } = ofLot(1, 1);
  const broken = { product: 'sp-1' as ProductId, name: 'Muối', unit: 'gói', quantity: quantity(3_000), lot };
  const body = { number: `BL01-${till.number}-XH000001`, day: dayOf(NOON), by: 'Hương', why: 'damaged' as const };
  till.append('goods-written-off', bodyText<'goods-written-off'>({ ...body, lines: [broken] }));
}

test('what was read before anybody counted what is owed is counted when the centre is updated, once', async () => {
  const till = await aTill(centre);
  for (let nth = 0; nth < 3; nth++) till.sell();
  writeOff(till);
  expect(await till.push()).toMatchObject({ answer: 'stored' });
  await centre.idle();
  const counted = await owed();
  expect(counted.length).toBeGreaterThan(0);

  await transaction(pool, async (tx) => {
    await rows(tx, 'drop table owed, owed_before');
    await rows(tx, settlement.up);
    await rows(tx, went.up);
  });
  expect(await owed()).toEqual([]);
  await countOwedBefore({ pool, clock: () => NOON });
  await countOwedBefore({ pool, clock: () => NOON });
  expect(await owed()).toEqual(counted);

  // As a centre of before leaves it: what became of goods was not counted, all else was.
  await rows(pool, 'update owed set damaged = 0');
  await rows(pool, 'insert into owed_before select device, 0, seq, true from projected where seq > 0');
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
