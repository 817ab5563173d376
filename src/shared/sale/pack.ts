import { z } from 'zod';
import { Day } from '../day.ts';
import { Approver } from '../staff/approval.ts';

/** What the label on the goods says of where they come from, as it was scanned: kept for whoever must find a lot again. */
export const PackSays = z
  .object({
    /** GS1 AI 10. */
    lot: z.string().min(1).max(20).optional(),
    /** The last day on which it may be sold: the earliest of AI 17, 7003, 15 and 16. */
    expires: Day.optional(),
  })
  .refine(({ lot, expires }) => lot !== undefined || expires !== undefined, 'says nothing');
export type PackSays = z.infer<typeof PackSays>;

/** Goods sold past their last day, `day`, and who let them be. */
export const SoldExpired = z.object({ day: Day, approvedBy: Approver });
export type SoldExpired = z.infer<typeof SoldExpired>;

export function isSamePack(one: PackSays | undefined, other: PackSays | undefined): boolean {
  return one?.lot === other?.lot && one?.expires === other?.expires;
}
