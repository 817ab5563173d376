import { describe, expect, test } from 'vitest';
import { type Finding, goalText, holds, toFigure } from '../bench/figure.ts';
import { median, pairedRatio, percentile } from '../bench/measure.ts';

const aFinding: Finding = {
  name: 'sale.fsync',
  value: 1.02,
  unit: 'per sale',
  baseline: 1,
  goal: { of: 'value', above: 0, atMost: 1.2 },
  note: '',
};

describe('a figure', () => {
  test('is fine where every part of its goal holds, and its bounds belong to it', () => {
    expect(toFigure(aFinding)).toMatchObject({ ok: true, goal: 'value > 0 and value <= 1.2', ratio: 1.02 });
    expect(toFigure({ ...aFinding, value: 1.2 }).ok).toBe(true);
    expect(toFigure({ ...aFinding, value: 1.21 }).ok).toBe(false);
  });

  test('that must never be 0 is not fine at 0', () => {
    expect(toFigure({ ...aFinding, value: 0 }).ok).toBe(false);
  });

  test('whose goal is a ratio looks at the ratio of the pairs, not at the quotient of the medians', () => {
    const goal = { of: 'ratio', atLeast: 0.5 } as const;
    expect(toFigure({ ...aFinding, goal, value: 10, baseline: 10, ratio: 0.4 })).toMatchObject({
      ok: false,
      ratio: 0.4,
    });
  });

  test('without a baseline misses a goal that is a ratio', () => {
    expect(toFigure({ ...aFinding, goal: { of: 'ratio', atMost: 1 }, baseline: null }).ok).toBe(false);
  });

  test('that came out as no number is not fine', () => {
    expect(holds({ of: 'value', atMost: 1 }, Number.NaN)).toBe(false);
  });

  test('without a goal is neither fine nor not', () => {
    expect(toFigure({ ...aFinding, goal: null })).toMatchObject({ goal: null, ok: null });
  });

  test('says its goal in words a program can check again', () => {
    expect(goalText({ of: 'ratio', atLeast: 2 })).toBe('ratio >= 2');
  });
});

describe('the statistics', () => {
  test('of an odd count take the middle, and percentiles the nearest rank', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(percentile([4, 1, 3, 2], 99)).toBe(4);
    expect(percentile([4, 1, 3, 2], 50)).toBe(2);
  });

  test('compare each round with its own neighbour', () => {
    expect(pairedRatio([1, 20, 3], [2, 10, 6])).toBe(0.5);
  });
});
