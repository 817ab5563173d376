import type { Bearer, Borne } from '../../shared/sale/off.ts';
import type { CashStep } from './reckon.ts';
import type { ShiftTally } from './shiftTally.ts';

/** What the entries so far add up to. Grows by a number and its lines with each sale, and by a day with each shift. */
export type Books = {
  sales: number;
  /** Sum of all sales, đồng. */
  sold: number;
  returns: number;
  /** Sum of all returns, đồng. */
  returned: number;
  /** Entries of kinds this version does not know: their bodies were not read. */
  unknown: number;
  /** What the next entry of money's running totals go on from; undefined after an entry that could not be read. */
  running: Running | undefined;
  readonly shifts: Map<string, Shift>;
  /** The shift that entries stand in now. */
  open: string | undefined;
  /** The number of the last Z report. */
  z: number;
  training: boolean;
  /** How often each slip was printed again, by its entry. */
  readonly copies: Map<string, number>;
  /** The entry of each slip number. */
  readonly numbers: Map<string, string>;
  readonly goods: Map<string, Sold>;
  readonly credits: Map<string, Credit>;
  /** Cash that left the drawer beside sales and returns, by its entry. */
  readonly cashOut: Map<string, number>;
  /** The product of each lot. */
  readonly lots: Map<string, string>;
  /** The transfers that were accepted: device and entry. */
  readonly arrived: Set<string>;
  /** Announcements that goods were received of. */
  readonly announced: Set<string>;
  /** Stock counts that are over. */
  readonly closedCounts: Set<string>;
};

export type Running = { readonly sold: number; readonly returned: number };

export type Shift = {
  readonly day: string;
  /** What its cash is rounded to; undefined where the shift was never opened. */
  readonly step: CashStep | undefined;
  /** Its figures so far; undefined where some of them could not be read. */
  tally: ShiftTally | undefined;
};

/** A sale as far as its goods may come back. */
export type Sold = {
  readonly number: string;
  readonly day: string;
  readonly training: boolean;
  readonly lines: readonly SoldLine[];
  /** Of what was paid by card, what did not go back onto it. */
  card: bigint;
  /** What came back by rate. */
  readonly back: Map<number | null, { readonly gross: bigint; readonly vat: bigint }>;
};

export type SoldLine = {
  readonly product: string;
  readonly price: number;
  readonly perMille: number | null;
  readonly quantity: number;
  readonly paid: number;
  /** What came back of it. */
  backQuantity: number;
  backAmount: number;
  /** What of each lot it was taken from did not come back. */
  readonly lots: Map<string, number>;
  /** What was taken off it by who bears it, and what of that its returns have said. */
  readonly borne: Borne;
  readonly backBorne: Record<Bearer, number>;
  /** What was in it, where it was a gift basket, and what of each part's amount did not go back. */
  readonly parts: readonly SoldPart[];
};

export type SoldPart = {
  readonly product: string;
  readonly quantity: number;
  left: number;
  readonly lots: Map<string, number>;
};

/** What an exchange's goods brought and nothing was bought for yet. */
export type Credit = { readonly number: string; readonly training: boolean; left: bigint };

export function emptyBooks(): Books {
  return {
    sales: 0,
    sold: 0,
    returns: 0,
    returned: 0,
    unknown: 0,
    running: { sold: 0, returned: 0 },
    shifts: new Map(),
    open: undefined,
    z: 0,
    training: false,
    copies: new Map(),
    numbers: new Map(),
    goods: new Map(),
    credits: new Map(),
    cashOut: new Map(),
    lots: new Map(),
    arrived: new Set(),
    announced: new Set(),
    closedCounts: new Set(),
  };
}

/** After an entry that could not be read, which may have been anything. */
export function loseTrack(books: Books): void {
  books.running = undefined;
  const shift = books.open === undefined ? undefined : books.shifts.get(books.open);
  if (shift) shift.tally = undefined;
}
