import type { Instant } from '../../shared/day.ts';
import type { CountId, DeviceId, EntryId } from '../../shared/id.ts';
import type { EntryHeader } from '../../shared/journal/entry.ts';
import { must } from '../../shared/must.ts';
import type { StockAdjustedBody } from '../../shared/stock/adjusted.ts';
import type { GoodsCountedBody } from '../../shared/stock/counted.ts';
import { entryAt } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** A sheet of a count. It moves nothing; it is found by its count. */
export function projectSheet(db: WriteDb, { count, lines }: GoodsCountedBody, { seq }: EntryHeader): void {
  db.run('INSERT INTO count_entry (seq, count, lines, over) VALUES (?, ?, ?, 0)', seq, count, lines.length);
}

export function projectClosedCount(db: WriteDb, { count, lines }: StockAdjustedBody, { seq }: EntryHeader): void {
  db.run('INSERT INTO count_entry (seq, count, lines, over) VALUES (?, ?, ?, 1)', seq, count, lines.length);
}

/** An entry of a count: a sheet, or its closing; `till` null = this one. */
export type CountEntry = {
  readonly device: DeviceId;
  readonly till: number | null;
  readonly seq: number;
  readonly entry: EntryId;
  readonly at: Instant;
  readonly count: CountId;
  readonly lines: number;
  readonly over: boolean;
  /** JSON: a sheet's body; of a closing its number. */
  readonly body: string;
};

/** All that is known here of a count, what other tills wrote too, in the order of their instants. */
export function countEntries(db: ReadDb, device: DeviceId, count: CountId): CountEntry[] {
  const own = db
    .all<{ seq: number; lines: number; over: number }>(
      'SELECT seq, lines, over FROM count_entry WHERE count = ? ORDER BY seq',
      count,
    )
    .map(({ seq, lines, over }) => {
      const { header, body } = must(entryAt(db, device, seq), `entry ${seq}`);
      return { device, till: null, seq, entry: header.id, at: header.at, count, lines, over: over === 1, body };
    });
  const told = db
    .all<Omit<CountEntry, 'over'> & { over: number }>(
      'SELECT device, till, seq, entry, at, count, lines, over, body FROM told_count WHERE count = ?',
      count,
    )
    .map(({ over, ...entry }) => Object.assign(entry, { over: over === 1 }));
  return [...own, ...told].toSorted((a, b) => a.at - b.at || (a.device < b.device ? -1 : 1));
}

/** Counts that any till began, the newest first. */
export function countsKnown(db: ReadDb, limit: number): CountId[] {
  return db
    .all<{ count: CountId }>(
      `SELECT count FROM count_entry UNION SELECT count FROM told_count ORDER BY count DESC LIMIT ?`,
      limit,
    )
    .map(({ count }) => count);
}
