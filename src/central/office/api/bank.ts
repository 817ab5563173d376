import { z } from 'zod';
import { Instant } from '../../../shared/day.ts';
import { Dong } from '../../../shared/money.ts';
import { call, nothing } from './call.ts';

export const BankNoticeRow = z.object({
  /** The bank's own number of the transfer, as its statement shows it. */
  notice: z.string(),
  arrivedAt: Instant,
  amount: Dong,
  /** Null where its text names none of ours. */
  bill: z.string().nullable(),
  /** All that came under this bill. */
  received: Dong,
  /** What the sale under it says to have been paid so; null where no sale has arrived. */
  sold: Dong.nullable(),
});
export type BankNoticeRow = z.infer<typeof BankNoticeRow>;

export const bankCalls = {
  /** When the secret that the bank signs its notices with was last made; null where there is none. */
  'bank.state': call('read-bank', nothing, z.object({ secretMadeAt: Instant.nullable() })),
  /** Makes another one; the one before is no longer good. Answered this once. */
  'bank.makeSecret': call('edit-bank', nothing, z.object({ secret: z.string() })),
  /** Transfers the bank told of that are of no sale, or of one that says another amount; the newest first. */
  'bank.unmatched': call('read-bank', nothing, z.array(BankNoticeRow)),
} as const;
