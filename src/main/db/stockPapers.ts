import type { StockPaperFound } from '../../shared/contract/receive.ts';
import type { DeviceId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { entryAt } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

/** Word for word as the index has it, or SQLite does not take it. */
const PAPERS = `SELECT seq FROM journal WHERE kind IN
  ('goods-received', 'goods-written-off', 'goods-sent', 'goods-arrived', 'producer-settled', 'producer-paid',
   'stock-adjusted')
  ORDER BY seq DESC`;

/** The papers of goods of this till whose number has these letters, newest first. */
export function stockPapers(db: ReadDb, device: DeviceId, text: string, limit: number): StockPaperFound[] {
  const wanted = text.trim().toUpperCase();
  const found: StockPaperFound[] = [];
  for (const { seq } of db.all<{ seq: number }>(PAPERS)) {
    const { header, body } = must(entryAt(db, device, seq), `entry ${seq}`);
    const { number, by } = JSON.parse(body) as { readonly number: string; readonly by: string };
    if (number.toUpperCase().includes(wanted)) found.push({ entry: header.id, number, by, at: header.at });
    if (found.length === limit) break;
  }
  return found;
}
