import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabelDrawing, Mark } from '../../../src/shared/label/drawing.ts';
import type { Label } from '../../../src/shared/label/label.ts';
import { labelBitmap } from '../../../src/shared/label/labelBitmap.ts';
import { layoutLabel } from '../../../src/shared/label/layout.ts';
import { placeText } from '../../../src/shared/label/letters.ts';
import { DONG_LIMIT, dong, formatDong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { VIETNAMESE_LETTERS } from '../../../src/shared/slip/alphabet.ts';
import { aLabel, aPacketLabel, aSize, labelPrinting, wordsOn } from '../../support/aLabel.ts';

const printing = labelPrinting();

function drawn(label: Label, size = aSize(50, 30)): LabelDrawing {
  return must(layoutLabel(label, size, printing), 'a label that fits');
}

function marksOf<K extends Mark['kind']>({ marks }: LabelDrawing, kind: K): Extract<Mark, { kind: K }>[] {
  return marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
}

test('a shelf label says name, producer, stars, price, the price of a kilogram, and its code', () => {
  expect(wordsOn(drawn(aLabel()))).toEqual([
    'Muối tinh Bạc Liêu',
    expect.stringMatching(/^★★★★ Hợp tác xã Muối Long Điền/),
    '25.000 ₫',
    '/ gói 500 g · 50.000 ₫/kg',
    '2 000000 000183',
  ]);
});

test('no stars stand on a label without a valid certificate, and none in grey', () => {
  for (const label of [aLabel({ stars: null }), aPacketLabel({ stars: null })]) {
    expect(wordsOn(drawn(label)).join()).not.toMatch(/[★☆]/);
  }
});

test('stars stay when the producer has no room', () => {
  const label = aLabel({ name: 'Nước cốt trái nhàu nguyên chất SK NONI chai thủy tinh 750 ml', stars: 5, demo: true });
  const words = wordsOn(drawn(label, aSize(40, 30))).join(' ');
  expect(words).toContain('★★★★★');
  expect(words).not.toContain('Hợp tác xã');
  expect(words).toContain('2 000000 000183');
});

test('a packet says weight, what it costs, lot and last day', () => {
  const weighed = { grams: 350, total: dong(402_500) };
  const code = { kind: 'ean13', digits: '2100018003500', inStore: true } as const;
  const label = aPacketLabel({ unit: 'kg', netContent: '', price: dong(1_150_000), weighed, code, qr: null });
  expect(wordsOn(drawn(label, aSize(60, 40)))).toEqual(
    expect.arrayContaining(['0,35 kg × 1.150.000 ₫/kg', '402.500 ₫', 'Lô: L2611', 'HSD: 30/06/2027']),
  );
});

test('an invented price says that it is one', () => {
  expect(wordsOn(drawn(aLabel({ demo: true }))).join(' ')).toContain('Giá minh họa');
});

test('a long name takes two lines and a smaller size before anything of it is lost', () => {
  const name = 'Tôm thẻ hấp luộc nguyên con đông lạnh Vĩnh Hậu';
  const words = wordsOn(drawn(aLabel({ name })));
  expect(words.slice(0, 2).join(' ')).toBe(name);
});

test('a number is not parted from its measure at the end of a line', () => {
  for (const width of [35, 38, 40, 44, 48, 50]) {
    const words = wordsOn(drawn(aLabel({ name: 'Muối tinh Bạc Liêu hộp giấy 500 g' }), aSize(width, 30)));
    expect(words.some((line) => /^g\b/.test(line) || line.endsWith('500'))).toBe(false);
  }
});

test('a name too long for any size ends in an ellipsis, and the preview is told', () => {
  const { faults } = drawn(aLabel({ name: 'Bánh phồng tôm đặc biệt '.repeat(8).trim() }), aSize(40, 30));
  expect(faults).toContain('name-cut');
});

test('on a label too narrow for bars the price stands without them, and the preview is told', () => {
  const drawing = drawn(aLabel(), aSize(20, 15));
  expect(marksOf(drawing, 'bars')).toEqual([]);
  expect(drawing.faults).toContain('no-code');
  expect(wordsOn(drawing)).toContain('25.000 ₫');
});

test('bars of 80 % of their nominal width are said to be small only below it', () => {
  expect(drawn(aLabel(), aSize(50, 30)).faults).toEqual([]);
  expect(drawn(aLabel(), aSize(40, 30)).faults).toEqual(['small-bars']);
});

test('a packet label that cannot hold what it must say is none', () => {
  expect(layoutLabel(aPacketLabel(), aSize(20, 12), printing)).toBeUndefined();
});

test('a code that is a text is put into a QR code', () => {
  const drawing = drawn(aLabel({ code: { kind: 'text', text: 'HTX-7/22' } }), aSize(60, 40));
  expect(marksOf(drawing, 'qr')).toHaveLength(1);
  expect(drawing.faults).toEqual([]);
});

test('all 146 letters of Vietnamese have an outline of their own in both faces', () => {
  const box = printing.letters.glyphOf('regular', '\uFFFD');
  for (const face of ['regular', 'bold'] as const) {
    const outlines = VIETNAMESE_LETTERS.map((letter) => JSON.stringify(printing.letters.glyphOf(face, letter).outline));
    expect(new Set(outlines).size).toBe(146);
    expect(VIETNAMESE_LETTERS.every((letter) => printing.letters.glyphOf(face, letter) !== box)).toBe(true);
  }
});

test('letters typed with their marks apart are the same letters', () => {
  const style = { face: 'bold', size: 30 } as const;
  const [apart, together] = ['Ộ'.normalize('NFD'), 'Ộ'].map((text) => placeText(printing.letters, text, style));
  expect(apart).toEqual(together);
});

describe('whatever is asked', () => {
  const words = fc.string({
    unit: fc.constantFrom(...VIETNAMESE_LETTERS, ...Array.from('bcghklmnpqrstvx 0123456789-().,/"^~')),
    minLength: 1,
    maxLength: 200,
  });
  const labels = fc.record({
    name: words.filter((name) => name.trim() !== ''),
    producer: words,
    price: fc.integer({ min: 1, max: DONG_LIMIT - 1 }).map(dong),
    stars: fc.constantFrom(null, 3 as const, 4 as const, 5 as const),
    netContent: fc.constantFrom('', '500 g', '1,5 lít', '800-900 g (2 con)'),
    demo: fc.boolean(),
  });
  const sizes = fc.record({
    width: fc.integer({ min: 25, max: 110 }),
    height: fc.integer({ min: 15, max: 80 }),
    dpi: fc.constantFrom(203 as const, 300 as const, 600 as const),
  });

  test('the price of a shelf label is whole, on one line', () => {
    fc.assert(
      fc.property(labels, sizes, (change, { width, height, dpi }) => {
        const drawing = drawn(aLabel(change), aSize(width, height, dpi));
        expect(wordsOn(drawing)).toContain(`${formatDong(change.price)} ₫`);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing reaches into the margins or stands on something else', () => {
    fc.assert(
      fc.property(labels, sizes, fc.boolean(), (change, { width, height, dpi }, packet) => {
        const size = aSize(width, height, dpi);
        const drawing = layoutLabel(packet ? aPacketLabel(change) : aLabel(change), size, printing);
        if (!drawing) return;
        const boxes = drawing.marks.map(boxOf);
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(size.marginX);
          expect(box.right).toBeLessThanOrEqual(size.width - size.marginX);
          expect(box.top).toBeGreaterThanOrEqual(size.marginY);
          expect(box.bottom).toBeLessThanOrEqual(size.height - size.marginY);
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a label that was laid out can be drawn', () => {
    fc.assert(
      fc.property(labels, sizes, (change, { width, height }) => {
        const size = aSize(width, height);
        const bitmap = labelBitmap(drawn(aLabel(change), size), printing.drawn);
        expect([bitmap.width, bitmap.height]).toEqual([size.width, size.height]);
      }),
      { numRuns: 20 },
    );
  });
});

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Where ink may be: of text from capitals' tops down to the line it stands on. */
function boxOf(mark: Mark): Box {
  if (mark.kind === 'text') {
    const { x, y, size, placed } = mark;
    return { left: x, right: x + placed.width, top: y - Math.floor(size * 0.74), bottom: y };
  }
  const side = mark.kind === 'bars' ? mark.bars.length : mark.rows.length;
  const height = mark.kind === 'bars' ? mark.height : side * mark.module;
  return { left: mark.x, right: mark.x + side * mark.module, top: mark.y, bottom: mark.y + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
