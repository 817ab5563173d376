import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { Day, Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { HELD_PRICE, viewsOf } from './catalogue.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** A product as its label says it on a day, with its codes. */
export type LabelledProduct = ProductView & { readonly codes: readonly string[] };

export function labelledProduct(db: ReadDb, day: Day, product: ProductId): LabelledProduct | undefined {
  const view = productView(db, day, product);
  return view && { ...view, codes: codesOf(db, product) };
}

export function productView(db: ReadDb, day: Day, product: ProductId): ProductView | undefined {
  const row = db.get<{ number: number }>('SELECT number FROM product WHERE id = ?', product);
  return row ? viewsOf(db, day, [row.number])[0] : undefined;
}

/** Longest first, because real GTINs and our own codes are what a label needs; then in order, so that it is always the same one. */
function codesOf(db: ReadDb, product: ProductId): string[] {
  const rows = db.all<{ code: string }>(
    'SELECT code FROM product_code WHERE product = ? ORDER BY length(code) DESC, code',
    product,
  );
  return rows.map(({ code }) => code);
}

/** Writes down which price a shelf label was printed with. */
export function rememberShelfLabel(db: WriteDb, product: ProductId, price: Dong, at: Instant): void {
  db.run(
    `INSERT INTO shelf_label (product, price, at) VALUES (?, ?, ?)
      ON CONFLICT (product) DO UPDATE SET price = excluded.price, at = excluded.at`,
    product,
    price,
    at,
  );
}

/** Products whose shelf label says another price than holds on the day, by name. */
export function changedSinceLabelled(db: ReadDb, day: Day): ProductView[] {
  const rows = db.all<{ number: number }>(
    `SELECT product.number FROM shelf_label
       JOIN product ON product.id = shelf_label.product
       JOIN ${HELD_PRICE}
      WHERE price.price <> shelf_label.price ORDER BY product.folded, product.number`,
    { day },
  );
  return viewsOf(
    db,
    day,
    rows.map(({ number }) => number),
  );
}
