import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/shared/day.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import {
  type Hint,
  isNewOn,
  type Left,
  LOW_DAYS,
  ORDER_DAYS,
  reorderHint,
  SOON_DAYS,
  type Supply,
} from '../../../src/shared/stock/reorder.ts';
import { aDay } from '../../support/aProduct.ts';

const TODAY = aDay('2026-11-23');

const left = (pieces: number, expires?: Day): Left => ({
  onHand: quantity(pieces * 1_000),
  ...(expires !== undefined && { expires }),
});

function supply(change: Partial<Supply> = {}): Supply {
  return {
    lots: [],
    sold: quantity(0),
    days: 28,
    missed: 0,
    keeps: undefined,
    weighed: false,
    isNew: false,
    ...change,
  };
}

const hint = (change: Partial<Supply>): Hint | undefined => reorderHint(supply(change), TODAY);

describe('an order', () => {
  test('makes goods that last less than a week last two', () => {
    // One a day: four last four days, ten more make fourteen.
    expect(hint({ lots: [left(4)], sold: quantity(28_000) })).toEqual({
      hint: 'order',
      sold: 28_000,
      days: 28,
      missed: 0,
      onHand: 4_000,
      usable: 4_000,
      order: 10_000,
      lasts: 4,
      target: 14,
    });
    expect(hint({ lots: [left(7)], sold: quantity(28_000) })).toBeUndefined();
  });

  test('is of what was asked for in vain, too, also where nothing was sold', () => {
    expect(hint({ missed: 3 })).toMatchObject({ hint: 'order', order: 2_000, lasts: 0, missed: 3 });
  });

  test('is no larger than what sells before the goods go off', () => {
    expect(hint({ sold: quantity(28_000), keeps: 5 })).toMatchObject({ order: 5_000, target: 5 });
    expect(hint({ lots: [left(5)], sold: quantity(28_000), keeps: 5 })).toBeUndefined();
  });

  test('does not count on expired goods, nor on those that will be', () => {
    const lots = [left(20, aDay('2026-11-22')), left(20, aDay('2026-11-25'))];
    expect(hint({ lots, sold: quantity(28_000) })).toMatchObject({ usable: 3_000, onHand: 40_000, order: 11_000 });
  });

  test('counts what the books lack as gone from what is there', () => {
    expect(hint({ lots: [left(6), left(-4)], sold: quantity(28_000) })).toMatchObject({ usable: 2_000, order: 12_000 });
  });

  test('of goods by weight is of whole kilograms', () => {
    expect(hint({ sold: quantity(350), weighed: true })).toMatchObject({ order: 1_000 });
  });
});

describe('slow goods', () => {
  test('are those of which some will not be sold by their last day', () => {
    // Eight days, today among them, and one a day.
    const lots = [left(20, aDay('2026-11-30'))];
    expect(hint({ lots, sold: quantity(28_000) })).toMatchObject({
      hint: 'slow',
      usable: 8_000,
      spoils: 12_000,
      expires: '2026-11-30',
    });
  });

  test('by the piece are spoken of in whole pieces, by weight to the gram', () => {
    // Twenty-five in 28 days are 7.14 in eight.
    const slow = { lots: [left(20, aDay('2026-11-30')), left(20, aDay('2026-12-01'))], sold: quantity(25_000) };
    expect(hint(slow)).toMatchObject({ hint: 'slow', usable: 9_000, spoils: 31_000 });
    expect(hint({ ...slow, weighed: true })).toMatchObject({ hint: 'slow', usable: 8_036, spoils: 31_964 });
    // One in a week: of seven that end in six days one is sold, and nobody orders an eighth.
    const few = { lots: [left(7, aDay('2026-11-28'))], sold: quantity(1_000), days: 7, keeps: 6 };
    expect(hint(few)).toMatchObject({ hint: 'slow', usable: 1_000, spoils: 6_000 });
  });

  test('are not spoken of while their end is far, nor while they are new', () => {
    const soon = [left(5, addDays(TODAY, SOON_DAYS - 1))];
    expect(hint({ lots: soon })).toMatchObject({ hint: 'slow', spoils: 5_000 });
    expect(hint({ lots: soon, isNew: true })).toBeUndefined();
    expect(hint({ lots: [left(5, addDays(TODAY, SOON_DAYS))] })).toBeUndefined();
    expect([isNewOn(aDay('2026-11-17'), TODAY), isNewOn(aDay('2026-11-16'), TODAY)]).toEqual([true, false]);
  });
});

