import { createHash } from 'node:crypto';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter } from '../db/journal.ts';
import { emptyProjections, PROJECTIONS, projectStored } from '../db/projection.ts';
import { catchUpSaleIndex, emptySaleIndex } from '../db/saleIndex.ts';
import type { ReadDb, TillDb, WriteDb } from '../db/sqlite.ts';

export type Rebuilt = {
  readonly entries: number;
  /** Projections that differed from what the journal says, by table; empty when all were right. */
  readonly differed: readonly string[];
};

/**
 * Makes every projection again from the journal and says which had been wrong. One transaction: a crash on the way
 * leaves what was there.
 */
export function rebuild(db: TillDb): Rebuilt {
  db.raw.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.sale_terms USING fts5vocab('main', 'sale_search', 'row')`);
  return db.write((writing) => {
    // The index lags behind by its nature: what it is to be compared with is all of it.
    indexAll(writing);
    const before = fingerprints(writing);
    emptyProjections(writing);
    emptySaleIndex(writing);
    const entries = replay(writing);
    indexAll(writing);
    const after = fingerprints(writing);
    return { entries, differed: COMPARED.filter((table) => before.get(table) !== after.get(table)) };
  });
}

/** The index's words are read through `sale_terms`: each term, and in how many slips it stands. */
const COMPARED = [...PROJECTIONS, 'sale_index', 'sale_terms'] as const;

function indexAll(db: WriteDb): void {
  const { device } = enrolled(db);
  while (catchUpSaleIndex(db, device, 1_000) > 0);
}

/** In pages, because better-sqlite3 does not write while a read cursor is open on the same connection. */
function replay(db: WriteDb): number {
  const { device } = enrolled(db);
  let seq = 0;
  let count = 0;
  for (;;) {
    const page = [...entriesAfter(db, device, seq, 1_000)];
    const last = page.at(-1);
    if (!last) return count;
    for (const { header, body } of page) projectStored(db, header, body);
    seq = last.header.seq;
    count += page.length;
  }
}

function fingerprints(db: ReadDb): Map<string, string> {
  return new Map(
    COMPARED.map((table) => {
      const digest = createHash('sha256');
      // By the whole row, so that no column can differ unseen.
      for (const row of db.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1`)) {
        digest.update(JSON.stringify(row)).update('\n');
      }
      return [table, digest.digest('hex')];
    }),
  );
}
