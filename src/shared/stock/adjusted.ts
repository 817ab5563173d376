import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { CountId, EntryId, ProductId } from '../id.ts';
import { DONG_LIMIT, type Dong, Dong as DongSchema, dong } from '../money.ts';
import { amountOf, Quantity, quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { CountScope } from './counted.ts';
import { Lot } from './lot.ts';

/** Of which lot, or of none, how much was found (+) or is lost (−). */
export const StockDifference = z.object({
  lot: Lot.omit({ product: true }).optional(),
  quantity: Quantity.refine((difference) => difference !== 0),
});
export type StockDifference = z.infer<typeof StockDifference>;

/** A product of which the shelf had not what the books had. */
export const AdjustedLine = z
  .object({
    product: ProductId,
    name: z.string(),
    unit: z.string(),
    counted: Quantity.refine((found) => found >= 0),
    /** What the books had when the last of it was counted; they may be below 0. */
    expected: Quantity,
    /** Of one unit, for what the difference is worth; absent where it has none. */
    price: DongSchema.refine((price) => price >= 0 && price < DONG_LIMIT).optional(),
    /** Nobody counted it, and it was taken for gone. */
    uncounted: z.literal(true).optional(),
    differences: z.array(StockDifference).min(1).max(50),
  })
  .refine(({ counted, expected, differences }) => sumOf(differences) === counted - expected, 'its differences');
export type AdjustedLine = z.infer<typeof AdjustedLine>;

function sumOf(differences: readonly StockDifference[]): number {
  return differences.reduce((sum, each) => sum + each.quantity, 0);
}

/** Another till of the outlet, and how far it had been heard of. */
export const HeardTill = z.object({
  till: z.int().positive(),
  /** Everything it did up to then is in the books that the count was held against; null where that is not known. */
  upTo: Instant.nullable(),
});
export type HeardTill = z.infer<typeof HeardTill>;

/**
 * The body of a `stock-adjusted` entry: a stock count is over, and what the shelf had otherwise than the books is booked, once,
 * as differences. Goods that moved since they were counted are none of its business.
 */
export const StockAdjustedBody = z.object({
  /** `BL01-2-KK000001`: a series of its own. */
  number: z.string().min(1).max(40),
  day: Day,
  /** Name of who closed the count, as it stood. */
  by: z.string(),
  count: CountId,
  scope: CountScope,
  reason: z.string().trim().min(1).max(80),
  /** The count was given up: nothing is booked. */
  dropped: z.literal(true).optional(),
  /** The sheets that were merged, of whatever till. */
  sheets: z.array(EntryId).max(1000),
  heard: z.array(HeardTill).max(100),
  /** How many products were counted. */
  products: z.int().nonnegative(),
  lines: z.array(AdjustedLine).max(1000),
  approvedBy: Approver.optional(),
});
export type StockAdjustedBody = z.infer<typeof StockAdjustedBody>;

/** Products with a difference in one count at most: so large is an entry that travels in one batch. */
export const ADJUSTED_LINES = 1000;

/** What a difference is worth at the price it would be sold for; 0 where it has none. */
export function worthOf({ counted, expected, price }: Pick<AdjustedLine, 'counted' | 'expected' | 'price'>): Dong {
  return price === undefined ? dong(0) : amountOf(price, quantity(counted - expected));
}
