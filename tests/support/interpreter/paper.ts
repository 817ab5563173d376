import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';

/** Paper that comes out of a print head of a width, row of dots after row of dots. */
export type Roll = {
  readonly dots: number;
  readonly stride: number;
  readonly lines: Uint8Array[];
};

export function newRoll(dots: number): Roll {
  return { dots, stride: Math.ceil(dots / 8), lines: [] };
}

export function feedRoll({ lines, stride }: Roll, rows: number): void {
  for (let row = 0; row < rows; row += 1) lines.push(new Uint8Array(stride));
}

/** Puts black and white (`#` and `.`) on the last so many rows, in the middle. */
export function stamp({ lines, dots }: Roll, picture: readonly string[]): void {
  const left = Math.floor((dots - (picture[0]?.length ?? 0)) / 2);
  const top = lines.length - picture.length;
  for (const [down, row] of picture.entries()) {
    const line = lines[top + down];
    if (!line) throw new Error('more rows than paper');
    for (let across = 0; across < row.length; across += 1) {
      const x = left + across;
      if (row[across] === '#') line[x >> 3] = (line[x >> 3] ?? 0) | (0x80 >> (x & 7));
    }
  }
}

export function bitmapOf({ dots: width, stride, lines }: Roll): Bitmap {
  const dots = new Uint8Array(stride * lines.length);
  for (const [row, line] of lines.entries()) dots.set(line, row * stride);
  return { width, height: lines.length, dots };
}
