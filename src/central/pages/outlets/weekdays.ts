import type { WatchRules } from '../../office/api/alarms.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The names of days by their numbers in ISO 8601, 1 = Monday. */
export function weekdaysOf({ days }: Pick<WatchRules, 'days'>): Weekday[] {
  return WEEKDAYS.filter((_, at) => days.includes(at + 1));
}

export const numberOf = (day: Weekday): number => WEEKDAYS.indexOf(day) + 1;
