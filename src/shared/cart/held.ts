import { z } from 'zod';
import { Instant } from '../day.ts';
import { SaleId } from '../id.ts';
import { Dong } from '../money.ts';

/** Whose it is, in the cashier's words: `chị áo đỏ`. Stays at the till and goes with the cart; never in the journal. */
export const HeldName = z.string().trim().min(1).max(40);

/** A cart put aside (giữ phiếu), as the list of them shows it. */
export const HeldCart = z.object({
  sale: SaleId,
  name: z.string().nullable(),
  heldAt: Instant,
  heldBy: z.string(),
  /** As `pieceCount` counts. */
  pieces: z.int().nonnegative(),
  /** As it was when it was put aside; on a later day it may be another. */
  total: Dong,
  /** The first product's name, for who gave it none. */
  first: z.string(),
  paymentBegan: z.boolean(),
});
export type HeldCart = z.infer<typeof HeldCart>;

/** More than any counter has waiting; a bound, so that they are not forgotten by the hundred. */
export const HELD_LIMIT = 20;
