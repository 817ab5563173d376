import { z } from 'zod';
import { Instant } from '../day.ts';
import { Dong } from '../money.ts';
import { RunningTotals } from '../sale/sale.ts';
import { VatSum } from '../sale/vat.ts';

const Count = z.int().nonnegative();

/** How often, and how much together. */
export const Sum = z.object({ count: Count, amount: Dong });
export type Sum = z.infer<typeof Sum>;

const SumOfKind = Sum.extend({ kind: z.string() });

/** What the cash drawer should hold, and why. */
export const DrawerReport = z.object({
  float: Dong,
  /** Cash handed over in sales, less the change. */
  sales: Dong,
  /** Cash given back for returns, and credits paid out. */
  refunds: Dong,
  cashIn: Sum,
  cashOut: Sum,
  /** float + sales − refunds + in − out. */
  expected: Dong,
});
export type DrawerReport = z.infer<typeof DrawerReport>;

/**
 * A shift in figures, folded from its journal entries. What was practised is in none of them but `training`. Money back is
 * positive: the member's name says the direction.
 */
export const ShiftReport = z.object({
  openedAt: Instant,
  openedBy: z.string(),
  sales: Count,
  /** Price × quantity of all lines, before anything was taken off. */
  gross: Dong,
  offs: z.array(SumOfKind),
  /** What was paid for the goods, VAT included: gross less the offs. */
  total: Dong,
  /** By kind of tender; cash is less the change, and counts cash rounding. */
  tenders: z.array(SumOfKind),
  vat: z.array(VatSum),
  /** What cash rounding added to the sales or took from them. */
  rounding: Dong,
  change: Dong,
  returns: z.object({ ...Sum.shape, rounding: Dong, vat: z.array(VatSum), refunds: z.array(SumOfKind) }),
  /** Credits of exchanges that were paid out in cash. */
  creditsPaidOut: Sum,
  drawer: DrawerReport,
  /** Openings that somebody asked for. */
  openings: Count,
  /** Lines sold at another price than the catalogue's. */
  priceChanges: Count,
  /** Goods taken out after the buyer was shown what to pay. */
  linesRemoved: Sum,
  /** Money taken otherwise than in cash that left its payment before the sale was made; left out where none did. */
  paymentsDropped: Sum.exactOptional(),
  /** Slips printed again. */
  reprints: Count,
  /** How often training was switched on, and what was practised. */
  training: z.object({ switched: Count, sales: Sum, returns: Sum }),
  /** Since the till was enrolled, at the end of the shift. */
  running: RunningTotals,
});
export type ShiftReport = z.infer<typeof ShiftReport>;

/** How often, and not how much. */
const Times = z.object({ count: Count });

/**
 * A report for whoever is to count the drawer without knowing what should be in it: how often, and no sum of money. What was
 * sold less what other tenders paid is the cash, and so is the running total less that on the last Z: no part of either stands
 * here.
 */
export const BlindReport = ShiftReport.pick({
  openedAt: true,
  openedBy: true,
  sales: true,
  openings: true,
  priceChanges: true,
  reprints: true,
}).extend({
  /** By kind of tender. */
  tenders: z.array(Times.extend({ kind: z.string() })),
  returns: Times,
  creditsPaidOut: Times,
  linesRemoved: Times,
  paymentsDropped: Times.exactOptional(),
  training: z.object({ switched: Count, sales: Times, returns: Times }),
});
export type BlindReport = z.infer<typeof BlindReport>;

export function blind(full: ShiftReport): BlindReport {
  // Parsing leaves out what the schema has not.
  return BlindReport.parse(full);
}
