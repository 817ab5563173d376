import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabelJob } from '../../../src/shared/label/label.ts';
import { labelBitmap } from '../../../src/shared/label/labelBitmap.ts';
import { drawLabel, labelJobBytes } from '../../../src/shared/label/labelJob.ts';
import { type Picture, tsplJob } from '../../../src/shared/label/tspl.ts';
import { zplJob } from '../../../src/shared/label/zpl.ts';
import { must } from '../../../src/shared/must.ts';
import { type LabelProfile, namedProfiles, type PrinterProfile } from '../../../src/shared/printer/profile.ts';
import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';
import { aLabel, aPacketLabel, labelPrinting } from '../../support/aLabel.ts';
import { readTspl, readZpl } from '../../support/labelInterpreter.ts';
import { readByZbar, readCodes } from '../../support/readCodes.ts';
import { readSlip } from '../../support/slipInterpreter.ts';

const printing = labelPrinting();
const options = { processId: '0001', afterTrouble: false };
const roll = { widthMm: 50, heightMm: 30, gapMm: 2, darkness: 8, speed: 4 };

const pictures: fc.Arbitrary<Picture> = fc
  .record({
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 40 }),
    copies: fc.integer({ min: 1, max: 500 }),
  })
  .chain(({ width, height, copies }) => {
    const stride = Math.ceil(width / 8);
    // Rows that repeat and runs of white and black are what compression is about.
    const byte = fc.constantFrom(0, 0, 0, 255, 255, 0xaa, 0x10, 0x04, 0x0a, 0x5e, 0x7e);
    return fc.array(byte, { minLength: stride * height, maxLength: stride * height }).map((bytes) => {
      const spare = 0xff00 >> (((width - 1) & 7) + 1);
      const dots = Uint8Array.from(bytes, (value, at) => (at % stride === stride - 1 ? value & spare : value));
      return { bitmap: { width, height, dots }, copies };
    });
  });

/** What a printer puts down is as wide as whole bytes; what is beyond the picture is white. */
function sameDots(printed: Bitmap, meant: Bitmap): void {
  expect(printed.height).toBe(meant.height);
  expect(Buffer.from(printed.dots).equals(Buffer.from(meant.dots))).toBe(true);
}

describe.each([
  ['TSPL', tsplJob, readTspl],
  ['ZPL', zplJob, readZpl],
] as const)('in %s', (_, jobOf, read) => {
  test('any picture comes out dot for dot, as often as it was asked for', () => {
    fc.assert(
      fc.property(fc.array(pictures, { minLength: 1, maxLength: 3 }), (asked) => {
        const printed = read(jobOf(asked, roll));
        expect(printed.map(({ copies }) => copies)).toEqual(asked.map(({ copies }) => copies));
        for (const [index, { bitmap }] of printed.entries()) sameDots(bitmap, must(asked[index], 'as many').bitmap);
      }),
      { numRuns: 60 },
    );
  });

  test('no name can say something to the printer', () => {
    const name = '^XZ~JR"\r\nPRINT 9,9\r\nCLS';
    const profile = namedProfiles[jobOf === tsplJob ? 'tspl-50x30' : 'zpl-50x30'];
    const bytes = labelJobBytes([{ label: aLabel({ name }), copies: 1 }], { profile, printing, options });
    expect(read(bytes)).toHaveLength(1);
  });
});

test('TSPL says the roll as it is', () => {
  const bytes = tsplJob([{ bitmap: { width: 8, height: 1, dots: Uint8Array.of(1) }, copies: 2 }], roll);
  expect(readTspl(bytes)).toMatchObject([{ width: 50, height: 30, copies: 2 }]);
  expect(Buffer.from(bytes).toString('latin1')).toContain('GAP 2 mm,0 mm\r\n');
});

const label = (
  language: 'tspl' | 'zpl',
  [widthMm, heightMm]: readonly [number, number],
  dpi: 203 | 300,
): LabelProfile => ({
  ...namedProfiles['tspl-50x30'],
  language,
  widthMm,
  heightMm,
  dpi,
});

