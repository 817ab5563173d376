import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTimeBetween } from '../../../src/central/office/openTime.ts';
import { HOME_ZONE, type Instant } from '../../../src/shared/day.ts';

const HOUR = 3_600_000;
const EVERY_DAY = { days: [1, 2, 3, 4, 5, 6, 7], opens: 7, closes: 18 };
/** An instant by the clock of Vietnam, seven hours before UTC. November 2026 begins on a Sunday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 7, minute) as Instant;
const hours = (from: Instant, to: Instant, rules = EVERY_DAY) => openTimeBetween(from, to, rules, HOME_ZONE) / HOUR;

test.each<[string, [Instant, Instant], typeof EVERY_DAY, number]>([
  ['within a day', [at(22, 8), at(22, 12, 30)], EVERY_DAY, 4.5],
  ['a night counts for nothing', [at(22, 18), at(23, 7)], EVERY_DAY, 0],
  ['over a night', [at(22, 17), at(23, 8)], EVERY_DAY, 2],
  ['before it opens', [at(22, 5), at(22, 8)], EVERY_DAY, 1],
  ['a day off counts for nothing', [at(21, 17), at(23, 8)], { ...EVERY_DAY, days: [1, 2, 3, 4, 5, 6] }, 2],
  ['only Sundays', [at(16, 8), at(23, 8)], { ...EVERY_DAY, days: [7] }, 11],
  ['round the clock', [at(20, 3), at(22, 3)], { ...EVERY_DAY, opens: 0, closes: 24 }, 48],
])('%s', (_what, [from, to], rules, open) => {
  expect(hours(from, to, rules)).toBe(open);
});

test('time that is cut in two comes to the same, is never negative and never more than went by', () => {
  const instant = fc.integer({ min: at(1, 0), max: at(30, 0) }).map((ms) => ms as Instant);
  fc.assert(
    fc.property(
      fc.tuple(instant, instant, instant),
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      (three, days) => {
        const [from, between, to] = three.toSorted((a, b) => a - b) as [Instant, Instant, Instant];
        const rules = { ...EVERY_DAY, days };
        const whole = openTimeBetween(from, to, rules, HOME_ZONE);
        const parts = openTimeBetween(from, between, rules, HOME_ZONE) + openTimeBetween(between, to, rules, HOME_ZONE);
        expect(parts).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual(to - from);
      },
    ),
  );
});
