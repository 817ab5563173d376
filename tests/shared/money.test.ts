import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded, dong, formatDong, sumDong } from '../../src/shared/money.ts';
import { anyDong } from '../support/generators.ts';

describe('money', () => {
  it.each([
    [0, '0'],
    [500, '500'],
    [1_000, '1.000'],
    [306_500, '306.500'],
    [1_000_000, '1.000.000'],
    [12_345_678_901, '12.345.678.901'],
    [-25_000, '−25.000'],
    [-999, '−999'],
  ])('writes %i đồng as %s, as a price tag does', (amount, written) => {
    expect(formatDong(dong(amount))).toBe(written);
  });

  it('never puts a dot where there are not three digits after it, and loses no digit', () => {
    fc.assert(
      fc.property(anyDong, (amount) => {
        const written = formatDong(amount);
        expect(written).toMatch(/^−?\d{1,3}(\.\d{3})*$/);
        expect(Number(written.replace('−', '-').replaceAll('.', ''))).toBe(amount);
      }),
    );
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('has no amount of %d đồng: that is a bug', (amount) => {
    expect(() => dong(amount)).toThrow('whole đồng');
  });

  it('adds nothing up to 0 and every đồng up exactly', () => {
    expect(sumDong([])).toBe(0);
    fc.assert(
      fc.property(fc.array(anyDong, { maxLength: 50 }), (amounts) => {
        expect(BigInt(sumDong(amounts))).toBe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
      }),
    );
  });

  it('refuses a sum that would no longer be exact', () => {
    expect(() => sumDong([dong(Number.MAX_SAFE_INTEGER), dong(1)])).toThrow('whole đồng');
  });
});

describe('division rounded to a whole number', () => {
  it.each([
    { of: 4, by: 10, is: 0, why: 'below half goes down' },
    { of: 5, by: 10, is: 1, why: 'half goes up' },
    { of: 6, by: 10, is: 1, why: 'above half goes up' },
    { of: 15, by: 10, is: 2, why: 'half goes up after an odd number' },
    { of: 25, by: 10, is: 3, why: 'and after an even one: no rounding to even' },
    { of: -5, by: 10, is: -1, why: 'half below zero goes away from zero' },
    { of: -4, by: 10, is: 0, why: 'less than half below zero is plain 0, not −0' },
    { of: 1, by: 3, is: 0, why: 'a third' },
    { of: 2, by: 3, is: 1, why: 'two thirds' },
    { of: 0, by: 7, is: 0, why: 'nothing' },
    { of: Number.MAX_SAFE_INTEGER, by: 2, is: 2 ** 52, why: 'the largest number, still exact' },
  ])('$of ÷ $by is $is: $why', ({ of, by, is }) => {
    expect(divideRounded(of, by)).toBe(is);
  });

  it('agrees with exact arithmetic on any two numbers', () => {
    const denominators = fc.oneof(
      fc.integer({ min: 1, max: 2_000 }),
      fc.maxSafeNat().map((n) => Math.max(1, n)),
    );
    fc.assert(
      fc.property(fc.maxSafeInteger(), denominators, (numerator, denominator) => {
        expect(BigInt(divideRounded(numerator, denominator))).toBe(exactly(BigInt(numerator), BigInt(denominator)));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [0.5, 1],
    [1, 0],
    [1, -1],
    [1, 1.5],
    [2 ** 53, 1],
  ])('does not divide %d by %d: that is a bug', (numerator, denominator) => {
    expect(() => divideRounded(numerator, denominator)).toThrow('violated');
  });
});

/** floor((2n + d) ÷ 2d) on the magnitude: half away from zero, in integers of any size. */
function exactly(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
