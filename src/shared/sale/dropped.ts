import { z } from 'zod';
import { SaleId } from '../id.ts';
import { Approver } from '../staff/approval.ts';
import { Tender } from './tender.ts';

/**
 * Money that was taken of a payment other than in cash, and left the payment before the sale was made: a card was charged, a
 * voucher handed over. Whether its buyer got it back, nobody but who gave leave knows.
 */
export const PaymentDroppedBody = z.object({
  /** The id the sale has, or would have had. */
  sale: SaleId,
  /** As it would have stood in the sale. */
  tender: Tender.refine(({ kind }) => kind !== 'cash', 'cash is handed back over the counter'),
  approvedBy: Approver.optional(),
  training: z.literal(true).optional(),
});
export type PaymentDroppedBody = z.infer<typeof PaymentDroppedBody>;
