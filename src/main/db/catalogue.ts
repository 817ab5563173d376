import { z } from 'zod';
import type { BasketPart, CartItem } from '../../shared/cart/cart.ts';
import type { Stars } from '../../shared/catalogue/certificate.ts';
import { Outlet, type Staff } from '../../shared/catalogue/outlet.ts';
import { ProductPart } from '../../shared/catalogue/product.ts';
import { rateOn, TaxClass } from '../../shared/catalogue/tax.ts';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { Day } from '../../shared/day.ts';
import { fold, foldedWords } from '../../shared/fold.ts';
import type { OutletId, ProducerId, ProductId, StaffId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { must } from '../../shared/must.ts';
import type { ReadDb } from './sqlite.ts';

export function outletOf(db: ReadDb, id: OutletId): Outlet {
  const row = must(db.get<{ body: string }>('SELECT body FROM outlet WHERE id = ?', id), `outlet ${id}`);
  return Outlet.parse(JSON.parse(row.body));
}

export function staffOf(db: ReadDb, id: StaffId): Staff | undefined {
  return db.get<Staff>('SELECT id, name, role FROM staff WHERE id = ?', id);
}

export function allStaff(db: ReadDb): Staff[] {
  return db.all<Staff>('SELECT id, name, role FROM staff ORDER BY role, name');
}

/**
 * All products that a code is listed for: more than one where the centre gave it to several.
 * @param code 14-digit GTIN key, or the text of a code that is no GTIN
 */
export function productsByCode(db: ReadDb, code: string): ProductId[] {
  return db.all<{ product: ProductId }>('SELECT product FROM product_code WHERE code = ?', code).map(productOf);
}

function productOf(row: { readonly product: ProductId }): ProductId {
  return row.product;
}

/** All products of a name, with or without what a pack holds behind it. */
export function productsByName(db: ReadDb, text: string): ProductId[] {
  const words = fold(text).split(/\s+/);
  // What a pack holds is a few words: a name is looked up, by its index, with none to three of the last left out.
  const names = [0, 1, 2, 3].map((less) => words.slice(0, Math.max(1, words.length - less)).join(' '));
  const wanted = foldedWords(text).join(' ');
  return db
    .all<{ product: ProductId; name: string; whole: string }>(
      `SELECT id AS product, name, name || ' ' || net_content AS whole FROM product WHERE folded IN (?, ?, ?, ?)`,
      ...names,
    )
    .filter(({ name, whole }) => [name, whole].some((each) => foldedWords(each).join(' ') === wanted))
    .map(productOf);
}

/** @returns the names of those that are there */
export function namesOf(db: ReadDb, products: readonly ProductId[]): string[] {
  return products.flatMap(
    (product) => db.get<{ name: string }>('SELECT name FROM product WHERE id = ?', product)?.name ?? [],
  );
}

/** Whether any price that holds on a day is an invented one. */
export function hasDemoPrices(db: ReadDb, day: Day): boolean {
  const found = db.get(
    `SELECT 1 FROM price WHERE demo = 1 AND from_on <= @day AND NOT EXISTS
       (SELECT 1 FROM price AS later WHERE later.product = price.product AND later.here = price.here
           AND later.from_on > price.from_on AND later.from_on <= @day)
       AND (here = 1 OR NOT EXISTS (SELECT 1 FROM price AS own WHERE own.product = price.product AND own.here = 1))
     LIMIT 1`,
    { day },
  );
  return found !== undefined;
}

export function categories(db: ReadDb): { category: string; products: number }[] {
  return db.all(
    'SELECT category, count(*) AS products FROM product GROUP BY category ORDER BY products DESC, category',
  );
}

const OF_HERE = '(SELECT max(here) FROM price AS own WHERE own.product = product.id)';
/** Joined as `price`: the row that holds on `@day` at this outlet, by its prices of its own where the product has any. */
export const HELD_PRICE = `price ON price.product = product.id AND price.here = ${OF_HERE} AND price.from_on =
         (SELECT max(from_on) FROM price AS begun
           WHERE begun.product = product.id AND begun.here = ${OF_HERE} AND begun.from_on <= @day)`;

// The price and the certificate that hold on a day are decided here, by date, so that a till that has been without
// network for months still shows them rightly.
const VIEW = `
  SELECT product.id AS product, product.name, producer.name AS producer, producer.place, product.category,
         product.unit, product.net_content AS netContent, product.weighed,
         price.price, price.demo,
         (SELECT stars FROM certificate
           WHERE certificate.product = product.id AND issued_on <= @day AND expires_on >= @day
             AND (revoked_on IS NULL OR revoked_on > @day)
           ORDER BY issued_on DESC LIMIT 1) AS stars
    FROM product
    JOIN producer ON producer.id = product.producer
    LEFT JOIN ${HELD_PRICE}`;

const BY_NAME = 'ORDER BY product.folded, product.number LIMIT @limit OFFSET @offset';

type ViewRow = Omit<ProductView, 'weighed' | 'demoPrice'> & { readonly weighed: number; readonly demo: number | null };

function view({ demo, weighed, ...row }: ViewRow): ProductView {
  return { ...row, weighed: weighed === 1, demoPrice: demo === 1 };
}

export function tiles(
  db: ReadDb,
  day: Day,
  page: { category: string | null; offset: number; limit: number },
): ProductView[] {
  const { category, ...rest } = page;
  const rows =
    category === null
      ? db.all<ViewRow>(`${VIEW} ${BY_NAME}`, { day, ...rest })
      : db.all<ViewRow>(`${VIEW} WHERE product.category = @category ${BY_NAME}`, { day, category, ...rest });
  return rows.map(view);
}

export function countProducts(db: ReadDb, category: string | null): number {
  const row =
    category === null
      ? db.get<{ n: number }>('SELECT count(*) AS n FROM product')
      : db.get<{ n: number }>('SELECT count(*) AS n FROM product WHERE category = ?', category);
  return row?.n ?? 0;
}

/** @param numbers product rowids, as the search answers them, in the order wanted */
export function viewsOf(db: ReadDb, day: Day, numbers: readonly number[]): ProductView[] {
  const views: ProductView[] = [];
  for (const number of numbers) {
    const row = db.get<ViewRow>(`${VIEW} WHERE product.number = @number`, { day, number });
    if (row) views.push(view(row));
  }
  return views;
}

type ItemRow = {
  readonly product: ProductId;
  readonly name: string;
  readonly unit: string;
  readonly weighed: number;
  readonly category: string;
  readonly basket: string | null;
  readonly producerId: ProducerId;
  readonly producerName: string;
  readonly taxClass: string;
  readonly taxBody: string | null;
  readonly price: Dong | null;
  readonly demo: number | null;
  readonly stars: Stars | null;
  readonly certificate: string | null;
};

/**
 * A product as it would go into the cart; `price` and `vat` null where none holds on the day, `parts` where something that
 * is in the basket is not in the catalogue.
 */
export type Item = Omit<CartItem, 'price' | 'vat' | 'parts'> & {
  readonly price: Dong | null;
  readonly vat: CartItem['vat'] | null;
  readonly parts?: CartItem['parts'] | null;
};

/**
 * A product as it goes into the cart on a day.
 * @returns undefined where there is no such product
 */
export function itemOf(db: ReadDb, day: Day, product: ProductId): Item | undefined {
  const row = db.get<ItemRow>(
    `SELECT product.id AS product, product.name, product.unit, product.weighed, product.category, product.basket,
            producer.id AS producerId, producer.name AS producerName,
            product.tax_class AS taxClass, tax_class.body AS taxBody,
            price.price, price.demo,
            certificate.stars, certificate.id AS certificate
       FROM product
       JOIN producer ON producer.id = product.producer
       LEFT JOIN tax_class ON tax_class.id = product.tax_class
       LEFT JOIN ${HELD_PRICE}
       LEFT JOIN certificate ON certificate.product = product.id AND certificate.id =
            (SELECT id FROM certificate AS valid
              WHERE valid.product = product.id AND issued_on <= @day AND expires_on >= @day
                AND (revoked_on IS NULL OR revoked_on > @day)
              ORDER BY issued_on DESC LIMIT 1)
      WHERE product.id = @product`,
    { day, product },
  );
  if (!row) return undefined;
  const rate = row.taxBody === null ? undefined : rateOn(TaxClass.parse(JSON.parse(row.taxBody)), day);
  return {
    product: row.product,
    name: row.name,
    unit: row.unit,
    weighed: row.weighed === 1,
    producer: { id: row.producerId, name: row.producerName },
    category: row.category,
    stars: row.stars,
    certificate: row.certificate,
    vat: rate === undefined ? null : { class: row.taxClass, perMille: rate },
    price: row.price,
    ...(row.demo === 1 && { demo: true as const }),
    ...(row.basket !== null && { parts: partsOf(db, z.array(ProductPart).parse(JSON.parse(row.basket))) }),
  };
}

/** What is in a basket, with its producers' names; null where some of it is not in the catalogue (any more). */
function partsOf(db: ReadDb, parts: readonly ProductPart[]): BasketPart[] | null {
  const found = parts.flatMap(({ product, quantity, share }) => {
    const row = db.get<{ name: string; unit: string; producer: ProducerId; producerName: string }>(
      `SELECT product.name, product.unit, producer.id AS producer, producer.name AS producerName
         FROM product JOIN producer ON producer.id = product.producer WHERE product.id = ?`,
      product,
    );
    if (!row) return [];
    const { name, unit, producer, producerName } = row;
    return [{ product, name, unit, producer: { id: producer, name: producerName }, quantity, share }];
  });
  return found.length === parts.length ? found : null;
}

/** The shelf a product stands on. */
export function categoryOf(db: ReadDb, product: ProductId): string | undefined {
  return db.get<{ category: string }>('SELECT category FROM product WHERE id = ?', product)?.category;
}

/** Every producer the catalogue knows, by name. */
export function allProducers(db: ReadDb): { readonly id: ProducerId; readonly name: string }[] {
  return db.all('SELECT id, name FROM producer ORDER BY name, id');
}

export function nameOfProducer(db: ReadDb, id: ProducerId): string | undefined {
  return db.get<{ name: string }>('SELECT name FROM producer WHERE id = ?', id)?.name;
}
