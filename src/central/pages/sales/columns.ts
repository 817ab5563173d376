import { addDays, type Day, daysBetween } from '../../../shared/day.ts';
import { type Dong, dong } from '../../../shared/money.ts';
import type { Days } from './period.ts';

/** One column of the chart over time: a day or, where days would be too many to tell apart, a month. */
export type Column = { readonly key: string; readonly amount: Dong };

export type Columns = { readonly unit: 'day' | 'month'; readonly columns: readonly Column[] };

/** More days than this are shown by month: at 92, a column on the narrowest screen is still 4 px wide. */
export const MOST_DAYS = 92;

/**
 * What sold over time, days without a sale included: a gap in a chart would be read as the days standing side by side.
 * @param sold amounts by day, in any order
 * @param days the period asked for; an open end is where the sales begin or end
 */
export function columnsOf(sold: ReadonlyMap<Day, Dong>, days: Days): Columns {
  const known = [...sold.keys()].toSorted();
  const from = days.from ?? known[0];
  const to = days.to ?? known.at(-1);
  if (from === undefined || to === undefined || to < from) return { unit: 'day', columns: [] };
  return daysBetween(from, to) < MOST_DAYS ? byDay(sold, from, to) : byMonth(sold, from, to);
}

function byDay(sold: ReadonlyMap<Day, Dong>, from: Day, to: Day): Columns {
  const columns: Column[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) columns.push({ key: day, amount: sold.get(day) ?? dong(0) });
  return { unit: 'day', columns };
}

function byMonth(sold: ReadonlyMap<Day, Dong>, from: Day, to: Day): Columns {
  const sums = new Map<string, number>();
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) sums.set(month, 0);
  for (const [day, amount] of sold) {
    const month = day.slice(0, 7);
    const sum = sums.get(month);
    if (sum !== undefined) sums.set(month, sum + amount);
  }
  return { unit: 'month', columns: [...sums].map(([key, sum]) => ({ key, amount: dong(sum) })) };
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** How often a column is labelled so that labels do not run into one another: every 1st, 2nd, 7th … */
export function labelEvery(columns: number, room: number): number {
  return Math.max(1, Math.ceil(columns / room));
}
