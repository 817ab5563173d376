import type { Movement, StockListed } from '../../shared/contract/stock.ts';
import type { DeviceId, LotId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import type { Quantity } from '../../shared/quantity.ts';
import { entryAt } from './journal.ts';
import { catchUpMovements } from './movement.ts';
import { searchProducts } from './search.ts';
import type { ReadDb, TillDb } from './sqlite.ts';

type Page = { readonly limit: number; readonly offset: number };

/** Found only for the rows of a page, so that its length is what it costs and not the shop's. */
const LISTED = `
  SELECT product.id AS product, product.name, product.unit, product.net_content AS netContent, producer.name AS producer,
    (SELECT coalesce(sum(on_hand), 0) FROM held WHERE held.product = product.id) AS onHand,
    (SELECT count(*) FROM known_lot WHERE known_lot.product = product.id AND 0 <
      (SELECT sum(on_hand) FROM held WHERE held.product = product.id AND held.lot = known_lot.lot)) AS lots,
    (SELECT min(expires) FROM known_lot WHERE known_lot.product = product.id AND 0 <
      (SELECT sum(on_hand) FROM held WHERE held.product = product.id AND held.lot = known_lot.lot)) AS expires,
    (SELECT max(day) FROM movement WHERE movement.product = product.id) AS movedOn
  FROM product JOIN producer ON producer.id = product.producer`;

/** Products and what the outlet has of each, by name; or those that a search finds, in its order. */
export function listStock(
  db: ReadDb,
  { text, limit, offset }: Page & { readonly text: string },
): { readonly products: StockListed[]; readonly total: number } {
  if (text.trim() !== '') {
    const found = searchProducts(db, text, offset + limit).slice(offset);
    const products = found.map((number) =>
      must(db.get<StockListed>(`${LISTED} WHERE product.number = ?`, number), `product ${number}`),
    );
    return { products, total: offset + products.length };
  }
  return {
    products: db.all<StockListed>(`${LISTED} ORDER BY product.folded, product.number LIMIT ? OFFSET ?`, limit, offset),
    total: must(db.get<{ n: number }>('SELECT count(*) AS n FROM product'), 'a count').n,
  };
}

/** The list is made while nothing is sold; what it lacks is at most this, so nobody waits long for the rest. */
const ENTRIES_AT_ONCE = 2_000;

type MovementRow = {
  readonly seq: number;
  readonly kind: Movement['kind'];
  readonly lot: LotId | '';
  readonly quantity: Quantity;
};

/** What this till's entries moved of a product, newest first. */
export function movementsOf(
  db: TillDb,
  device: DeviceId,
  { product, limit, offset }: Page & { readonly product: ProductId },
): Movement[] {
  db.write((writing) => catchUpMovements(writing, device, ENTRIES_AT_ONCE));
  const rows = db.all<MovementRow>(
    `SELECT seq, kind, lot, quantity FROM movement WHERE product = ?
      ORDER BY day DESC, seq DESC, lot LIMIT ? OFFSET ?`,
    product,
    limit,
    offset,
  );
  return rows.map(({ seq, kind, quantity, lot }) => {
    const { header, body } = must(entryAt(db, device, seq), `entry ${seq}`);
    const { number } = JSON.parse(body) as { readonly number: string };
    return { seq, kind, quantity, entry: header.id, at: header.at, number, lot: lot === '' ? null : lot };
  });
}

type Told = { readonly till: number; readonly lot: LotId | null; readonly onHand: Quantity };

/** What the centre says that the outlet's other tills did to a product. */
export function toldOf(db: ReadDb, product: ProductId): Told[] {
  return db.all<Told>(
    `SELECT till, nullif(lot, '') AS lot, on_hand AS onHand FROM told_stock WHERE product = ? ORDER BY till, lot`,
    product,
  );
}
