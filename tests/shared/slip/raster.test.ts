import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLIP_ALPHABET, VIETNAMESE_LETTERS } from '../../../src/shared/slip/alphabet.ts';
import { loadAtlas } from '../../../src/shared/slip/atlas.ts';
import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';
import { layoutSlip, type Row } from '../../../src/shared/slip/layout.ts';
import { rasterise } from '../../../src/shared/slip/raster.ts';
import { centred, type Face, pair, rule, text } from '../../../src/shared/slip/slip.ts';
import { atlasOfTests, dotAt, readRows } from '../../support/slipInterpreter.ts';

const atlas = atlasOfTests();
const WIDTHS = [
  [48, 576],
  [42, 504],
  [32, 384],
] as const;

function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return dotAt(bitmap, x, y) === 1;
}

/** The dots of a layout, put together cell by cell in the slowest and plainest way. */
function plainly(rows: readonly Row[], widthDots: number): string[] {
  const white = '.'.repeat(widthDots);
  return rows.flatMap((row) => {
    if (row.kind === 'feed') return Array.from({ length: row.dots }, () => white);
    if (row.kind === 'text') return plainText(row, white);
    if (row.kind !== 'rule') return expect.fail('codes and pictures are compared by reading them');
    const stroke = (row.stroke === 'solid' ? '########' : '####....').repeat(widthDots / 8);
    return Array.from({ length: 14 }, (_, y) => (y === 6 || y === 7 ? stroke.slice(0, row.columns * 12) : white));
  });
}

function plainText({ large, spans }: Extract<Row, { kind: 'text' }>, white: string): string[] {
  const lines = Array.from({ length: large ? 60 : 30 }, () => white);
  for (const { column, text: words, face } of spans) {
    const width = face === 'large' ? 24 : 12;
    const lower = large && face !== 'large' ? 24 : 0;
    for (const [place, letter] of Array.from(words).entries()) {
      const x = column * 12 + place * width;
      for (const [y, dots] of plainLetter(letter, face).entries()) {
        const line = lines[y + lower] ?? expect.fail('a line of the row');
        lines[y + lower] = line.slice(0, x) + dots + line.slice(x + width);
      }
    }
  }
  return lines;
}

function plainLetter(letter: string, face: Face): string[] {
  const [width, height] = face === 'large' ? [24, 60] : [12, 30];
  const glyph = atlas.glyphs.get(letter.codePointAt(0) ?? 0) ?? atlas.replacement;
  const rows = Array.from(atlas[face].subarray(glyph * height, (glyph + 1) * height));
  return rows.map((row) => row.toString(2).padStart(width, '0').replaceAll('0', '.').replaceAll('1', '#'));
}

function asLines(bitmap: Bitmap): string[] {
  return Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (__, x) => (isBlack(bitmap, x, y) ? '#' : '.')).join(''),
  );
}

describe('the raster of a slip', () => {
  it.each<Face>(['regular', 'bold', 'large'])(
    'prints all 146 letters of Vietnamese so that each is read back (%s)',
    (face) => {
      expect(VIETNAMESE_LETTERS).toHaveLength(146);
      const rows = layoutSlip([text(VIETNAMESE_LETTERS.join(''), { face })], 48);
      expect(readRows(rasterise(rows, atlas, 576), atlas).join('')).toBe(VIETNAMESE_LETTERS.join(''));
    },
  );

  it('has a letter of its own for everything in the alphabet but the two dashes, which look the same', () => {
    const shown = layoutSlip([text(SLIP_ALPHABET.filter((letter) => letter !== ' ' && letter !== '—').join(''))], 48);
    const read = readRows(rasterise(shown, atlas, 576), atlas).join('');
    expect(read).toBe(SLIP_ALPHABET.filter((letter) => letter !== ' ' && letter !== '—').join(''));
  });

  it.each(WIDTHS)('is the layout dot for dot, %i columns', (columns, widthDots) => {
    const slip = [
      centred('Điểm trưng bày OCOP', 'large'),
      rule(),
      text('Tôm khô Đa Giàu loại đặc biệt', { face: 'bold', indent: 1 }),
      pair('1 hộp × 285.000', '285.000', { indent: 3, rightFace: 'bold' }),
      pair('Tổng', '1 ₫', { rightFace: 'large' }),
      rule('dashed'),
    ];
    const rows = layoutSlip(slip, columns);
    expect(asLines(rasterise(rows, atlas, widthDots))).toEqual(plainly(rows, widthDots));
  });

  it.each(['solid', 'dashed'] as const)('ends a %s rule with the last column, in the middle of a byte', (stroke) => {
    const rows = layoutSlip([rule(stroke)], 17);
    expect(asLines(rasterise(rows, atlas, 208))).toEqual(plainly(rows, 208).map((line) => line.padEnd(208, '.')));
  });

  it('prints a box for what it has no letter for', () => {
    const rows = layoutSlip([text('tôm 🦐 龍!')], 32);
    expect(readRows(rasterise(rows, atlas, 384), atlas)).toEqual(['tôm \uFFFD \uFFFD!']);
  });

  it('draws whatever is written, on paper of every width', () => {
    const said = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(
        said,
        said,
        fc.constantFrom<Face>('regular', 'large'),
        fc.constantFrom(...WIDTHS),
        (left, right, face, [columns, widthDots]) => {
          const rows = layoutSlip([pair(left, right, { face }), centred(left, face)], columns);
          const { width, height, dots } = rasterise(rows, atlas, widthDots);
          expect(dots).toHaveLength(Math.ceil(width / 8) * height);
        },
      ),
    );
  });

  it('throws rather than cut a figure off where a layout is wider than the paper', () => {
    const rows = layoutSlip([pair('Tổng', '366.500')], 48);
    expect(() => rasterise(rows, atlas, 384)).toThrow('fits paper of 384 dots');
  });
});

describe('the atlas', () => {
  it('is refused when cut short or of another kind', () => {
    expect(() => loadAtlas(Uint8Array.of(1, 2, 3))).toThrow('QSGA');
    expect(() => loadAtlas(Uint8Array.of(0x51, 0x53, 0x47, 0x41, 1, 12, 30, 3, 0, 9))).toThrow('whole');
    expect(() => loadAtlas(Uint8Array.of(0x51, 0x53, 0x47, 0x41, 2, 12, 30, 3, 0, 0))).toThrow('version');
  });
});
