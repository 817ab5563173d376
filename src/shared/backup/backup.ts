import { z } from 'zod';
import { Instant } from '../day.ts';
import { DeviceId } from '../id.ts';
import { Hash } from '../journal/hash.ts';

/** What a backup holds, as it was read from the backup itself. */
export const BackupFacts = z.object({
  device: DeviceId,
  /** Of the outlet, as slips begin with it; empty where the till was never told. */
  outletCode: z.string(),
  till: z.int().positive(),
  /** Where its journal ends. */
  epoch: z.int().nonnegative(),
  seq: z.int().nonnegative(),
  hash: Hash,
  /** When its last entry was written, by the till's clock; null where it has none. */
  lastAt: Instant.nullable(),
  /** Sales, without those of training. */
  sales: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
});
export type BackupFacts = z.infer<typeof BackupFacts>;

const NAME = /^till-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.db$/;

/** `till-20261123-021000.db`, in UTC: sorts by time, and no character that any file system refuses. */
export function backupName(at: Instant): string {
  return `till-${new Date(at).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}.db`;
}

/** When a backup was made, by its name; undefined for any other file. */
export function backupMadeAt(name: string): Instant | undefined {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : (at as Instant);
}
