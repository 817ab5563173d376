import { z } from 'zod';
import { Day, Instant } from '../../../shared/day.ts';
import { DeviceId, OutletId, ProducerId, ProductId, SaleId } from '../../../shared/id.ts';
import { Dong } from '../../../shared/money.ts';
import { Quantity } from '../../../shared/quantity.ts';
import { ReturnBody } from '../../../shared/return/return.ts';
import { BuyerKind } from '../../../shared/sale/buyer.ts';
import { SaleBody } from '../../../shared/sale/sale.ts';
import { ofOutlets, refused } from './call.ts';

/** Kinds of tender and of refund. */
export const PaidBy = z.enum(['cash', 'vietqr', 'card', 'voucher', 'exchange', 'transfer']);
export type PaidBy = z.infer<typeof PaidBy>;

/** Which sales a page looks at. All parts optional; days are business days, both ends included. */
export const SalesFilter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  outlet: OutletId.optional(),
  device: DeviceId.optional(),
  product: ProductId.optional(),
  producer: ProducerId.optional(),
  buyer: BuyerKind.optional(),
  paidBy: PaidBy.optional(),
});
export type SalesFilter = z.infer<typeof SalesFilter>;

/** A sale, or a return: then total and pieces are negative. */
export const SaleRow = z.object({
  device: DeviceId,
  sale: SaleId,
  number: z.string(),
  /** When it was sold, by the till's clock. */
  at: Instant,
  day: Day,
  /** When it reached the centre. */
  arrivedAt: Instant,
  outlet: OutletId,
  outletName: z.string(),
  till: z.int().positive(),
  cashier: z.string(),
  total: Dong,
  pieces: z.int(),
  kind: z.enum(['sale', 'return']),
});
export type SaleRow = z.infer<typeof SaleRow>;

/** One bar of a chart and row of a table: what sold under one name. */
export const SalesGroup = z.object({
  /** Outlet id, device id, product id or producer id. */
  key: z.string(),
  name: z.string(),
  /** What tells two of the same name apart: a product's producer, a till's outlet. Empty where nothing is needed. */
  detail: z.string(),
  sales: z.int().nonnegative(),
  quantity: Quantity,
  amount: Dong,
});
export type SalesGroup = z.infer<typeof SalesGroup>;

export const salesCalls = {
  'sales.list': ofOutlets(
    'read-sales',
    z.object({ filter: SalesFilter, limit: z.int().positive().max(200), before: z.string().max(120).optional() }),
    z.object({
      sales: z.array(SaleRow),
      /** Over everything the filter covers, not only this page. With a product or producer: only its lines. */
      count: z.int().nonnegative(),
      /** Less what came back. */
      amount: Dong,
      /** Of these rows the returns, and what they come to, positive. */
      returns: z.int().nonnegative(),
      returned: Dong,
      /** Hand in as `before` for the next page; null at the end. */
      next: z.string().nullable(),
    }),
    ({ filter }) => filter,
  ),
  'sales.show': ofOutlets(
    'read-sales',
    z.object({ device: DeviceId, sale: SaleId }),
    z.union([
      z.object({ kind: z.literal('sale'), row: SaleRow, body: SaleBody }),
      z.object({ kind: z.literal('return'), row: SaleRow, body: ReturnBody }),
      refused('no-such-sale'),
    ]),
    ({ device }) => ({ device }),
  ),
  'sales.by': ofOutlets(
    'read-sales',
    z.object({
      by: z.enum(['outlet', 'till', 'product', 'producer', 'day']),
      filter: SalesFilter,
      /** As many as the days of eleven years. */
      limit: z.int().positive().max(4_000),
    }),
    z.array(SalesGroup),
    ({ filter }) => filter,
  ),
} as const;
