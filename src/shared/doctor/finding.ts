import { z } from 'zod';

/** `watch`: soon somebody should do something. `bad`: now. `unknown`: it could not be looked at. */
export const Health = z.enum(['well', 'watch', 'bad', 'unknown']);
export type Health = z.infer<typeof Health>;

/** What a till stands on, in the order it is looked at: the journal takes longest, and comes last. */
export const PARTS = ['data', 'disk', 'clock', 'keys', 'sync', 'printer', 'backups', 'versions', 'chain'] as const;
export const Part = z.enum(PARTS);
export type Part = z.infer<typeof Part>;

export const Finding = z.object({
  part: Part,
  health: Health,
  /** What was found: which sentence says what to do. */
  found: z.string(),
  /** Numbers and names beside it; nobody's, and no secret. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Finding = z.infer<typeof Finding>;

const WORST: readonly Health[] = ['bad', 'unknown', 'watch', 'well'];

/** How all of it stands: as its worst part. */
export function worstOf(found: readonly Finding[]): Health {
  return WORST.find((health) => found.some((each) => each.health === health)) ?? 'well';
}
