import { Day } from '../../../shared/day.ts';

/**
 * Reads a day as people here write it: `22/11/2026`, `22-11-26`, or `22/11` of this year. The browser's own date field
 * is not used because it writes the day as the browser's language does: 5 January would stand there as 01/05.
 * @returns undefined where it is no day
 */
export function readDay(text: string, today: Day): Day | undefined {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\s*$/.exec(text);
  if (!match) return undefined;
  const [, day = '', month = '', year = today.slice(0, 4)] = match;
  const full = year.length === 2 ? `20${year}` : year;
  return Day.safeParse(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}
