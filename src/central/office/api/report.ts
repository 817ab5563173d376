import { z } from 'zod';
import { OutletId, ProducerId } from '../../../shared/id.ts';
import { MarketAsked } from './market.ts';
import type { OutletRight } from './rights.ts';
import { PaperDays } from './settlements.ts';

export const REPORT_PATH = '/office/v1/report';

/** `2026-11` */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** What is to be written down: a page's table, a month, what one producer or all who sold are told of a month, or what they are owed. */
export const ReportAsked = z.discriminatedUnion('what', [
  z.object({ what: z.literal('table'), format: z.literal('xlsx'), asked: MarketAsked }),
  z.object({
    what: z.literal('month'),
    format: z.enum(['xlsx', 'pdf']),
    month: Month,
    outlet: OutletId.optional(),
  }),
  z.object({
    what: z.literal('letter'),
    format: z.enum(['xlsx', 'pdf']),
    month: Month,
    /** Absent: a letter to each whose goods sold or were asked for. */
    producer: ProducerId.optional(),
    outlet: OutletId.optional(),
  }),
  z.object({
    what: z.literal('settlements'),
    format: z.enum(['xlsx', 'pdf']),
    days: PaperDays,
    /** Absent: a statement to each whose account moved, or who is owed something. */
    producer: ProducerId.optional(),
    outlet: OutletId.optional(),
  }),
]);
export type ReportAsked = z.infer<typeof ReportAsked>;

/** What it takes to have one made, beside what opens the route. */
export const REPORT_RIGHTS = {
  table: 'read-sales',
  month: 'read-sales',
  letter: 'read-sales',
  settlements: 'read-settlements',
} as const satisfies Readonly<Record<ReportAsked['what'], OutletRight>>;

/** A line of the answer: how far it is, and at last the file. Whoever hangs up has cancelled it. */
export const ReportSaid = z.union([
  z.object({ done: z.int().nonnegative(), of: z.int().positive() }),
  z.object({ name: z.string(), type: z.string(), content: z.base64() }),
]);
export type ReportSaid = z.infer<typeof ReportSaid>;
