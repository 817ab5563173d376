import { addDays, type Day } from '../day.ts';

/** Nothing an OCOP shop sells keeps longer. */
const LONGEST_DAYS = 20 * 366;

export type DayQuestion = { readonly why: 'past-its-day' | 'absurd-day'; readonly day: Day };

/** What is wrong with a last day of goods that come in on a day. */
export function dayQuestion(expires: Day | undefined, day: Day): DayQuestion | undefined {
  if (expires === undefined) return undefined;
  if (expires < day) return { why: 'past-its-day', day: expires };
  return expires > addDays(day, LONGEST_DAYS) ? { why: 'absurd-day', day: expires } : undefined;
}
