import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src/shared/day.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { whyBelow } from '../../../src/shared/stock/below.ts';
import { daysOfCover, RATE_DAYS, rateDays, rateFrom } from '../../../src/shared/stock/cover.ts';
import { aDay } from '../../support/aProduct.ts';
import { anyDay } from '../../support/generators.ts';

const TODAY = aDay('2026-11-23');

describe('days of cover', () => {
  test('of 10 packs, where 14 were sold in four weeks, are twenty', () => {
    expect(daysOfCover(quantity(10_000), { sold: quantity(14_000), days: 28 })).toBe(20);
  });

  test.each([
    [0, 5_000, 0, 'there is nothing'],
    [-2_000, 5_000, 0, 'the books have less than nothing'],
    [5_000, 0, null, 'nothing was sold'],
    [5_000, -1_000, null, 'more came back than was sold'],
    [350, 700, 14, 'it is sold by weight'],
  ])('of %i, with %i sold in 28 days, are %s: %s', (onHand, sold, days, _why) => {
    expect(daysOfCover(quantity(onHand), { sold: quantity(sold), days: 28 })).toBe(days);
  });

  test('are counted over four weeks, or since the goods first moved, but never over less than a week', () => {
    expect(rateDays(aDay('2026-11-23'), TODAY)).toBe(7);
    expect(rateDays(aDay('2026-11-14'), TODAY)).toBe(10);
    expect(rateDays(aDay('2020-01-01'), TODAY)).toBe(28);
    expect(rateDays(null, TODAY)).toBe(28);
    expect(daysBetween(rateFrom(TODAY), TODAY)).toBe(RATE_DAYS - 1);
  });

  test('are so many that what is on hand is sold by their end, and not before', () => {
    const some = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(some, some, anyDay, (onHand, sold, first) => {
        const days = rateDays(first, addDays(first, 40));
        const cover = daysOfCover(quantity(onHand), { sold: quantity(sold), days }) ?? Number.NaN;
        expect(cover * sold).toBeLessThanOrEqual(onHand * days);
        expect((cover + 1) * sold).toBeGreaterThan(onHand * days);
      }),
    );
  });
});

describe('less than nothing on hand', () => {
  const received = { kind: 'goods-received', quantity: quantity(3_000) } as const;
  const sold = { kind: 'sale', quantity: quantity(-4_000) } as const;
  const returned = { kind: 'return', quantity: quantity(1_000) } as const;
  const nothing = quantity(0);

  test('comes of goods that never came in by the books, and a return is no coming in', () => {
    expect(whyBelow({ moved: [sold, returned], others: quantity(-1_000), elsewhere: nothing })).toBe('never-came');
  });

  test('comes of more leaving than came, here or at another till', () => {
    expect(whyBelow({ moved: [received, sold], others: nothing, elsewhere: nothing })).toBe('more-left');
    expect(whyBelow({ moved: [sold], others: quantity(3_000), elsewhere: nothing })).toBe('more-left');
  });

  test('of one lot comes of taking from the wrong one, while another is there', () => {
    expect(whyBelow({ moved: [received, sold], others: nothing, elsewhere: quantity(2_000) })).toBe('another-lot');
  });
});
