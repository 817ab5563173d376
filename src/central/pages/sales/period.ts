import { addDays, Day, type Instant } from '../../../shared/day.ts';

/** Which days a page looks at: by name, so that a bookmark of "today" is still today tomorrow, or chosen by hand. */
export const PERIODS = ['today', 'week', 'month', 'ever', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

/** Both ends included; an absent end is open. */
export type Days = { readonly from?: Day | undefined; readonly to?: Day | undefined };

/** The days a named period means today. `custom` has no days of its own. */
export function daysOf(period: Exclude<Period, 'custom'>, today: Day): Days {
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: Day.parse(`${today.slice(0, 8)}01`), to: today };
    case 'ever':
      return {};
  }
}

/** Whole units between two instants, the largest that fits; negative spans count as none. */
export function span(
  from: Instant,
  to: Instant,
): {
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
  readonly count: number;
} {
  const seconds = Math.max(0, Math.floor((to - from) / 1000));
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) };
  if (seconds < 2 * 86_400) return { unit: 'hours', count: Math.floor(seconds / 3600) };
  return { unit: 'days', count: Math.floor(seconds / 86_400) };
}
