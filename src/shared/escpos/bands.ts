import { type Bitmap, strideOf } from '../slip/bitmap.ts';
import { GS } from './commands.ts';
import { type Band, bandsOf } from './cuts.ts';
import { makeRoom, type Out, put } from './out.ts';

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
  const start = out.end;
  let from = 0;
  for (const band of bands) {
    putBand(out, picture.dots, { ...band, from, stride });
    from += band.rows * stride;
  }
  defuse(out.bytes.subarray(start, out.end));
}

/** `from`: where its first row begins; `stride`: how far it is from there to the next. */
type Cut = Band & { readonly from: number; readonly stride: number };

function putBand(out: Out, dots: Uint8Array, cut: Cut): void {
  const { rows, bytes } = cut;
  put(out, GS, 0x76, 0x30, 0x00, bytes & 0xff, bytes >> 8, rows & 0xff, rows >> 8);
  if (bytes < NARROW) copyBytes(out, dots, cut);
  else copyRows(out, dots, cut);
  out.end += rows * bytes;
}

/** Bytes of a row below which each is copied by itself: white between words is one. */
const NARROW = 8;

function copyBytes({ bytes: into, end }: Out, dots: Uint8Array, { rows, bytes, from, stride }: Cut): void {
  let at = end;
  for (let row = 0; row < rows; row += 1) {
    for (let byte = 0; byte < bytes; byte += 1) {
      into[at] = dots[from + row * stride + byte] as number;
      at += 1;
    }
  }
}

/** All of it in one piece, then its rows moved together: half the time of going over it byte by byte (measured). */
function copyRows({ bytes: into, end }: Out, dots: Uint8Array, { rows, bytes, from, stride }: Cut): void {
  into.set(dots.subarray(from, from + rows * stride), end);
  if (bytes === stride) return;
  for (let row = 1; row < rows; row += 1) {
    const moved = end + row * stride;
    into.copyWithin(end + row * bytes, moved, moved + bytes);
  }
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
