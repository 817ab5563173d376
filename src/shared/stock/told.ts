import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { AnnouncementId, CountId, DeviceId, EntryId, LotId, OutletId, ProductId } from '../id.ts';
import { Quantity } from '../quantity.ts';
import { ToldOwed } from '../settlement/told.ts';
import { Announced } from './announced.ts';
import { GoodsArrivedBody } from './arrived.ts';
import { GoodsCountedBody } from './counted.ts';
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
  /** The days of the first and the last of these entries; absent where the centre is of before it told them. */
  firstOn: Day.optional(),
  lastOn: Day.optional(),
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

/**
 * What one entry of another till moved, with its instant: so that what the books had when goods were counted can be reckoned back
 * from what they have now. Counted in that till's `held` rows of the same page or an earlier one. It never changes.
 */
export const ToldMoved = z.object({
  kind: z.literal('moved'),
  device: DeviceId,
  seq: z.int().positive(),
  product: ProductId,
  lot: LotId.nullable(),
  at: Instant,
  /** Onto the shelf positive, off it negative. */
  quantity: Quantity,
});
export type ToldMoved = z.infer<typeof ToldMoved>;

/** A sheet of a stock count that another till wrote, or that it closed one. It never changes. */
export const ToldCount = z.object({
  kind: z.literal('count'),
  device: DeviceId,
  till: z.int().positive(),
  seq: z.int().positive(),
  entry: EntryId,
  at: Instant,
  count: CountId,
  /** Present in a sheet. */
  sheet: GoodsCountedBody.optional(),
  /** Present where the count is over: the closing's number. */
  closed: z.object({ number: z.string(), dropped: z.literal(true).optional() }).optional(),
});
export type ToldCount = z.infer<typeof ToldCount>;

/** What another till of the outlet sold of a product on a day, all its entries together, and how often it had to say no. */
export const ToldSoldDay = z.object({
  kind: z.literal('sold-day'),
  device: DeviceId,
  till: z.int().positive(),
  product: ProductId,
  /** The business day that the slips name. */
  day: Day,
  /** Less what came back to the shelf on that day, so it may be below 0. */
  sold: Quantity,
  /** How often it was asked for and not there. */
  missed: z.int().nonnegative(),
  /** As of what is held (`ToldHeld`): it never falls, and of two words that with the higher one is the newer. */
  seq: z.int().nonnegative(),
});
export type ToldSoldDay = z.infer<typeof ToldSoldDay>;

/** That a till received announced goods: its paper. What came stands in its entry. */
export const ToldReceipt = z.object({
  device: DeviceId,
  entry: EntryId,
  till: z.int().positive(),
  at: Instant,
  number: z.string().min(1).max(40),
  day: Day,
  by: z.string(),
});
export type ToldReceipt = z.infer<typeof ToldReceipt>;

/** Goods that the office announced to this outlet, told whole each time anything of it changed. */
export const ToldAnnounced = z.object({
  kind: z.literal('announced'),
  id: AnnouncementId,
  at: Instant,
  announced: Announced,
  /** Present where the office took it back. */
  withdrawnAt: Instant.optional(),
  /** The first is the one; where there are more, tills received it that heard nothing of each other. */
  receipts: z.array(ToldReceipt),
});
export type ToldAnnounced = z.infer<typeof ToldAnnounced>;

/** A row of an outlet's stock feed. */
export const StockRow = z.discriminatedUnion('kind', [
  ToldLot,
  ToldHeld,
  ToldTransfer,
  ToldMoved,
  ToldCount,
  ToldOwed,
  ToldSoldDay,
  ToldAnnounced,
]);
export type StockRow = z.infer<typeof StockRow>;

/** The kinds of row this version reads. */
export const STOCK_ROW_KINDS = [
  'lot',
  'held',
  'transfer',
  'moved',
  'count',
  'owed',
  'sold-day',
  'announced',
] as const satisfies readonly StockRow['kind'][];
