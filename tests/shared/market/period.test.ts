import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/shared/day.ts';
import { type Days, type Span, type Stretch, spansOf, stretchesOf } from '../../../src/shared/market/period.ts';
import { aDay } from '../../support/aProduct.ts';
import { anyDay } from '../../support/generators.ts';

const told = (days: Days, largest?: Span): readonly string[] =>
  stretchesOf(days, largest).map(({ span, from, to, times }) => `${times === 1 ? '+' : '-'}${span} ${from} ${to}`);
const period = (from: string, to: string): Days => ({ from: aDay(from), to: aDay(to) });

describe('the spans that make up a period', () => {
  it('are a whole month as one, and whole months side by side', () => {
    expect(told(period('2026-02-01', '2026-02-28'))).toEqual(['+m 2026-02-01 2026-02-01']);
    expect(told(period('2026-02-01', '2026-04-30'))).toEqual(['+m 2026-02-01 2026-04-01']);
  });

  it('are days, where they are the smaller part of a month', () => {
    expect(told(period('2026-11-01', '2026-11-10'))).toEqual(['+d 2026-11-01 2026-11-10']);
  });

  it('are the month without its last week, where that is less to add up', () => {
    expect(told(period('2026-11-01', '2026-11-23'))).toEqual(['-d 2026-11-24 2026-11-30', '+m 2026-11-01 2026-11-01']);
  });

  it('are the year without what lies behind the same day of the year before', () => {
    expect(told(period('2025-01-01', '2025-11-23'))).toEqual([
      '-d 2025-11-24 2025-11-30',
      '-m 2025-12-01 2025-12-01',
      '+y 2025-01-01 2025-01-01',
    ]);
  });

  it('are no larger than may be: what is told by day has days only', () => {
    expect(told(period('2026-11-01', '2026-11-30'), 'd')).toEqual(['+d 2026-11-01 2026-11-30']);
    expect(told(period('2026-01-01', '2026-12-31'), 'm')).toEqual(['+m 2026-01-01 2026-12-01']);
  });

  it('count each day of the period once and no other, whatever the period', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(900), fc.constantFrom<Span>('d', 'm', 'y'), (from, length, largest) => {
        const days = { from, to: addDays(from, length) };
        const stretches = stretchesOf(days, largest);
        for (let day = addDays(from, -400); day <= addDays(days.to, 400); day = addDays(day, 1))
          expect(timesOf(stretches, day), day).toBe(day >= from && day <= days.to ? 1 : 0);
      }),
      { numRuns: 25 },
    );
  });

  it('are none where the period ends before it begins', () => {
    expect(told(period('2026-11-02', '2026-11-01'))).toEqual([]);
  });
});

/** How often what was sold on a day is counted: as the sums themselves say which span it lies in. */
function timesOf(stretches: readonly Stretch[], day: Day): number {
  const starts = new Map(spansOf(day).map(({ span, start }) => [span, start]));
  return stretches
    .filter(({ span, from, to }) => {
      const start = starts.get(span) ?? '';
      return from <= start && start <= to;
    })
    .reduce((sum, { times }) => sum + times, 0);
}
