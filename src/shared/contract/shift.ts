import { z } from 'zod';
import { CashRounding } from '../catalogue/outlet.ts';
import { Day, Instant } from '../day.ts';
import { ShiftId } from '../id.ts';
import { Dong } from '../money.ts';
import { Refusal } from '../refusal.ts';
import { call } from './call.ts';

export const OpenShift = z.object({
  /** As the outlet's settings stood when it was opened: what the screen shows is then what is charged, all day. */
  cashRounding: CashRounding,
  shift: ShiftId,
  day: Day,
  openedAt: Instant,
  openedBy: z.string(),
  float: Dong,
});
export type OpenShift = z.infer<typeof OpenShift>;

export const shiftCalls = {
  'shift.open': call('signed-in', z.object({ float: z.int() }), z.union([OpenShift, Refusal])),
} as const;