const anyOnHand = fc.oneof(
  fc.integer({ min: -20_000, max: 200_000 }),
  fc.integer({ min: -20, max: 200 }).map((pieces) => pieces * ONE),
);

const anyLeft: fc.Arbitrary<Left> = fc
  .tuple(anyOnHand, fc.option(fc.integer({ min: -10, max: 120 })))
  .map(([thousandths, days]) => {
    const onHand = quantity(thousandths);
    return days === null ? { onHand } : { onHand, expires: addDays(TODAY, days) };
  });

const anySupply: fc.Arbitrary<Supply> = fc.record({
  lots: fc.array(anyLeft, { maxLength: 6 }),
  sold: fc.integer({ min: -5_000, max: 500_000 }).map(quantity),
  days: fc.integer({ min: 7, max: 28 }),
  missed: fc.nat(10),
  keeps: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  weighed: fc.boolean(),
  isNew: fc.boolean(),
});

function orderOf(given: Supply): number {
  const found = reorderHint(given, TODAY);
  return found?.hint === 'order' ? found.order : 0;
}

describe('whatever a shop has', () => {
  test('an order is whole, and with what is usable just enough for its days', () => {
    fc.assert(
      fc.property(anySupply, (given) => {
        const found = reorderHint(given, TODAY);
        if (found?.hint !== 'order') return;
        const { order, usable, target, lasts } = found;
        const needed = ((given.sold + given.missed * ONE) * target) / given.days;
        expect(order % ONE).toBe(0);
        expect(order).toBeGreaterThan(0);
        expect(usable + order).toBeGreaterThanOrEqual(needed);
        expect(usable + order - ONE).toBeLessThan(needed);
        expect(lasts).toBeLessThan(LOW_DAYS);
        expect(target).toBeLessThanOrEqual(Math.min(ORDER_DAYS, given.keeps ?? ORDER_DAYS));
      }),
    );
  });

  test('nothing is said that the goods do not bear out', () => {
    fc.assert(
      fc.property(anySupply, (given) => {
        const found = reorderHint(given, TODAY);
        const good = given.lots.filter(({ expires }) => expires === undefined || expires >= TODAY);
        const there = good.reduce((sum, { onHand }) => sum + Math.max(0, onHand), 0);
        if (!found) return;
        expect(found.usable).toBeGreaterThanOrEqual(0);
        expect(found.usable).toBeLessThanOrEqual(there);
        if (!given.weighed && given.lots.every(({ onHand }) => onHand % ONE === 0)) expect(found.usable % ONE).toBe(0);
        if (found.hint === 'order') return;
        expect(found.usable + found.spoils).toBeLessThanOrEqual(there);
        expect(found.spoils).toBeGreaterThan(0);
        expect(found.expires >= TODAY && found.expires < addDays(TODAY, SOON_DAYS)).toBe(true);
      }),
    );
  });

  test('more goods without a day never make the order larger, nor do expired ones change it', () => {
    fc.assert(
      fc.property(anySupply, fc.integer({ min: 1, max: 50_000 }), (given, more) => {
        const onHand = quantity(more);
        expect(orderOf({ ...given, lots: [...given.lots, { onHand }] })).toBeLessThanOrEqual(orderOf(given));
        const expired = { onHand, expires: addDays(TODAY, -1) };
        expect(orderOf({ ...given, lots: [...given.lots, expired] })).toBe(orderOf(given));
      }),
    );
  });
});
