import { z } from 'zod';
import { Day, Instant } from '../../../shared/day.ts';
import { DeviceId, EntryId, LotId, OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import { Hash } from '../../../shared/journal/hash.ts';
import { Quantity } from '../../../shared/quantity.ts';
import { WriteOffWhy } from '../../../shared/stock/writtenOff.ts';
import { ofOutlets } from './call.ts';

/** What is on hand at an outlet of one lot of a product, or of what no lot is known for. */
export const StockLine = z.object({
  outlet: OutletId,
  outletName: z.string(),
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  lot: LotId.nullable(),
  /** As printed; empty where there is none. */
  code: z.string(),
  expires: Day.nullable(),
  /** Whose it is: the lot's owner; without a lot the product's producer, as far as the catalogue knows one. */
  owner: z.object({ id: ProducerId, name: z.string() }).nullable(),
  /** Below 0 where more went than is known to have come. */
  onHand: Quantity,
  /** Of the last movement, by the till's clock. */
  movedAt: Instant,
});
export type StockLine = z.infer<typeof StockLine>;

const MovementKind = z.enum([
  'sale',
  'return',
  'goods-received',
  'goods-written-off',
  'goods-sent',
  'goods-arrived',
  'stock-adjusted',
]);

/** What one entry of a till moved; onto the shelf positive, off it negative. */
export const StockMovement = z.object({
  device: DeviceId,
  till: z.int().positive(),
  seq: z.int().positive(),
  entry: EntryId,
  kind: MovementKind,
  /** Its slip's. */
  number: z.string(),
  day: Day,
  at: Instant,
  quantity: Quantity,
  /** Of what was written off. */
  why: WriteOffWhy.nullable(),
  /** Of the goods, as the till took it; `photoAddress` shows it. */
  photo: Hash.nullable(),
});
export type StockMovement = z.infer<typeof StockMovement>;

/** The most lines of stock that are given at once: for a file. */
export const MOST_STOCK_LINES = 100_000;

export const stockCalls = {
  /** What is on hand, by product and lot; what comes to nothing is left out. `outlet` null = all of them. */
  'stock.list': ofOutlets(
    'read-stock',
    z.object({
      outlet: OutletId.nullable(),
      /** Begins of words of product, producer, owner, lot or code. */
      text: z.string().max(120),
      only: z.enum(['all', 'short']),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(MOST_STOCK_LINES),
    }),
    z.object({
      lines: z.array(StockLine),
      total: z.int().nonnegative(),
      /** Of all that the text finds, how many are below 0. */
      short: z.int().nonnegative(),
    }),
    ({ outlet }) => ({ outlet }),
  ),
  /** Goods on their way between outlets, and transfers that were accepted twice. `outlet`: either end; null = any. */
  'stock.transfers': ofOutlets(
    'read-stock',
    z.object({ outlet: OutletId.nullable() }),
    z.array(
      z.object({
        device: DeviceId,
        entry: EntryId,
        at: Instant,
        number: z.string(),
        from: z.string(),
        to: z.string(),
        goods: z.array(z.object({ name: z.string(), unit: z.string(), quantity: Quantity })),
        /** The slips of who accepted it; none: it is on its way. */
        acceptedTwice: z.array(z.string()),
      }),
    ),
    ({ outlet }) => ({ outlet }),
  ),
  /** What makes a figure: the newest movements, and what all of each kind come to. */
  'stock.movements': ofOutlets(
    'read-stock',
    z.object({
      outlet: OutletId,
      product: ProductId,
      lot: LotId.nullable(),
      limit: z.int().positive().max(1_000),
    }),
    z.object({
      /** Of the product. */
      name: z.string(),
      unit: z.string(),
      movements: z.array(StockMovement),
      /** Of all, those not given too. */
      count: z.int().nonnegative(),
      onHand: Quantity,
      sums: z.array(z.object({ kind: MovementKind, quantity: Quantity })),
    }),
    ({ outlet }) => ({ outlet }),
  ),
} as const;
