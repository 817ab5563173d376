import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { promotions } from '../../../src/main/db/migrations/004-promotions.ts';
import { promotionsAt } from '../../../src/main/db/promotion.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';
import type { Day } from '../../../src/shared/day.ts';
import { showroom } from '../../support/aDesk.ts';
import { aPromotion } from '../../support/aPromotion.ts';

test('a till from before promotions keeps its goods, learns promotions, and reads the catalogue again from the start', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(promotions));
  db.raw.exec(`
    INSERT INTO product VALUES (7, 'SP-001', 'Muối', 'muoi', 'HTX-01', 'Muối', 'gói', 0, '500 g', 'VAT10', 1);
    UPDATE sync_state SET centre = 'c1', feed_n = 812, snapshot = 3;
  `);
  migrate(db);
  expect(db.get('SELECT number, id, told, basket FROM product')).toEqual({
    number: 7,
    id: 'SP-001',
    told: 1,
    basket: null,
  });
  expect(db.get('SELECT centre, feed_n, snapshot FROM sync_state')).toEqual({ centre: 'c1', feed_n: 0, snapshot: 3 });

  const row = aPromotion();
  db.write((writing) => applyChange(writing, { kind: 'promotion', id: row.id, row }));
  expect(promotionsAt(db, showroom.id, '2026-11-30' as Day)).toEqual([row]);
  // One night is looked back on, because its hours may go on past midnight.
  expect(promotionsAt(db, showroom.id, '2026-12-01' as Day)).toEqual([row]);
  expect(promotionsAt(db, showroom.id, '2026-12-02' as Day)).toEqual([]);
  db.close();
});
