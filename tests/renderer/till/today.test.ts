import { type Arbitrary, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { weekdayOf } from '../../../src/renderer/till/today.ts';
import { vi } from '../../../src/renderer/words/vi.ts';
import { Day, dayOf, type Instant } from '../../../src/shared/day.ts';

test.each([
  ['2026-11-22', 'Chủ nhật'],
  ['2026-11-23', 'Thứ hai'],
  ['2028-02-29', 'Thứ ba'],
  ['2027-01-01', 'Thứ sáu'],
] as const)('%s is a %s', (day, name) => {
  expect(vi.weekday[weekdayOf(Day.parse(day))]).toBe(name);
});

test('the day after is the next weekday', () => {
  const instants = integer({ min: 0, max: Date.UTC(2100, 0) }) as Arbitrary<Instant>;
  assert(
    property(instants, (at) => {
      const next = (at + 86_400_000) as Instant;
      const names = Object.keys(vi.weekday);
      expect(names.indexOf(weekdayOf(dayOf(next)))).toBe((names.indexOf(weekdayOf(dayOf(at))) + 1) % 7);
    }),
  );
});
