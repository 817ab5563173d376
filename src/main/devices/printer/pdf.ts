import { deflateSync } from 'node:zlib';
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

export function dictionary(entries: string): Buffer {
  return Buffer.from(`<< ${entries} >>`);
}

export function stream(entries: string, content: Buffer): Buffer {
  const head = `<< ${entries}/Length ${content.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream')]);
}

/** UTF-16 with its mark, in hex: how a PDF says a text that is not ASCII. */
export function hexText(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

/** The objects numbered from 1, and the table of where each begins. The first is the catalogue, the last says what it is. */
export function pdfOf(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n', 'latin1')];
  const starts: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    starts.push(at);
    parts.push(whole);
    at += whole.length;
  }
  const size = objects.length + 1;
  const table = starts.map((start) => `${start.toString().padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
