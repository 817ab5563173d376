import { z } from 'zod';
import { BackupFacts } from '../backup/backup.ts';
import { Instant } from '../day.ts';
import { Refusal } from '../refusal.ts';
import { call, done, nothing } from './call.ts';

/** Why a till's data cannot be opened, where a backup can take its place. */
export const LostBy = z.enum(['damaged', 'not-a-database', 'emptied', 'missing', 'behind', 'another']);
export type LostBy = z.infer<typeof LostBy>;

/**
 * What the centre's journal of a till is to a backup: it goes on from it, with so many entries that come back, too; it went another
 * way, so that both are kept; or the centre could not be asked.
 */
export const AtCentre = z.discriminatedUnion('history', [
  z.object({ history: z.literal('same'), beyond: z.int().nonnegative() }),
  z.object({ history: z.literal('another') }),
  z.object({ history: z.literal('unknown') }),
]);
export type AtCentre = z.infer<typeof AtCentre>;

/** A backup that can be put in the place of what was lost. */
export const Restorable = z.object({
  file: z.string(),
  at: Instant,
  facts: BackupFacts,
  /** The key of its till is on this machine. */
  mine: z.boolean(),
  atCentre: AtCentre,
});
export type Restorable = z.infer<typeof Restorable>;

/** What there is to choose from. */
export const Recoverable = z.object({
  backups: z.array(Restorable),
  /** Files that bear a backup's name and cannot be read. */
  unreadable: z.int().nonnegative(),
  /** What became of the folder that somebody named; null where nobody did. */
  named: z.object({ there: z.boolean(), count: z.int().nonnegative() }).nullable(),
});
export type Recoverable = z.infer<typeof Recoverable>;

/** What a restored till has again. */
export const RestoredShown = z.object({
  epoch: z.int().positive(),
  sales: z.int().nonnegative(),
  fetched: z.int().nonnegative(),
  centre: z.enum(['asked', 'another-history', 'unreachable']),
  aside: z.string().nullable(),
});
export type RestoredShown = z.infer<typeof RestoredShown>;

export const recoveryCalls = {
  /** The backups there are, newest first: on the till's disk, at its second place, on sticks, and in a folder that is named. */
  'recovery.look': call(
    'anyone',
    z.object({ from: z.string().min(1).max(400).optional() }),
    z.union([Recoverable, Refusal]),
  ),
  /** One that was listed takes the place of what was lost; the till opens with it. */
  'recovery.restore': call('anyone', z.object({ file: z.string().min(1).max(600) }), z.union([RestoredShown, Refusal])),
  /** What was lost is set aside, and this machine is enrolled like a new one. */
  'recovery.beginAnew': call('anyone', nothing, z.union([done, Refusal])),
} as const;
