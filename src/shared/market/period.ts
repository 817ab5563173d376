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
export type Stretch = Days & {
  readonly span: Span;
  /** What is in them counts, or is taken away again. */
  readonly times: 1 | -1;
};

/** The first day of the span of each kind that a day lies in. */
export function spansOf(day: string): readonly { readonly span: Span; readonly start: string }[] {
  return [
    { span: 'd', start: day },
    { span: 'm', start: `${day.slice(0, 7)}-01` },
    { span: 'y', start: `${day.slice(0, 4)}-01-01` },
  ];
}

/**
 * Few spans that make up a period: what they count, less what they take away, is each of its days once and no other. Of a month or a year
 * that lies in it for the most part, the rest is taken away: the 1st to the 23rd is the month without its last week.
 * @param largest none of them is larger
 */
export function stretchesOf(days: Days, largest: Span = 'y'): readonly Stretch[] {
  return sideBySide(partsOf(days, largest, 1));
}

const FINER = { y: 'm', m: 'd' } as const;

/** The same, each span by itself but for days, in the order of their days. */
function partsOf({ from, to }: Days, largest: Span, times: Stretch['times']): readonly Stretch[] {
  if (to < from) return [];
  if (largest === 'd') return [{ span: 'd', from, to, times }];
  const parts: Stretch[] = [];
  const finer = FINER[largest];
  for (const unit of unitsOf({ from, to }, largest)) {
    const part = { from: later(from, unit.from), to: earlier(to, unit.to) };
    if (daysIn(part) * 3 < daysIn(unit) * 2) {
      parts.push(...partsOf(part, finer, times));
      continue;
    }
    const without = times === 1 ? -1 : 1;
    parts.push(
      { span: largest, from: unit.from, to: unit.from, times },
      ...partsOf({ from: unit.from, to: addDays(part.from, -1) }, finer, without),
      ...partsOf({ from: addDays(part.to, 1), to: unit.to }, finer, without),
    );
  }
  return parts;
}

/** The months or years that a period touches. */
function unitsOf({ from, to }: Days, span: 'm' | 'y'): readonly Days[] {
  const units: Days[] = [];
  for (let start = startOf(span === 'm' ? 'month' : 'year', from); start <= to; start = nextStart(start, span))
    units.push({ from: start, to: addDays(nextStart(start, span), -1) });
  return units;
}

/** Neighbours of one kind as one stretch: one range of the index. */
function sideBySide(parts: readonly Stretch[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const part of parts.toSorted((a, b) => (kindOf(a) + a.from < kindOf(b) + b.from ? -1 : 1))) {
    const last = stretches.at(-1);
    const goesOn = last && kindOf(last) === kindOf(part) && afterLast(last) === part.from;
    if (goesOn) stretches[stretches.length - 1] = { ...last, to: part.to };
    else stretches.push(part);
  }
  return stretches;
}

const kindOf = ({ span, times }: Stretch): string => `${span}${times}`;
const afterLast = ({ span, to }: Stretch): Day => (span === 'd' ? addDays(to, 1) : nextStart(to, span));
const daysIn = ({ from, to }: Days): number => daysBetween(from, to) + 1;
const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function nextStart(start: Day, span: 'm' | 'y'): Day {
  // From the first day of a month or year as many days on as lie in the next one for certain.
  return startOf(span === 'm' ? 'month' : 'year', addDays(start, span === 'm' ? 31 : 366));
}
