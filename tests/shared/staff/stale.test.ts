import { expect, test } from 'vitest';
import type { Instant } from '../../../src/shared/day.ts';
import { staleFor } from '../../../src/shared/staff/stale.ts';

const HEARD = Date.UTC(2026, 10, 23) as Instant;
const DAY = 24 * 60 * 60_000;

test.each([
  ['a moment ago', 0, null],
  ['thirty days and nearly one more ago', 31 * DAY - 1, null],
  ['thirty-one days ago', 31 * DAY, 31],
  ['a year ago', 365 * DAY, 365],
  ['tomorrow, by a clock that was set back', -DAY, null],
])('who may sign in was heard %s', (_, ago, days) => expect(staleFor(HEARD, HEARD + ago)).toBe(days));

test('a till that never heard anything has nothing that could be old', () => {
  expect(staleFor(null, HEARD)).toBeNull();
});
