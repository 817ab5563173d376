import type { Movement } from '../../shared/contract/stock.ts';
import type { Day } from '../../shared/day.ts';
import type { DeviceId, LotId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import type { Quantity } from '../../shared/quantity.ts';
import type { KindMoved } from '../../shared/stock/below.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { entryAt } from './journal.ts';
import { catchUpMovements } from './movement.ts';
import type { ReadDb, TillDb } from './sqlite.ts';

/** The list is made while nothing is sold; what it lacks is at most this, so nobody waits long for the rest. */
const ENTRIES_AT_ONCE = 2_000;

/** Takes what was just done into the list of movements, before it is read. */
export function catchUpNow(db: TillDb, device: DeviceId): void {
  db.write((writing) => catchUpMovements(writing, device, ENTRIES_AT_ONCE));
}

type MovementRow = {
  readonly seq: number;
  readonly kind: Movement['kind'];
  readonly lot: LotId | '';
  readonly quantity: Quantity;
};

type Wanted = {
  readonly product: ProductId;
  /** Null: of what no lot is known for. Absent: of all. */
  readonly lot?: LotId | null | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** What this till's entries moved of a product, newest first. */
export function movementsOf(db: TillDb, device: DeviceId, { product, lot, limit, offset }: Wanted): Movement[] {
  catchUpNow(db, device);
  const rows = db.all<MovementRow>(
    `SELECT seq, kind, lot, quantity FROM movement WHERE product = @product AND (@any OR lot = @lot)
      ORDER BY day DESC, seq DESC, lot LIMIT @limit OFFSET @offset`,
    { product, any: lot === undefined ? 1 : 0, lot: lotKey(lot), limit, offset },
  );
  return rows.map(({ seq, kind, quantity, lot: of }) => {
    const { header, body } = must(entryAt(db, device, seq), `entry ${seq}`);
    const { number } = JSON.parse(body) as { readonly number: string };
    return { seq, kind, quantity, entry: header.id, at: header.at, number, lot: of === '' ? null : of };
  });
}

/** What each kind of entry moved of a part of a product at this till, all together, and when it last did. */
export type PartMoved = KindMoved & { readonly lot: LotId | ''; readonly movedOn: Day };

export function movedByKind(db: ReadDb, product: ProductId): PartMoved[] {
  return db.all<PartMoved>(
    `SELECT lot, kind, sum(quantity) AS quantity, max(day) AS movedOn FROM movement
      WHERE product = ? GROUP BY lot, kind ORDER BY lot, kind`,
    product,
  );
}

type Told = { readonly till: number; readonly lot: LotId | null; readonly onHand: Quantity };

/** What the centre says that the outlet's other tills did to a product. */
export function toldOf(db: ReadDb, product: ProductId): Told[] {
  return db.all<Told>(
    `SELECT till, nullif(lot, '') AS lot, on_hand AS onHand FROM told_stock WHERE product = ? ORDER BY till, lot`,
    product,
  );
}
