import type { CountDraftLine } from '../../shared/contract/count.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { LotId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { ONE, QUANTITY_LIMIT, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { CountedLine, type CountScope, type GoodsCountedBody, SHEET_LINES } from '../../shared/stock/counted.ts';
import { type Item, itemOf } from '../db/catalogue.ts';
import {
  type DraftRow,
  draftRow,
  draftRows,
  dropDraftRow,
  dropDrafts,
  keepDraftRow,
  type Sitting,
} from '../db/countDraft.ts';
import { entryOf } from '../db/journal.ts';
import { record } from '../db/record.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { looseOf, lotOf, lotsOf } from '../db/stock.ts';
import { type KnownCount, openCount } from './count.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';
import { noProduct, quantityFor, resolveCode } from './resolveCode.ts';
import { wallDay } from './stockPaper.ts';

type Scanned = { readonly line: CountDraftLine; readonly weigh: boolean };

/**
 * One more of what was scanned, on the disk when it is answered. What is weighed counts by its label; without one a line stands
 * there and somebody says how much. A label that names a lot the till knows counts for that lot.
 */
export function scanCounted(desk: Desk, input: InputOf<'count.scan'>, { actor }: Hand): Scanned | Refusal {
  return desk.db.write((db) => {
    const count = openCount(db, desk, input.count);
    if (isRefusal(count)) return count;
    const at = desk.clock();
    const scan = resolveCode(db, input.code, desk.clock, input.chosen);
    if (scan.scan !== 'product' && scan.scan !== 'expired') return noProduct(db, scan, wallDay(db, at));
    const item = countable(db, desk, count, scan.product);
    if (isRefusal(item)) return item;
    // What is past its day lies on the shelf, too.
    const said = scan.scan === 'product' ? scan : undefined;
    if (said?.carton) return { refused: 'carton-not-piece', name: item.name };
    const more = (said && quantityFor(said, item.weighed)) ?? (item.weighed ? null : ONE);
    const lot = lotOfLabel(db, item.product, said?.lot);
    const sitting = sittingOf(input, actor.id);
    const before = draftRow(db, sitting, { product: item.product, lot });
    if (more === null) {
      // Nothing is written yet: no weight is not a weight of 0.
      const none = { ...sitting, product: item.product, lot, quantity: quantity(0), since: at, at, scan: '' };
      return { line: lineOf(db, item, count.begun.blind, before ?? none), weigh: true };
    }
    if (before?.scan !== input.scan) {
      const found = (before?.quantity ?? 0) + more;
      if (found > QUANTITY_LIMIT) return { refused: 'absurd-quantity' };
      const row = { ...sitting, product: item.product, lot, quantity: quantity(found), since: before?.since ?? at, at };
      keepDraftRow(db, { ...row, scan: input.scan });
    }
    const row = must(draftRow(db, sitting, { product: item.product, lot }), 'what was just counted');
    return { line: lineOf(db, item, count.begun.blind, row), weigh: false };
  });
}

/** How much somebody found, said in one number; null: it was not counted at all. */
export function setCounted(
  desk: Desk,
  input: InputOf<'count.set'>,
  { actor }: Hand,
): { readonly line: CountDraftLine | null } | Refusal {
  return desk.db.write((db) => {
    const count = openCount(db, desk, input.count);
    if (isRefusal(count)) return count;
    const sitting = sittingOf(input, actor.id);
    const goods = { product: input.product, lot: input.lot ?? '' } as const;
    if (input.quantity === null) {
      dropDraftRow(db, sitting, goods);
      return { line: null };
    }
    const item = countable(db, desk, count, input.product);
    if (isRefusal(item)) return item;
    if (input.quantity < 0 || input.quantity > QUANTITY_LIMIT) return { refused: 'absurd-quantity' };
    if (!item.weighed && input.quantity % ONE !== 0) return { refused: 'not-weighed' };
    if (input.lot !== null && lotOf(db, input.lot)?.lot.product !== input.product) return { refused: 'no-such-line' };
    const at = desk.clock();
    const row: DraftRow = { ...sitting, ...goods, quantity: quantity(input.quantity), since: at, at, scan: '' };
    keepDraftRow(db, row);
    return { line: lineOf(db, item, count.begun.blind, row) };
  });
}

function sittingOf({ count, place, recount }: Omit<Sitting, 'actor'>, actor: Sitting['actor']): Sitting {
  return { count, actor, place, recount };
}

/** Goods that this count may count. */
function countable(db: ReadDb, desk: Desk, { begun }: KnownCount, product: ProductId): Item | Refusal {
  const item = itemOf(db, wallDay(db, desk.clock()), product);
  if (!item) return { refused: 'no-such-product' };
  if (item.parts !== undefined) return { refused: 'basket-not-counted', name: item.name };
  return isWithin(begun.scope, item) ? item : { refused: 'outside-count', name: item.name };
}

