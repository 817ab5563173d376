import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import {
  isNothing,
  lessSettled,
  NOTHING,
  owed,
  plusReturned,
  plusSold,
  plusTaken,
  type Sums,
} from '../../../src/shared/settlement/statement.ts';
import type { Terms } from '../../../src/shared/stock/lot.ts';

const CONSIGNED: Terms = { kind: 'consigned', perMille: 150 };
const goods = (pieces: number, paid: number, borne = {}) => ({
  quantity: quantity(pieces * 1000),
  paid: dong(paid),
  borne,
});

describe('what is owed to an owner', () => {
  it('is what consigned goods brought less the commission', () => {
    expect(owed(plusSold(NOTHING, goods(2, 100_000)), CONSIGNED)).toEqual({
      gross: 100_000,
      base: 100_000,
      commission: 15_000,
      payable: 85_000,
    });
  });

  it('is not less for what the shop or the programme took off, but for what the owner did', () => {
    const sums = plusSold(NOTHING, goods(1, 70_000, { shop: 10_000, programme: 15_000, producer: 5_000 }));
    expect(owed(sums, CONSIGNED)).toEqual({ gross: 100_000, base: 95_000, commission: 14_250, payable: 80_750 });
  });

  it('is what goods cost that were bought in, sold or not, and not what went back', () => {
    const sums = plusTaken(plusTaken(plusSold(NOTHING, goods(1, 90_000)), quantity(10_000)), quantity(-2_000));
    expect(owed(sums, { kind: 'bought', cost: dong(50_000) })).toMatchObject({ commission: 0, payable: 400_000 });
  });

  it('is less than nothing where more came back than was sold since the last settlement', () => {
    const before = plusSold(NOTHING, goods(1, 100_000));
    const sums = lessSettled(plusReturned(before, goods(1, 100_000)), before);
    expect(owed(sums, CONSIGNED)).toMatchObject({ commission: -15_000, payable: -85_000 });
  });
});

const anyGoods = fc.record({
  back: fc.boolean(),
  pieces: fc.integer({ min: 1, max: 20 }),
  paid: fc.integer({ min: 0, max: 900_000 }),
  shop: fc.nat(50_000),
  producer: fc.nat(50_000),
});

function summed(
  moves: readonly { back: boolean; pieces: number; paid: number; shop: number; producer: number }[],
): Sums {
  return moves.reduce(
    (sums, { back, pieces, paid, shop, producer }) =>
      (back ? plusReturned : plusSold)(sums, goods(pieces, paid, { shop, producer })),
    NOTHING,
  );
}

describe('whatever is sold and comes back, and whenever it is settled', () => {
  it('commission and payable make the base, and settlements together owe for all of it', () => {
    const periods = fc.array(fc.array(anyGoods, { maxLength: 8 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(periods, fc.integer({ min: 0, max: 1000 }), (months, perMille) => {
        const terms: Terms = { kind: 'consigned', perMille };
        let settled = NOTHING;
        let base = 0;
        const so: (typeof months)[number] = [];
        for (const month of months) {
          so.push(...month);
          const now = owed(lessSettled(summed(so), settled), terms);
          expect(now.commission + now.payable).toBe(now.base);
          base += now.base;
          settled = summed(so);
        }
        expect(base).toBe(owed(summed(so), terms).base);
        expect(isNothing(lessSettled(summed(so), settled))).toBe(true);
      }),
    );
  });
});
