import { z } from 'zod';
import { Staff } from '../catalogue/outlet.ts';
import { StaffId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { call, done, nothing } from './call.ts';

export const staffCalls = {
  'staff.signIn': call('anyone', z.object({ staff: StaffId }), z.union([Staff, Refusal])),
  'staff.signOut': call('signed-in', nothing, done),
} as const;
