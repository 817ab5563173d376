import { type Instant, minuteOf } from '../../shared/day.ts';
import type { WatchRules } from './api/alarms.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Milliseconds of opening time between two instants, by the clock of a zone. Days are taken as 24 hours: where a zone puts its
 * clock forward, a till rings an hour early or late.
 */
export function openTimeBetween(
  from: Instant,
  to: Instant,
  { days, opens, closes }: OpeningHours,
  zone: string,
): number {
  const midnight = from - minuteOf(from, zone) * MINUTE - (from % MINUTE);
  // The day of the week at the place: what the wall clock shows, read as if it were UTC.
  const firstDay = new Date(from + offsetAt(from, zone)).getUTCDay();
  let sum = 0;
  for (let day = 0; midnight + day * DAY < to; day++) {
    if (!days.includes(((firstDay + day + 6) % 7) + 1)) continue;
    const begins = Math.max(from, midnight + day * DAY + opens * HOUR);
    const ends = Math.min(to, midnight + day * DAY + closes * HOUR);
    sum += Math.max(0, ends - begins);
  }
  return sum;
}

type OpeningHours = Pick<WatchRules, 'days' | 'opens' | 'closes'>;

/** How far the zone's clock is before UTC's, between −12 and +14 hours. */
function offsetAt(at: Instant, zone: string): number {
  const ahead = (minuteOf(at, zone) - minuteOf(at, 'UTC')) * MINUTE;
  if (ahead > 14 * HOUR) return ahead - DAY;
  return ahead < -12 * HOUR ? ahead + DAY : ahead;
}
