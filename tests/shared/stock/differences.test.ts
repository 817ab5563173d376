import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day, Instant } from '../../../src/shared/day.ts';
import type { LotId } from '../../../src/shared/id.ts';
import { type Quantity, quantity } from '../../../src/shared/quantity.ts';
import { type Books, differences } from '../../../src/shared/stock/differences.ts';

const lot = (id: string, onHand: number, expires?: string, receivedAt = 0) => ({
  id: id as LotId,
  onHand: quantity(onHand),
  receivedAt: receivedAt as Instant,
  ...(expires !== undefined && { expires: expires as Day }),
});

const counted = (found: Record<string, number>): Map<LotId | '', Quantity> =>
  new Map(Object.entries(found).map(([id, of]) => [id as LotId | '', quantity(of)]));

const said = (found: Record<string, number>, lots: Books['lots'], loose = 0) =>
  Object.fromEntries(
    differences(counted(found), { lots, loose: quantity(loose) }).map(({ lot: of, quantity: by }) => [of, by]),
  );

describe('what is booked after a count', () => {
  test('is nothing where the sum is right, also where a lot stands below nothing', () => {
    expect(said({ '': 3 }, [lot('a', 5)], -2)).toEqual({});
  });

  test('is missing from what no lot is known for, then from what expires first', () => {
    const lots = [lot('late', 5, '2027-06-30'), lot('soon', 3, '2027-01-31')];
    expect(said({ '': 4 }, lots, 1)).toEqual({ '': -1, soon: -3, late: -1 });
  });

  test('is found where the books have less than nothing, and the rest is of no lot', () => {
    expect(said({ '': 9 }, [lot('a', -2), lot('b', 4)], 0)).toEqual({ a: 2, '': 5 });
    expect(said({ '': 1 }, [], -3)).toEqual({ '': 4 });
  });

  test('makes a lot that was counted by itself say its own, and holds the others against what was counted without one', () => {
    expect(said({ a: 6 }, [lot('a', 5), lot('b', 4)])).toEqual({ a: 1, b: -4 });
    expect(said({ a: 6, '': 4 }, [lot('a', 5), lot('b', 4)])).toEqual({ a: 1 });
    expect(said({ new: 2 }, [])).toEqual({ new: 2 });
  });
});

const anyQuantity = fc.integer({ min: -9, max: 9 });
const anyBooks = fc.record({
  lots: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      anyQuantity,
      fc.constantFrom('2027-01-31', '2027-02-28', undefined),
      fc.nat(2),
    ),
    { selector: ([id]) => id },
  ),
  loose: anyQuantity,
});
const anyCount = fc.dictionary(fc.constantFrom('', 'a', 'b', 'e'), fc.nat(9), { minKeys: 1 });

const sum = (values: Iterable<number>) => [...values].reduce((all, each) => all + each, 0);

test('once booked, the books say what was counted: in all, and of each lot that was counted by itself', () => {
  fc.assert(
    fc.property(anyBooks, anyCount, ({ lots: made, loose }, found) => {
      const lots = made.map(([id, held, expires, receivedAt]) => lot(id, held, expires, receivedAt));
      const booked = said(found, lots, loose);
      const after = new Map<string, number>([
        ['', loose],
        ...lots.map(({ id, onHand }) => [id, onHand] as [string, number]),
      ]);
      for (const [id, by] of Object.entries(booked)) after.set(id, (after.get(id) ?? 0) + by);
      expect(sum(after.values())).toBe(sum(Object.values(found)));
      for (const [id, of] of Object.entries(found)) if (id !== '') expect(after.get(id) ?? 0).toBe(of);
    }),
  );
});

test('nothing that the books had above nothing is taken below it, and what was below is never made more so', () => {
  fc.assert(
    fc.property(anyBooks, anyCount, ({ lots: made, loose }, found) => {
      const lots = made.map(([id, held, expires, receivedAt]) => lot(id, held, expires, receivedAt));
      for (const [id, by] of Object.entries(said(found, lots, loose))) {
        if (id in found && id !== '') continue;
        const before = id === '' ? loose : (lots.find((each) => each.id === id)?.onHand ?? 0);
        if (by < 0) expect(before + by).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
