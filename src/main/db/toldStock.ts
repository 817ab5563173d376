import { must } from '../../shared/must.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import type { StockRow, ToldHeld, ToldLot } from '../../shared/stock/told.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { keepTransfer } from './transfer.ts';

/** Where this till stands in its outlet's stock feed; empty and 0 before the first word. */
export type StockFeedState = { readonly centre: string; readonly outlet: string; readonly n: number };

export function stockFeed(db: ReadDb): StockFeedState {
  return must(db.get<StockFeedState>('SELECT centre, outlet, n FROM stock_feed'), 'the state of the stock feed');
}

export function setStockFeed(db: WriteDb, { centre, outlet, n }: StockFeedState): void {
  db.run('UPDATE stock_feed SET centre = ?, outlet = ?, n = ?', centre, outlet, n);
}

/** As of the catalogue (`snapshot.ts`): until its last page the old rows stand beside the new. */
export function beginStockSnapshot(db: WriteDb): void {
  db.run('UPDATE stock_feed SET snapshot = snapshot + 1, in_snapshot = 1');
}

/** After the last page: what the snapshot did not tell is no more. @returns how many rows went */
export function endStockSnapshot(db: WriteDb): number {
  const isWithin = db.get<{ in: number }>('SELECT in_snapshot AS "in" FROM stock_feed')?.in === 1;
  if (!isWithin) return 0;
  const untold = 'told < (SELECT snapshot FROM stock_feed)';
  db.run('UPDATE stock_feed SET in_snapshot = 0');
  const tables = ['told_lot', 'told_stock', 'told_transfer'];
  return tables.reduce((gone, table) => gone + db.run(`DELETE FROM ${table} WHERE ${untold}`), 0);
}

const TOLD = '(SELECT snapshot FROM stock_feed)';

/** Writes a row of the feed. Twice is the same as once. */
export function keepStockRow(db: WriteDb, row: StockRow): void {
  switch (row.kind) {
    case 'lot':
      return keepLot(db, row);
    case 'held':
      return keepHeld(db, row);
    case 'transfer':
      return keepTransfer(db, row);
  }
}

function keepLot(db: WriteDb, { lot, receivedAt }: ToldLot): void {
  db.run(
    `INSERT OR REPLACE INTO told_lot (lot, product, code, expires, owner, owner_name, terms, received_at, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${TOLD})`,
    lot.id,
    lot.product,
    lot.code,
    lot.expires ?? null,
    lot.owner.id,
    lot.owner.name,
    JSON.stringify(lot.terms),
    receivedAt,
  );
}

/** A word that counts less of that till than the one we have is older, and changes nothing: a restored centre may say it. */
function keepHeld(db: WriteDb, { product, lot, device, till, onHand, seq }: ToldHeld): void {
  db.run(
    `INSERT INTO told_stock (product, lot, device, till, on_hand, seq, told) VALUES (?, ?, ?, ?, ?, ?, ${TOLD})
     ON CONFLICT (product, lot, device) DO UPDATE SET
       on_hand = CASE WHEN excluded.seq >= seq THEN excluded.on_hand ELSE on_hand END,
       seq = max(seq, excluded.seq), till = excluded.till, told = excluded.told`,
    product,
    lotKey(lot),
    device,
    till,
    onHand,
    seq,
  );
}
