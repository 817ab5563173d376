import { type Bitmap, strideOf } from '../slip/bitmap.ts';
import { ascii, type Picture, type Roll } from './tspl.ts';

/**
 * A job in ZPL II (Zebra and compatible): one format a label, its picture as `^GFA` in hexadecimal with the language's own
 * compression. No text is sent as text (tspl.ts says why).
 */
export function zplJob(pictures: readonly Picture[], roll: Roll): Uint8Array {
  return ascii(pictures.map((picture) => zplLabel(picture, roll)).join(''));
}

/** ZPL's darkness goes from 0 to 30. */
function zplLabel({ bitmap, copies }: Picture, { gapMm, darkness, speed }: Roll): string {
  const stride = strideOf(bitmap);
  const bytes = stride * bitmap.height;
  return [
    `~SD${(darkness * 2).toString().padStart(2, '0')}`,
    '^XA',
    `^MN${gapMm === 0 ? 'N' : 'Y'}`,
    `^PW${bitmap.width}`,
    `^LL${bitmap.height}`,
    '^LH0,0',
    `^PR${Math.max(2, speed)}`,
    `^FO0,0^GFA,${bytes},${bytes},${stride},${rowsOf(bitmap).join('')}^FS`,
    `^PQ${copies}`,
    '^XZ\r\n',
  ].join('\r\n');
}

/** Rows as hexadecimal digits: `:` repeats the row before, `,` fills a row with white, a letter says how often the next digit comes. */
function rowsOf(bitmap: Bitmap): string[] {
  const stride = strideOf(bitmap);
  let before: string | undefined;
  return Array.from({ length: bitmap.height }, (_, row) => {
    const bytes = bitmap.dots.subarray(row * stride, (row + 1) * stride);
    const digits = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
    if (digits === before) return ':';
    before = digits;
    const inked = digits.replace(/0+$/, '');
    return compressed(inked) + (inked.length < digits.length ? ',' : '');
  });
}

function compressed(digits: string): string {
  return digits.replaceAll(/(.)\1{2,}/g, (run, digit: string) => countOf(run.length) + digit);
}

/** G is once, H twice … Y nineteen times; g is twenty times, h forty … z four hundred. */
function countOf(times: number): string {
  const hundreds = 'z'.repeat(Math.floor(times / 400));
  const rest = times % 400;
  const twenties = rest >= 20 ? String.fromCharCode(0x66 + Math.floor(rest / 20)) : '';
  const ones = rest % 20 > 0 ? String.fromCharCode(0x46 + (rest % 20)) : '';
  return hundreds + twenties + ones;
}
