import { readFileSync } from 'node:fs';
import { encode } from 'uqr';
import { Day } from '../../src/shared/day.ts';
import type { LabelDrawing, LabelSize } from '../../src/shared/label/drawing.ts';
import { dotsPerMm } from '../../src/shared/label/drawing.ts';
import type { Label } from '../../src/shared/label/label.ts';
import { drawnLetters } from '../../src/shared/label/labelBitmap.ts';
import type { LabelPrinting } from '../../src/shared/label/labelJob.ts';
import { loadLetters } from '../../src/shared/label/letters.ts';
import { dong } from '../../src/shared/money.ts';

/** Builders of labels, and what drawing them takes. */

export function aLabel(change: Partial<Label> = {}): Label {
  return {
    form: 'shelf',
    name: 'Muối tinh Bạc Liêu',
    producer: 'Hợp tác xã Muối Long Điền Tây',
    netContent: '500 g',
    price: dong(25_000),
    unit: 'gói',
    unitPrice: { price: dong(50_000), per: 'kg' },
    stars: 4,
    code: { kind: 'ean13', digits: '2000000000183', inStore: true },
    qr: null,
    weighed: null,
    lot: null,
    expiresOn: null,
    demo: false,
    ...change,
  };
}

export function aPacketLabel(change: Partial<Label> = {}): Label {
  return aLabel({
    form: 'product',
    code: { kind: 'ean13', digits: '8934567890120', inStore: false },
    qr: 'https://id.gs1.org/01/08934567890120/10/L2611?17=270630',
    lot: 'L2611',
    expiresOn: Day.parse('2027-06-30'),
    ...change,
  });
}

let known: LabelPrinting | undefined;

/** The letters the product prints with. */
export function labelPrinting(): LabelPrinting {
  if (!known) {
    const letters = loadLetters(readFileSync(new URL('../../assets/label/letters.bin', import.meta.url)));
    known = { letters, drawn: drawnLetters(letters), qr: (text) => encode(text, { ecc: 'M', border: 0 }).data };
  }
  return known;
}

export function aSize(widthMm: number, heightMm: number, dpi: 203 | 300 | 600 = 203): LabelSize {
  const perMm = dotsPerMm(dpi);
  const margin = Math.round(1.5 * perMm);
  return {
    width: Math.floor(widthMm * perMm),
    height: Math.floor(heightMm * perMm),
    dotsPerMm: perMm,
    marginX: margin,
    marginY: margin,
  };
}

/** All words on a label, from the top, as they stand. */
export function wordsOn({ marks }: LabelDrawing): string[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}
