import { z } from 'zod';
import { Instant } from '../day.ts';
import { Refusal } from '../refusal.ts';
import { EXCHANGE_BYTES } from '../sync/exchange.ts';
import { approvable, call } from './call.ts';

/** A file for the centre as it lies at the till until it was fetched. */
export const ExchangeMade = z.object({ name: z.string(), entries: z.int(), bytes: z.int() });
export type ExchangeMade = z.infer<typeof ExchangeMade>;

/** What a file of the centre brought. */
export const ExchangeTaken = z.object({
  /** When the centre made it. */
  at: Instant,
  /** Whether it said anything that the till had not heard yet. */
  isNews: z.boolean(),
  /** Rows of the catalogue that it brought. */
  changes: z.int().nonnegative(),
  /** Entries that the centre has not confirmed, after it. */
  unsent: z.int().nonnegative(),
});
export type ExchangeTaken = z.infer<typeof ExchangeTaken>;

/** Letters of base64 of one piece. */
const PIECE = 900_000;

export const exchangeCalls = {
  /** Writes what the centre has not confirmed into a file, and what it needs to answer; nothing counts as sent by it. */
  'exchange.make': call('signed-in', approvable({}), z.union([ExchangeMade, Refusal])),
  /** A piece of that file, base64, from a byte on; `next` null: that was the last, and the till keeps it no longer. */
  'exchange.piece': call(
    'signed-in',
    z.object({ from: z.int().nonnegative() }),
    z.union([z.object({ content: z.string(), next: z.int().nullable() }), Refusal]),
  ),
  /** A piece of the centre's answer, base64; `from` 0 begins anew. With the last it is taken in, wholly or not at all. */
  'exchange.take': call(
    'signed-in',
    z.object({
      from: z.int().nonnegative().max(EXCHANGE_BYTES),
      content: z.string().max(PIECE),
      isLast: z.boolean(),
    }),
    z.union([z.object({ next: z.int() }), ExchangeTaken, Refusal]),
  ),
} as const;