const SIZES = [
  [40, 30],
  [50, 30],
  [60, 40],
  [70, 37],
  [100, 50],
] as const;

/** A reader tells a UPC-A as the EAN-13 that it is, too. */
function keyOf(code: string): string {
  return code.padStart(14, '0');
}

describe.each(SIZES)('on labels of %i × %i mm', (...size) => {
  const job: LabelJob = [
    { label: aLabel(), copies: 1 },
    { label: aPacketLabel(), copies: 1 },
    { label: aLabel({ code: { kind: 'ean8', digits: '96385074', inStore: false } }), copies: 1 },
    { label: aLabel({ code: { kind: 'upca', digits: '036000291452', inStore: false } }), copies: 1 },
  ];

  test.each([
    ['tspl', 203],
    ['tspl', 300],
    ['zpl', 203],
    ['zpl', 300],
  ] as const)(
    'what a %s printer of %i dpi prints is what was drawn, and its codes are read back',
    async (language, dpi) => {
      const profile = label(language, size, dpi);
      const bytes = labelJobBytes(job, { profile, printing, options });
      const printed = language === 'tspl' ? readTspl(bytes) : readZpl(bytes);
      expect(printed).toHaveLength(job.length);
      for (const [index, { label: one }] of job.entries()) {
        const drawing = must(drawLabel(one, profile, printing), 'a label that fits');
        const { bitmap } = must(printed[index], 'a label for each');
        sameDots(bitmap, labelBitmap(drawing, printing.drawn));
        const codes = (await readCodes(bitmap)).map(({ text }) => text);
        expect(codes.map(keyOf)).toContain(one.code?.kind === 'text' ? '' : keyOf(one.code?.digits ?? ''));
        if (drawing.marks.some(({ kind }) => kind === 'qr')) expect(codes).toContain(one.qr);
      }
    },
  );
});

test('zbar reads the smallest bars that are printed, too', () => {
  for (const [size, dpi] of [
    [[40, 30], 203],
    [[35, 25], 300],
  ] as const) {
    const drawing = must(drawLabel(aLabel(), label('tspl', size, dpi), printing), 'a label that fits');
    const bitmap = labelBitmap(drawing, printing.drawn);
    // Undefined on a machine without zbar: there zxing alone has read it above.
    expect(readByZbar(bitmap) ?? ['2000000000183']).toEqual(['2000000000183']);
  }
});

const tickets: readonly PrinterProfile[] = [namedProfiles['80mm'], namedProfiles['58mm']];

test.each(tickets)('a receipt printer prints each copy as a ticket of its own', async (profile) => {
  if (profile.language !== 'escpos') throw new Error('a receipt printer');
  const bytes = labelJobBytes([{ label: aLabel(), copies: 3 }], { profile, printing, options });
  const paper = readSlip(bytes, profile.dots);
  expect(paper.cuts).toBe(profile.cutter === 'none' ? 0 : 3);
  expect((await readCodes(paper.bitmap)).map(({ text }) => text)).toEqual(
    Array.from({ length: 3 }, () => '2000000000183'),
  );
});

test('bars are whole modules of at least 80 % wherever the label has room', () => {
  for (const size of SIZES) {
    for (const dpi of [203, 300] as const) {
      const drawing = must(drawLabel(aLabel(), label('tspl', size, dpi), printing), 'a label that fits');
      const bars = must(
        drawing.marks.find((mark) => mark.kind === 'bars'),
        'bars',
      );
      const { module } = bars.kind === 'bars' ? bars : { module: 0 };
      expect(Number.isInteger(module)).toBe(true);
      const millimetres = module / drawing.size.dotsPerMm;
      expect(millimetres).toBeGreaterThanOrEqual(size[0] < 45 && dpi === 203 ? 0.25 : 0.264);
      expect(drawing.faults.includes('small-bars')).toBe(millimetres < 0.264);
    }
  }
});
