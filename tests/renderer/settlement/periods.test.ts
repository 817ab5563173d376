import { expect, test } from 'vitest';
import { usualPeriods } from '../../../src/renderer/settlement/periods.ts';
import type { Day } from '../../../src/shared/day.ts';

const periods = (today: string) => usualPeriods(today as Day).map(({ id, day }) => `${id} ${day}`);

test('producers are usually settled with up to the end of last month, of half a month that is over, of yesterday, and until now', () => {
  expect(periods('2026-11-23')).toEqual([
    'lastMonth 2026-10-31',
    'halfMonth 2026-11-15',
    'yesterday 2026-11-22',
    'today 2026-11-23',
  ]);
});

test('half a month is none before it is over, and January comes after December', () => {
  expect(periods('2027-01-15')).toEqual(['lastMonth 2026-12-31', 'yesterday 2027-01-14', 'today 2027-01-15']);
});
