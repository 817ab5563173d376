import type { StockListed, StockShow } from '../../shared/contract/stock.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { foldedWords } from '../../shared/fold.ts';
import type { ProducerId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { quantity } from '../../shared/quantity.ts';
import { daysOfCover } from '../../shared/stock/cover.ts';
import { SOON_DAYS } from '../../shared/stock/reorder.ts';
import { soldLately } from './movement.ts';
import { onItsWay, productsOnTheWay, untoldWay, type WayLine, wayOf } from './onItsWay.ts';
import { searchProducts } from './search.ts';
import type { ReadDb } from './sqlite.ts';
import { partsOnHand, sellable } from './stock.ts';

export type AskedStock = {
  readonly text: string;
  readonly show?: StockShow | undefined;
  readonly producer?: ProducerId | undefined;
  readonly limit: number;
  readonly offset: number;
};

/**
 * Products and what the outlet has of each, by name, or in the order that a search finds them. A row is reckoned only where it is
 * on the page: its length is what it costs, and not the shop's.
 */
export function listStock(
  db: ReadDb,
  today: Day,
  asked: AskedStock,
): { readonly products: StockListed[]; readonly total: number } {
  const { limit, offset } = asked;
  const { numbers, total } = isWhole(asked) ? aPageOfAll(db, asked) : chosen(db, today, asked);
  const shown = numbers ?? [];
  const page = isWhole(asked) ? shown : shown.slice(offset, offset + limit);
  const books = { today, untold: untoldWay(db) };
  return { products: page.map((number) => rowOf(db, number, books)), total };
}

type Numbers = { readonly numbers: readonly number[]; readonly total: number };

/** All products, or all that are there: too many to be gathered for every page of them. */
function isWhole({ text, show = 'all', producer }: AskedStock): boolean {
  return foldedWords(text).length === 0 && (show === 'all' || show === 'there') && producer === undefined;
}

function aPageOfAll(db: ReadDb, { show, limit, offset }: AskedStock): Numbers {
  const those = `FROM product AS any_product WHERE ${show === 'there' ? IS_THERE : '1'}`;
  const rows = db.all<{ number: number }>(
    `SELECT number ${those} ORDER BY folded, number LIMIT ? OFFSET ?`,
    limit,
    offset,
  );
  const counted = db.get<{ n: number }>(`SELECT count(*) AS n ${those}`);
  return { numbers: rows.map(numberOf), total: must(counted, 'a count').n };
}

/** More than anybody reads through; who typed so little types on. */
const FOUND_LIMIT = 1_000;

function chosen(db: ReadDb, today: Day, { text, show = 'all', producer }: AskedStock): Numbers {
  const fits = fitting(db, today, { show, producer });
  if (foldedWords(text).length === 0) return { numbers: fits, total: fits.length };
  const found = [...new Set([...withLot(db, text), ...searchProducts(db, text, FOUND_LIMIT)])];
  const within = show === 'all' && producer === undefined ? found : kept(found, new Set(fits));
  return { numbers: within, total: within.length };
}

function kept(numbers: readonly number[], among: ReadonlySet<number>): number[] {
  return numbers.filter((number) => among.has(number));
}

/** Products with a lot of this very code, as it stands on the pack. */
function withLot(db: ReadDb, text: string): number[] {
  return db
    .all<{ number: number }>(
      `SELECT DISTINCT product.number FROM known_lot JOIN product ON product.id = known_lot.product
        WHERE known_lot.code = ? COLLATE NOCASE ORDER BY product.folded LIMIT 50`,
      text.trim(),
    )
    .map(numberOf);
}

/** What all tills did to the products of a list, in parts. `held` itself would be read whole. */
const partsOf = (products: string): string => `
  SELECT product, lot, on_hand FROM stock WHERE product IN (${products})
   UNION ALL SELECT product, lot, on_hand FROM told_stock WHERE product IN (${products})`;

const BELOW = 'SELECT product FROM stock WHERE on_hand < 0 UNION SELECT product FROM told_stock WHERE on_hand < 0';
const LOOSE = `
  SELECT product, on_hand FROM stock WHERE lot = '' UNION ALL SELECT product, on_hand FROM told_stock WHERE lot = ''`;
const ENDING = `
  SELECT product, lot FROM lot WHERE expires <= @until UNION SELECT product, lot FROM told_lot WHERE expires <= @until`;

const IS_THERE = `
  (EXISTS (SELECT 1 FROM stock WHERE product = any_product.id AND on_hand <> 0)
    OR EXISTS (SELECT 1 FROM told_stock WHERE product = any_product.id AND on_hand <> 0))`;

/**
 * Which products a list is of. All but one begin with the few that may be, by an index of their own, and add up only those; a sum
 * below 0 has a part below 0.
 */
const SHOWN: { readonly [Show in Exclude<StockShow, 'all'>]: string } = {
  there: `SELECT id FROM product AS any_product WHERE ${IS_THERE}`,
  short: `SELECT product FROM (${partsOf(BELOW)}) GROUP BY product, lot HAVING sum(on_hand) < 0`,
  loose: `SELECT product FROM (${LOOSE}) GROUP BY product HAVING sum(on_hand) <> 0`,
  soon: `
    SELECT product FROM (${ENDING}) AS ending WHERE 0 <
      coalesce((SELECT on_hand FROM stock WHERE stock.product = ending.product AND stock.lot = ending.lot), 0) +
      (SELECT coalesce(sum(on_hand), 0) FROM told_stock WHERE told_stock.product = ending.product AND told_stock.lot = ending.lot)`,
  way: 'SELECT value FROM json_each(@products)',
};

function fitting(
  db: ReadDb,
  today: Day,
  { show, producer }: { readonly show: StockShow; readonly producer: ProducerId | undefined },
): number[] {
  const parts = [
    ...(show === 'all' ? [] : [`id IN (${SHOWN[show]})`]),
    ...(producer === undefined ? [] : ['producer = @producer']),
  ];
  const values = {
    ...(show === 'soon' && { until: addDays(today, SOON_DAYS - 1) }),
    ...(show === 'way' && { products: JSON.stringify(productsOnTheWay(db)) }),
    ...(producer !== undefined && { producer }),
  };
  return db
    .all<{ number: number }>(
      `SELECT number FROM product WHERE ${parts.join(' AND ') || '1'} ORDER BY folded, number`,
      values,
    )
    .map(numberOf);
}

const numberOf = ({ number }: { readonly number: number }): number => number;

type Named = Pick<StockListed, 'product' | 'name' | 'unit' | 'netContent' | 'producer'>;

type Books = { readonly today: Day; readonly untold: readonly WayLine[] };

function rowOf(db: ReadDb, number: number, books: Books): StockListed {
  const named = must(
    db.get<Named>(
      `SELECT product.id AS product, product.name, product.unit, product.net_content AS netContent, producer.name AS producer
         FROM product JOIN producer ON producer.id = product.producer WHERE product.number = ?`,
      number,
    ),
    `product ${number}`,
  );
  return { ...named, ...standing(db, named.product, books) };
}

/** What the outlet has of a product, in figures. */
function standing(db: ReadDb, product: ProductId, { today, untold }: Books): Omit<StockListed, keyof Named> {
  const parts = partsOnHand(db, product);
  const lots = parts.filter(({ lot, onHand }) => lot !== '' && onHand > 0);
  const onHand = quantity(parts.reduce((sum, part) => sum + part.onHand, 0));
  const ends = lots.flatMap(({ expires }) => expires ?? []);
  const { movedOn, ...rate } = soldLately(db, product, today);
  return {
    onHand,
    lots: lots.length,
    expires: ends.toSorted()[0] ?? null,
    movedOn,
    isShort: parts.some((part) => part.onHand < 0),
    cover: daysOfCover(sellable(parts, today), rate),
    ...onItsWay(wayOf(db, product, untold)),
  };
}
