import { type Day, daysBetween } from '../day.ts';
import { ONE, type Quantity, quantity } from '../quantity.ts';
import { NEW_DAYS } from './cover.ts';
import { isExpired, type Lot } from './lot.ts';

/** Goods that last less than this are ordered: about as long as a producer takes to bring them. */
export const LOW_DAYS = 7;
/** And as much as sells in so many days. */
export const ORDER_DAYS = 14;
/** Goods that nobody buys are only spoken of once their end is this near. */
export const SOON_DAYS = 90;

/** What is left of a lot; of what no lot is known for, and of a lot that is short, it may be below 0. */
export type Left = Pick<Lot, 'expires'> & { readonly onHand: Quantity };

/** A product at an outlet, as far as the till knows. */
export type Supply = {
  /** Each lot, and what no lot is known for as one without a day. */
  readonly lots: readonly Left[];
  /** Sold in the last `days`, less what came back to the shelf. */
  readonly sold: Quantity;
  readonly days: number;
  /** How often somebody asked for it in these days and it was not there: one unit each. */
  readonly missed: number;
  /** For how many days the goods keep from when they come in; undefined where no lot says. */
  readonly keeps: number | undefined;
  /** By weight; of all else nobody sells half a piece. */
  readonly weighed: boolean;
  /** Whether it moved here long enough ago for its sales to say anything. */
  readonly isNew: boolean;
};

/** What every hint says of where it comes from, so that a person can reckon it again. */
type Because = Pick<Supply, 'sold' | 'days' | 'missed'> & {
  readonly onHand: Quantity;
  /** Of that, what sells before it expires if it sells as it did. */
  readonly usable: Quantity;
};

export type Hint =
  | (Because & {
      readonly hint: 'order';
      readonly order: Quantity;
      /** Whole days that the usable goods last. */
      readonly lasts: number;
      /** Days that they and the order last: fewer than usual where the goods do not keep that long. */
      readonly target: number;
    })
  | (Because & {
      readonly hint: 'slow';
      /** What will not be sold by its last day. */
      readonly spoils: Quantity;
      /** The first of these days. */
      readonly expires: Day;
    });

/**
 * What a shop should do about a product, if anything. Demand is what was sold and what was asked for in vain, evenly over the days.
 * What sells before its last day, first expired first, is usable. If that lasts less than `LOW_DAYS`, as much is ordered as makes it
 * last `ORDER_DAYS`, or as long as the goods keep, in whole units. If goods will not be sold by their last day, that is said. Of goods
 * by the piece whole ones sell: what is less than one more is one more.
 */
export function reorderHint(supply: Supply, today: Day): Hint | undefined {
  const { sold, days, missed, keeps } = supply;
  const demand = Math.max(0, sold + missed * ONE);
  const because = { sold, days, missed, onHand: quantity(supply.lots.reduce((sum, { onHand }) => sum + onHand, 0)) };
  const { usable, spoils, expires } = selling(supply, demand, today);
  if (demand > 0) {
    const lasts = Math.floor((usable * days) / demand);
    const target = Math.min(ORDER_DAYS, keeps ?? ORDER_DAYS);
    const missing = Math.ceil((demand * target) / days) - usable;
    if (lasts < LOW_DAYS && missing > 0) {
      return { hint: 'order', ...because, usable, order: wholeUnits(missing), lasts, target };
    }
  }
  return expires === undefined || supply.isNew ? undefined : { hint: 'slow', ...because, usable, spoils, expires };
}

function wholeUnits(thousandths: number): Quantity {
  return quantity(Math.ceil(thousandths / ONE) * ONE);
}

type Selling = { readonly usable: Quantity; readonly spoils: Quantity; readonly expires: Day | undefined };

/** What of the goods will sell in time, and what will not: the shop sells what expires first, and sells evenly. */
function selling({ lots, days, weighed }: Supply, demand: number, today: Day): Selling {
  const good = lots.filter((lot) => lot.onHand > 0 && !isExpired(lot, today)).toSorted(byExpiry);
  const step = weighed ? 1 : ONE;
  let usable = 0;
  let spoils = 0;
  let first: Day | undefined;
  for (const { onHand, expires } of good) {
    const left = expires === undefined ? undefined : daysBetween(today, expires) + 1;
    const can = left === undefined ? onHand : Math.ceil((demand * left - usable * days) / (days * step)) * step;
    const sells = Math.min(onHand, Math.max(0, can));
    usable += sells;
    if (sells === onHand || (left !== undefined && left > SOON_DAYS)) continue;
    spoils += onHand - sells;
    first ??= expires;
  }
  // What the books have too little of was taken from the rest.
  const short = lots.reduce((sum, { onHand }) => sum + Math.min(0, onHand), 0);
  return { usable: quantity(Math.max(0, usable + short)), spoils: quantity(spoils), expires: first };
}

/** What never expires goes last. */
function byExpiry(a: Left, b: Left): number {
  if (a.expires === b.expires) return 0;
  if (a.expires === undefined) return 1;
  return b.expires === undefined || a.expires < b.expires ? -1 : 1;
}

/** Whether goods that first moved on a day are too new for their sales to say anything. */
export function isNewOn(firstMovedOn: Day | null, today: Day): boolean {
  return firstMovedOn !== null && daysBetween(firstMovedOn, today) < NEW_DAYS;
}
