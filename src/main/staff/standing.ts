import { TRIES_BEFORE_RELEASE, TRIES_IN_LIFE } from '../../shared/staff/lockout.ts';
import type { PinStanding } from '../../shared/staff/pin.ts';
import type { PinRow, Tries } from '../db/pin.ts';
import type { Mark } from './marks.ts';

/** What is known of somebody's PIN, from the database and from beside it. */
export type Known = {
  readonly row: PinRow | undefined;
  readonly mark: Mark | undefined;
  /** When the centre last made their PINs void. */
  readonly reset: number | null;
};

/** Of two counts the larger: neither an older database nor an older mark gives tries back. */
export function triesOf({ row, mark, reset }: Known): Tries {
  const counts = [row, mark].filter((count) => count !== undefined && count.resetSeen === reset);
  return {
    tries: Math.max(0, ...counts.map((count) => count?.tries ?? 0)),
    triesEver: Math.max(0, ...counts.map((count) => count?.triesEver ?? 0)),
  };
}

/**
 * How somebody's PIN stands. Where database and mark do not tell the same, one of them is not the newest: then the
 * PIN is not good, and somebody else must vouch for the person.
 */
export function standingOf(known: Known): PinStanding {
  const { row, mark, reset } = known;
  const inDatabase = row?.resetSeen === reset;
  const beside = mark?.resetSeen === reset && mark.pin !== null;
  if (!inDatabase && !beside) return 'none';
  const { tries, triesEver } = triesOf(known);
  if (triesEver >= TRIES_IN_LIFE) return 'centre';
  const same = inDatabase && mark?.resetSeen === reset && [mark.pin, mark.setting].includes(row.id);
  return !same || tries >= TRIES_BEFORE_RELEASE ? 'blocked' : 'set';
}
