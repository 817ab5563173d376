import { PNG } from 'pngjs';
import type { Bitmap } from '../../../shared/slip/bitmap.ts';

/** A slip as a picture, dot for dot: 8-bit grey, the least that the encoder writes. */
export function slipPng({ width, height, dots }: Bitmap): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 });
  const stride = Math.ceil(width / 8);
  const grey = Buffer.alloc(width * height, 0xff);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (((dots[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0) grey[y * width + x] = 0;
    }
  }
  png.data = grey;
  // Rows of text compress best as they are, without prediction from the row above.
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0 });
}
