import { type Bitmap, strideOf } from '../slip/bitmap.ts';

/** Where one band ends and the next begins: how many rows it has, and how many bytes of each are sent. */
export type Band = { readonly rows: number; readonly bytes: number };

/**
 * Cuts a picture, between rows of unlike width, into the bands that take the fewest bytes. Each is as wide as its widest row, so a
 * band of words ends where the white below them begins: letters fill two thirds of a row's height and seldom its width, and half
 * of a slip's dots are not sent.
 * @param most rows of a band
 * @param header bytes that each band takes beside its dots
 */
export function bandsOf(picture: Bitmap, { most, header }: { readonly most: number; readonly header: number }): Band[] {
  const runs = runsOf(picture, most);
  // least[k]: bytes of the first k runs at their best, the last of whose bands begins at run from[k].
  const least = new Float64Array(runs.length + 1);
  const from = new Int32Array(runs.length + 1);
  for (let end = 1; end <= runs.length; end += 1) {
    let rows = 0;
    let bytes = 1;
    least[end] = Number.POSITIVE_INFINITY;
    for (let start = end - 1; start >= 0; start -= 1) {
      const run = runs[start] as Band;
      rows += run.rows;
      if (rows > most) break;
      if (run.bytes > bytes) bytes = run.bytes;
      const cost = (least[start] as number) + header + rows * bytes;
      if (cost < (least[end] as number)) {
        least[end] = cost;
        from[end] = start;
      }
    }
  }
  return joined(runs, from);
}

function joined(runs: readonly Band[], from: Int32Array): Band[] {
  const bands: Band[] = [];
  for (let end = runs.length; end > 0; end = from[end] as number) {
    let rows = 0;
    let bytes = 1;
    for (let at = from[end] as number; at < end; at += 1) {
      const run = runs[at] as Band;
      rows += run.rows;
      bytes = Math.max(bytes, run.bytes);
    }
    bands.push({ rows, bytes });
  }
  return bands.toReversed();
}

/** Rows alike, one after another: a band that is best ends where they end. None has more than `most` rows. */
function runsOf(picture: Bitmap, most: number): Band[] {
  const stride = strideOf(picture);
  const runs: Band[] = [];
  let rows = 0;
  let bytes = 0;
  for (let row = 0; row < picture.height; row += 1) {
    const inked = inkedBytes(picture.dots, row * stride, stride);
    if (rows > 0 && (inked !== bytes || rows === most)) {
      runs.push({ rows, bytes });
      rows = 0;
    }
    bytes = inked;
    rows += 1;
  }
  if (rows > 0) runs.push({ rows, bytes });
  return runs;
}

/** Bytes up to the last black dot of a row; 1 where all is white, because an image has a width. */
function inkedBytes(dots: Uint8Array, start: number, stride: number): number {
  let end = start + stride - 1;
  while (end > start && dots[end] === 0) end -= 1;
  return end - start + 1;
}
