import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, span } from '../../../src/central/pages/sales/period.ts';
import { readDay } from '../../../src/central/pages/sales/typedDay.ts';
import { addDays, Day, daysBetween, formatDay, type Instant } from '../../../src/shared/day.ts';

const day = (text: string) => Day.parse(text);
const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('a period', () => {
  it.each([
    ['today', '2026-11-22', '2026-11-22'],
    ['week', '2026-11-16', '2026-11-22'],
    ['month', '2026-11-01', '2026-11-22'],
  ] as const)('%s, asked on 22/11/2026, is %s to %s', (period, from, to) => {
    expect(daysOf(period, day('2026-11-22'))).toEqual({ from, to });
  });

  it('a week reaches over the end of a month and of a year', () => {
    expect(daysOf('week', day('2027-01-03')).from).toBe('2026-12-28');
  });

  it('since ever has no ends', () => {
    expect(daysOf('ever', day('2026-11-22'))).toEqual({});
  });

  it('adding days and counting them agree, over leap years too', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -2000, max: 2000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

describe('a span', () => {
  const start = 1_800_000_000_000 as Instant;
  it.each([
    [0, 'seconds', 0],
    [59_999, 'seconds', 59],
    [60_000, 'minutes', 1],
    [3_599_999, 'minutes', 59],
    [3_600_000, 'hours', 1],
    [47 * 3_600_000, 'hours', 47],
    [48 * 3_600_000, 'days', 2],
  ] as const)('of %i ms is said in %s: %i', (ms, unit, count) => {
    expect(span(start, (start + ms) as Instant)).toEqual({ unit, count });
  });

  it('of a till whose clock runs ahead is none, not a negative one', () => {
    expect(span(start, (start - 90_000) as Instant)).toEqual({ unit: 'seconds', count: 0 });
  });
});

describe('a day as typed', () => {
  it.each([
    ['22/11/2026', '2026-11-22'],
    ['5/1/2026', '2026-01-05'],
    ['05-01-26', '2026-01-05'],
    [' 1.2 ', '2026-02-01'],
  ])('%s is %s', (text, read) => {
    expect(readDay(text, day('2026-11-22'))).toBe(read);
  });

  it.each(['', '31/2/2026', '11/22/2026', '2026-11-22', 'hôm nay', '22/11/202'])('%s is none', (text) => {
    expect(readDay(text, day('2026-11-22'))).toBeUndefined();
  });

  it('reads back every day as the pages write it', () => {
    fc.assert(
      fc.property(aDay, (any) => {
        expect(readDay(formatDay(any), day('2026-11-22'))).toBe(any);
      }),
    );
  });
});
