import { z } from 'zod';
import type { Instant } from '../day.ts';

/** Why the last try made no backup; `folder-full` before it takes the room that sales need. */
export const BackupTrouble = z.enum(['folder-full', 'folder-trouble', 'damaged', 'failed']);
export type BackupTrouble = z.infer<typeof BackupTrouble>;

/** Why the second place has not what the first has. */
export const SecondTrouble = z.enum(['missing', 'full', 'failed']);
export type SecondTrouble = z.infer<typeof SecondTrouble>;

/**
 * How a till stands with its backups, worst first: `damaged` the till's own file does not prove whole, `failing` the last try made
 * none, `overdue` none for longer than a day and a half, `second-*` only the second place lacks it.
 */
export const BackupStanding = z.enum([
  'well',
  'none-yet',
  'overdue',
  'failing',
  'damaged',
  'second-missing',
  'second-failing',
]);
export type BackupStanding = z.infer<typeof BackupStanding>;

/** ms. A day and what a closed evening takes. */
export const OVERDUE_AFTER = 36 * 3_600_000;

export type BackupsNow = {
  /** When the last that proved whole was made; null where there is none. */
  readonly lastAt: Instant | null;
  /** Why the newest try made none; null where it did, or there was none. */
  readonly trouble: BackupTrouble | null;
  /** Why the second place lacks the newest; null where it has it, or nobody chose one. */
  readonly second: SecondTrouble | null;
};

export function backupStanding({ lastAt, trouble, second }: BackupsNow, now: Instant): BackupStanding {
  if (trouble === 'damaged') return 'damaged';
  if (trouble !== null) return 'failing';
  if (lastAt === null) return 'none-yet';
  if (now - lastAt > OVERDUE_AFTER) return 'overdue';
  if (second === null) return 'well';
  return second === 'missing' ? 'second-missing' : 'second-failing';
}
