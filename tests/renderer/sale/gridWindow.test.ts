import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GridShape, windowOf } from '../../../src/renderer/sale/gridWindow.ts';

const counter: GridShape = {
  width: 600,
  height: 560,
  scrolled: 0,
  tileWidth: 148,
  tileHeight: 158,
  gap: 8,
  total: 20_000,
};

test('a shelf of twenty thousand draws a few dozen tiles', () => {
  const { columns, first, end } = windowOf(counter);
  expect(columns).toBe(3);
  expect([first, end]).toEqual([0, 21]);
});

test('scrolled to its end it shows the last tile and nothing beyond', () => {
  const { fullHeight } = windowOf(counter);
  expect(windowOf({ ...counter, scrolled: fullHeight - counter.height }).end).toBe(20_000);
});

test('an empty shelf draws nothing', () => {
  expect(windowOf({ ...counter, total: 0 })).toMatchObject({ first: 0, end: 0, fullHeight: 0 });
});

test('before it is measured it draws one column and no more than it has', () => {
  expect(windowOf({ ...counter, width: 0, height: 0, total: 2 })).toMatchObject({ columns: 1, first: 0, end: 2 });
});

test('whatever the size, every tile in sight is drawn', () => {
  const shape = fc.record({
    width: fc.integer({ min: 150, max: 1_600 }),
    height: fc.integer({ min: 100, max: 1_200 }),
    scrolled: fc.integer({ min: 0, max: 900_000 }),
    total: fc.integer({ min: 1, max: 20_000 }),
  });
  fc.assert(
    fc.property(shape, (some) => {
      const full = { ...counter, ...some };
      const { columns, first, end, fullHeight, above } = windowOf(full);
      const scrolled = Math.min(full.scrolled, Math.max(0, fullHeight - full.height));
      const shown = windowOf({ ...full, scrolled });
      const pitch = full.tileHeight + full.gap;
      const firstSeen = Math.floor(scrolled / pitch) * columns;
      const lastSeen = Math.min(full.total, Math.ceil((scrolled + full.height) / pitch) * columns);
      expect(shown.first).toBeLessThanOrEqual(firstSeen);
      expect(shown.end).toBeGreaterThanOrEqual(lastSeen);
      expect(first).toBeLessThanOrEqual(end);
      expect(above).toBe((first / columns) * pitch);
    }),
  );
});
