import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { goodsToTell, namedPhotos } from '../../../src/main/db/goodsToTell.ts';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { stories } from '../../../src/main/db/migrations/009-stories.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';
import { storyChangeId } from '../../../src/shared/catalogue/story.ts';
import type { Day } from '../../../src/shared/day.ts';
import { aStory, drawPhoto } from '../../support/aStory.ts';

test('a till from before stories keeps its goods, learns stories, and reads the catalogue again from the start', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(stories));
  db.raw.exec(`
    INSERT INTO producer VALUES ('HTX-01', 'HTX Muối', 'cooperative', '', 1);
    INSERT INTO product (number, id, name, folded, producer, category, unit, weighed, net_content, tax_class, told)
      VALUES (7, 'SP-001', 'Muối', 'muoi', 'HTX-01', 'Muối', 'gói', 0, '500 g', 'VAT10', 1);
    UPDATE sync_state SET centre = 'c1', feed_n = 812, snapshot = 3;
  `);
  migrate(db);
  expect(db.get('SELECT centre, feed_n, snapshot FROM sync_state')).toEqual({ centre: 'c1', feed_n: 0, snapshot: 3 });
  expect(goodsToTell(db, '2026-11-22' as Day)).toEqual([]);

  const { photo } = drawPhoto();
  const row = aStory({ photos: [photo] });
  const id = storyChangeId(row.about);
  db.write((writing) => applyChange(writing, { kind: 'story', id, row }));
  expect(goodsToTell(db, '2026-11-22' as Day)).toMatchObject([{ name: 'Muối', stars: null, stories: [row] }]);
  expect(namedPhotos(db)).toEqual([photo]);
  db.write((writing) => applyChange(writing, { kind: 'story', id, row: null }));
  expect(goodsToTell(db, '2026-11-22' as Day)).toEqual([]);
  expect(namedPhotos(db)).toEqual([]);
  db.close();
});
