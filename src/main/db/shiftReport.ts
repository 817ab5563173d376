import type { DeviceId } from '../../shared/id.ts';
import { bodies, type EntryKind, type Hash } from '../../shared/journal/entry.ts';
import type { Dong } from '../../shared/money.ts';
import { must } from '../../shared/must.ts';
import { RunningTotals } from '../../shared/sale/sale.ts';
import { foldOn, foldShift, reportOf, type ShiftEntry, type ShiftFold } from '../../shared/shift/foldShift.ts';
import type { ShiftReport } from '../../shared/shift/report.ts';
import { entriesAfter, entryAt, hashAt, head } from './journal.ts';
import { openingOf, shiftNow } from './shift.ts';
import type { ReadDb } from './sqlite.ts';

/**
 * The shift folded last, as far as it was. The hash of its last entry stands for all before it, so what is kept here holds for
 * any database and after any rollback: where that entry is not in the journal, the shift is folded anew.
 */
let known:
  | { readonly opening: number; readonly seq: number; readonly hash: Hash; readonly fold: ShiftFold }
  | undefined;

/**
 * The report of a shift, from its opening until now. Only what came since it was asked for last is read: a thousand sales take
 * a quarter of a second (measured), in which nobody could sell.
 */
export function reportNow(db: ReadDb, device: DeviceId, opening: number): ShiftReport {
  return reportOf(foldUpTo(db, device, { opening, last: head(db).seq }));
}

/** … read entry by entry once more, as a Z states it. */
export function reportInFull(db: ReadDb, device: DeviceId, opening: number): ShiftReport {
  return foldShift(entriesFrom(db, device, { first: opening, last: head(db).seq }), runningBefore(db, device, opening));
}

/** What the drawer should hold now. */
export function expectedInDrawer(db: ReadDb, device: DeviceId): Dong {
  return reportNow(db, device, openingOf(db, shiftNow(db).shift)).drawer.expected;
}

/**
 * Folds some more of the open shift while nobody waits for it.
 * @param limit entries read
 * @returns how many are still to come
 */
export function foldAhead(
  db: ReadDb,
  device: DeviceId,
  { opening, limit }: { opening: number; limit: number },
): number {
  const before = knownOf(db, opening)?.seq ?? opening - 1;
  const end = head(db).seq;
  foldUpTo(db, device, { opening, last: Math.min(end, before + limit) });
  return Math.max(0, end - before - limit);
}

type Stretch = { readonly opening: number; readonly last: number };

function foldUpTo(db: ReadDb, device: DeviceId, { opening, last }: Stretch): ShiftFold {
  const before = knownOf(db, opening);
  // Until all of it is folded, nothing is known: a fold that broke off counts twice what is folded again.
  known = undefined;
  const entries = entriesFrom(db, device, { first: (before?.seq ?? opening - 1) + 1, last });
  const running = before ? before.fold.running : runningBefore(db, device, opening);
  const fold = must(foldOn(before?.fold, entries, running), 'the opening of the shift');
  known = { opening, seq: last, hash: must(hashAt(db, last), `entry ${last}`), fold };
  return fold;
}

function knownOf(db: ReadDb, opening: number): typeof known {
  return known?.opening === opening && hashAt(db, known.seq) === known.hash ? known : undefined;
}

const PAGE = 1_000;

type Range = { readonly first: number; readonly last: number };

function* entriesFrom(db: ReadDb, device: DeviceId, { first, last }: Range): Generator<ShiftEntry> {
  for (let after = first - 1; after < last; after += PAGE) {
    // In pages: an iterator would keep the connection from writing.
    const page = [...entriesAfter(db, device, after, Math.min(PAGE, last - after))];
    for (const { header, body } of page) {
      const kind = header.kind as EntryKind;
      must(bodies[kind], `a body for entries of kind ${kind}`);
      // Our own journal: what stands in it was checked when it was written, and a long day is thousands of entries.
      yield { kind, at: header.at, body: JSON.parse(body) };
    }
  }
}

/** How the running totals stood: as the last entry of money before says. */
function runningBefore(db: ReadDb, device: DeviceId, seq: number): RunningTotals {
  const row = db.get<{ seq: number }>(
    `SELECT seq FROM journal WHERE seq < ? AND kind IN ('sale', 'return') ORDER BY seq DESC LIMIT 1`,
    seq,
  );
  if (!row) return RunningTotals.parse({ sold: 0, returned: 0 });
  const entry = must(entryAt(db, device, row.seq), `entry ${row.seq}`);
  return RunningTotals.parse((JSON.parse(entry.body) as { running: unknown }).running);
}
