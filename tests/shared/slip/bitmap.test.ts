import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bitmap, isBlack, narrowed, setBlack } from '../../../src/shared/slip/bitmap.ts';

function drawn(rows: readonly string[]): Bitmap {
  const width = rows[0]?.length ?? 0;
  const picture = { width, height: rows.length, dots: new Uint8Array(Math.ceil(width / 8) * rows.length) };
  for (const [y, row] of rows.entries()) for (let x = 0; x < width; x += 1) if (row[x] === '#') setBlack(picture, x, y);
  return picture;
}

function rowsOf(picture: Bitmap): string[] {
  return Array.from({ length: picture.height }, (_, y) =>
    Array.from({ length: picture.width }, (__, x) => (isBlack(picture, x, y) ? '#' : '.')).join(''),
  );
}

describe('a picture on narrower paper', () => {
  it('is black where half of what a dot stands for was', () => {
    const wide = ['########....', '########....', '##..#...##..', '............'];
    expect(rowsOf(narrowed(drawn(wide), 6))).toEqual(['####..', '#...#.']);
  });

  it('stays as it is where it fits', () => {
    const picture = drawn(['#.#', '.#.']);
    expect(narrowed(picture, 3)).toBe(picture);
    expect(narrowed(picture, 8)).toBe(picture);
  });

  it('keeps its proportions, and all white or all black what was', () => {
    const measures = fc.record({ width: fc.integer({ min: 2, max: 600 }), height: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(measures, fc.integer({ min: 1, max: 400 }), fc.boolean(), ({ width, height }, paper, black) => {
        const picture = drawn(Array.from({ length: height }, () => (black ? '#' : '.').repeat(width)));
        const small = narrowed(picture, paper);
        expect(small.width).toBe(Math.min(width, paper));
        expect(Math.abs(small.height - (height * small.width) / width)).toBeLessThanOrEqual(1);
        expect(new Set(rowsOf(small).join(''))).toEqual(new Set(black ? '#' : '.'));
      }),
      { numRuns: 60 },
    );
  });
});
