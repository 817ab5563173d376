import { dayOf, type Instant } from '../../shared/day.ts';
import { must } from '../../shared/must.ts';
import type { HeardTill } from '../../shared/stock/adjusted.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import type { StockRow, ToldCount, ToldHeld, ToldLot, ToldMoved, ToldSoldDay } from '../../shared/stock/told.ts';
import type { NeighbourTill } from '../../shared/sync/protocol.ts';
import { keepAnnounced } from './announced.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { keepOwed } from './toldOwed.ts';
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
  const gone = TOLD_TABLES.reduce((sum, table) => sum + db.run(`DELETE FROM ${table} WHERE ${untold}`), 0);
  // Of those accepted long ago a snapshot says nothing: forgotten, what this till sent would be on its way again.
  return gone + db.run(`DELETE FROM told_transfer WHERE ${untold} AND open = 1`);
}

const TOLD_TABLES = [
  'told_lot',
  'told_stock',
  'told_moved',
  'told_count',
  'told_way',
  'told_sold',
  'told_announced',
  'told_brought',
  'told_settled',
  'told_account',
] as const;
const TOLD = '(SELECT snapshot FROM stock_feed)';

/** Writes a row of the feed. Twice is the same as once. */
export function keepStockRow(db: WriteDb, row: StockRow): void {
  switch (row.kind) {
    case 'lot':
      return keepLot(db, row);
    case 'held':
      return keepHeld(db, row);
    case 'moved':
      return keepMoved(db, row);
    case 'count':
      return keepCount(db, row);
    case 'transfer':
      return keepTransfer(db, row);
    case 'owed':
      return keepOwed(db, row);
    case 'sold-day':
      return keepSoldDay(db, row);
    case 'announced':
      return keepAnnounced(db, row);
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
function keepHeld(db: WriteDb, { product, lot, device, till, onHand, seq, firstOn, lastOn }: ToldHeld): void {
  db.run(
    `INSERT INTO told_stock (product, lot, device, till, on_hand, seq, first_on, last_on, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${TOLD})
     ON CONFLICT (product, lot, device) DO UPDATE SET
       on_hand = CASE WHEN excluded.seq >= seq THEN excluded.on_hand ELSE on_hand END,
       first_on = min(coalesce(first_on, excluded.first_on), coalesce(excluded.first_on, first_on)),
       last_on = max(coalesce(last_on, excluded.last_on), coalesce(excluded.last_on, last_on)),
       seq = max(seq, excluded.seq), till = excluded.till, told = excluded.told`,
    product,
    lotKey(lot),
    device,
    till,
    onHand,
    seq,
    firstOn ?? null,
    lastOn ?? null,
  );
}

/** Of an older word as of what is held. */
function keepSoldDay(db: WriteDb, { product, day, device, till, sold, missed, seq }: ToldSoldDay): void {
  db.run(
    `INSERT INTO told_sold (product, day, device, till, sold, missed, seq, told) VALUES (?, ?, ?, ?, ?, ?, ?, ${TOLD})
     ON CONFLICT (product, day, device) DO UPDATE SET
       sold = CASE WHEN excluded.seq >= seq THEN excluded.sold ELSE sold END,
       missed = CASE WHEN excluded.seq >= seq THEN excluded.missed ELSE missed END,
       seq = max(seq, excluded.seq), till = excluded.till, told = excluded.told`,
    product,
    day,
    device,
    till,
    sold,
    missed,
    seq,
  );
}

function keepMoved(db: WriteDb, { device, seq, product, lot, at, quantity }: ToldMoved): void {
  db.run(
    `INSERT INTO told_moved (device, seq, product, lot, at, quantity, told) VALUES (?, ?, ?, ?, ?, ?, ${TOLD})
     ON CONFLICT (device, seq, product, lot) DO UPDATE SET told = excluded.told`,
    device,
    seq,
    product,
    lotKey(lot),
    at,
    quantity,
  );
}

function keepCount(db: WriteDb, { device, till, seq, entry, at, count, sheet, closed }: ToldCount): void {
  db.run(
    `INSERT INTO told_count (device, seq, till, count, entry, at, lines, over, body, told)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${TOLD})
     ON CONFLICT (device, seq) DO UPDATE SET told = excluded.told`,
    device,
    seq,
    till,
    count,
    entry,
    at,
    sheet?.lines.length ?? 0,
    closed ? 1 : 0,
    JSON.stringify(sheet ?? closed ?? {}),
  );
}

/** ms. As long as the centre tells of movements, counts and days. */
const KEPT = 35 * 86_400_000;

/** What is too old to count for anything goes. @param now the centre's clock */
export function forgetOldTold(db: WriteDb, now: number): void {
  db.run('DELETE FROM told_moved WHERE at < ?', now - KEPT);
  db.run('DELETE FROM told_count WHERE at < ?', now - KEPT);
  db.run('DELETE FROM told_sold WHERE day < ?', dayOf((now - KEPT) as Instant));
}

/** The outlet's other tills, all of them. */
export function keepNeighbours(db: WriteDb, tills: readonly NeighbourTill[]): void {
  db.run('DELETE FROM heard_till');
  for (const { device, till, upTo } of tills)
    db.run('INSERT INTO heard_till (device, till, up_to) VALUES (?, ?, ?)', device, till, upTo);
}

/** The outlet's other tills, and up to when all they did is known here. */
export function neighbours(db: ReadDb): HeardTill[] {
  return db.all('SELECT till, up_to AS upTo FROM heard_till ORDER BY till');
}
