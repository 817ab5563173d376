import { z } from 'zod';
import { Instant } from '../day.ts';
import { SaleId } from '../id.ts';
import { Dong } from '../money.ts';
import { Refusal } from '../refusal.ts';
import { PART_LIMIT } from '../sale/part.ts';
import { Handed } from '../sale/tender.ts';
import { approvable, call } from './call.ts';

/** What the screen shows once a sale is paid. */
export const Receipt = z.object({
  sale: SaleId,
  number: z.string(),
  at: Instant,
  total: Dong,
  rounding: Dong,
  /** total + rounding */
  due: Dong,
  given: Dong,
  /** Way by way, as it was handed over: cash before change. */
  tenders: z.array(z.object({ kind: z.enum(['cash', 'vietqr', 'card', 'voucher', 'exchange']), given: Dong })),
  change: Dong,
});
export type Receipt = z.infer<typeof Receipt>;

export const saleCalls = {
  'sale.complete': call(
    'in-shift',
    approvable({
      sale: SaleId,
      /** What the screen showed when payment began; another total in the till's cart is refused, not charged. */
      total: Dong,
      tenders: z
        .array(Handed)
        .min(1)
        .max(PART_LIMIT + 1),
    }),
    z.union([Receipt, Refusal]),
  ),
} as const;
