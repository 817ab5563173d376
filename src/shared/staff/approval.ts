import { z } from 'zod';
import { StaffId } from '../id.ts';

/** Somebody's leave for one action of another: made by their PIN, bound to that action, used once. Never in the journal. */
export const ApprovalId = z.string().min(20).max(64).brand<'ApprovalId'>();
export type ApprovalId = z.infer<typeof ApprovalId>;

/** Who gave leave, by name as it stood; the actor of the entry is who asked. */
export const Approver = z.object({ id: StaffId, name: z.string() });
export type Approver = z.infer<typeof Approver>;
