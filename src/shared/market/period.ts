import { z } from 'zod';
import { addDays, Day, daysBetween } from '../day.ts';

/** Which days the market is looked at, by name: a bookmark of "this month" is still this month tomorrow. */
export const MARKET_PERIODS = ['today', 'week', 'month', 'quarter', 'year', 'custom'] as const;
export type MarketPeriod = (typeof MARKET_PERIODS)[number];

/** Business days, both ends included. */
export const Days = z.object({ from: Day, to: Day });
export type Days = z.infer<typeof Days>;

/** The days of a named period up to today; the week is the last seven days, the others begin with the calendar. */
export function periodDays(period: Exclude<MarketPeriod, 'custom'>, today: Day): Days {
  return { from: period === 'week' ? addDays(today, -6) : startOf(period, today), to: today };
}

/**
 * What a period is held against. A part of a month, quarter or year is compared with the same part of the one before: the 1st to the
 * 23rd with the 1st to the 23rd, or with the whole month before where that is shorter. Other days with as many right before them.
 */
export function daysBefore(period: MarketPeriod, { from, to }: Days): Days {
  const length = daysBetween(from, to);
  if (period === 'today' || period === 'week' || period === 'custom')
    return { from: addDays(from, -length - 1), to: addDays(from, -1) };
  const before = startOf(period, addDays(from, -1));
  const end = addDays(before, length);
  return { from: before, to: end < from ? end : addDays(from, -1) };
}

function startOf(period: Exclude<MarketPeriod, 'custom' | 'week'>, day: Day): Day {
  const [year = '', month = ''] = day.split('-');
  switch (period) {
    case 'today':
      return day;
    case 'month':
      return Day.parse(`${year}-${month}-01`);
    case 'quarter':
      return Day.parse(`${year}-${String(Number(month) - ((Number(month) - 1) % 3)).padStart(2, '0')}-01`);
    case 'year':
      return Day.parse(`${year}-01-01`);
  }
}

/** What sums are kept of: a day, a month, a year; each by its first day. */
export type Span = 'd' | 'm' | 'y';
/** Spans of one kind side by side, from the first one's first day to the last one's first day. */
export type Stretch = Days & { readonly span: Span };

/** The first day of the span of each kind that a day lies in. */
export function spansOf(day: string): readonly { readonly span: Span; readonly start: string }[] {
  return [
    { span: 'd', start: day },
    { span: 'm', start: `${day.slice(0, 7)}-01` },
    { span: 'y', start: `${day.slice(0, 4)}-01-01` },
  ];
}

/** The fewest spans that make up a period, each day in one of them. @param largest none of them is larger */
export function stretchesOf({ from, to }: Days, largest: Span = 'y'): readonly Stretch[] {
  if (to < from) return [];
  if (largest === 'd') return [{ span: 'd', from, to }];
  const finer = largest === 'y' ? 'm' : 'd';
  const starts = fullSpans({ from, to }, largest);
  const [first, last] = [starts.at(0), starts.at(-1)];
  if (!first || !last) return stretchesOf({ from, to }, finer);
  return [
    ...stretchesOf({ from, to: addDays(first, -1) }, finer),
    { span: largest, from: first, to: last },
    ...stretchesOf({ from: nextStart(last, largest), to }, finer),
  ];
}

/** First days of the spans that lie in a period as a whole. */
function fullSpans({ from, to }: Days, span: 'm' | 'y'): readonly Day[] {
  const unit = span === 'm' ? 'month' : 'year';
  const starts: Day[] = [];
  let start = startOf(unit, from) === from ? from : nextStart(startOf(unit, from), span);
  for (; addDays(nextStart(start, span), -1) <= to; start = nextStart(start, span)) starts.push(start);
  return starts;
}

function nextStart(start: Day, span: 'm' | 'y'): Day {
  // From the first day of a month or year as many days on as lie in the next one for certain.
  return startOf(span === 'm' ? 'month' : 'year', addDays(start, span === 'm' ? 31 : 366));
}
