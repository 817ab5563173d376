import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyCash } from '../../../src/renderer/tender/likelyCash.ts';
import { dong } from '../../../src/shared/money.ts';

test.each([
  [307_000, [307_000, 310_000, 320_000, 350_000, 400_000, 500_000]],
  [12_000, [12_000, 20_000, 50_000, 100_000, 200_000, 500_000]],
  [3_628_000, [3_628_000, 3_640_000, 3_650_000, 3_700_000, 3_800_000, 4_000_000]],
  [500_000, [500_000, 600_000]],
])('for %i ₫ the buttons are the exact amount and the likeliest notes', (due, expected) => {
  expect(likelyCash(dong(due))).toEqual(expected);
});

test('every button is enough, none stands twice, and the exact amount is first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000_000 }), (due) => {
      const amounts = likelyCash(dong(due));
      expect(amounts[0]).toBe(due);
      expect(amounts.every((amount) => amount >= due)).toBe(true);
      expect(new Set(amounts).size).toBe(amounts.length);
      expect(amounts.length).toBeLessThanOrEqual(6);
    }),
  );
});
