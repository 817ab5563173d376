import { z } from 'zod';
import { Instant } from '../day.ts';
import { DeviceId, EntryId, LotId, OutletId, ProductId } from '../id.ts';
import { Quantity } from '../quantity.ts';
import { GoodsArrivedBody } from './arrived.ts';
import { Lot } from './lot.ts';
import { GoodsSentBody } from './sent.ts';

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

/** That a till accepted a transfer, as its entry says; who let it be is nobody's business elsewhere. */
export const ToldArrival = GoodsArrivedBody.omit({ of: true, approvedBy: true }).extend({
  device: DeviceId,
  entry: EntryId,
  /** The outlet it was accepted at, and the till's number within it. */
  outlet: OutletId,
  till: z.int().positive(),
  at: Instant,
});
export type ToldArrival = z.infer<typeof ToldArrival>;

/** Goods sent from or to this outlet, told whole each time anything of it changed. */
export const ToldTransfer = z.object({
  kind: z.literal('transfer'),
  /** Of the entry that sent them. */
  device: DeviceId,
  entry: EntryId,
  /** The sender's number within its outlet. */
  till: z.int().positive(),
  at: Instant,
  sent: GoodsSentBody.omit({ approvedBy: true }),
  /** None: on its way. The first closed it; where there are more, tills accepted it that heard nothing of each other. */
  arrivals: z.array(ToldArrival),
});
export type ToldTransfer = z.infer<typeof ToldTransfer>;

/** A row of an outlet's stock feed. */
export const StockRow = z.discriminatedUnion('kind', [ToldLot, ToldHeld, ToldTransfer]);
export type StockRow = z.infer<typeof StockRow>;

/** The kinds of row this version reads. */
export const STOCK_ROW_KINDS = ['lot', 'held', 'transfer'] as const satisfies readonly StockRow['kind'][];
