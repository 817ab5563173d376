import type { Day, Instant } from '../day.ts';
import type { LotId } from '../id.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { PackSays } from '../sale/pack.ts';
import { isExpired, type Lot, MOST_LOTS } from './lot.ts';

/** A lot and what the books say is left of it, which may be less than nothing. */
export type LotOnHand = Pick<Lot, 'id' | 'expires'> & { readonly receivedAt: Instant; readonly onHand: Quantity };

export type Picked = { readonly lot: LotId; readonly quantity: Quantity };

/** What else is known of the goods in the hand, and of the shelf. */
export type Picking = {
  /** On hand of the product and of no lot that is known. */
  readonly loose?: Quantity;
  /** The lots that the goods' own label may mean. */
  readonly named?: ReadonlySet<LotId>;
  /** They are sold though expired: somebody gave leave, or they are paid for. */
  readonly evenExpired?: boolean;
};

const NONE: ReadonlySet<LotId> = new Set();

/**
 * From which lots goods of a product are taken: those that their label names, then first expired, first out; of equal ones what came
 * in first, and last of all what no lot is known for. Where the books hold less than the buyer does, the rest is taken from the lot
 * that their label names, or that came in last, which then is short: the goods are there, and the books are mended at the next count.
 * @param wanted more than 0
 * @returns together at most `wanted`; the latest of their days where all that the books still hold is past it
 */
export function pickLots(
  lots: readonly LotOnHand[],
  wanted: Quantity,
  day: Day,
  { loose = quantity(0), named = NONE, evenExpired = false }: Picking = {},
): readonly Picked[] | { readonly expired: Day } {
  const usable = lots.filter((lot) => evenExpired || named.has(lot.id) || !isExpired(lot, day));
  const held = usable.filter(({ onHand }) => onHand > 0).toSorted(firstNamed(named));
  const expired = evenExpired || held.length > 0 || loose > 0 ? undefined : lastDayOf(lots, day);
  if (expired) return { expired };

  const picks = new Map<LotId, number>();
  let left: number = wanted;
  // One place is kept for the lot that is short.
  for (const { id, onHand } of held.slice(0, MOST_LOTS - 1)) {
    const taken = Math.min(left, onHand);
    if (taken > 0) picks.set(id, taken);
    left -= taken;
  }
  left -= Math.min(left, Math.max(loose, 0));
  const short = latest(usable.filter(({ id }) => named.has(id))) ?? latest(usable);
  if (left > 0 && short) picks.set(short.id, (picks.get(short.id) ?? 0) + left);
  return [...picks].map(([lot, taken]) => ({ lot, quantity: quantity(taken) }));
}

/** Which lots a label may mean: those of its code, where that is known here, and else those of its last day. */
export function namedBy(
  pack: PackSays | undefined,
  lots: readonly (Pick<Lot, 'expires' | 'code'> & Pick<LotOnHand, 'id'>)[],
): ReadonlySet<LotId> {
  if (!pack) return NONE;
  const { lot: code, expires } = pack;
  const ofCode = code === undefined ? [] : lots.filter((lot) => lot.code === code);
  const ofDay = (ofCode.length > 0 ? ofCode : lots).filter((lot) => expires !== undefined && lot.expires === expires);
  return new Set((ofDay.length > 0 ? ofDay : ofCode).map(({ id }) => id));
}

/** A product's lots, and what is on hand of none. */
type Held = {
  readonly lots: readonly (LotOnHand & Pick<Lot, 'code'>)[];
  readonly loose: Quantity;
};

/**
 * The last day of goods that are all past it: of those that their label names, or where it names none of all that is on hand.
 * @returns undefined where some keep, or nothing is held
 */
export function expiredOf({ lots, loose }: Held, day: Day, pack?: PackSays): Day | undefined {
  const named = namedBy(pack, lots);
  if (named.size === 0) {
    const picks = pickLots(lots, quantity(1), day, { loose });
    return 'expired' in picks ? picks.expired : undefined;
  }
  const meant = lots.filter(({ id }) => named.has(id)).toSorted(firstExpiredFirst);
  return meant.every((lot) => isExpired(lot, day)) ? meant.at(-1)?.expires : undefined;
}

/** The latest day of the goods that are there and past it. */
function lastDayOf(lots: readonly LotOnHand[], day: Day): Day | undefined {
  return lots
    .filter((lot) => lot.onHand > 0 && isExpired(lot, day))
    .toSorted(firstExpiredFirst)
    .at(-1)?.expires;
}

function latest(lots: readonly LotOnHand[]): LotOnHand | undefined {
  return lots.toSorted((a, b) => a.receivedAt - b.receivedAt || byId(a, b)).at(-1);
}

function firstNamed(named: ReadonlySet<LotId>): (a: LotOnHand, b: LotOnHand) => number {
  return (a, b) => Number(named.has(b.id)) - Number(named.has(a.id)) || firstExpiredFirst(a, b);
}

/** What expires first, then what came in first; in one order. */
export function firstExpiredFirst(a: LotOnHand, b: LotOnHand): number {
  return byExpiry(a, b) || a.receivedAt - b.receivedAt || byId(a, b);
}

/** What never expires goes last. */
function byExpiry(a: LotOnHand, b: LotOnHand): number {
  if (a.expires === b.expires) return 0;
  if (a.expires === undefined) return 1;
  return b.expires === undefined || a.expires < b.expires ? -1 : 1;
}

const byId = (a: LotOnHand, b: LotOnHand): number => (a.id < b.id ? -1 : Number(a.id > b.id));
