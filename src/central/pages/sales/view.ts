import { z } from 'zod';
import { Day } from '../../../shared/day.ts';
import { DeviceId, OutletId, ProducerId, ProductId, SaleId } from '../../../shared/id.ts';
import { BuyerKind } from '../../../shared/sale/buyer.ts';
import { PaidBy, type SalesFilter } from '../../office/api/sales.ts';
import { type Days, daysOf, PERIODS, type Period } from './period.ts';

/** The query's keys that narrow what is shown, beside the period. */
export const NARROWING = ['outlet', 'till', 'product', 'producer', 'buyer', 'paidBy'] as const;

export const GROUPINGS = ['day', 'outlet', 'till', 'product', 'producer'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export type ViewName = 'list' | Grouping;

/** What the sales page shows, as its address says it. */
export type SalesView = {
  readonly period: Period;
  readonly filter: SalesFilter;
  readonly view: ViewName;
  /** The sale that lies open. */
  readonly open: { readonly device: DeviceId; readonly sale: SaleId } | null;
};

const DEFAULT_PERIOD = 'week';

/** A part of the query if it is what its schema says; anything else counts as not given, never as an error page. */
function part<S extends z.ZodType>(query: URLSearchParams, key: string, schema: S): z.infer<S> | undefined {
  return schema.safeParse(query.get(key) ?? undefined).data;
}

/** Reads the page's address. An address typed wrongly shows the nearest thing that makes sense. */
export function readSalesView(query: URLSearchParams, today: Day): SalesView {
  const period = part(query, 'period', z.enum(PERIODS)) ?? DEFAULT_PERIOD;
  const outlet = part(query, 'outlet', OutletId);
  const device = part(query, 'till', DeviceId);
  const product = part(query, 'product', ProductId);
  const producer = part(query, 'producer', ProducerId);
  const buyer = part(query, 'buyer', BuyerKind);
  const paidBy = part(query, 'paidBy', PaidBy);
  return {
    period,
    filter: {
      ...(period === 'custom' ? customDays(query) : daysOf(period, today)),
      ...(outlet && { outlet }),
      ...(device && { device }),
      ...(product && { product }),
      ...(producer && { producer }),
      ...(buyer && { buyer }),
      ...(paidBy && { paidBy }),
    },
    view: part(query, 'view', z.enum(GROUPINGS)) ?? 'list',
    open: openSale(query),
  };
}

function customDays(query: URLSearchParams): Days {
  const from = part(query, 'from', Day);
  const to = part(query, 'to', Day);
  if (from && to && from > to) return { from: to, to: from };
  return { ...(from && { from }), ...(to && { to }) };
}

function openSale(query: URLSearchParams): SalesView['open'] {
  const device = part(query, 'device', DeviceId);
  const sale = part(query, 'sale', SaleId);
  return device && sale ? { device, sale } : null;
}

/** Whether only some lines of a sale are meant: sums then leave out the rest of it. */
export function countsPartsOnly({ filter }: SalesView): boolean {
  return Boolean(filter.product ?? filter.producer);
}

/** Whether anything but the period narrows what is shown. */
export function isNarrowed({ filter }: SalesView): boolean {
  const { outlet, device, product, producer, buyer, paidBy } = filter;
  return Boolean(outlet ?? device ?? product ?? producer ?? buyer ?? paidBy);
}

/** The query's key for a row of a grouping, so that a bar is also the way into it. */
export const keyOf = { outlet: 'outlet', till: 'till', product: 'product', producer: 'producer' } as const;
