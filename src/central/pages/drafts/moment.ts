import type { Day, Instant } from '../../../shared/day.ts';
import { readDay } from '../sales/typedDay.ts';

/** ms. Vietnam is seven hours east the whole year round, and what the office writes is its own time. */
const EAST = 7 * 3_600_000;

/** Reads `25/11/2026 06:30` in the office's time; the hour may be left out, which is midnight. */
export function readMoment(text: string, today: Day): Instant | undefined {
  const [, typedDay = '', hour = '0', minute = '00'] =
    /^(.*?)(?:\s+(\d{1,2})[:hg.](\d{2})?)?$/i.exec(text.trim()) ?? [];
  const day = readDay(typedDay, today);
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (day === undefined || hours > 23 || minutes > 59) return undefined;
  return (Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000 + minutes * 60_000 - EAST) as Instant;
}
