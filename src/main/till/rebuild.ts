import { createHash } from 'node:crypto';
import { catchUpBrought, emptyBrought } from '../db/brought.ts';
import { enrolled } from '../db/enrolment.ts';
import { entriesAfter } from '../db/journal.ts';
import { catchUpMovements, emptyMovements } from '../db/movement.ts';
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
  showTerms(db);
  return db.write(makeAgain);
}

/** Says what a rebuild would mend, and leaves everything as it was: the transaction it is made again in is taken back. */
export function checkProjections(db: TillDb): Rebuilt {
  showTerms(db);
  db.raw.exec('BEGIN IMMEDIATE');
  try {
    // Within the transaction that is open, this one is a part of it.
    return db.write(makeAgain);
  } finally {
    db.raw.exec('ROLLBACK');
  }
}

function showTerms(db: TillDb): void {
  db.raw.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.sale_terms USING fts5vocab('main', 'sale_search', 'row')`);
}

function makeAgain(db: WriteDb): Rebuilt {
  // The indexes lag behind by their nature: what they are to be compared with is all of them.
  indexAll(db);
  const before = fingerprints(db);
  emptyProjections(db);
  emptySaleIndex(db);
  emptyMovements(db);
  emptyBrought(db);
  const entries = replay(db);
  indexAll(db);
  const after = fingerprints(db);
  return { entries, differed: COMPARED.filter((table) => before.get(table) !== after.get(table)) };
}

/** The index's words are read through `sale_terms`: each term, and in how many slips it stands. */
export const COMPARED = [...PROJECTIONS, 'sale_index', 'sale_terms', 'movement', 'brought'] as const;

/** How many columns make a row its own, where it is more than the first. */
const KEYS: { readonly [T in (typeof COMPARED)[number]]?: string } = {
  stock: '1, 2',
  returned: '1, 2, 3',
  movement: '1, 2, 3, 4',
  brought: '1, 2, 3, 4',
  settled: '1, 2, 3',
  settlement_paper: '1, 2',
  accepted_transfer: '1, 2',
  voucher: '1, 2',
};

function indexAll(db: WriteDb): void {
  const { device } = enrolled(db);
  while (catchUpSaleIndex(db, device, 1_000) > 0);
  while (catchUpMovements(db, device, 1_000) > 0);
  while (catchUpBrought(db, device, 1_000) > 0);
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
      for (const row of db.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY ${KEYS[table] ?? '1'}`)) {
        digest.update(JSON.stringify(row)).update('\n');
      }
      return [table, digest.digest('hex')];
    }),
  );
}
