import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { countHeld } from '../../../src/main/db/heldCart.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { heldCarts as heldCartsMigration } from '../../../src/main/db/migrations/006-held-carts.ts';
import { openDatabase } from '../../../src/main/db/open.ts';
import { nextPrintJob, unknownPrintJob } from '../../../src/main/db/printJob.ts';
import { copiesOf } from '../../../src/main/db/projection.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';
import { TillUnusable } from '../../../src/main/db/unusable.ts';
import { lockFolder } from '../../../src/main/folder/lock.ts';
import type { EntryId } from '../../../src/shared/id.ts';
import { aDesk, aFolder, sell, withShift } from '../../support/aDesk.ts';

function reasonOf(open: () => unknown): string {
  try {
    open();
    return 'opened';
  } catch (error) {
    return error instanceof TillUnusable ? error.reason : String(error);
  }
}

describe('opening the till’s database', () => {
  test('sets every pragma and proves it: WAL, and FULL where the library would say NORMAL', () => {
    const { db } = aDesk();
    expect(db.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.raw.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.raw.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(db.raw.pragma('cell_size_check', { simple: true })).toBe(1);
  });

  test('has only STRICT tables', () => {
    const { db } = aDesk();
    const loose = db.all(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
      AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'product_search%'`);
    expect(loose).toEqual([]);
  });

  test('refuses a database of a newer version and leaves it as it was', () => {
    const folder = aFolder();
    const file = join(folder, 'till.db');
    openDatabase(file).close();
    const raw = new Database(file);
    raw.pragma('user_version = 9000');
    raw.close();
    expect(reasonOf(() => openDatabase(file))).toBe('newer');
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(9000);
    after.close();
  });

  test.each([
    ['a column’s name', 'shift', 'seq INTEGER', 'sep INTEGER'],
    ['what keeps the journal from being changed', 'journal_is_never_changed', 'ABORT', 'ABORU'],
    ['an index', 'lot_by_product', '(product)', '(produbt)'],
  ])('finds %s changed by a bit, before anybody sells', (_, name, was, is) => {
    const file = join(aFolder(), 'till.db');
    openDatabase(file).close();
    const raw = new Database(file);
    raw.unsafeMode();
    raw.pragma('writable_schema = ON');
    const { changes } = raw
      .prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?')
      .run(was, is, name);
    raw.close();
    expect(changes).toBe(1);
    expect(reasonOf(() => openDatabase(file))).toBe('damaged');
  });

  test('never takes a file that was emptied for a new shop', () => {
    const file = join(aFolder(), 'till.db');
    openDatabase(file).close();
    truncateSync(file, 0);
    expect(reasonOf(() => openDatabase(file))).toBe('emptied');
  });

  test('refuses a file that is no database, and one whose pages are cut off', () => {
    const folder = aFolder();
    const letter = join(folder, 'letter.db');
    writeFileSync(letter, 'Kính gửi quý khách hàng, '.repeat(1000));
    expect(reasonOf(() => openDatabase(letter))).toBe('not-a-database');

    const cut = join(folder, 'cut.db');
    const db = openDatabase(cut);
    db.write((writing) => {
      for (let n = 0; n < 2_000; n++) writing.run('INSERT INTO stock VALUES (?, ?, ?)', `SP-${n}`, '', n);
    });
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    truncateSync(cut, 4096 * 3);
    expect(reasonOf(() => openDatabase(cut).all('SELECT count(*) FROM stock'))).not.toBe('opened');
  });

  test.each(migrations.map((_, index) => index))(
    'migrates from version %d to the newest, and twice is once',
    (version) => {
      const db = wrap(new Database(':memory:'));
      migrate(db, version);
      migrate(db);
      migrate(db);
      expect(db.raw.pragma('user_version', { simple: true })).toBe(migrations.length);
      expect(db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      db.close();
    },
  );

  test('carries the print jobs and the counted copies of version 1 over', () => {
    const db = wrap(new Database(':memory:'));
    migrate(db, 2);
    db.raw.exec(`INSERT INTO print_job VALUES (7, 'sale-7', 'BL01-2-000007', 0, 'unknown', 1, 5);
      INSERT INTO print_job VALUES (8, 'sale-8', 'BL01-2-000008', 1, 'queued', 0, 6);
      INSERT INTO slip_copy VALUES ('sale-8', 1)`);
    migrate(db);
    expect(unknownPrintJob(db)).toEqual({
      job: 7,
      entry: 'sale-7',
      slip: null,
      labels: null,
      number: 'BL01-2-000007',
      copy: 0,
      again: false,
      drawer: false,
      attempts: 1,
      at: 5,
      doubt: 'lost',
    });
    expect(nextPrintJob(db, 0, 0)).toMatchObject({ job: 8, entry: 'sale-8', copy: 1 });
    expect(copiesOf(db, 'sale-8' as EntryId)).toBe(1);
    db.close();
  });

  test('lays a cart put aside where the version before had no place for one', () => {
    const db = wrap(new Database(':memory:'));
    migrate(db, migrations.indexOf(heldCartsMigration));
    expect(() => countHeld(db)).toThrow('held_cart');
    migrate(db);
    expect(countHeld(db)).toBe(0);
    db.close();
  });

  test('a folder opened twice is refused, and free again once the first lets go', () => {
    const folder = aFolder();
    const unlock = lockFolder(folder);
    expect(reasonOf(() => lockFolder(folder))).toBe('in-use');
    unlock();
    lockFolder(folder)();
  });
});

describe('the journal’s table', () => {
  test('lets nobody change or delete an entry', () => {
    const desk = withShift(aDesk());
    sell(desk);
    const attempt = (sql: string) => () => desk.db.raw.exec(sql);
    expect(attempt('UPDATE journal SET at = 0 WHERE seq = 1')).toThrow('never changed');
    expect(attempt('DELETE FROM journal WHERE seq = 3')).toThrow('never deleted');
    // REPLACE deletes without firing delete triggers unless recursive triggers are on, so it must fail by itself.
    expect(attempt(`INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1`)).toThrow('never replaced');
    expect(desk.db.get('SELECT count(*) AS n FROM journal')).toEqual({ n: 3 });
  });

  test.each([
    ['a sale by its id', 'SELECT * FROM journal WHERE id = ?', 'INDEX sqlite_autoindex_journal_1'],
    ['the last entry', 'SELECT * FROM journal ORDER BY seq DESC LIMIT 1', 'SCAN journal'],
    ['a product by its code', 'SELECT product FROM product_code WHERE code = ?', 'PRIMARY KEY'],
    [
      'the price of a product',
      'SELECT price FROM price WHERE product = ? ORDER BY from_on DESC LIMIT 1',
      'PRIMARY KEY',
    ],
  ])('finds %s without reading the table', (_, sql, plan) => {
    const { db } = aDesk();
    const rows = db.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.includes('?') ? ['x'] : [])) as {
      detail: string;
    }[];
    expect(rows.map(({ detail }) => detail).join(' | ')).toContain(plan);
  });
});
