import { z } from 'zod';
import { Instant } from '../day.ts';
import { CountId, EntryId, LotId, ProductId } from '../id.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { HeardTill } from '../stock/adjusted.ts';
import { CountScope } from '../stock/counted.ts';
import { approvable, call, nothing } from './call.ts';

/** Empty: nobody said where. */
const Place = z.string().trim().max(40);
const Reason = z.string().trim().min(1).max(80);

/** A stock count as this till knows it. */
export const CountListed = z.object({
  count: CountId,
  scope: CountScope,
  blind: z.boolean(),
  begunAt: Instant,
  by: z.string(),
  /** The till where it was begun, and is closed; null: here. */
  till: z.int().positive().nullable(),
  /** Sheets heard of, its own among them, and how many lines they have. */
  sheets: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  /** The number of its closing; null while it goes on. */
  closed: z.object({ number: z.string(), entry: EntryId.nullable(), dropped: z.boolean() }).nullable(),
  /** What somebody counted here and did not hand in yet. */
  drafted: z.int().nonnegative(),
});
export type CountListed = z.infer<typeof CountListed>;

/** What one person has counted at this till and not handed in yet. */
export const CountDraftLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  producer: z.string(),
  lot: LotId.nullable(),
  lotCode: z.string(),
  place: z.string(),
  recount: z.boolean(),
  quantity: Quantity,
  at: Instant,
  /** What the books have of the product now; absent in a blind count. */
  onHand: Quantity.optional(),
});
export type CountDraftLine = z.infer<typeof CountDraftLine>;

export const CountSheetListed = z.object({
  entry: EntryId,
  /** Null: this till. */
  till: z.int().positive().nullable(),
  by: z.string(),
  place: z.string(),
  recount: z.boolean(),
  lines: z.int().nonnegative(),
  at: Instant,
});
export type CountSheetListed = z.infer<typeof CountSheetListed>;

/** A product of which the shelf had something else than the books. */
export const CountDifference = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  counted: Quantity,
  /** What the books had when it was counted. */
  expected: Quantity,
  /** At the price of today; 0 where it has none. */
  worth: Dong,
  /** What moved while it was being counted: it should be counted again. */
  moving: Quantity,
  places: z.int().nonnegative(),
  recounted: z.boolean(),
});
export type CountDifference = z.infer<typeof CountDifference>;

export const CountUncounted = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  onHand: Quantity,
  worth: Dong,
});
export type CountUncounted = z.infer<typeof CountUncounted>;

export const CountResult = z.object({
  /** Products counted, those that are right among them. */
  products: z.int().nonnegative(),
  /** The largest difference in money first. */
  differences: z.array(CountDifference),
  found: Dong,
  lost: Dong,
  /** Within its scope, in the books, and on no sheet; the dearest first. */
  uncounted: z.array(CountUncounted),
  heard: z.array(HeardTill),
  /** Tills that were not heard of up to when the last was counted. */
  unheard: z.array(z.int().positive()),
  drafted: z.int().nonnegative(),
});
export type CountResult = z.infer<typeof CountResult>;

export const CountClosed = z.object({ entry: EntryId, number: z.string(), lines: z.int().nonnegative() });
export type CountClosed = z.infer<typeof CountClosed>;

const where = { count: CountId, place: Place, recount: z.boolean() };

export const countCalls = {
  'count.newCount': call('signed-in', nothing, z.object({ count: CountId, place: z.string() })),
  /** Its id makes it one count, however often it is begun. */
  'count.begin': call(
    'signed-in',
    z.object({ count: CountId, scope: CountScope, blind: z.boolean() }),
    z.union([CountListed, Refusal]),
  ),
  /** Those that go on, and the newest that are over. */
  'count.list': call('signed-in', nothing, z.array(CountListed)),
  'count.look': call(
    'signed-in',
    z.object({ count: CountId }),
    z.union([
      z.object({ count: CountListed, mine: z.array(CountDraftLine), sheets: z.array(CountSheetListed) }),
      Refusal,
    ]),
  ),
  /** One more of what was scanned, or of what is weighed by its label; `weigh`: how much, a person says. `scan` makes it one scan. */
  'count.scan': call(
    'signed-in',
    z.object({
      ...where,
      code: z.string().min(1).max(400),
      scan: z.string().min(1).max(36),
      chosen: ProductId.optional(),
    }),
    z.union([z.object({ line: CountDraftLine, weigh: z.boolean() }), Refusal]),
  ),
  /** How much of a product was found; null takes the line away. */
  'count.set': call(
    'signed-in',
    z.object({ ...where, product: ProductId, lot: LotId.nullable(), quantity: z.int().nullable() }),
    z.union([z.object({ line: CountDraftLine.nullable() }), Refusal]),
  ),
  /** Hands in all that whoever is signed in counted here, as sheets of the count. */
  'count.handIn': call(
    'signed-in',
    z.object({ count: CountId, id: EntryId }),
    z.union([z.object({ sheets: z.int().nonnegative(), lines: z.int().nonnegative() }), Refusal]),
  ),
  /** What differs; of a blind count only whoever may close it is told. */
  'count.result': call('signed-in', approvable({ count: CountId }), z.union([CountResult, Refusal])),
  'count.close': call(
    'signed-in',
    approvable({ count: CountId, id: EntryId, reason: Reason, uncounted: z.enum(['leave', 'gone']) }),
    z.union([CountClosed, Refusal]),
  ),
  /** Gives the count up: nothing is booked. */
  'count.drop': call(
    'signed-in',
    approvable({ count: CountId, id: EntryId, reason: Reason }),
    z.union([CountClosed, Refusal]),
  ),
  /** What a count may be of. */
  'count.scopes': call(
    'signed-in',
    nothing,
    z.object({ categories: z.array(z.string()), producers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ),
} as const;
