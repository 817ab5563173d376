import { z } from 'zod';
import { StaffId } from '../id.ts';
import { Approver } from './approval.ts';

/** Somebody may sign in with a PIN from now on, or with another than before. The PIN itself is in no entry. */
export const PinSetBody = z.object({
  staff: StaffId,
  name: z.string(),
  /** `bootstrap`: nobody who manages had one yet. `release`: somebody who manages let them. `self`: knew the old one. */
  by: z.enum(['bootstrap', 'release', 'self']),
  approvedBy: Approver.optional(),
});
export type PinSetBody = z.infer<typeof PinSetBody>;

/** Too many wrong PINs in a row: nobody signs in as this person until they are released. */
export const SignInBlockedBody = z.object({
  staff: StaffId,
  name: z.string(),
  /** Wrong ones in a row. */
  tries: z.int().positive(),
});
export type SignInBlockedBody = z.infer<typeof SignInBlockedBody>;
