import { Cart } from '../../shared/cart/cart.ts';
import type { Day, Instant } from '../../shared/day.ts';
import type { SaleId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** A cart that lies aside, and on which day, by whom and as whose. */
export type HeldRow = {
  readonly sale: SaleId;
  readonly name: string | null;
  readonly heldAt: Instant;
  readonly heldBy: string;
  /** The day its prices are of. */
  readonly day: Day;
  /** As it was then. */
  readonly total: Dong;
  readonly cart: Cart;
};

type Stored = Omit<HeldRow, 'cart'> & { readonly body: string };

const COLUMNS = 'sale, name, held_at AS heldAt, held_by AS heldBy, day, total, body';

export function insertHeld(db: WriteDb, { sale, name, heldAt, heldBy, day, total, cart }: HeldRow): void {
  db.run(
    'INSERT INTO held_cart (sale, name, held_at, held_by, day, total, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    sale,
    name,
    heldAt,
    heldBy,
    day,
    total,
    JSON.stringify(cart),
  );
}

export function deleteHeld(db: WriteDb, sale: SaleId): void {
  db.run('DELETE FROM held_cart WHERE sale = ?', sale);
}

export function countHeld(db: ReadDb): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM held_cart')?.n ?? 0;
}

/** @returns undefined where it was recalled or thrown away meanwhile */
export function heldCart(db: ReadDb, sale: SaleId): HeldRow | undefined {
  const row = db.get<Stored>(`SELECT ${COLUMNS} FROM held_cart WHERE sale = ?`, sale);
  return row && read(row)[0];
}

/** In the order they were put aside. */
export function heldCarts(db: ReadDb): HeldRow[] {
  return db.all<Stored>(`SELECT ${COLUMNS} FROM held_cart ORDER BY held_at, sale`).flatMap(read);
}

/** One that an older version put aside and this one cannot read is let go, as the open cart is: it was never paid. */
function read({ body, ...row }: Stored): HeldRow[] {
  const { data: cart } = Cart.safeParse(JSON.parse(body));
  return cart ? [{ ...row, cart }] : [];
}
