import type { Enrolment } from '../db/enrolment.ts';
import type { TillDb } from '../db/sqlite.ts';
import { publicKeyOf } from '../sync/keys.ts';
import { BEGINNING, type Unsound, walkOn } from './soundness.ts';

/** Entries a step: some 5 ms with their signatures, less than a key may wait. */
const STEP = 20;

/** What the journal can say again, or what is the journal: `rebuild` makes it, or the walk reads it. */
type Remade = ReadonlySet<string>;

/**
 * Looks at all that a till keeps, step by step: every entry of the journal by its hash and signature, and the pages of every table that
 * nothing could make again. Each step is short; whoever drives it lets a cashier in between.
 * @param remade tables left to `rebuild`: an index of a year's slips takes a second to look through
 * @returns the first fault
 */
export function* wholeCheck(
  db: TillDb,
  who: Pick<Enrolment, 'device' | 'publicKey'>,
  remade: Remade,
): Generator<void, Unsound | undefined> {
  for (const table of tablesOf(db)) {
    if (!remade.has(table)) {
      const fault = pageFault(db, table);
      if (fault) return fault;
    }
    yield;
  }
  const key = publicKeyOf(who.publicKey);
  let from = BEGINNING;
  for (;;) {
    const walked = walkOn(db, who, { from, most: STEP, key });
    if ('broken' in walked) {
      return { reason: 'damaged', message: `entry ${walked.broken} is not as it was written` };
    }
    if (walked.ended) return undefined;
    from = walked.head;
    yield;
  }
}

function tablesOf(db: TillDb): string[] {
  return db
    .all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%!_search%' ESCAPE '!'",
    )
    .map(({ name }) => name);
}

/** By SQLite's own check of one table and its indexes. A page that cannot be read at all is thrown, not told. */
function pageFault(db: TillDb, table: string): Unsound | undefined {
  try {
    const [first] = db.raw.pragma(`integrity_check('${table}')`, { simple: false }) as { integrity_check: string }[];
    if (first?.integrity_check === 'ok') return undefined;
    return { reason: 'damaged', message: `table ${table}: ${first?.integrity_check ?? 'no answer'}` };
  } catch (error) {
    return { reason: 'damaged', message: `table ${table}: ${String(error)}` };
  }
}
