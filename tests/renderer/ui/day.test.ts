import { expect, test } from 'vitest';
import { dayTyped } from '../../../src/renderer/ui/day.ts';

test.each([
  ['30/6/2027', '2027-06-30'],
  ['30.06.27', '2027-06-30'],
  ['30-6-2027', '2027-06-30'],
  ['30062027', '2027-06-30'],
  ['300627', '2027-06-30'],
])('%s is %s', (typed, day) => {
  expect(dayTyped(typed)).toBe(day);
});

test.each(['', '6/30/2027', '31/02/2027', '2027-06-30', '30/6', '1/1/1', 'mai'])('"%s" is no day', (typed) => {
  expect(dayTyped(typed)).toBeUndefined();
});
