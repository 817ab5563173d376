import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { CountId, ProducerId, ProductId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Lot } from './lot.ts';

/** What a count is of. A shelf is whatever its name says: what is scanned for it belongs to it. */
export const CountScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shop') }),
  z.object({ kind: z.literal('category'), category: z.string().min(1).max(80) }),
  z.object({ kind: z.literal('producer'), producer: z.object({ id: ProducerId, name: z.string() }) }),
  z.object({ kind: z.literal('shelf'), name: z.string().trim().min(1).max(40) }),
]);
export type CountScope = z.infer<typeof CountScope>;

/** Where in the shop goods were counted: a shelf, the store room. Counted again at one place is a recount of it. */
export const CountPlace = z.string().trim().min(1).max(40);

/** How much of a product, or of one lot of it, somebody found at one place. */
export const CountedLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity.refine((found) => found >= 0 && found <= QUANTITY_LIMIT),
  /** Absent where nobody looked which lot it is. */
  lot: Lot.omit({ product: true }).optional(),
  /** When the first of it was counted, where that was not at once. */
  since: Instant.optional(),
  /** When the last of it was counted: it is held against what the books had then. */
  at: Instant,
});
export type CountedLine = z.infer<typeof CountedLine>;

/**
 * The body of a `goods-counted` entry: one sheet of a stock count (*kiểm kê*), by one person at one till. It is evidence only, and
 * moves nothing. The sheet that begins a count has no lines.
 */
export const GoodsCountedBody = z.object({
  count: CountId,
  scope: CountScope,
  /** Whoever counts is not told what the books have. */
  blind: z.boolean(),
  day: Day,
  /** Name of who counted, as it stood. */
  by: z.string(),
  /** Absent on the sheet that begins the count, and where nobody said. */
  place: CountPlace.optional(),
  /** Its lines stand for all that was counted of their products before, wherever it was. */
  recount: z.literal(true).optional(),
  lines: z.array(CountedLine).max(200),
});
export type GoodsCountedBody = z.infer<typeof GoodsCountedBody>;

/** Lines of one sheet at most: a sitting with more is written down on several. */
export const SHEET_LINES = 200;
