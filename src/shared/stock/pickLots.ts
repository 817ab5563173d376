import type { Day, Instant } from '../day.ts';
import type { LotId } from '../id.ts';
import { type Quantity, quantity } from '../quantity.ts';
import { isExpired, type Lot } from './lot.ts';

/** A lot and what the books say is left of it, which may be less than nothing. */
export type LotOnHand = Pick<Lot, 'id' | 'expires'> & { readonly receivedAt: Instant; readonly onHand: Quantity };

export type Picked = { readonly lot: LotId; readonly quantity: Quantity };

/**
 * From which lots goods of a product are taken: first expired, first out; of equal ones what came in first. Where the books hold
 * less than the buyer does, the rest is taken from the lot that came in last, which then is short: the goods are there, and the
 * books are mended at the next count. What no lot is known for is taken from none.
 * @param wanted more than 0
 * @returns together at most `wanted`; the latest of their days where all that the books still hold is past it
 */
export function pickLots(
  lots: readonly LotOnHand[],
  wanted: Quantity,
  day: Day,
): readonly Picked[] | { readonly expired: Day } {
  const usable = lots.filter((lot) => !isExpired(lot, day)).toSorted(firstExpiredFirst);
  const held = usable.filter(({ onHand }) => onHand > 0);
  const expired = lots.filter((lot) => isExpired(lot, day) && lot.onHand > 0);
  const last = expired.toSorted(firstExpiredFirst).at(-1);
  if (held.length === 0 && last?.expires) return { expired: last.expires };

  const picks = new Map<LotId, number>();
  let left: number = wanted;
  for (const { id, onHand } of held) {
    const taken = Math.min(left, onHand);
    if (taken > 0) picks.set(id, taken);
    left -= taken;
  }
  const short = latest(usable);
  if (left > 0 && short) picks.set(short.id, (picks.get(short.id) ?? 0) + left);
  return [...picks].map(([lot, taken]) => ({ lot, quantity: quantity(taken) }));
}

function latest(lots: readonly LotOnHand[]): LotOnHand | undefined {
  return lots.toSorted((a, b) => a.receivedAt - b.receivedAt || byId(a, b)).at(-1);
}

function firstExpiredFirst(a: LotOnHand, b: LotOnHand): number {
  return byExpiry(a, b) || a.receivedAt - b.receivedAt || byId(a, b);
}

/** What never expires goes last. */
function byExpiry(a: LotOnHand, b: LotOnHand): number {
  if (a.expires === b.expires) return 0;
  if (a.expires === undefined) return 1;
  return b.expires === undefined || a.expires < b.expires ? -1 : 1;
}

const byId = (a: LotOnHand, b: LotOnHand): number => (a.id < b.id ? -1 : Number(a.id > b.id));
