import { z } from 'zod';
import { Day } from '../day.ts';
import { EntryId, ProducerId, ProductId, SaleId, ShiftId } from '../id.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Borne, Reason } from '../sale/off.ts';
import { inSeries, Lots, RunningTotals, SalePart, slipNumber } from '../sale/sale.ts';
import { VatSum } from '../sale/vat.ts';
import { Approver } from '../staff/approval.ts';
import { Refund } from './refund.ts';

/** Where goods go that come back: onto the shelf again, or away. */
export const Destination = z.enum(['stock', 'write-off']);
export type Destination = z.infer<typeof Destination>;

/** What came back of one part of a gift basket. */
export const ReturnPart = SalePart.extend({
  /** Its share of what had been taken off the basket. */
  borne: Borne.optional(),
});
export type ReturnPart = z.infer<typeof ReturnPart>;

/** Goods of one line of a sale, or without a slip of one product, that came back. */
export const ReturnLine = z.object({
  /** Which line of the sale, counted from 0; absent without a slip. */
  line: z.int().nonnegative().optional(),
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity,
  /** Per unit, as it was sold; without a slip as it is today. */
  price: Dong,
  /** What the buyer gets back for it: its share of what was paid, discounts included. */
  amount: Dong,
  producer: z.object({ id: ProducerId, name: z.string() }),
  vat: z.object({ class: z.string(), perMille: z.int().min(0).max(1000).nullable() }),
  /** Present where it was a gift basket; the amounts add up to `amount`. */
  parts: z.array(ReturnPart).min(1).optional(),
  /** Of what had been taken off the line, its share: it was not the producer's either way. Absent where nothing was. */
  borne: Borne.optional(),
  /** Of those that the sale took them from; never of a gift basket. */
  lots: Lots.optional(),
  to: Destination,
  /** Present where the price was an invented one of the starter shop. */
  demo: z.literal(true).optional(),
});
export type ReturnLine = z.infer<typeof ReturnLine>;

/** The body of a `return` entry. All amounts are positive; the kind says that the money went out. */
export const ReturnBody = z.object({
  /** `BL01-2-R000001`: a series of its own, without a gap. */
  number: z.string().min(1).max(40),
  /** Of the shift it was taken back in, not of the sale. */
  day: Day,
  shift: ShiftId,
  cashier: z.string(),
  /** The sale it came from; null without a slip. */
  of: z.object({ sale: SaleId, number: z.string(), day: Day }).nullable(),
  lines: z.array(ReturnLine).min(1),
  /** Sum of what goes back for the lines, VAT included. */
  total: Dong,
  /** The VAT that comes back. All returns of a sale together bring back exactly its VAT. */
  vat: z.array(VatSum),
  /** What cash rounding added to the money back or took from it. */
  rounding: Dong,
  /** Together total + rounding. */
  refunds: z.array(Refund).min(1),
  reason: Reason,
  approvedBy: Approver.optional(),
  /** Who decided that more goes back as money than had come as money. */
  otherwise: Approver.optional(),
  running: RunningTotals,
  training: z.literal(true).optional(),
});
export type ReturnBody = z.infer<typeof ReturnBody>;

/** A credit of an exchange, or what is left of it, paid out in cash. */
export const CreditPaidOutBody = z.object({
  /** The return that made the credit, and its slip number. */
  return: EntryId,
  number: z.string().min(1).max(40),
  day: Day,
  shift: ShiftId,
  cashier: z.string(),
  /** What the credit loses by it. */
  amount: Dong,
  /** What cash rounding added to that or took from it. */
  rounding: Dong,
  approvedBy: Approver.optional(),
  training: z.literal(true).optional(),
});
export type CreditPaidOutBody = z.infer<typeof CreditPaidOutBody>;

type Numbering = {
  readonly outlet: string;
  readonly till: number;
  readonly epoch: number;
  readonly training: boolean;
};

/**
 * The slip number of a return: `BL01-2-R000123`; of one made while practising `BL01-2-TR000001`.
 * @param counter 1, 2, 3 … returns of this till in that series
 */
export function returnNumber({ outlet, till, epoch, training }: Numbering, counter: number): string {
  return inSeries(slipNumber(outlet, till, epoch, counter), training ? 'TR' : 'R');
}
