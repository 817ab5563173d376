import { z } from 'zod';
import { BackupStanding, BackupTrouble, SecondTrouble } from '../backup/standing.ts';
import { Instant } from '../day.ts';
import { Refusal } from '../refusal.ts';
import { approvable, call, nothing } from './call.ts';

/** A stick or a disk that may be the second place. */
export const BackupPlace = z.object({ path: z.string(), free: z.int().nonnegative().nullable() });
export type BackupPlace = z.infer<typeof BackupPlace>;

const Made = z.object({ at: Instant, file: z.string() });

/** How a till stands with its backups. */
export const BackupsShown = z.object({
  standing: BackupStanding,
  trouble: BackupTrouble.nullable(),
  /** One is being made. */
  making: z.boolean(),
  /** The folder on the till's own disk. */
  folder: z.string(),
  kept: z.int().nonnegative(),
  /** The newest that proved whole. */
  last: Made.extend({
    sales: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
    lastAt: Instant.nullable(),
  }).nullable(),
  second: z
    .object({
      place: z.string(),
      /** Lost with the till's own: it lies on the same disk. */
      sameDisk: z.boolean(),
      there: z.boolean(),
      last: Made.nullable(),
      trouble: SecondTrouble.nullable(),
    })
    .nullable(),
  /** What can be chosen without typing. */
  places: z.array(BackupPlace),
});
export type BackupsShown = z.infer<typeof BackupsShown>;

export const backupCalls = {
  'backup.shown': call('signed-in', nothing, BackupsShown),
  /** Makes one now, while the till sells, and answers when it is proved or has failed. */
  'backup.now': call('signed-in', nothing, BackupsShown),
  /** Where the second one goes; null: nowhere. One is made at once, so that it is seen to work. */
  'backup.chooseSecond': call(
    'signed-in',
    approvable({ place: z.string().min(1).max(400).nullable() }),
    z.union([BackupsShown, Refusal]),
  ),
} as const;
