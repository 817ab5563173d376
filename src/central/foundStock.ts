import { lotKey, type Moved, movedBy, type StockEntry } from '../shared/stock/moved.ts';
import type { UnreadEntry } from './db/projection.ts';
import type { ProjectedCount, ProjectedLot, ProjectedMovement, ProjectedStock } from './db/stock.ts';
import type { ReadEntry } from './readEntry.ts';

/** What an entry moved, and the lots it tells of: each entry tells them whole, so whichever is read first will do. */
export function stockRows(stored: UnreadEntry, entry: StockEntry): Omit<ProjectedStock, 'counts'> {
  const moved = movedBy(entry);
  return {
    movements: moved.map((each) => movementRow(stored, entry, each)),
    lots: moved.flatMap((each) => lotRow(stored, each)),
  };
}

function movementRow(
  { device, seq, outlet, at }: UnreadEntry,
  entry: StockEntry,
  { product, lot, quantity }: Moved,
): ProjectedMovement {
  return {
    device,
    seq,
    product,
    lot: lotKey(lot?.id),
    outlet,
    kind: entry.kind,
    number: entry.body.number,
    day: entry.body.day,
    at,
    quantity,
    why: entry.kind === 'goods-written-off' ? entry.body.why : null,
  };
}

function lotRow({ outlet }: UnreadEntry, { product, lot }: Moved): ProjectedLot[] {
  if (!lot) return [];
  const { id, code, expires, owner, terms } = lot;
  return [{ outlet, lot: id, product, code, expires: expires ?? null, owner: owner.id, owner_name: owner.name, terms }];
}

/** What the outlet's other tills are told of a sheet of a count, or of its closing. */
export function countRow(
  { device, seq, outlet, id, at }: UnreadEntry,
  entry: Extract<ReadEntry, { kind: 'goods-counted' | 'stock-adjusted' }>,
): ProjectedCount {
  const of = { device, seq, outlet, entry: id, at, count: entry.body.count };
  if (entry.kind === 'goods-counted') return { ...of, sheet: entry.body, closed: null };
  const { number, dropped } = entry.body;
  return { ...of, sheet: null, closed: { number, ...(dropped && { dropped }) } };
}
