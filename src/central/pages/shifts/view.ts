import { z } from 'zod';
import type { Day } from '../../../shared/day.ts';
import { DeviceId, ShiftId } from '../../../shared/id.ts';
import type { SalesFilter } from '../../office/api/sales.ts';
import type { Period } from '../sales/period.ts';
import { readSalesView } from '../sales/view.ts';

/** What the page of shifts shows, as its address says it. */
export type ShiftsView = {
  readonly period: Period;
  readonly filter: Pick<SalesFilter, 'from' | 'to' | 'outlet' | 'device'>;
  /** The report that lies open. */
  readonly open: { readonly device: DeviceId; readonly shift: ShiftId } | null;
};

/** Reads the page's address; period and place as the sales page does. */
export function readShiftsView(query: URLSearchParams, today: Day): ShiftsView {
  const { period, filter } = readSalesView(query, today);
  const { from, to, outlet, device } = filter;
  const open = z
    .object({ device: DeviceId, shift: ShiftId })
    .safeParse({ device: query.get('device'), shift: query.get('shift') });
  return {
    period,
    filter: { ...(from && { from }), ...(to && { to }), ...(outlet && { outlet }), ...(device && { device }) },
    open: open.data ?? null,
  };
}
