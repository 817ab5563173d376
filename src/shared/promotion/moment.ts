import type { Day } from '../day.ts';
import type { OutletId } from '../id.ts';
import type { DayWindow, Promotion } from './promotion.ts';

/** Where and when a cart is priced. */
export type Moment = {
  readonly outlet: OutletId;
  /** The shop's day. */
  readonly day: Day;
  /** Since midnight on the outlet's wall clock, 0 to 1439. */
  readonly minute: number;
};

/** Whether a promotion takes anything off at a moment. */
export function runsAt(promotion: Promotion, moment: Moment): boolean {
  if (promotion.endedOn !== undefined || !isHeldAt(promotion, moment.outlet)) return false;
  const day = dayOfWindow(promotion.window, moment);
  if (day === undefined || day < promotion.from || day > promotion.to) return false;
  return promotion.weekdays === undefined || promotion.weekdays.includes(weekdayOf(day));
}

export function isHeldAt({ outlets }: Promotion, outlet: OutletId): boolean {
  return outlets === 'all' || outlets.includes(outlet);
}

/** The day whose window is open at a moment, undefined where none is: an hour past midnight, it may be yesterday's. */
function dayOfWindow(window: DayWindow | undefined, { day, minute }: Moment): Day | undefined {
  if (!window) return day;
  if (window.from < window.to) return window.from <= minute && minute < window.to ? day : undefined;
  if (minute >= window.from) return day;
  return minute < window.to ? dayBefore(day) : undefined;
}

const DAY = 86_400_000;

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10) as Day;
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
