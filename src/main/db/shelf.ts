import type { Ending, ShelfGoods, ShelfPart, ShelfWay } from '../../shared/contract/shelf.ts';
import { addDays, type Day } from '../../shared/day.ts';
import type { LotId, ProductId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import { type KindMoved, whyBelow } from '../../shared/stock/below.ts';
import { daysOfCover } from '../../shared/stock/cover.ts';
import type { Lot } from '../../shared/stock/lot.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { starsUntilOf } from './certificates.ts';
import { heardAt } from './heard.ts';
import { productView } from './label.ts';
import { missedOf } from './missed.ts';
import { soldLately } from './movement.ts';
import { movedByKind, type PartMoved, toldOf } from './movementList.ts';
import { onItsWay, untoldWay, type WayLine, wayOf } from './onItsWay.ts';
import type { ReadDb } from './sqlite.ts';
import { type HeldLot, looseOf, lotOf, lotsOf, partsOnHand, sellable } from './stock.ts';
import { type Transfer, transferOf } from './transfer.ts';

/** All that is told of a product's stock, as far as the movements are listed. */
export function shelfGoods(db: ReadDb, product: ProductId, today: Day): ShelfGoods | null {
  const view = productView(db, today, product);
  if (!view) return null;
  const moved = movedByKind(db, product);
  const told = toldOf(db, product);
  const way = wayOf(db, product, untoldWay(db));
  const parts = partsOf(db, product, { moved, told, way });
  const onHand = sumOf(parts.map((part) => part.onHand));
  const { sold, days } = soldLately(db, product, today);
  const kinds = byKind(moved);
  const others = sumOf(told.map((one) => one.onHand));
  const there = parts.filter(({ onHand: left, coming, going }) => left !== 0 || coming > 0 || going > 0);
  return {
    product: view,
    onHand,
    below: onHand < 0 ? whyBelow({ moved: kinds, others, elsewhere: quantity(0) }) : null,
    parts: there.length > 0 ? there : parts.slice(-1),
    moved: kinds,
    told: byTill(told),
    way: transfersIn(db, way),
    sold,
    days,
    missed: missedOf(db, today).byProduct.get(product) ?? 0,
    cover: daysOfCover(sellable(partsOnHand(db, product), today), { sold, days }),
    starsUntil: starsUntilOf(db, product, today) ?? null,
    today,
    heardAt: heardAt(db),
  };
}

type Books = {
  readonly moved: readonly PartMoved[];
  readonly told: ReturnType<typeof toldOf>;
  readonly way: readonly WayLine[];
};

/** Each transfer once, whatever lines of it are of the product. */
function transfersIn(db: ReadDb, way: readonly WayLine[]): ShelfWay[] {
  const byTransfer = Map.groupBy(way, ({ device, entry }) => `${device} ${entry}`);
  const found = [...byTransfer.values()].map((lines) => ({ lines, transfer: transferOfLine(db, lines[0]) }));
  return found
    .toSorted((a, b) => a.transfer.at - b.transfer.at)
    .map(({ lines, transfer: { device, entry, sent } }) => {
      const { direction } = must(lines[0], 'a line');
      const { number, day, from, to } = sent;
      const other = direction === 'out' ? to : from;
      return { device, entry, number, day, direction, other, quantity: sumOf(lines.map((line) => line.quantity)) };
    });
}

function transferOfLine(db: ReadDb, line: WayLine | undefined): Transfer {
  return must(transferOf(db, must(line, 'a line')), 'the transfer of a line');
}

/** Lots that are on their way and never were here: the slip tells them whole. */
function newLots(db: ReadDb, { way }: Books, known: readonly HeldLot[]): Lot[] {
  const here = new Set<string>(known.map(({ lot }) => lot.id));
  const unknown = way.filter(({ lot }) => lot !== '' && !here.has(lot));
  const lots = unknown.flatMap((line) => {
    const sent = transferOfLine(db, line).sent.lines.find(({ lot }) => lot?.id === line.lot);
    return sent?.lot ? [{ ...sent.lot, product: line.product }] : [];
  });
  return [...new Map(lots.map((lot) => [lot.id, lot])).values()];
}

/** Every lot of a product, and what no lot is known for where there ever was any. */
function partsOf(db: ReadDb, product: ProductId, books: Books): ShelfPart[] {
  const lots = lotsOf(db, product);
  const loose = looseOf(db, product);
  const hasLoose = loose !== 0 || [...books.moved, ...books.way].some(({ lot }) => lot === '');
  const held = [
    ...lots.map(({ lot, onHand }) => ({ lot, onHand })),
    ...newLots(db, books, lots).map((lot) => ({ lot, onHand: quantity(0) })),
    ...(hasLoose ? [{ lot: null, onHand: loose }] : []),
  ];
  const there = held.reduce((sum, { onHand }) => sum + Math.max(0, onHand), 0);
  return held.map((part) => partOf(part, books, quantity(there)));
}

function partOf(
  { lot, onHand }: Pick<ShelfPart, 'lot' | 'onHand'>,
  { moved, told, way }: Books,
  elsewhere: Quantity,
): ShelfPart {
  const mine = moved.filter((one) => one.lot === lotKey(lot?.id));
  const others = sumOf(told.filter((one) => one.lot === (lot?.id ?? null)).map((one) => one.onHand));
  const days = mine.map(({ movedOn }) => movedOn).toSorted();
  return {
    lot,
    onHand,
    here: quantity(onHand - others),
    movedOn: days.at(-1) ?? null,
    below: onHand < 0 ? whyBelow({ moved: mine, others, elsewhere }) : null,
    ...onItsWay(way.filter((line) => line.lot === lotKey(lot?.id))),
  };
}

function byKind(moved: readonly PartMoved[]): KindMoved[] {
  const sums = new Map<KindMoved['kind'], number>();
  for (const { kind, quantity: each } of moved) sums.set(kind, (sums.get(kind) ?? 0) + each);
  return [...sums].map(([kind, sum]) => ({ kind, quantity: quantity(sum) }));
}

function byTill(told: Books['told']): ShelfGoods['told'] {
  const sums = new Map<number, number>();
  for (const { till, onHand } of told) sums.set(till, (sums.get(till) ?? 0) + onHand);
  return [...sums].map(([till, sum]) => ({ till, quantity: quantity(sum) }));
}

function sumOf(quantities: readonly Quantity[]): Quantity {
  return quantity(quantities.reduce((sum, each) => sum + each, 0));
}

/** More than a shop looks through at once; the rest comes once these are gone. */
const ENDING_LIMIT = 500;

type EndingRow = Omit<Ending, 'lot' | 'onHand'> & { readonly lot: LotId };

/** Lots with anything left whose last day is within so many days, today among them; the first to end first. */
export function endingLots(db: ReadDb, today: Day, days: number): Ending[] {
  const rows = db.all<EndingRow>(
    `SELECT ending.lot, product.id AS product, product.name, product.unit, product.net_content AS netContent,
            producer.name AS producer
       FROM (SELECT lot, product, expires FROM known_lot WHERE expires <= @until) AS ending
       JOIN product ON product.id = ending.product
       JOIN producer ON producer.id = product.producer
      WHERE 0 <
        coalesce((SELECT on_hand FROM stock WHERE stock.product = ending.product AND stock.lot = ending.lot), 0) +
        (SELECT coalesce(sum(on_hand), 0) FROM told_stock WHERE told_stock.product = ending.product AND told_stock.lot = ending.lot)
      ORDER BY ending.expires, product.folded, ending.lot LIMIT @limit`,
    { until: addDays(today, days - 1), limit: ENDING_LIMIT },
  );
  return rows.flatMap((row) => {
    const held = lotOf(db, row.lot);
    return held ? [{ ...row, lot: held.lot, onHand: held.onHand }] : [];
  });
}
