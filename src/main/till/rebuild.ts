import { createHash } from 'node:crypto';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter } from '../db/journal.ts';
import { emptyProjections, PROJECTIONS, projectStored } from '../db/projection.ts';
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
  return db.write((writing) => {
    const before = fingerprints(writing);
    emptyProjections(writing);
    const entries = replay(writing);
    const after = fingerprints(writing);
    return { entries, differed: PROJECTIONS.filter((table) => before.get(table) !== after.get(table)) };
  });
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
    PROJECTIONS.map((table) => {
      const digest = createHash('sha256');
      // By the whole row, so that no column can differ unseen.
      for (const row of db.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1`)) {
        digest.update(JSON.stringify(row)).update('\n');
      }
      return [table, digest.digest('hex')];
    }),
  );
}
