import { z } from 'zod';
import { Outlet, Role, Staff } from '../../../shared/catalogue/outlet.ts';
import { OutletId, StaffId } from '../../../shared/id.ts';
import { call, done, nothing, ofOutlets, refused } from './call.ts';

/** What the feed calls all outlets together: no outlet's id. */
export const EVERYWHERE = 'everywhere';

export const outletCalls = {
  'outlet.list': ofOutlets('read-outlets', nothing, z.array(Outlet), () => ({})),
  'outlet.save': call(
    'edit-outlets',
    Outlet.refine(({ id }) => id !== EVERYWHERE),
    z.union([done, refused('code-taken')]),
  ),
  'staff.list': ofOutlets('read-staff', nothing, z.array(Staff.extend({ outlet: OutletId.nullable() })), () => ({})),
  /** `outlet` null = may sign in everywhere. */
  'staff.save': ofOutlets(
    'edit-staff',
    z.object({
      id: StaffId.nullable(),
      name: z.string().trim().min(1).max(80),
      role: Role,
      outlet: OutletId.nullable(),
    }),
    z.union([done, refused('no-such-outlet')]),
    ({ outlet, id }) => ({ outlet, staff: id }),
  ),
  /** From now on this person's PIN is void at every till, and so are the wrong tries; they set a new one there. */
  'staff.resetPin': ofOutlets(
    'edit-staff',
    z.object({ id: StaffId }),
    z.union([done, refused('no-such-person')]),
    ({ id }) => ({ staff: id }),
  ),
  /** They may sign in nowhere any more, as soon as each till hears of it. What they did keeps their name. */
  'staff.retire': ofOutlets(
    'edit-staff',
    z.object({ id: StaffId }),
    z.union([done, refused('no-such-person')]),
    ({ id }) => ({ staff: id }),
  ),
} as const;
