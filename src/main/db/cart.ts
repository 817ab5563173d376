import { Cart } from '../../shared/cart/cart.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** The cart being filled, as it was when the till last breathed; undefined where none is open. */
export function openCart(db: ReadDb): Cart | undefined {
  const row = db.get<{ body: string }>('SELECT body FROM cart');
  // One that an older version laid down and this one cannot read is let go: it was never paid, and a till must sell.
  return row && Cart.safeParse(JSON.parse(row.body)).data;
}

export function saveCart(db: WriteDb, cart: Cart): void {
  db.run(
    'INSERT INTO cart (one, body) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET body = excluded.body',
    JSON.stringify(cart),
  );
}

export function deleteCart(db: WriteDb): void {
  db.run('DELETE FROM cart');
}
