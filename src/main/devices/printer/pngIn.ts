import { PNG } from 'pngjs';
import { type Bitmap, setBlack } from '../../../shared/slip/bitmap.ts';

/** Dots; a logo wider than the paper or higher than a hand is no logo. */
export const LARGEST_LOGO = { width: 576, height: 400 } as const;
/** Of 255: what is darker is printed. White paper shows through what is transparent. */
const BLACK_BELOW = 128;
/** Where a PNG says what it is, in its first bytes (ISO 15948 §11.2.2). */
const HEAD_AT = { width: 16, height: 20, interlaced: 28, end: 29 } as const;

/**
 * A picture as dots: black where it is darker than half. Its size is looked at before it is unpacked, so that a small file cannot
 * fill the memory; nor is one unpacked that has no such limit: interlaced, or with a second head that overrules the first.
 * @returns undefined where it is no such PNG, or larger than a logo may be
 */
export function bitmapOfPng(file: Uint8Array): Bitmap | undefined {
  const bytes = Buffer.from(file);
  if (bytes.length < HEAD_AT.end) return undefined;
  const width = bytes.readUInt32BE(HEAD_AT.width);
  const height = bytes.readUInt32BE(HEAD_AT.height);
  if (width === 0 || height === 0 || width > LARGEST_LOGO.width || height > LARGEST_LOGO.height) return undefined;
  if (bytes[HEAD_AT.interlaced] !== 0 || bytes.includes('IHDR', HEAD_AT.end)) return undefined;
  try {
    return dotsOf(PNG.sync.read(bytes));
  } catch {
    return undefined;
  }
}

function dotsOf({ width, height, data }: PNG): Bitmap {
  const bitmap = { width, height, dots: new Uint8Array(Math.ceil(width / 8) * height) };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      if (darkness(data, (y * width + x) * 4) > 255 - BLACK_BELOW) setBlack(bitmap, x, y);
  }
  return bitmap;
}

/** How much of a pixel is not white, 0 to 255, by how bright colours look (ITU-R BT.601). */
function darkness(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0, opaque = 0] = data.subarray(at, at + 4);
  return ((255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * opaque) / 255;
}
