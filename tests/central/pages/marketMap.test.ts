import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf, scaleBar } from '../../../src/central/pages/market/map/frame.ts';
import { type Box, type Dot, doTouch, placeLabels } from '../../../src/central/pages/market/map/labels.ts';
import type { Coordinates } from '../../../src/shared/catalogue/coordinates.ts';

const PAPER = { width: 760, leastHeight: 320, mostHeight: 640, margin: 60 };
const inVietnam: fc.Arbitrary<Coordinates> = fc.record({
  latitude: fc.integer({ min: 8_000_000, max: 23_500_000 }),
  longitude: fc.integer({ min: 102_000_000, max: 110_000_000 }),
});

describe('the map', () => {
  it('has every place on it, apart from its edge, in its own direction from the others', () => {
    fc.assert(
      fc.property(fc.array(inVietnam, { minLength: 1, maxLength: 30 }), (places) => {
        const frame = frameOf(places, PAPER);
        expect(frame.height).toBeLessThanOrEqual(PAPER.mostHeight + 1);
        const points = places.map(frame.pointOf);
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(PAPER.margin - 1);
          expect(x).toBeLessThanOrEqual(frame.width - PAPER.margin + 1);
          expect(y).toBeGreaterThanOrEqual(PAPER.margin - 1);
          expect(y).toBeLessThanOrEqual(frame.height - PAPER.margin + 1);
        }
        const mostNorth = places.reduce((top, place) => (place.latitude > top.latitude ? place : top));
        const mostEast = places.reduce((top, place) => (place.longitude > top.longitude ? place : top));
        expect(frame.pointOf(mostNorth).y).toBe(Math.min(...points.map(({ y }) => y)));
        expect(frame.pointOf(mostEast).x).toBe(Math.max(...points.map(({ x }) => x)));
      }),
    );
  });

  it('tells a length that is there: from Bạc Liêu to Cà Mau it is some 60 km', () => {
    const bacLieu = { latitude: 9_285_300, longitude: 105_724_400 };
    const caMau = { latitude: 9_176_900, longitude: 105_150_000 };
    const frame = frameOf([bacLieu, caMau], PAPER);
    const [one, other] = [frame.pointOf(bacLieu), frame.pointOf(caMau)];
    const metres = Math.hypot(one.x - other.x, one.y - other.y) * frame.metresPerUnit;
    expect(metres / 1_000).toBeCloseTo(64.2, 0);
  });

  it('has a bar of a round length that fits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 5_000, noNaN: true }), (metresPerUnit) => {
        const { metres, units } = scaleBar({ metresPerUnit }, 150);
        expect(String(metres)).toMatch(/^[125]0*$/);
        expect(units).toBeLessThanOrEqual(150.001);
        expect(units).toBeGreaterThan(150 / 2.6);
      }),
    );
  });
});

const dots: fc.Arbitrary<Dot[]> = fc
  .array(
    fc.record({
      x: fc.integer({ min: 60, max: 700 }),
      y: fc.integer({ min: 60, max: 400 }),
      radius: fc.integer({ min: 5, max: 30 }),
      words: fc.record({ width: fc.integer({ min: 20, max: 220 }), height: fc.constant(34) }),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((dot, nth) => Object.assign(dot, { key: String(nth) })));

describe('the words on the map', () => {
  const sheet = { width: 760, height: 460 };
  const bar: Box = { x: 0, y: 420, width: 180, height: 40 };

  it('lie on no other words, on no mark, not on the bar, and on the sheet', () => {
    fc.assert(
      fc.property(dots, (all) => {
        const boxes = [...placeLabels(all, sheet, [bar]).values()].map(({ box }) => box);
        const marks = all.map(({ x, y, radius: r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }));
        for (const [at, box] of boxes.entries()) {
          const others = [...boxes.filter((_, other) => other !== at), ...marks, bar];
          expect(others.filter((other) => doTouch(box, other))).toEqual([]);
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 760 && box.y + box.height <= 460).toBe(true);
        }
      }),
    );
  });

  it('stand beside a mark that is alone, whatever it is called', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 220 }), (width) => {
        const dot = { key: 'a', x: 380, y: 230, radius: 20, words: { width, height: 34 } };
        expect(placeLabels([dot], sheet, []).get('a')?.far).toBe(false);
      }),
    );
  });
});
