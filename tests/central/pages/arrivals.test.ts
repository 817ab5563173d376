import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleRow } from '../../../src/central/office/api/sales.ts';
import { type Arrivals, addOlder, release, takeIn } from '../../../src/central/pages/sales/arrivals.ts';

/** A sale sold at a minute; one minute, one sale, unless told apart. */
function sold(minute: number): SaleRow {
  const id = `01a1382b-f039-727f-a2a9-${String(minute).padStart(12, '0')}`;
  return {
    device: '01a1382b-f039-727f-a2a9-9c5521136d79',
    sale: id,
    number: `BL01-1-${minute}`,
    at: minute * 60_000,
    day: '2026-11-22',
    arrivedAt: minute * 60_000,
    outlet: 'BL01',
    outletName: 'Showroom',
    till: 1,
    cashier: 'Lan',
    total: 1000,
    pieces: 1,
  } as SaleRow;
}

const minutes = (rows: readonly SaleRow[]) => rows.map((row) => row.at / 60_000);
const showing = (...at: number[]): Arrivals => ({ shown: at.map(sold), waiting: [] });

describe('sales that arrive', () => {
  it('stand on top at once while the reader is there', () => {
    const { shown, waiting } = takeIn(showing(3, 2, 1), [sold(4), sold(3), sold(2)], false);
    expect(minutes(shown)).toEqual([4, 3, 2, 1]);
    expect(waiting).toEqual([]);
  });

  it('wait while the reader is further down, and are counted once however often the list is asked', () => {
    const once = takeIn(showing(2, 1), [sold(3), sold(2)], true);
    const twice = takeIn(once, [sold(4), sold(3), sold(2)], true);
    expect(minutes(twice.shown)).toEqual([2, 1]);
    expect(minutes(twice.waiting)).toEqual([4, 3]);
    expect(minutes(release(twice).shown)).toEqual([4, 3, 2, 1]);
  });

  it('of a till that was offline stand where they were sold, not where they came in', () => {
    expect(minutes(takeIn(showing(9, 5, 1), [sold(9), sold(7), sold(5)], false).shown)).toEqual([9, 7, 5, 1]);
  });

  it('are never shown twice nor lost, in whatever order pages and news come', () => {
    const step = fc.record({
      page: fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
      how: fc.constantFrom('show', 'hold', 'older', 'release'),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let arrivals: Arrivals = { shown: [], waiting: [] };
        const seen = new Set<number>();
        for (const { page, how } of steps) {
          const rows = page.map(sold);
          if (how === 'release') arrivals = release(arrivals);
          else {
            for (const minute of page) seen.add(minute);
            arrivals = how === 'older' ? addOlder(arrivals, rows) : takeIn(arrivals, rows, how === 'hold');
          }
        }
        const shown = minutes(release(arrivals).shown);
        expect(shown).toEqual([...seen].toSorted((a, b) => b - a));
      }),
    );
  });
});
