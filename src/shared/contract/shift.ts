import { z } from 'zod';
import { CashRounding } from '../catalogue/outlet.ts';
import { Day, Instant } from '../day.ts';
import { EntryId, ShiftId, StaffId } from '../id.ts';
import { Dong } from '../money.ts';
import { Refusal } from '../refusal.ts';
import { Reason } from '../sale/off.ts';
import { Counted } from '../shift/count.ts';
import { Direction, Moved, ShiftClosedBody } from '../shift/shift.ts';
import { SoFar } from '../shift/soFar.ts';
import { approvable, call, done, nothing } from './call.ts';

export const OpenShift = z.object({
  /** As the outlet's settings stood when it was opened: what the screen shows is then what is charged, all day. */
  cashRounding: CashRounding,
  shift: ShiftId,
  day: Day,
  openedAt: Instant,
  openedBy: z.string(),
  /** Whose it is: anybody else needs leave to close it. */
  opener: StaffId,
  float: Dong,
});
export type OpenShift = z.infer<typeof OpenShift>;

/** A shift as it was closed. */
export const Closing = z.object({
  entry: EntryId,
  at: Instant,
  /** As its paper is called: `Z 13`, `Z 2.2-13`. */
  number: z.string(),
  body: ShiftClosedBody,
});
export type Closing = z.infer<typeof Closing>;

/** What is to be known before the drawer is counted; nothing in it says how much should be there. */
export const CountBegun = z.object({
  shift: ShiftId,
  /** Goods that lie on the counter, and carts put aside: they stay, and are paid in the next shift. */
  openLines: z.int().nonnegative(),
  held: z.int().nonnegative(),
});
export type CountBegun = z.infer<typeof CountBegun>;

export const shiftCalls = {
  'shift.open': call('signed-in', z.object({ float: z.int() }), z.union([OpenShift, Refusal])),
  /** An id for an entry that is about to be made: it is one entry however often it is asked for. */
  'shift.newEntry': call('in-shift', nothing, z.object({ id: EntryId })),
  /** Asked for again, with whatever else in it, it answers what was moved under that id. */
  'shift.moveCash': call(
    'in-shift',
    approvable({ id: EntryId, direction: Direction, amount: z.int(), reason: Reason }),
    z.union([Moved, Refusal]),
  ),
  'shift.openDrawer': call('in-shift', approvable({ reason: Reason }), z.union([done, Refusal])),
  /** X. Without any sum for whoever is to count the drawer. */
  'shift.report': call('in-shift', nothing, SoFar),
  'shift.printReport': call('in-shift', nothing, done),
  /** Opens the drawer to be counted, where whoever asks may close the shift without leave. */
  'shift.beginCount': call('in-shift', nothing, z.union([CountBegun, Refusal])),
  'shift.close': call('signed-in', approvable({ shift: ShiftId, counted: Counted }), z.union([Closing, Refusal])),
  /** Newest first. */
  'shift.closings': call('signed-in', z.object({ limit: z.int().positive().max(100) }), z.array(Closing)),
  'shift.switchTraining': call('in-shift', approvable({ on: z.boolean() }), z.union([done, Refusal])),
} as const;
