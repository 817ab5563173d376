import { z } from 'zod';
import { Outlet } from '../catalogue/outlet.ts';
import { Day } from '../day.ts';
import { ShiftId } from '../id.ts';
import { Dong } from '../money.ts';

/** What the drawer may begin a day with; more is a typing slip. */
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
