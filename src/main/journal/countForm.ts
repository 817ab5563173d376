import { z } from 'zod';
import { Day } from '../../shared/day.ts';
import { CountId, EntryId, ProducerId, ProductId } from '../../shared/id.ts';
import { Approver } from '../../shared/staff/approval.ts';
import { slipNumber } from './slipNumberForm.ts';
import { Lot } from './stockForm.ts';

// Stock counts as docs/journal-format.md §6 has them, for whoever reads.

const instant = z.int().nonnegative();
const goods = { product: ProductId, name: z.string(), unit: z.string() };

const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shop') }),
  z.object({ kind: z.literal('category'), category: z.string().min(1).max(80) }),
  z.object({ kind: z.literal('producer'), producer: z.object({ id: ProducerId, name: z.string() }) }),
  z.object({ kind: z.literal('shelf'), name: z.string().min(1).max(40) }),
]);

const CountedLine = z.object({
  ...goods,
  quantity: z.int().nonnegative(),
  lot: Lot.optional(),
  since: instant.optional(),
  at: instant,
});

export const GoodsCounted = z.object({
  count: CountId,
  scope: Scope,
  blind: z.boolean(),
  day: Day,
  by: z.string(),
  place: z.string().min(1).max(40).optional(),
  recount: z.literal(true).optional(),
  lines: z.array(CountedLine),
});
export type GoodsCounted = z.infer<typeof GoodsCounted>;

const AdjustedLine = z.object({
  ...goods,
  counted: z.int().nonnegative(),
  expected: z.int(),
  price: z.int().nonnegative().optional(),
  uncounted: z.literal(true).optional(),
  differences: z.array(z.object({ lot: Lot.optional(), quantity: z.int().refine((by) => by !== 0) })).min(1),
});

export const StockAdjusted = z.object({
  number: slipNumber(/KK/),
  day: Day,
  by: z.string(),
  count: CountId,
  scope: Scope,
  reason: z.string().min(1).max(80),
  dropped: z.literal(true).optional(),
  sheets: z.array(EntryId),
  heard: z.array(z.object({ till: z.int().positive(), upTo: instant.nullable() })),
  products: z.int().nonnegative(),
  lines: z.array(AdjustedLine),
  approvedBy: Approver.optional(),
});
export type StockAdjusted = z.infer<typeof StockAdjusted>;
