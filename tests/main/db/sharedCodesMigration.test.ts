import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { productsByCode } from '../../../src/main/db/catalogue.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { sharedCodes } from '../../../src/main/db/migrations/011-shared-codes.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';

test('a till from before shared codes finds its goods by the codes it had, and can then keep one for two products', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(sharedCodes));
  db.raw.exec(`INSERT INTO product_code VALUES ('08938507000006', 'SP-001'), ('MUOI-01', 'SP-001')`);
  migrate(db);
  expect([productsByCode(db, '08938507000006'), productsByCode(db, 'MUOI-01')]).toEqual([['SP-001'], ['SP-001']]);
  db.raw.exec(`INSERT INTO product_code VALUES ('MUOI-01', 'SP-002')`);
  expect(productsByCode(db, 'MUOI-01')).toEqual(['SP-001', 'SP-002']);
  expect(() => db.raw.exec(`INSERT INTO product_code VALUES ('MUOI-01', 'SP-002')`)).toThrow(/UNIQUE/);
  db.close();
});
