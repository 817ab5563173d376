import type { EntryHeader } from '../../shared/journal/entry.ts';
import type { StockAdjustedBody } from '../../shared/stock/adjusted.ts';
import type { GoodsCountedBody } from '../../shared/stock/counted.ts';
import type { WriteDb } from './sqlite.ts';

/** A sheet of a count. It moves nothing; it is found by its count. */
export function projectSheet(db: WriteDb, { count, lines }: GoodsCountedBody, { seq }: EntryHeader): void {
  db.run('INSERT INTO count_entry (seq, count, lines, over) VALUES (?, ?, ?, 0)', seq, count, lines.length);
}

export function projectClosedCount(db: WriteDb, { count, lines }: StockAdjustedBody, { seq }: EntryHeader): void {
  db.run('INSERT INTO count_entry (seq, count, lines, over) VALUES (?, ?, ?, 1)', seq, count, lines.length);
}
