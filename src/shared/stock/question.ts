import { z } from 'zod';
import { Day } from '../day.ts';
import { Quantity } from '../quantity.ts';

const about = { line: z.int().positive(), name: z.string() };
const question = <Why extends string, Facts extends z.ZodRawShape = Record<never, never>>(
  why: Why,
  facts: Facts = {} as Facts,
) => z.object({ ...about, why: z.literal(why), ...facts });

/** What is to be mended or answered in a line, counted from 1, before a document of goods is written. */
export const GoodsQuestion = z.discriminatedUnion('why', [
  question('no-such-product'),
  /** What is in a gift basket comes in and is written off, not the basket. */
  question('gift-basket'),
  question('absurd-quantity'),
  /** A broken number of what is sold by the piece. */
  question('not-weighed'),
  question('no-such-owner'),
  question('absurd-cost'),
  question('no-such-lot'),
  /** Past its last day already. */
  question('past-its-day', { day: Day }),
  /** Nothing keeps that long: a year was mistyped. */
  question('absurd-day', { day: Day }),
  /** The lot of this code is known with `other` as its last day, or with none (null): a slip of the pen, or another lot? */
  question('other-day', { other: Day.nullable() }),
  /** More is to be sent than the books have of the lot: a slip of the pen, or are the books behind? */
  question('more-than-books', { onHand: Quantity }),
  /** What arrived is not what was sent, and nobody said why; or the reason does not fit. */
  question('unexplained'),
]);
export type GoodsQuestion = z.infer<typeof GoodsQuestion>;
