import { z } from 'zod';
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

/** More than any buyer counts out; a bound on what is kept with a cart. */
export const PART_LIMIT = 50;
