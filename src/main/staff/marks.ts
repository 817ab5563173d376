import { z } from 'zod';
import type { StaffId } from '../../shared/id.ts';
import type { Keyring } from '../till.ts';

const Mark = z.object({
  /** Which PIN stands in the database; null until the first one does. */
  pin: z.string().nullable(),
  /** Which one is just taking its place: a kill in the middle leaves either. */
  setting: z.string().nullable(),
  tries: z.int().nonnegative(),
  triesEver: z.int().nonnegative(),
  resetSeen: z.int().nullable(),
});
export type Mark = z.infer<typeof Mark>;

const Marks = z.record(z.string(), Mark);

/**
 * What is remembered of each PIN beside the secrets and outside the database: where the database comes back older than
 * it was, its tries are not free, and a PIN it still holds is not good any more.
 */
export type MarkBook = {
  readonly of: (staff: StaffId) => Mark | undefined;
  readonly put: (staff: StaffId, mark: Mark) => void;
};

/**
 * Without its marks a PIN is not good, so a book that is lost or cannot be read locks and never opens.
 * @throws KeyringUnusable
 */
export function openMarks(keyring: Keyring): MarkBook {
  const marks = new Map(Object.entries(read(keyring.read('pin-marks'))));
  return {
    of: (staff) => marks.get(staff),
    put: (staff, mark) => {
      const next = new Map(marks).set(staff, mark);
      keyring.write('pin-marks', Buffer.from(JSON.stringify(Object.fromEntries(next))));
      // Only what is on disk counts: a disk that refuses must not leave memory ahead of it.
      marks.set(staff, mark);
    },
  };
}

function read(kept: Uint8Array | undefined): z.infer<typeof Marks> {
  if (!kept) return {};
  try {
    return Marks.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
  } catch {
    return {};
  }
}
