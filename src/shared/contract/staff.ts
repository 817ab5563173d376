import { z } from 'zod';
import { Staff } from '../catalogue/outlet.ts';
import { StaffId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { ApprovalId } from '../staff/approval.ts';
import { Pin, PinStanding } from '../staff/pin.ts';
import { call, done, nothing } from './call.ts';

/** Somebody who may sign in, and whether they can. */
export const StaffAtTill = Staff.pick({ id: true, name: true, role: true }).extend({ pin: PinStanding });
export type StaffAtTill = z.infer<typeof StaffAtTill>;

export const staffCalls = {
  'staff.signIn': call('anyone', z.object({ staff: StaffId, pin: Pin }), z.union([Staff, Refusal])),
  'staff.signOut': call('signed-in', nothing, done),
  /** Somebody is there: said by the page on keys and touches, so that the till does not lock. */
  'staff.present': call('anyone', nothing, done),

  /** Lets somebody without a PIN, or locked out of theirs, set one: `by` enters their own on the same screen. */
  'staff.release': call(
    'anyone',
    z.object({ staff: StaffId, by: StaffId, pin: Pin }),
    z.union([z.object({ release: ApprovalId }), Refusal]),
  ),
  /** A first or a new PIN: with a release, or without where nobody who manages has one yet. */
  'staff.setPin': call(
    'anyone',
    z.object({ staff: StaffId, pin: Pin, release: ApprovalId.optional() }),
    z.union([done, Refusal]),
  ),
  /** One's own, knowing the old one. */
  'staff.changePin': call('signed-in', z.object({ old: Pin, pin: Pin }), z.union([done, Refusal])),

  /** Somebody's leave for one call of whoever is signed in, with exactly that input: once, within two minutes. */
  'staff.approve': call(
    'signed-in',
    z.object({ staff: StaffId, pin: Pin, call: z.string().max(60), input: z.unknown() }),
    z.union([z.object({ approval: ApprovalId }), Refusal]),
  ),
} as const;
