import { candidates, RULERS, SAMPLE } from '../printer/calibration.ts';
import type { Atlas } from '../slip/atlas.ts';
import { type Bitmap, strideOf } from '../slip/bitmap.ts';
import { layoutSlip } from '../slip/layout.ts';
import { rasterise } from '../slip/raster.ts';
import { barcode, centred, type QrCode, qr, rule, type Slip, text } from '../slip/slip.ts';
import { head, NARROW, NO_PRODUCT, QR_SIDE, RULER_WORDS, ruler } from './calibration.ts';
import { pageFor } from './page/pages.ts';
import { writableSlip } from './page/writable.ts';

/** The parts of the calibration sheet, from its top. */
export const SHEET_PARTS = ['head', 'letters', 'codes', 'rulers'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** 80 mm paper. */
const PAPER_DOTS = 576;

/**
 * The sheet as it comes out of a printer that can do everything, part by part and as wide as 80 mm paper: what the person with the
 * sheet in hand compares it with. The printer's own letters are drawn as ours.
 */
export function calibrationPictures(
  atlas: Atlas,
  code: QrCode,
): { readonly part: SheetPart; readonly bitmap: Bitmap }[] {
  const drawn: { readonly [P in SheetPart]: readonly Bitmap[] } = {
    head: [inDots(head(), atlas)],
    letters: candidates.map(({ id, form }) => inDots(writableSlip([text(`${id}) ${SAMPLE}`)], pageFor(form)), atlas)),
    codes: [inDots(codes(code), atlas)],
    rulers: [inDots(RULER_WORDS, atlas), ...RULERS.map((dots) => ruler(dots, atlas))],
  };
  return SHEET_PARTS.map((part) => ({ part, bitmap: stacked(drawn[part]) }));
}

function inDots(slip: Slip, atlas: Atlas): Bitmap {
  return rasterise(layoutSlip(slip, NARROW.columns), atlas, NARROW.dots);
}

function codes(code: QrCode): Slip {
  return [
    rule('dashed'),
    centred('Mã QR do máy tự vẽ:'),
    qr(code, QR_SIDE),
    centred('Mã QR in bằng chấm:'),
    qr(code, QR_SIDE),
    rule('dashed'),
    centred('Mã vạch do máy tự vẽ:'),
    barcode(NO_PRODUCT),
    centred('Mã vạch in bằng chấm:'),
    barcode(NO_PRODUCT),
  ];
}

/** One under the other, from the left edge. */
function stacked(bitmaps: readonly Bitmap[]): Bitmap {
  const height = bitmaps.reduce((sum, each) => sum + each.height, 0);
  const stride = strideOf({ width: PAPER_DOTS });
  const dots = new Uint8Array(stride * height);
  let top = 0;
  for (const bitmap of bitmaps) {
    const from = strideOf(bitmap);
    for (let row = 0; row < bitmap.height; row += 1) {
      dots.set(bitmap.dots.subarray(row * from, (row + 1) * from), (top + row) * stride);
    }
    top += bitmap.height;
  }
  return { width: PAPER_DOTS, height, dots };
}
