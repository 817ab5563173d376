import { z } from 'zod';
import { Outlet } from '../catalogue/outlet.ts';
import { Day } from '../day.ts';
import { ShiftId } from '../id.ts';
import { Dong } from '../money.ts';
import { Reason } from '../sale/off.ts';
import { Approver } from '../staff/approval.ts';
import { Counted } from './count.ts';
import { ShiftReport, Sum } from './report.ts';

/** What the drawer may begin a day with; more is a typing slip. Nor is more moved at once. */
export const FLOAT_LIMIT = 100_000_000;

export const ShiftOpenedBody = z.object({
  shift: ShiftId,
  /** The business day of everything sold in this shift, also past midnight. */
  day: Day,
  /** Tiền đầu ca: what lies in the drawer before the first sale. */
  float: Dong.refine((float) => float >= 0 && float <= FLOAT_LIMIT),
  /** Who opened it, by name as it stood. */
  cashier: z.string(),
  /** The shop as its slips print it: a reprint years later shows what the buyer was given. */
  outlet: Outlet,
});
export type ShiftOpenedBody = z.infer<typeof ShiftOpenedBody>;

export const Direction = z.enum(['in', 'out']);
export type Direction = z.infer<typeof Direction>;

/** Cash put into the drawer or taken out of it, beside sales and returns (thu, chi). */
export const CashMovedBody = z.object({
  shift: ShiftId,
  direction: Direction,
  amount: Dong.refine((amount) => amount > 0 && amount <= FLOAT_LIMIT),
  reason: Reason,
  cashier: z.string(),
  approvedBy: Approver.optional(),
  /** While practising: no money moved. */
  training: z.literal(true).optional(),
});
export type CashMovedBody = z.infer<typeof CashMovedBody>;

/** Cash that was moved, as the journal has it. */
export const Moved = CashMovedBody.pick({ direction: true, amount: true, reason: true });
export type Moved = z.infer<typeof Moved>;

/** Somebody opened the drawer, and neither a sale nor a return did. */
export const DrawerOpenedBody = z.object({
  shift: ShiftId,
  reason: Reason,
  /** `count`: to count it at the end of the shift. */
  for: z.literal('count').optional(),
  approvedBy: Approver.optional(),
  training: z.literal(true).optional(),
});
export type DrawerOpenedBody = z.infer<typeof DrawerOpenedBody>;

/** The end of a shift: what was counted before anybody saw what should be there, and the report it is held against. */
export const ShiftClosedBody = z.object({
  shift: ShiftId,
  day: Day,
  /** 1, 2, 3 … of this till, without a gap. */
  z: z.int().positive(),
  /** Who closed it, by name as it stood. */
  cashier: z.string(),
  counted: Counted,
  report: ShiftReport,
  /** Credits of exchanges, also of earlier shifts, of which something is left: the shop owes it to buyers. */
  creditsOwed: Sum.optional(),
  /** Entries before this one that the centre did not have yet. */
  unsent: z.int().nonnegative(),
  approvedBy: Approver.optional(),
});
export type ShiftClosedBody = z.infer<typeof ShiftClosedBody>;

/** From here on everything is practice, or nothing is. */
export const TrainingSwitchedBody = z.object({ on: z.boolean(), approvedBy: Approver.optional() });
export type TrainingSwitchedBody = z.infer<typeof TrainingSwitchedBody>;
