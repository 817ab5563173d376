import { z } from 'zod';
import type { Day } from '../../../shared/day.ts';
import { DeviceId, EntryId, type OutletId, type ProducerId } from '../../../shared/id.ts';
import type { PaperDays } from '../../office/api/settlements.ts';
import { LONGEST_SEARCH } from '../route/address.ts';
import type { Period } from '../sales/period.ts';
import { readSalesView } from '../sales/view.ts';

/** A settlement or a payment that lies open. */
export type OpenPaper = { readonly device: DeviceId; readonly entry: EntryId };

/** What the page of settlements shows, as its address says it. */
export type SettlementsView = {
  readonly period: Period;
  readonly days: PaperDays;
  readonly outlet: OutletId | null;
  readonly text: string;
  readonly offset: number;
  /** Whose account lies open; null: the list of all. */
  readonly producer: ProducerId | null;
  readonly open: OpenPaper | null;
};

const Open = z.object({ device: DeviceId, entry: EntryId });

/** Period and place as the sales page reads them; without a period this month, because that is what is settled by. */
export function readSettlementsView(query: URLSearchParams, today: Day): SettlementsView {
  const asked = new URLSearchParams(query);
  if (!asked.has('period')) asked.set('period', 'month');
  const { period, filter } = readSalesView(asked, today);
  const { from, to, outlet, producer } = filter;
  const offset = Number(query.get('offset') ?? 0);
  return {
    period,
    days: { ...(from && { from }), ...(to && { to }) },
    outlet: outlet ?? null,
    text: (query.get('q') ?? '').slice(0, LONGEST_SEARCH),
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
    producer: producer ?? null,
    open: Open.safeParse({ device: query.get('device'), entry: query.get('entry') }).data ?? null,
  };
}
