import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openThrottle } from '../../src/central/throttle.ts';

const RULE = { free: 3, firstWait: 1_000, longestWait: 8_000, forgetAfter: 60_000 };

test('the first wrong tries are free, then each doubles the wait', () => {
  const throttle = openThrottle(RULE);
  for (let wrong = 0; wrong < 3; wrong++) {
    expect(throttle.admits('a', 0)).toBe(true);
    throttle.failed('a', 0);
  }
  expect([throttle.admits('a', 999), throttle.admits('a', 1_000)]).toEqual([false, true]);
  throttle.failed('a', 1_000);
  expect([throttle.admits('a', 2_999), throttle.admits('a', 3_000)]).toEqual([false, true]);
});

test('one address’s mistakes are not another’s, and a right try forgets them', () => {
  const throttle = openThrottle(RULE);
  for (let wrong = 0; wrong < 9; wrong++) throttle.failed('a', 0);
  expect([throttle.admits('a', 1), throttle.admits('b', 1)]).toEqual([false, true]);
  throttle.succeeded('a');
  expect(throttle.admits('a', 1)).toBe(true);
});

test('nobody waits longer than the longest wait, however often they were wrong', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { maxLength: 200 }), (gaps) => {
      const throttle = openThrottle(RULE);
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        throttle.failed('a', now);
      }
      expect(throttle.admits('a', now + RULE.longestWait)).toBe(true);
    }),
  );
});
