import type { StockPaper } from '../../shared/contract/stock.ts';
import { type Day, dayOf, type Instant } from '../../shared/day.ts';
import { must } from '../../shared/must.ts';
import { QUANTITY_LIMIT } from '../../shared/quantity.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { inSeries, slipNumber } from '../../shared/sale/sale.ts';
import type { GoodsQuestion } from '../../shared/stock/question.ts';
import { type Item, itemOf, outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { StoredEntry } from '../db/journal.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { numberedOf, type StockSeries } from '../db/stock.ts';
import type { Desk } from './desk.ts';

/** Goods come in before the shop opens, too: the day is the wall's, whatever shift is open. */
export function wallDay(db: ReadDb, at: Instant): Day {
  return dayOf(at, outletOf(db, enrolled(db).outlet).zone);
}

/** The next number of a series: `BL01-2-NK000001`. */
export function nextNumber(db: ReadDb, { signer }: Desk, series: StockSeries): string {
  const { outlet, till } = enrolled(db);
  const plain = slipNumber(outletOf(db, outlet).code, till, signer.epoch, numberedOf(db, series) + 1);
  return inSeries(plain, series);
}

/** What is answered of a document that stands in the journal, whatever was asked for under its id. */
export function paperOf({ header, body }: StoredEntry): StockPaper {
  const { number, lines } = JSON.parse(body) as { readonly number: string; readonly lines: readonly unknown[] };
  return { entry: header.id, number, at: header.at, lines: lines.length };
}

export type Asked = { readonly product: Item['product']; readonly quantity: number };

/** What is wrong with how much of which goods, or the goods. @param line counted from 1 */
export function goodsIn(db: ReadDb, day: Day, { product, quantity }: Asked, line: number): Item | GoodsQuestion {
  const item = itemOf(db, day, product);
  if (!item) return { line, name: product, why: 'no-such-product' };
  const about = { line, name: item.name };
  if (item.parts !== undefined) return { ...about, why: 'gift-basket' };
  if (quantity <= 0 || quantity > QUANTITY_LIMIT) return { ...about, why: 'absurd-quantity' };
  return !item.weighed && quantity % 1_000 !== 0 ? { ...about, why: 'not-weighed' } : item;
}

export function isQuestion<T extends object>(found: T | GoodsQuestion): found is GoodsQuestion {
  return 'why' in found;
}

export function questioned(questions: readonly GoodsQuestion[]): RefusalOf<'goods-questioned'> {
  const { line, name } = must(questions[0], 'a question');
  return { refused: 'goods-questioned', line, name, questions: [...questions] };
}
