import { addDays, type Day, dayOf, daysBetween, type Instant } from '../day.ts';

/** Days of which every backup is kept, then weeks and months of which the newest one is. */
const DAYS = 7;
const WEEKS = 8;
const MONTHS = 12;
/** Kept whatever the clock says: one that jumped a year ahead must not make all backups old at once. */
const ALWAYS = 5;

/**
 * Which backups stay: all of seven days, the newest of each week for eight weeks and of each month for twelve months, and the
 * newest five whatever their age. What lies in the future stays, too: the clock was set back since.
 * @param made instants, in any order
 * @returns those that stay, newest first
 */
export function backupsToKeep(made: readonly Instant[], now: Instant): Instant[] {
  const newestFirst = [...new Set(made)].toSorted((a, b) => b - a);
  const today = dayOf(now);
  const weeks = new Set<Day>();
  const months = new Set<string>();
  return newestFirst.filter((at, index) => {
    const day = dayOf(at);
    const isNewestOfWeek = firstTime(weeks, mondayOf(day));
    const isNewestOfMonth = firstTime(months, day.slice(0, 7));
    if (index < ALWAYS || daysBetween(day, today) < DAYS) return true;
    if (isNewestOfWeek && daysBetween(mondayOf(day), mondayOf(today)) < WEEKS * 7) return true;
    return isNewestOfMonth && monthsBetween(day, today) < MONTHS;
  });
}

function firstTime<T>(seen: Set<T>, what: T): boolean {
  const isFirst = !seen.has(what);
  seen.add(what);
  return isFirst;
}

/** A Monday, to count weeks from. */
const MONDAY = '2020-01-06' as Day;

function mondayOf(day: Day): Day {
  const since = daysBetween(MONDAY, day);
  return addDays(day, -(((since % 7) + 7) % 7));
}

function monthsBetween(from: Day, to: Day): number {
  return monthNumber(to) - monthNumber(from);
}

function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
