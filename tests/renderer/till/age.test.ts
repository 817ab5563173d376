import { expect, test } from 'vitest';
import { ageOf } from '../../../src/renderer/till/age.ts';

const MINUTE = 60_000;

test.each([
  [10_000, 'ageNow', 0],
  [12 * MINUTE, 'ageMinutes', 12],
  [59 * MINUTE + 59_000, 'ageMinutes', 59],
  [3 * 60 * MINUTE, 'ageHours', 3],
  [47 * 60 * MINUTE, 'ageHours', 47],
  [5 * 24 * 60 * MINUTE, 'ageDays', 5],
])('what waited %i ms is said as %s %i', (waited, unit, count) => {
  expect(ageOf(1_000_000, 1_000_000 + waited)).toEqual({ unit, count });
});

test('a clock set back makes it new, never negative', () => {
  expect(ageOf(5_000_000, 1_000_000)).toEqual({ unit: 'ageNow', count: 0 });
});
