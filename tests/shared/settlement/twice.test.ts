import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeviceId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { countedOf, plus, settledTwice } from '../../../src/shared/settlement/counted.ts';
import { lessSettled, NOTHING, type Sums } from '../../../src/shared/settlement/statement.ts';

const device = (nth: number) => DeviceId.parse(`00000000-0000-7000-8000-00000000000${nth}`);

/** So many packs sold at 10.000 ₫ each. */
const sold = (packs: number): Sums => ({ ...NOTHING, sold: quantity(packs * 1_000), paid: dong(packs * 10_000) });

/** What each till sold, as far as a settlement had heard; and what settlements before it, that it knew of, took. */
const settlement = (heard: readonly number[], before: Sums) => {
  const all = heard.map(sold);
  return {
    took: lessSettled(all.reduce(plus, NOTHING), before),
    counted: all.map((sums, nth) => countedOf(device(nth), sums)),
  };
};

describe('what settlements took twice', () => {
  test('is nothing where each had heard of the one before', () => {
    const one = settlement([5, 3], NOTHING);
    const two = settlement([6, 9], one.took);
    expect(settledTwice(plus(one.took, two.took), [one.counted, two.counted])).toBeUndefined();
  });

  test('is what both knew of, where neither had heard of the other, and not what each sold alone', () => {
    const one = settlement([8, 3], NOTHING);
    const two = settlement([5, 7], NOTHING);
    expect(settledTwice(plus(one.took, two.took), [one.counted, two.counted])).toEqual(sold(8));
  });

  test('is so however much is sold before anybody looks, and gone once it was taken back', () => {
    const one = settlement([8, 3], NOTHING);
    const two = settlement([5, 7], NOTHING);
    const both = plus(one.took, two.took);
    const third = settlement([50, 60], both);
    expect(settledTwice(plus(both, third.took), [third.counted, two.counted])).toBeUndefined();
  });

  test('is, of any two that had not heard of each other, all they took less what was truly sold, and never below nothing', () => {
    const anyPacks = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(anyPacks, anyPacks, anyPacks, anyPacks, (common, other, mine, theirs) => {
        // Each knows all of its own, and of the other what was synced.
        const one = settlement([common + mine, other], NOTHING);
        const two = settlement([common, other + theirs], NOTHING);
        const twice = settledTwice(plus(one.took, two.took), [one.counted, two.counted]) ?? NOTHING;
        expect(twice).toEqual(sold(common + other));
      }),
    );
  });
});
