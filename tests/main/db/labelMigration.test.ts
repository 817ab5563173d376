import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { changedSinceLabelled, rememberShelfLabel } from '../../../src/main/db/label.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { labels } from '../../../src/main/db/migrations/010-labels.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';
import { Day, type Instant } from '../../../src/shared/day.ts';
import { ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';

test('a till from before labels keeps its goods, and learns which price stands on the shelf', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(labels));
  db.raw.exec(`
    INSERT INTO producer VALUES ('HTX-01', 'HTX Muối', 'cooperative', '', 1);
    INSERT INTO product (number, id, name, folded, producer, category, unit, weighed, net_content, tax_class, told)
      VALUES (7, 'SP-001', 'Muối', 'muoi', 'HTX-01', 'Muối', 'gói', 0, '500 g', 'VAT10', 1);
    INSERT INTO price VALUES ('SP-001', '2026-01-01', 25000, 0, 1);
  `);
  migrate(db);
  const day = Day.parse('2026-11-23');
  const atHome = { product: ProductId.parse('SP-001'), prices: [{ from: day, price: dong(24_000), demo: false }] };
  expect(changedSinceLabelled(db, day)).toEqual([]);
  db.write((writing) => rememberShelfLabel(writing, ProductId.parse('SP-001'), dong(24_000), 1 as Instant));
  expect(changedSinceLabelled(db, day)).toMatchObject([{ name: 'Muối', price: 25_000 }]);
  db.write((writing) => applyChange(writing, { kind: 'outlet-price', id: 'SP-001', row: atHome }));
  expect(changedSinceLabelled(db, day)).toEqual([]);
  db.close();
});
