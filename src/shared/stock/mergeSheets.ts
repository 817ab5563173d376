import type { Instant } from '../day.ts';
import type { DeviceId, LotId, ProductId } from '../id.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { CountedLine, GoodsCountedBody } from './counted.ts';
import { lotKey } from './moved.ts';

/** A sheet of a count, wherever it was written: device and seq make it one, however often it is heard of. */
export type Sheet = {
  readonly device: DeviceId;
  readonly seq: number;
  readonly body: Pick<GoodsCountedBody, 'place' | 'recount' | 'lines'>;
};

/** What was counted of a product, over all places. */
export type CountedProduct = {
  readonly product: ProductId;
  readonly name: string;
  readonly unit: string;
  /** By lot; '' = what nobody looked which lot it is of. */
  readonly byLot: ReadonlyMap<LotId | '', { readonly quantity: Quantity; readonly lot: CountedLine['lot'] }>;
  readonly total: Quantity;
  /** The first and the last instant at which any of it was counted. */
  readonly since: Instant;
  readonly at: Instant;
  readonly places: number;
  readonly recounted: boolean;
};

type Found = CountedLine & {
  readonly device: DeviceId;
  readonly seq: number;
  readonly nth: number;
  readonly place: string;
  readonly isRecount: boolean;
};

/**
 * Merges the sheets of a count. The same place and lot counted again: the later counts. Another place: it adds. A recount stands
 * for all that was counted of its product up to its last line; what is found later at any place adds to it. The result is the same
 * in whatever order the sheets are heard of, and however often.
 */
export function mergeSheets(sheets: readonly Sheet[]): ReadonlyMap<ProductId, CountedProduct> {
  const byProduct = new Map<ProductId, Found[]>();
  for (const found of distinct(sheets).flatMap(linesOf)) {
    const lines = byProduct.get(found.product);
    if (lines) lines.push(found);
    else byProduct.set(found.product, [found]);
  }
  return new Map([...byProduct].map(([product, lines]) => [product, countedProduct(lines.toSorted(inOrder))]));
}

function distinct(sheets: readonly Sheet[]): Sheet[] {
  return [...new Map(sheets.map((sheet) => [`${sheet.device} ${sheet.seq}`, sheet])).values()];
}

function linesOf({ device, seq, body: { place = '', recount, lines } }: Sheet): Found[] {
  return lines.map((line, nth) => ({ ...line, device, seq, nth, place, isRecount: recount === true }));
}

/** By when it was counted; of one instant in an order that every till knows. */
function inOrder(a: Found, b: Found): number {
  return a.at - b.at || (a.device < b.device ? -1 : Number(a.device > b.device)) || a.seq - b.seq || a.nth - b.nth;
}

/** @param lines of one product, in order */
function countedProduct(lines: readonly Found[]): CountedProduct {
  const standing = new Map(
    thatCount(lines).map((line) => [`${line.isRecount} ${line.place} ${lotKey(line.lot?.id)}`, line]),
  );
  const found = [...standing.values()];
  const byLot = new Map<LotId | '', { quantity: Quantity; lot: CountedLine['lot'] }>();
  for (const { lot, quantity: more } of found) {
    const before = byLot.get(lotKey(lot?.id))?.quantity ?? 0;
    byLot.set(lotKey(lot?.id), { quantity: quantity(before + more), lot });
  }
  const last = found.at(-1) as Found;
  return {
    product: last.product,
    name: last.name,
    unit: last.unit,
    byLot,
    total: quantity(found.reduce((sum, each) => sum + each.quantity, 0)),
    since: Math.min(...found.map(({ since, at }) => since ?? at)) as Instant,
    at: Math.max(...found.map(({ at }) => at)) as Instant,
    places: new Set(found.map(({ place }) => place)).size,
    recounted: found.some(({ isRecount }) => isRecount),
  };
}

/** The newest recount and what was counted after it; without one, all. */
function thatCount(lines: readonly Found[]): readonly Found[] {
  const newest = lines.findLast(({ isRecount }) => isRecount);
  if (!newest) return lines;
  const isOfIt = ({ isRecount, device, seq }: Found): boolean =>
    isRecount && device === newest.device && seq === newest.seq;
  return lines.filter((line) => isOfIt(line) || (!line.isRecount && line.at > newest.at));
}
