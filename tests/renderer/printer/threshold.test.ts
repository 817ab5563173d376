import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLogo, HIGHEST, thresholdPixels, WIDEST } from '../../../src/renderer/printer/threshold.ts';

const INK = [0, 0, 0, 255];
const PAPER = [255, 255, 255, 255];

/** Pixels side by side, each four numbers. */
function row(...pixels: readonly (readonly number[])[]) {
  return { width: pixels.length, height: 1, data: Uint8ClampedArray.from(pixels.flat()) };
}

test('what is dark becomes ink, what is light paper, and what one sees through is paper', () => {
  const picture = row([0, 0, 0, 255], [40, 80, 40, 255], [200, 200, 200, 255], [0, 0, 0, 0]);
  expect(thresholdPixels(picture, { threshold: 128, invert: false })).toBe(2);
  expect([...picture.data]).toEqual([...INK, ...INK, ...PAPER, ...PAPER]);
});

test('swapped, light lines on a dark ground are ink, and what one sees through stays paper', () => {
  const picture = row([10, 10, 10, 255], [250, 250, 250, 255], [255, 255, 255, 0]);
  expect(thresholdPixels(picture, { threshold: 128, invert: true })).toBe(1);
  expect([...picture.data]).toEqual([...PAPER, ...INK, ...PAPER]);
});

const pixel = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));

test('the further right the slider, the more is ink, and every dot is one or the other', () => {
  fc.assert(
    fc.property(fc.array(pixel, { minLength: 1 }), fc.nat(254), fc.nat(254), (pixels, one, other) => {
      const [lower, higher] = [row(...pixels), row(...pixels)];
      const few = thresholdPixels(lower, { threshold: Math.min(one, other), invert: false });
      const many = thresholdPixels(higher, { threshold: Math.max(one, other), invert: false });
      expect(few).toBeLessThanOrEqual(many);
      for (let at = 0; at < higher.data.length; at += 4) {
        expect([INK, PAPER]).toContainEqual([...higher.data.subarray(at, at + 4)]);
      }
    }),
  );
});

test('a logo is never wider than the paper nor higher than a logo may be, and keeps its proportions', () => {
  const side = fc.integer({ min: 1, max: 8_000 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 1_000 }), (width, height, wanted) => {
      const fitted = fitLogo({ width, height }, wanted);
      expect(fitted.width).toBeGreaterThanOrEqual(1);
      expect(fitted.width).toBeLessThanOrEqual(Math.min(WIDEST, Math.max(1, wanted)));
      expect(fitted.height).toBeGreaterThanOrEqual(1);
      expect(fitted.height).toBeLessThanOrEqual(HIGHEST);
      // To the nearest dot, unless a dot is all that is left.
      if (fitted.width > 1 && fitted.height > 1 && fitted.height < HIGHEST) {
        expect(Math.abs(fitted.width * height - fitted.height * width)).toBeLessThanOrEqual(width);
      }
    }),
  );
});
