import { z } from 'zod';
import { Instant } from '../day.ts';
import { DeviceId, LotId, ProductId } from '../id.ts';
import { Quantity } from '../quantity.ts';
import { Lot } from './lot.ts';

/** A lot that some till of the outlet wrote down. What is told of one never changes. */
export const ToldLot = z.object({
  kind: z.literal('lot'),
  lot: Lot,
  /** When it came in first, by its id. */
  receivedAt: Instant,
});
export type ToldLot = z.infer<typeof ToldLot>;

/**
 * What another till of the outlet did to a product's lot, all its entries together: what it put onto the shelf less what it
 * took off, so it may be below 0. On hand is one's own sum and these.
 */
export const ToldHeld = z.object({
  kind: z.literal('held'),
  device: DeviceId,
  /** That till's number within the outlet. */
  till: z.int().positive(),
  product: ProductId,
  /** Null: goods for which no lot is known. */
  lot: LotId.nullable(),
  onHand: Quantity,
  /**
   * Every entry of that till up to this one is counted in it; some later ones may be. It never falls, so of two words on the same
   * goods that with the higher one is the newer; of equal ones that which is told later.
   */
  seq: z.int().nonnegative(),
});
export type ToldHeld = z.infer<typeof ToldHeld>;

/** A row of an outlet's stock feed. */
export const StockRow = z.discriminatedUnion('kind', [ToldLot, ToldHeld]);
export type StockRow = z.infer<typeof StockRow>;

/** The kinds of row this version reads. */
export const STOCK_ROW_KINDS = ['lot', 'held'] as const satisfies readonly StockRow['kind'][];