function isWithin(scope: CountScope, { category, producer }: Item): boolean {
  if (scope.kind === 'category') return category === scope.category;
  return scope.kind !== 'producer' || producer.id === scope.producer.id;
}

/** The only lot of that code; where there are none or several, nobody knows which. */
function lotOfLabel(db: ReadDb, product: ProductId, code: string | undefined): LotId | '' {
  if (code === undefined) return '';
  const found = lotsOf(db, product).filter(({ lot }) => lot.code === code);
  return found.length === 1 ? (found[0]?.lot.id ?? '') : '';
}

function lineOf(db: ReadDb, item: Item, blind: boolean, row: DraftRow): CountDraftLine {
  const { product, name, unit, weighed, producer } = item;
  const { lot, place, recount, quantity: found, at } = row;
  const lots = blind ? [] : lotsOf(db, product);
  const onHand = lots.reduce((sum, each) => sum + each.onHand, blind ? 0 : (looseOf(db, product) as number));
  return {
    product,
    name,
    unit,
    weighed,
    producer: producer.name,
    lot: lot === '' ? null : lot,
    lotCode: lot === '' ? '' : (lotOf(db, lot)?.lot.code ?? ''),
    place,
    recount,
    quantity: found,
    at,
    ...(!blind && { onHand: quantity(onHand) }),
  };
}

/** What whoever is signed in has counted here and not handed in. */
export function draftLines(desk: Desk, count: KnownCount, { actor }: Hand): CountDraftLine[] {
  const day = wallDay(desk.db, desk.clock());
  return draftRows(desk.db, { count: count.count, actor: actor.id }).flatMap((row) => {
    const item = itemOf(desk.db, day, row.product);
    return item ? [lineOf(desk.db, item, count.begun.blind, row)] : [];
  });
}

type HandedIn = { readonly sheets: number; readonly lines: number };

/**
 * Writes all that one person counted into the journal, a sheet for each place and each two hundred lines, and takes it from the
 * drafts: one transaction, so a crash leaves the one or the other.
 */
export function handIn(desk: Desk, { count: id, id: first }: InputOf<'count.handIn'>, hand: Hand): HandedIn | Refusal {
  return desk.db.write((db) => {
    if (entryOf(db, desk.signer.device, first)) return { sheets: 0, lines: 0 };
    const count = openCount(db, desk, id);
    if (isRefusal(count)) return count;
    const rows = draftRows(db, { count: id, actor: hand.actor.id });
    if (rows.length === 0) return { refused: 'nothing-counted' };
    const at = desk.clock();
    const sheets = sheetsFrom(rows, (row) => countedLine(db, desk, row));
    for (const [nth, { place, recount, lines }] of sheets.entries()) {
      const body: GoodsCountedBody = {
        count: id,
        scope: count.begun.scope,
        blind: count.begun.blind,
        day: wallDay(db, at),
        by: hand.actor.name,
        ...(place !== '' && { place }),
        ...(recount && { recount }),
        lines,
      };
      const entry = nth === 0 ? first : newId(desk);
      record(db, desk.signer, { id: entry, at, actor: hand.actor.id, kind: 'goods-counted', body });
    }
    dropDrafts(db, { count: id, actor: hand.actor.id });
    return { sheets: sheets.length, lines: rows.length };
  });
}

type Written = { readonly place: string; readonly recount: boolean; readonly lines: CountedLine[] };

/** A product's lots stand on one sheet: a recount is of all of them at once. */
function sheetsFrom(rows: readonly DraftRow[], written: (row: DraftRow) => CountedLine): Written[] {
  const places = Map.groupBy(rows, ({ place, recount }) => JSON.stringify([place, recount]));
  return [...places.values()].flatMap((ofPlace) => {
    const { place, recount } = must(ofPlace[0], 'a line');
    const sheets: Written[] = [];
    for (const ofProduct of Map.groupBy(ofPlace, ({ product }) => product).values()) {
      const last = sheets.at(-1);
      const lines = ofProduct.map(written);
      if (last && last.lines.length + lines.length <= SHEET_LINES) last.lines.push(...lines);
      else sheets.push({ place, recount, lines });
    }
    return sheets;
  });
}

function countedLine(db: ReadDb, desk: Desk, { product, lot, quantity: found, since, at }: DraftRow): CountedLine {
  const item = itemOf(db, wallDay(db, desk.clock()), product);
  const known = lot === '' ? undefined : lotOf(db, lot)?.lot;
  return CountedLine.parse({
    product,
    name: item?.name ?? product,
    unit: item?.unit ?? '',
    quantity: found,
    ...(known && { lot: known }),
    ...(since < at && { since }),
    at,
  });
}
