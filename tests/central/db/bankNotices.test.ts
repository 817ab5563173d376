import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertNotice, receivedFor } from '../../../src/central/db/bankNotice.ts';
import { migrate } from '../../../src/central/db/migrate.ts';
import { first } from '../../../src/central/db/migrations/1-first.ts';
import { openDatabase } from '../../../src/central/db/open.ts';
import { databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let centre: TestCentre;
let pool: Pool;

const address = () => databaseUrl(centre).replace(/\/postgres$/, '/before');

/** A database of its own in a centre's cluster, at the version before. */
beforeAll(async () => {
  centre = await startTestCentre();
  const server = new Pool({ connectionString: databaseUrl(centre), max: 1 });
  await server.query('create database before');
  await server.end();
  pool = new Pool({ connectionString: address(), max: 1 });
  await migrate(pool, silent, [first]);
});
afterAll(async () => {
  await pool.end();
  await centre.remove();
});

it('a centre of the version before learns of bank notices, and keeps what it had', async () => {
  await pool.query(`insert into office_password (hash, first) values ('x', true)`);
  await pool.end();
  pool = await openDatabase(address(), silent);
  const { rows } = await pool.query('select version from schema_version order by version limit 2');
  expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
  expect((await pool.query('select password as hash from account')).rows).toEqual([{ hash: 'x' }]);

  const notice = { notice: 'FT1', arrivedAt: 2, paidAt: 1, amount: 500, bills: ['BL011ABCDEFGH', 'BL0111ABCDEFG'] };
  expect(await insertNotice(pool, notice)).toBe(true);
  expect(await insertNotice(pool, notice)).toBe(false);
  expect(await insertNotice(pool, { ...notice, amount: 501 })).toBeUndefined();
  expect(await receivedFor(pool, 'BL0111ABCDEFG')).toBe(500);
});
