import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DONG_LIMIT, dong } from '../../../src/shared/money.ts';
import { cashRoundingOf, NOTES, quickCash, Tender } from '../../../src/shared/sale/tender.ts';
import { anyPrice } from '../../support/generators.ts';

describe('cash rounding', () => {
  it.each([
    { total: 0, step: '1000', due: 0, why: 'nothing stays nothing' },
    { total: 125_000, step: '1000', due: 125_000, why: 'a round total stays' },
    { total: 125_001, step: '1000', due: 125_000, why: 'just above goes down' },
    { total: 125_499, step: '1000', due: 125_000, why: 'below half goes down' },
    { total: 125_500, step: '1000', due: 125_000, why: 'exactly half goes down, in the buyer’s favour' },
    { total: 125_501, step: '1000', due: 126_000, why: 'above half goes up' },
    { total: 125_999, step: '1000', due: 126_000, why: 'just below the next goes up' },
    { total: 500, step: '1000', due: 0, why: 'a total of half a step is given away' },
    { total: 501, step: '1000', due: 1_000, why: 'and above it costs a whole one' },
    { total: 125_250, step: '500', due: 125_000, why: 'half of a 500 step goes down too' },
    { total: 125_251, step: '500', due: 125_500, why: 'above half of a 500 step goes up' },
    { total: 125_249, step: '500', due: 125_000, why: 'below half of a 500 step goes down' },
    { total: 125_500, step: '500', due: 125_500, why: 'a multiple of 500 stays' },
    { total: 125_749, step: '500', due: 125_500, why: 'down to the 500, not to the 1.000' },
    { total: 125_751, step: '500', due: 126_000, why: 'up across the 1.000' },
    { total: 125_499, step: 'none', due: 125_499, why: 'without rounding every đồng is due' },
    { total: 1, step: 'none', due: 1, why: 'the last one too' },
  ] as const)('to $step of $total is $due: $why', ({ total, step, due }) => {
    expect(total + cashRoundingOf(dong(total), step)).toBe(due);
  });

  it('moves a total to a multiple of the step, by no more than half of it', () => {
    fc.assert(
      fc.property(anyPrice, fc.constantFrom('1000' as const, '500' as const), (total, step) => {
        const rounding = cashRoundingOf(total, step);
        expect((total + rounding) % Number(step)).toBe(0);
        expect(rounding).toBeGreaterThanOrEqual(-Number(step) / 2);
        expect(rounding).toBeLessThan(Number(step) / 2);
      }),
    );
  });
});

describe('the quick-cash buttons', () => {
  it.each([
    { due: 0, buttons: [0], why: 'nothing due' },
    { due: 30_000, buttons: [30_000, 40_000, 50_000, 100_000, 200_000, 500_000] },
    { due: 133_000, buttons: [133_000, 135_000, 140_000, 150_000, 200_000, 500_000] },
    {
      due: 500_000,
      buttons: [500_000, 600_000],
      why: 'one note pays it; the next a buyer holds out is three of 200.000',
    },
    { due: 1_000, buttons: [1_000, 20_000, 50_000, 100_000, 200_000, 500_000] },
    { due: 980_000, buttons: [980_000, 1_000_000], why: 'every note rounds up to the million' },
  ])('for $due are $buttons', ({ due, buttons }) => {
    expect(quickCash(dong(due))).toEqual(buttons);
  });

  it.each([
    [307_000, [307_000, 310_000, 320_000, 350_000, 400_000, 500_000]],
    [12_000, [12_000, 20_000, 50_000, 100_000, 200_000, 500_000]],
    [3_628_000, [3_628_000, 3_640_000, 3_650_000, 3_700_000, 3_800_000, 4_000_000]],
  ])('for %i ₫ are the exact amount and the likeliest notes', (due, expected) => {
    expect(quickCash(dong(due))).toEqual(expected);
  });

  it('begin with the due, rise, pay it each, and are no more than asked for', () => {
    fc.assert(
      fc.property(anyPrice, fc.integer({ min: 1, max: 8 }), (due, limit) => {
        const buttons = quickCash(due, limit);
        expect(buttons[0]).toBe(due);
        expect(buttons).toEqual([...new Set(buttons)].toSorted((a, b) => a - b));
        expect(buttons.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('beyond the exact amount are sums of notes worth holding out', () => {
    fc.assert(
      fc.property(anyPrice, (due) => {
        for (const amount of quickCash(due).slice(1)) {
          expect(NOTES.some((note) => note >= 5_000 && amount % note === 0 && amount - due < note)).toBe(true);
        }
      }),
    );
  });
});

describe('a tender from outside', () => {
  it.each([0, 1, 500_000, DONG_LIMIT - 1])('of %i ₫ in cash is taken', (given) => {
    expect(Tender.safeParse({ kind: 'cash', given }).success).toBe(true);
  });

  it.each([
    [{ kind: 'cash', given: -1 }, 'less than nothing'],
    [{ kind: 'cash', given: 0.5 }, 'half a đồng'],
    [{ kind: 'cash', given: '500000' }, 'text'],
    [{ kind: 'cash', given: 8_934_588_223_051 }, 'a barcode scanned into the money field'],
    [{ kind: 'cash', given: DONG_LIMIT }, 'ten billion'],
    [{ kind: 'card', given: 1_000 }, 'a kind not taken yet'],
    [{ kind: 'cash' }, 'nothing said'],
  ])('%j is not: %s', (tender, _why) => {
    expect(Tender.safeParse(tender).success).toBe(false);
  });
});
