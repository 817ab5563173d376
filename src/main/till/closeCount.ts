import type { CountClosed, CountDifference, CountResult, CountUncounted } from '../../shared/contract/count.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Instant } from '../../shared/day.ts';
import type { CountId, LotId, ProductId } from '../../shared/id.ts';
import { dong, sumDong } from '../../shared/money.ts';
import { amountOf, type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import {
  ADJUSTED_LINES,
  type AdjustedLine,
  type StockAdjustedBody,
  type StockDifference,
  worthOf,
} from '../../shared/stock/adjusted.ts';
import { type Books, type Difference, differences } from '../../shared/stock/differences.ts';
import type { Lot } from '../../shared/stock/lot.ts';
import { type CountedProduct, mergeSheets } from '../../shared/stock/mergeSheets.ts';
import { type BooksThen, booksThen, sumOfBooks } from '../db/booksThen.ts';
import { itemOf } from '../db/catalogue.ts';
import { countDrafted, dropAllDrafts } from '../db/countDraft.ts';
import { entryOf, type StoredEntry } from '../db/journal.ts';
import { catchUpMovements } from '../db/movement.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { lotOf } from '../db/stock.ts';
import { neighbours } from '../db/toldStock.ts';
import { type KnownCount, openCount } from './count.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { nextNumber, wallDay } from './stockPaper.ts';

/** ms. What other tills moved is kept a little longer than this. */
const LONGEST = 30 * 86_400_000;

/** What a count comes to as this till knows it now: merged, held against the books of when each was counted. */
export function countResult(desk: Desk, { count: id }: InputOf<'count.result'>, hand: Hand): CountResult | Refusal {
  return desk.db.write((db) => {
    const count = countHere(db, desk, id);
    if (isRefusal(count)) return count;
    if (count.begun.blind) {
      const leave = hand.may('count-stock-close');
      if (isRefusal(leave)) return leave;
    }
    const weighed = weigh(db, desk, count);
    const found = weighed.differing.map(({ shown }) => shown);
    return {
      products: weighed.counted.size,
      differences: found.toSorted((a, b) => Math.abs(b.worth) - Math.abs(a.worth) || (a.name < b.name ? -1 : 1)),
      found: sumDong(found.map(({ worth }) => dong(Math.max(0, worth)))),
      lost: sumDong(found.map(({ worth }) => dong(Math.max(0, -worth)))),
      uncounted: weighed.uncounted.toSorted(
        (a, b) => Math.abs(b.worth) - Math.abs(a.worth) || (a.name < b.name ? -1 : 1),
      ),
      ...weighed.heard,
      drafted: countDrafted(db, id),
    };
  });
}

/** A count that may be closed here: where it was begun, so that no two tills close it, heard of each other or not. */
function countHere(db: ReadDb, desk: Desk, id: CountId): KnownCount | Refusal {
  const count = openCount(db, desk, id);
  if (isRefusal(count)) return count;
  if (count.home.till !== null) return { refused: 'count-elsewhere', till: `${count.home.till}` };
  return desk.clock() - count.home.at > LONGEST ? { refused: 'count-too-old' } : count;
}

type Differing = { readonly shown: CountDifference; readonly line: AdjustedLine };

type Weighed = {
  readonly counted: ReadonlyMap<ProductId, CountedProduct>;
  readonly differing: readonly Differing[];
  readonly uncounted: readonly CountUncounted[];
  readonly heard: Pick<CountResult, 'heard' | 'unheard'>;
  readonly books: BooksThen;
};

const ENTRIES_AT_ONCE = 5_000;

function weigh(db: WriteDb, desk: Desk, count: KnownCount): Weighed {
  while (catchUpMovements(db, desk.signer.device, ENTRIES_AT_ONCE) > 0);
  const counted = mergeSheets(count.sheets);
  const books = booksThen(db, count.home);
  const differing = [...counted.values()].flatMap((product) => differenceOf(db, desk, product, books) ?? []);
  return {
    counted,
    differing,
    books,
    uncounted: uncountedOf(db, desk, count, { counted, books }),
    heard: heardOf(db, counted),
  };
}

function differenceOf(db: ReadDb, desk: Desk, found: CountedProduct, books: BooksThen): Differing | undefined {
  const inBooks = books.at(found.product, found.at);
  const byLot = new Map([...found.byLot].map(([lot, { quantity: of }]) => [lot, of]));
  const line = adjusted(db, desk, found, { byLot, inBooks });
  if (!line) return undefined;
  const { product, name, unit, counted, expected } = line;
  const moving = books.movedBetween(product, found.since, found.at);
  const { places, recounted } = found;
  const weighed = itemOf(db, wallDay(db, desk.clock()), product)?.weighed ?? false;
  const worth = worthOf(line);
  return { line, shown: { product, name, unit, weighed, counted, expected, worth, moving, places, recounted } };
}

type Held = { readonly byLot: ReadonlyMap<LotId | '', Quantity>; readonly inBooks: Books };

/** The line that books what was found; undefined where the books are right. */
function adjusted(
  db: ReadDb,
  desk: Desk,
  { product, name, unit }: Pick<CountedProduct, 'product' | 'name' | 'unit'>,
  { byLot, inBooks }: Held,
): AdjustedLine | undefined {
  const booked = differences(byLot, inBooks);
  if (booked.length === 0) return undefined;
  const price = itemOf(db, wallDay(db, desk.clock()), product)?.price ?? null;
  return {
    product,
    name,
    unit,
    counted: quantity([...byLot.values()].reduce((sum, of) => sum + of, 0)),
    expected: sumOfBooks(inBooks),
    ...(price !== null && { price }),
    differences: booked.map((each) => stockDifference(db, each)),
  };
}

function stockDifference(db: ReadDb, { lot, quantity: by }: Difference): StockDifference {
  return lot === '' ? { quantity: by } : { quantity: by, lot: lotMoved(db, lot) };
}

function lotMoved(db: ReadDb, id: LotId): Omit<Lot, 'product'> {
  const found = lotOf(db, id);
  if (!found) throw new Error(`lot ${id} was counted, and is not known`);
  const { product: _, ...lot } = found.lot;
  return lot;
}

/** What the books have within the count's scope, and nobody counted. What a shelf holds only its sheets say. */
function uncountedOf(
  db: ReadDb,
  desk: Desk,
  { begun: { scope } }: KnownCount,
  { counted, books }: Pick<Weighed, 'counted' | 'books'>,
): CountUncounted[] {
  if (scope.kind === 'shelf') return [];
  const now = desk.clock();
  const day = wallDay(db, now);
  return books.products.flatMap((product) => {
    if (counted.has(product)) return [];
    const onHand = sumOfBooks(books.at(product, now));
    const item = onHand === 0 ? undefined : itemOf(db, day, product);
    if (onHand === 0) return [];
    if (scope.kind === 'category' && item?.category !== scope.category) return [];
    if (scope.kind === 'producer' && item?.producer.id !== scope.producer.id) return [];
    const worth = amountOf(item?.price ?? dong(0), onHand);
    return [{ product, name: item?.name ?? product, unit: item?.unit ?? '', onHand, worth }];
  });
}

function heardOf(db: ReadDb, counted: Weighed['counted']): Weighed['heard'] {
  const heard = neighbours(db);
  const last = Math.max(0, ...[...counted.values()].map(({ at }) => at));
  const unheard = heard.filter(({ upTo }) => upTo === null || upTo < last).map(({ till }) => till);
  return { heard, unheard };
}

/**
 * Books what a count found, in one entry, and ends it. Goods go on being sold while it is counted and closed: only differences are
 * booked. Sent twice it is closed once.
 */
export function closeCount(desk: Desk, input: InputOf<'count.close'>, hand: Hand): CountClosed | Refusal {
  return end(desk, input, hand, (db, count) => {
    if (countDrafted(db, input.count) > 0)
      return { refused: 'count-not-handed-in', count: countDrafted(db, input.count) };
    const weighed = weigh(db, desk, count);
    const gone =
      input.uncounted === 'gone' ? weighed.uncounted.flatMap((each) => goneLine(db, desk, each, weighed.books)) : [];
    const lines = [...weighed.differing.map(({ line }) => line), ...gone].toSorted(
      (a, b) => Math.abs(worthOf(b)) - Math.abs(worthOf(a)) || (a.product < b.product ? -1 : 1),
    );
    if (weighed.counted.size === 0 && lines.length === 0) return { refused: 'nothing-counted' };
    if (lines.length > ADJUSTED_LINES) return { refused: 'too-many-differences', count: lines.length };
    return {
      sheets: count.sheets.filter(({ body }) => body.lines.length > 0).map(({ entry }) => entry),
      heard: [...weighed.heard.heard],
      products: weighed.counted.size,
      lines,
    };
  });
}

function goneLine(db: ReadDb, desk: Desk, uncounted: CountUncounted, books: BooksThen): AdjustedLine[] {
  const inBooks = books.at(uncounted.product, desk.clock());
  const line = adjusted(db, desk, uncounted, { byLot: new Map([['', quantity(0)]]), inBooks });
  return line ? [{ ...line, uncounted: true }] : [];
}

/** Gives a count up: its sheets stay in the journals, and nothing is booked. */
export function dropCount(desk: Desk, input: InputOf<'count.drop'>, hand: Hand): CountClosed | Refusal {
  return end(desk, input, hand, () => ({ sheets: [], heard: [], products: 0, lines: [], dropped: true }));
}

type Booked = Pick<StockAdjustedBody, 'sheets' | 'heard' | 'products' | 'lines' | 'dropped'>;

function end(
  desk: Desk,
  { count: id, id: entry, reason }: Omit<InputOf<'count.drop'>, 'approval'>,
  hand: Hand,
  booked: (db: WriteDb, count: KnownCount) => Booked | Refusal,
): CountClosed | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, entry);
    if (made) return closedOf(made);
    const count = countHere(db, desk, id);
    if (isRefusal(count)) return count;
    const found = booked(db, count);
    if (isRefusal(found)) return found;
    const leave = hand.may('count-stock-close');
    if (isRefusal(leave)) return leave;
    const at: Instant = desk.clock();
    const body: StockAdjustedBody = {
      number: nextNumber(db, desk, 'KK'),
      day: wallDay(db, at),
      by: hand.actor.name,
      count: id,
      scope: count.begun.scope,
      reason,
      ...found,
      ...leave,
    };
    const stored = record(db, desk.signer, { id: entry, at, actor: hand.actor.id, kind: 'stock-adjusted', body });
    dropAllDrafts(db, id);
    queueSlip(db, { entry, number: body.number, copy: 0, at });
    return closedOf(stored);
  });
}

function closedOf({ header, body }: StoredEntry): CountClosed {
  const { number, lines } = JSON.parse(body) as { readonly number: string; readonly lines: readonly unknown[] };
  return { entry: header.id, number, lines: lines.length };
}
