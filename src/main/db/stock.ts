import type { Day, Instant } from '../../shared/day.ts';
import { type LotId, type ProducerId, type ProductId, uuidTime } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import { Lot, Terms } from '../../shared/stock/lot.ts';
import { lotKey, type Moved, movedBy, type StockEntry } from '../../shared/stock/moved.ts';
import type { LotOnHand } from '../../shared/stock/pickLots.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** What an entry moves on this till's shelf, and the lots it names. */
export function projectMoved(db: WriteDb, entry: StockEntry): void {
  for (const moved of movedBy(entry)) {
    if (moved.lot) keepLot(db, moved);
    db.run(
      `INSERT INTO stock (product, lot, on_hand) VALUES (?, ?, ?)
       ON CONFLICT (product, lot) DO UPDATE SET on_hand = on_hand + excluded.on_hand`,
      moved.product,
      lotKey(moved.lot?.id),
      moved.quantity,
    );
  }
}

/** What is told of a lot is the same wherever it is named, so the first time will do. */
function keepLot(db: WriteDb, { product, lot }: Moved): void {
  const { id, code, expires, owner, terms } = must(lot, 'a lot');
  db.run(
    `INSERT OR IGNORE INTO lot (lot, product, code, expires, owner, owner_name, terms, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    product,
    code,
    expires ?? null,
    owner.id,
    owner.name,
    JSON.stringify(terms),
    uuidTime(id),
  );
}

export type StockSeries = 'NK' | 'XH' | 'CK' | 'NC' | 'KK' | 'QT' | 'TT';

export function projectNumbered(db: WriteDb, series: StockSeries): void {
  db.run('INSERT INTO numbered VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET made = made + 1', series);
}

/** How many papers of a series this till has made. */
export function numberedOf(db: ReadDb, series: StockSeries): number {
  return db.get<{ made: number }>('SELECT made FROM numbered WHERE series = ?', series)?.made ?? 0;
}

/** A lot and what the outlet's tills have of it by the books. */
export type HeldLot = { readonly lot: Lot; readonly receivedAt: Instant; readonly onHand: Quantity };

type LotRow = {
  readonly lot: LotId;
  readonly product: ProductId;
  readonly code: string;
  readonly expires: Day | null;
  readonly owner: string;
  readonly owner_name: string;
  readonly terms: string;
  readonly received_at: number;
  readonly on_hand: number;
};

// Of each table apart: asked of `held` row by row, SQLite reads all stock there is for each of them (81 ms among 38,000 lots, measured).
const HELD_LOT = `SELECT *,
    coalesce((SELECT on_hand FROM stock WHERE stock.product = known_lot.product AND stock.lot = known_lot.lot), 0) +
    (SELECT coalesce(sum(on_hand), 0) FROM told_stock WHERE told_stock.product = known_lot.product AND told_stock.lot = known_lot.lot)
      AS on_hand FROM known_lot`;

/** The lots of a product, in the order they came in. */
export function lotsOf(db: ReadDb, product: ProductId): HeldLot[] {
  return db.all<LotRow>(`${HELD_LOT} WHERE product = ? ORDER BY lot`, product).map(heldLot);
}

/** The lots of an owner, or all. */
export function lotsOfOwner(db: ReadDb, owner: ProducerId | null): HeldLot[] {
  const rows = owner === null ? db.all<LotRow>(HELD_LOT) : db.all<LotRow>(`${HELD_LOT} WHERE owner = ?`, owner);
  return rows.map(heldLot);
}

export function lotOf(db: ReadDb, id: LotId): HeldLot | undefined {
  const row = db.get<LotRow>(`${HELD_LOT} WHERE lot = ?`, id);
  return row && heldLot(row);
}

function heldLot(row: LotRow): HeldLot {
  return { lot: lotIn(row), receivedAt: row.received_at as Instant, onHand: quantity(row.on_hand) };
}

function lotIn(row: Omit<LotRow, 'on_hand'>): Lot {
  return Lot.parse({
    id: row.lot,
    product: row.product,
    code: row.code,
    ...(row.expires !== null && { expires: row.expires }),
    owner: { id: row.owner, name: row.owner_name },
    terms: Terms.parse(JSON.parse(row.terms)),
  });
}

/** Whether any lot is known here at all: an outlet that receives nothing by the books asks no further. */
export function hasLots(db: ReadDb): boolean {
  return db.get('SELECT 1 FROM lot LIMIT 1') !== undefined || db.get('SELECT 1 FROM told_lot LIMIT 1') !== undefined;
}

/** A lot to be picked from; `whole` is read only of those that are. */
export type PickableLot = LotOnHand & { readonly code: string; readonly whole: () => Lot };

/** What a product's goods can be taken from. */
export type Shelf = { readonly lots: readonly PickableLot[]; readonly loose: Quantity };

/** As `lotsOf` and `looseOf` together, at what a scan may cost: a product of years has hundreds of lots. */
export function shelfOf(db: ReadDb, product: ProductId): Shelf {
  const held = new Map(
    db
      .all<{ lot: string; onHand: Quantity }>(
        'SELECT lot, sum(on_hand) AS onHand FROM held WHERE product = ? GROUP BY lot',
        product,
      )
      .map(({ lot, onHand }) => [lot, onHand]),
  );
  const rows = db.all<Omit<LotRow, 'on_hand'>>('SELECT * FROM known_lot WHERE product = ?', product);
  const lots = rows.map((row) => pickable(row, held.get(row.lot) ?? quantity(0)));
  return { lots, loose: held.get('') ?? quantity(0) };
}

function pickable(row: Omit<LotRow, 'on_hand'>, onHand: Quantity): PickableLot {
  return {
    id: row.lot,
    code: row.code,
    ...(row.expires !== null && { expires: row.expires }),
    receivedAt: row.received_at as Instant,
    onHand,
    whole: () => lotIn(row),
  };
}

/** On what terms goods of an owner came last; undefined where none ever did. */
export function lastTermsOf(db: ReadDb, owner: ProducerId): Terms | undefined {
  const row = db.get<{ terms: string }>('SELECT terms FROM known_lot WHERE owner = ? ORDER BY lot DESC LIMIT 1', owner);
  return row && Terms.parse(JSON.parse(row.terms));
}

/** What the books have of a product for which no lot is known; below 0 where it was sold and never came in. */
export function looseOf(db: ReadDb, product: ProductId): Quantity {
  const row = db.get<{ on_hand: number | null }>(
    `SELECT sum(on_hand) AS on_hand FROM held WHERE product = ? AND lot = ''`,
    product,
  );
  return quantity(row?.on_hand ?? 0);
}

/** A lot of a product, or what no lot is known for (`''`), and what the outlet's tills have of it by the books. */
export type PartOnHand = { readonly lot: LotId | ''; readonly expires: Day | null; readonly onHand: Quantity };

/** What of a product may still be sold: expired goods last no day. */
export function sellable(parts: readonly PartOnHand[], today: Day): Quantity {
  const good = parts.filter(({ expires, onHand }) => onHand < 0 || expires === null || expires >= today);
  return quantity(good.reduce((sum, { onHand }) => sum + onHand, 0));
}

/** All that is there of a product, or below 0, lot by lot: of a product of years most lots are sold out. */
export function partsOnHand(db: ReadDb, product: ProductId): PartOnHand[] {
  return db.all<PartOnHand>(
    `SELECT lot, sum(on_hand) AS onHand,
            coalesce((SELECT expires FROM lot AS own WHERE own.lot = held.lot),
                     (SELECT expires FROM told_lot AS told WHERE told.lot = held.lot)) AS expires
       FROM held WHERE product = ? GROUP BY lot HAVING sum(on_hand) <> 0`,
    product,
  );
}
