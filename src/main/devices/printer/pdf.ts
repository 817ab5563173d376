import { deflateSync } from 'node:zlib';
import { dictionary, hexText, pdfOf, stream } from '../../../archive/pdf.ts';
import type { Bitmap } from '../../../shared/slip/bitmap.ts';

/** Points (1/72 inch) of one dot: 8 dots are a millimetre. */
const DOT = 72 / 25.4 / 8;
/** Dots of white around the picture: what an 80 mm roll has left and right of 576 dots. */
const MARGIN = 32;

/**
 * A slip as a PDF of one page, as large as the paper: the picture that is printed, dot for dot. Written here, for a page with
 * one picture on it is five objects (ISO 32000-1 §7.5), and any library would be loaded with the till (docs/decisions.md).
 * @param title what a viewer shows above the page
 */
export function slipPdf({ width, height, dots }: Bitmap, title: string): Buffer {
  const page = [width + 2 * MARGIN, height + 2 * MARGIN].map(points);
  const place = `${points(width)} 0 0 ${points(height)} ${points(MARGIN)} ${points(MARGIN)}`;
  return pdfOf([
    dictionary('/Type /Catalog /Pages 2 0 R /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >>'),
    dictionary('/Type /Pages /Kids [3 0 R] /Count 1'),
    dictionary(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.join(' ')}] /Contents 4 0 R /Resources << /XObject << /S 5 0 R >> >>`,
    ),
    stream('', Buffer.from(`q ${place} cm /S Do Q`)),
    // A set bit is a black dot here; in a PDF it would be white.
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode `,
      deflateSync(dots),
    ),
    dictionary(`/Title ${hexText(title)}`),
  ]);
}

function points(dots: number): string {
  return (dots * DOT).toFixed(3);
}
