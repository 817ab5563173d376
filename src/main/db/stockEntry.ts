import { bodies } from '../../shared/journal/entry.ts';
import { STOCK_KINDS, type StockEntry, type StockEntryKind } from '../../shared/stock/moved.ts';
import type { StoredEntry } from './journal.ts';

const KINDS: readonly string[] = STOCK_KINDS;

/** An entry of our own journal as what moves goods; undefined where it moves none. */
export function stockEntry({ header, body }: StoredEntry): StockEntry | undefined {
  if (!KINDS.includes(header.kind)) return undefined;
  const kind = header.kind as StockEntryKind;
  return { kind, body: bodies[kind].parse(JSON.parse(body)) } as StockEntry;
}
