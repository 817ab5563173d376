import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { broughtBehind } from '../../../src/main/db/brought.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { went } from '../../../src/main/db/migrations/028-went.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';

test('a till from before goods were followed counts its sales again, keeps what was settled, and hears everything anew', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(went));
  db.raw.exec(`
    INSERT INTO brought VALUES ('ct', 'sp', '', '2026-11-01', 'Chủ thể', 'Muối', 'gói', 5000, 0, 0, 50000, 0, 0, 0);
    INSERT INTO settled VALUES ('ct', 'sp', '', 5000, 0, 0, 50000, 0, 0, 0, 5000, 45000);
    UPDATE stock_feed SET n = 77`);
  migrate(db);
  expect(db.all('SELECT * FROM brought')).toEqual([]);
  expect(broughtBehind(db)).toBe(0);
  expect(db.all('SELECT sold, payable, expired, counted FROM all_settled')).toEqual([
    { sold: 5_000, payable: 45_000, expired: 0, counted: null },
  ]);
  expect(db.get('SELECT n FROM stock_feed')).toEqual({ n: 0 });
  db.close();
});
