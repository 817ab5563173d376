import { z } from 'zod';

/** UTC milliseconds since 1970. */
export const Instant = z.int().nonnegative().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/**
 * A calendar day, `YYYY-MM-DD`, in the shop's zone. A string, because a day is not an instant: as a Date it would
 * become the day before for whoever reads it west of here. Compares rightly with `<`.
 */
export const Day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isCalendarDay, 'no such day')
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

export const HOME_ZONE = 'Asia/Ho_Chi_Minh';

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(zone, found);
  }
  return found;
}

/** Whether a text names a time zone this machine knows; without one no day could be told, and nothing sold. */
export function isZone(text: string): boolean {
  try {
    return formatter(text) !== undefined;
  } catch {
    return false;
  }
}

type Clock = {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
};

function clockAt(at: Instant, zone: string): Clock {
  const parts = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const part of formatter(zone).formatToParts(at)) {
    if (part.type in parts) parts[part.type as keyof Clock] = part.value;
  }
  return parts;
}

/** The day the wall clock shows at an instant. A shift keeps the day it was opened on, also past midnight. */
export function dayOf(at: Instant, zone: string = HOME_ZONE): Day {
  const { year, month, day } = clockAt(at, zone);
  return `${year}-${month}-${day}` as Day;
}

/** `22/11/2026 14:02` */
export function formatInstant(at: Instant, zone: string = HOME_ZONE): string {
  const { year, month, day, hour, minute } = clockAt(at, zone);
  return `${day}/${month}/${year} ${hour}:${minute}`;
}

/** `14:02` */
export function formatTime(at: Instant, zone: string = HOME_ZONE): string {
  const { hour, minute } = clockAt(at, zone);
  return `${hour}:${minute}`;
}

/** Minutes since midnight, as the wall clock shows them. */
export function minuteOf(at: Instant, zone: string = HOME_ZONE): number {
  const { hour, minute } = clockAt(at, zone);
  return Number(hour) * 60 + Number(minute);
}

/** `22/11/2026` */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

const DAY_MS = 86_400_000;

// A calendar day is counted at UTC midnight, where no zone has daylight saving to trip over.
const atMidnight = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** The day so many days later, or earlier where they are below 0. */
export function addDays(day: Day, days: number): Day {
  return Day.parse(new Date(atMidnight(day) + days * DAY_MS).toISOString().slice(0, 10));
}

/** How many days from one to another, 0 for the same. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((atMidnight(to) - atMidnight(from)) / DAY_MS);
}
