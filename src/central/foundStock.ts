import { lotKey, type Moved, movedBy, type StockEntry } from '../shared/stock/moved.ts';
import type { UnreadEntry } from './db/projection.ts';
import type { ProjectedLot, ProjectedMovement, ProjectedStock } from './db/stock.ts';

/** What an entry moved, and the lots it tells of: each entry tells them whole, so whichever is read first will do. */
export function stockRows(stored: UnreadEntry, entry: StockEntry): ProjectedStock {
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
