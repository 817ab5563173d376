import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_COLUMNS, layoutSlip, type Row, widthOf, wrap } from '../../../src/shared/slip/layout.ts';
import { type Block, centred, type Face, feed, pair, rule, text } from '../../../src/shared/slip/slip.ts';

const face = fc.constantFrom<Face>('regular', 'bold', 'large');
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.lorem({ maxCount: 30 }),
  fc.constantFrom('Tôm khô Đa Giàu loại đặc biệt', 'Bánh phồng tôm 🦐 Cái Bầu', 'a\u0301\u0323\u0300', ''),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ words, face, indent: fc.nat(60) }).map(({ words: said, ...options }) => text(said, options)),
  fc.tuple(words, face).map(([said, its]) => centred(said, its)),
  fc
    .record({ left: words, right: words, face, rightFace: face, indent: fc.nat(60) })
    .map(({ left, right, ...options }) => pair(left, right, options)),
  fc.constantFrom(rule(), rule('dashed'), feed(6)),
);
const columns = fc.integer({ min: LEAST_COLUMNS, max: 64 });

function spansOf(rows: readonly Row[]) {
  return rows.flatMap((row) => (row.kind === 'text' ? row.spans : []));
}

function lengthOf(shown: string): number {
  return Array.from(shown).length;
}

/** Without what a row may break at. */
function bare(shown: string): string {
  return shown.replaceAll(/[\s\p{Cc}]/gu, '');
}

describe('laying out a slip', () => {
  it.each([
    ['short', 10, ['short']],
    ['Muối tinh Bạc Liêu', 10, ['Muối tinh', 'Bạc Liêu']],
    ['Muối  tinh\n Bạc\tLiêu ', 18, ['Muối tinh Bạc Liêu']],
    ['một 500\u00A0g hai', 7, ['một', '500 g', 'hai']],
    ['0123456789ab cd', 5, ['01234', '56789', 'ab cd']],
    ['Mu\u006f\u0302\u0301i', 4, ['Muối']],
    ['một 500\u00A0g', 9, ['một 500 g']],
    ['   ', 5, []],
  ])('wraps %j into rows of %i letters', (said, room, rows) => {
    expect(wrap(said, room)).toEqual(rows);
  });

  it('puts a figure on the row below where the words fill theirs', () => {
    const [first, second] = layoutSlip([pair('Không chịu thuế', '1.234')], 16);
    expect(first).toMatchObject({ spans: [{ column: 0, text: 'Không chịu thuế' }] });
    expect(second).toMatchObject({ spans: [{ column: 11, text: '1.234' }] });
  });

  it('centres a long name in rows of like length', () => {
    const rows = layoutSlip([centred('Điểm trưng bày OCOP Bạc Liêu', 'large')], 48);
    expect(spansOf(rows).map((span) => span.text)).toEqual(['Điểm trưng bày', 'OCOP Bạc Liêu']);
  });

  it('stays on the paper whatever is written, at every width', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), columns, (slip, wide) => {
        for (const row of layoutSlip(slip, wide)) {
          let free = 0;
          for (const span of row.kind === 'text' ? row.spans : []) {
            expect(span.column).toBeGreaterThanOrEqual(free);
            free = span.column + lengthOf(span.text) * widthOf(span.face);
          }
          expect(free).toBeLessThanOrEqual(wide);
        }
      }),
    );
  });

  it('loses no letter in wrapping', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 60 }), (said, room) => {
        expect(bare(wrap(said, room).join(''))).toBe(bare(said.normalize('NFC')));
      }),
    );
  });

  it('ends every figure at the right edge', () => {
    const figure = fc.integer({ min: 0, max: 9_999_999_999 }).map(String);
    fc.assert(
      fc.property(words, figure, columns, (left, right, wide) => {
        const last = spansOf(layoutSlip([pair(left, right)], wide)).at(-1);
        expect(last?.text).toBe(right);
        expect((last?.column ?? 0) + right.length).toBe(wide);
      }),
    );
  });
});
