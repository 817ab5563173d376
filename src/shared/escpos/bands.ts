import { type Bitmap, strideOf } from '../slip/bitmap.ts';
import { GS } from './commands.ts';
import { type Band, bandsOf } from './cuts.ts';
import { makeRoom, type Out } from './out.ts';

/**
 * Rows per `GS v 0` image. A printer that lost the end of a job swallows what follows as picture: measured, images of
 * 128 rows lose the next slip whole, 48 rows lose at most its head.
 */
export const BAND_ROWS = 48;
const HEADER_BYTES = 8;

/** Writes a picture in bands of at most 48 rows, each without the white at its right, none with a real-time command in it. */
export function putPicture(out: Out, picture: Bitmap): void {
  const stride = strideOf(picture);
  const bands = bandsOf(picture, { most: BAND_ROWS, header: HEADER_BYTES });
  // A band is put down in full width first.
  makeRoom(
    out,
    bands.reduce((sum, { rows, bytes }) => sum + HEADER_BYTES + rows * bytes, BAND_ROWS * stride),
  );
  let top = 0;
  for (const band of bands) {
    putBand(out, picture.dots.subarray(top * stride, (top + band.rows) * stride), { ...band, stride });
    top += band.rows;
  }
}

function putBand(out: Out, picture: Uint8Array, band: Band & { readonly stride: number }): void {
  const { rows, bytes: width, stride } = band;
  const { bytes, end } = out;
  bytes.set([GS, 0x76, 0x30, 0x00, width & 0xff, width >> 8, rows & 0xff, rows >> 8], end);
  const first = end + HEADER_BYTES;
  // All of it in one piece, then its rows moved together: half the time of going over it byte by byte (measured).
  bytes.set(picture, first);
  if (width < stride) {
    for (let row = 1; row < rows; row += 1) {
      const from = first + row * stride;
      bytes.copyWithin(first + row * width, from, from + width);
    }
  }
  out.end = first + rows * width;
  defuse(bytes.subarray(first, out.end));
}

const DLE = 0x10;
const DLE_WITH_ONE_DOT_MORE = 0x18;

/**
 * Printers look for the real-time commands DLE EOT, DLE ENQ and DLE DC4 (status, recover, open the drawer) also inside
 * pictures. Where dots happen to spell one, the DLE gets one dot more, beside the one it has. What stands between the
 * pictures cannot spell one: a command begins after each, and a 16 in a header comes before a 0.
 */
function defuse(picture: Uint8Array): void {
  for (let at = picture.indexOf(DLE); at !== -1; at = picture.indexOf(DLE, at + 1)) {
    const next = picture[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) picture[at] = DLE_WITH_ONE_DOT_MORE;
  }
}
