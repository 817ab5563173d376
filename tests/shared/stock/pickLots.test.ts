import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day, Instant } from '../../../src/shared/day.ts';
import { LotId } from '../../../src/shared/id.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isExpired } from '../../../src/shared/stock/lot.ts';
import { type LotOnHand, pickLots } from '../../../src/shared/stock/pickLots.ts';

const TODAY = '2026-11-23' as Day;

function lotNumbered(n: number): LotId {
  return LotId.parse(`0192f0c1-0000-7000-8000-${n.toString().padStart(12, '0')}`);
}

function aLot(n: number, onHand: number, expires?: string): LotOnHand {
  return {
    id: lotNumbered(n),
    receivedAt: n as Instant,
    onHand: quantity(onHand),
    ...(expires !== undefined && { expires: expires as Day }),
  };
}

describe('the lots that goods are taken from', () => {
  it('begin with what expires first, and end with what never does', () => {
    const lots = [aLot(1, 2000), aLot(2, 2000, '2027-03-01'), aLot(3, 2000, '2026-12-31')];
    expect(pickLots(lots, quantity(5000), TODAY)).toEqual([
      { lot: lotNumbered(3), quantity: 2000 },
      { lot: lotNumbered(2), quantity: 2000 },
      { lot: lotNumbered(1), quantity: 1000 },
    ]);
  });

  it('of the same day begin with what came in first', () => {
    const lots = [aLot(2, 1000, '2027-03-01'), aLot(1, 1000, '2027-03-01')];
    expect(pickLots(lots, quantity(1000), TODAY)).toEqual([{ lot: lotNumbered(1), quantity: 1000 }]);
  });

  it('may be sold on their last day, and not after it', () => {
    expect(pickLots([aLot(1, 1000, TODAY)], quantity(1000), TODAY)).toHaveLength(1);
    expect(pickLots([aLot(1, 1000, '2026-11-22')], quantity(1000), TODAY)).toEqual({ expired: '2026-11-22' });
  });

  it('leave an expired one lying while another has some', () => {
    const lots = [aLot(1, 5000, '2026-11-01'), aLot(2, 1000, '2027-01-01')];
    expect(pickLots(lots, quantity(2000), TODAY)).toEqual([{ lot: lotNumbered(2), quantity: 2000 }]);
  });

  it('are short where the buyer holds more than the books do: the one that came in last', () => {
    const lots = [aLot(1, 1000, '2027-01-01'), aLot(2, 0, '2026-12-01')];
    expect(pickLots(lots, quantity(3000), TODAY)).toEqual([
      { lot: lotNumbered(1), quantity: 1000 },
      { lot: lotNumbered(2), quantity: 2000 },
    ]);
  });

  it('are none where nothing ever came in', () => {
    expect(pickLots([], quantity(1000), TODAY)).toEqual([]);
  });
});

const days = fc.option(fc.constantFrom('2026-11-20', '2026-11-23', '2026-12-01', '2027-06-30'), { nil: undefined });
const manyLots = fc.array(fc.tuple(fc.integer({ min: -5000, max: 9000 }), days), { maxLength: 8 });

describe('whatever the shelf holds', () => {
  it('all of the goods come from lots that may be sold, each at most once, and never more from one than it holds but the last', () => {
    fc.assert(
      fc.property(manyLots, fc.integer({ min: 1, max: 20_000 }), (shelf, wanted) => {
        const lots = shelf.map(([onHand, expires], at) => aLot(at + 1, onHand, expires));
        const picked = pickLots(lots, quantity(wanted), TODAY);
        const usable = lots.filter((lot) => !isExpired(lot, TODAY));
        if ('expired' in picked) {
          expect(usable.every(({ onHand }) => onHand <= 0)).toBe(true);
          return;
        }
        const total = picked.reduce((sum, { quantity: taken }) => sum + taken, 0);
        expect(total).toBe(usable.length === 0 ? 0 : wanted);
        expect(new Set(picked.map(({ lot }) => lot)).size).toBe(picked.length);
        const over = picked.filter(({ lot, quantity: taken }) => {
          const held = usable.find(({ id }) => id === lot)?.onHand;
          return held === undefined || taken <= 0 || taken > Math.max(held, 0);
        });
        expect(over.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not depend on the order the lots are told in', () => {
    fc.assert(
      fc.property(manyLots, fc.integer({ min: 1, max: 20_000 }), (shelf, wanted) => {
        const lots = shelf.map(([onHand, expires], at) => aLot(at + 1, onHand, expires));
        expect(pickLots(lots.toReversed(), quantity(wanted), TODAY)).toEqual(pickLots(lots, quantity(wanted), TODAY));
      }),
    );
  });
});
