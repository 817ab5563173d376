import { z } from 'zod';
import { BILLS_PER_SALE } from '../vietqr/bill.ts';
import { Handed } from './tender.ts';

/** One tender of several, taken while the buyer still pays; it can be taken back until the sale is paid. */
export const Part = z.object({
  /** Tells the parts of one payment apart. */
  id: z.int().positive(),
  tender: Handed,
  /** Which of the sale's VietQR codes it was paid by. */
  code: z.int().nonnegative().exactOptional(),
});
export type Part = z.infer<typeof Part>;

/** Parts beside the last tender: more than any buyer counts out. A VietQR code each is as many as a sale has. */
export const PART_LIMIT = BILLS_PER_SALE - 1;
