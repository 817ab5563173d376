import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { layoutSlip, type Row, type Span, widthOf } from '../../../src/shared/slip/layout.ts';
import { rasterise } from '../../../src/shared/slip/raster.ts';
import { centred, pair, type Slip } from '../../../src/shared/slip/slip.ts';
import { atlasOfTests } from '../../support/slipInterpreter.ts';
import { slipsOfAllKinds } from '../../support/slipsOfAllKinds.ts';

const PAYLOAD = '00020101021238570010A00000072701270006970405011319032010123456780208QRIBFTTA53037045408142440005802VN';
const slips = slipsOfAllKinds({ text: PAYLOAD, rows: encode(PAYLOAD, { ecc: 'M', border: 0 }).data });
const papers = [32, 42, 48].flatMap((columns) =>
  Object.entries(slips).map(([name, slip]) => [`${name} on ${columns} columns`, slip, columns] as const),
);

function spansOf(rows: readonly Row[]): Span[] {
  return rows.flatMap((row) => (row.kind === 'text' ? row.spans : []));
}

function endOf({ column, text, face }: Span): number {
  return column + Array.from(text).length * widthOf(face);
}

function lettersOf(texts: readonly string[]): string {
  return texts.join('').normalize('NFC').replaceAll(/\s/g, '');
}

function wordsOf(slip: Slip): string {
  return lettersOf(
    slip.flatMap((block) => {
      if (block.kind === 'text') return [block.text];
      return block.kind === 'pair' ? [block.left, block.right] : [];
    }),
  );
}

describe('a slip of every kind, as long as it gets', () => {
  it.each(papers)('%s: no word is lost, and none lies beside the paper or on another', (_, slip, columns) => {
    const rows = layoutSlip(slip, columns);
    expect(lettersOf(spansOf(rows).map(({ text }) => text))).toBe(wordsOf(slip));
    for (const row of rows) {
      if (row.kind !== 'text') continue;
      let end = 0;
      for (const span of row.spans) {
        expect(span.column, span.text).toBeGreaterThanOrEqual(end);
        end = endOf(span);
      }
      expect(end, JSON.stringify(row.spans)).toBeLessThanOrEqual(columns);
    }
    expect(rasterise(rows, atlasOfTests(), columns * 12).width).toBe(columns * 12);
  });

  it.each(papers)('%s: every figure stands whole at the right edge', (_, slip, columns) => {
    const spans = spansOf(layoutSlip(slip, columns));
    for (const block of slip) {
      if (block.kind !== 'pair' || !/^[−+]?[\d.]+(?: ₫)?$/.test(block.right)) continue;
      const figures = spans.filter(({ text, face }) => text === block.right && face === block.rightFace);
      expect(figures.map(endOf), block.right).toContain(columns);
    }
  });
});

describe('what is too large for narrow paper', () => {
  it('gives way before its figure does: the words of a total are bold beside it', () => {
    const [row, ...more] = layoutSlip([pair('TIỀN TRẢ LẠI', '285.000 ₫', { face: 'large' })], 32);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      large: true,
      spans: [
        { text: 'TIỀN TRẢ LẠI', face: 'bold', column: 0 },
        { text: '285.000 ₫', face: 'large', column: 14 },
      ],
    });
    const [wide] = layoutSlip([pair('TIỀN TRẢ LẠI', '285.000 ₫', { face: 'large' })], 48);
    expect(wide).toMatchObject({ spans: [{ face: 'large' }, { face: 'large' }] });
  });

  it('is bold where it took more than three rows', () => {
    const name = 'Trung tâm Giới thiệu và Bán sản phẩm OCOP tỉnh Cà Mau';
    const faces = (columns: number) => spansOf(layoutSlip([centred(name, 'large')], columns)).map(({ face }) => face);
    expect(faces(48)).toEqual(['large', 'large', 'large']);
    expect(faces(32)).toEqual(['bold', 'bold']);
  });
});
