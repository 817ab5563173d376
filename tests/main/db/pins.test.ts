import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { pins } from '../../../src/main/db/migrations/002-pins.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';

test('a till of the version before PINs keeps its people, and has room for their PINs', () => {
  const db = wrap(new Database(':memory:'));
  const before = migrations.indexOf(pins);
  expect(before).toBe(1);
  migrate(db, before);
  db.write((writing) => writing.run(`INSERT INTO staff VALUES ('lan', 'Lan', 'cashier', 7)`));
  migrate(db);
  expect(db.all('SELECT * FROM staff')).toEqual([
    { id: 'lan', name: 'Lan', role: 'cashier', told: 7, pins_void_before: null },
  ]);
  expect(db.all('SELECT * FROM pin')).toEqual([]);
  db.close();
});
