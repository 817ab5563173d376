import type { Picture } from './picture.ts';

/** How a picture is looked at along parallel lines. */
export type Ruling = {
  /** Degrees, clockwise. */
  readonly angle: number;
  /** From line to line, pixels. */
  readonly apart: number;
  /** Points a pixel along a line. */
  readonly density: number;
  /** How many lines beside each other, a pixel apart, are made one: noise goes, and so does what lies askew. */
  readonly thick: number;
  /** Points to either side whose mean is taken from each, to undo blur; 0 = none. */
  readonly sharpenOver: number;
};

/** The picture as it looks turned back by the angle, its edges white. */
export function turned(picture: Picture, angle: number): Picture {
  return ruled(picture, { angle, apart: 1, density: 1, thick: 1, sharpenOver: 0 });
}

/**
 * The picture along parallel lines, each a row of the result. A bar code needs few of them: a ruling six pixels apart is
 * read in a sixth of the time and loses hardly a code.
 */
export function ruled(picture: Picture, ruling: Ruling): Picture {
  const { angle, apart, density, thick, sharpenOver } = ruling;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const across = Math.abs(picture.width * cos) + Math.abs(picture.height * sin);
  const down = Math.abs(picture.width * sin) + Math.abs(picture.height * cos);
  const [width, height] = [Math.ceil(across * density), Math.ceil(down / apart)];
  const rows = new Uint8Array(width * height);
  const sums = new Float32Array(width);
  for (let row = 0; row < height; row += 1) {
    sums.fill(0);
    for (let line = 0; line < thick; line += 1) {
      const off = (row + 0.5) * apart - down / 2 + line - (thick - 1) / 2;
      addLine(picture, sums, { cos, sin, off, density });
    }
    writeRow(rows.subarray(row * width, (row + 1) * width), sums, { thick, sharpenOver });
  }
  return { data: rows, width, height };
}

type Line = { readonly cos: number; readonly sin: number; readonly off: number; readonly density: number };

/** Adds a line of points, each between its four pixels; what lies outside is white. */
function addLine({ data, width, height }: Picture, sums: Float32Array, { cos, sin, off, density }: Line): void {
  const step = 1 / density;
  const first = (0.5 - sums.length / 2) * step;
  let x = width / 2 + first * cos - off * sin - 0.5;
  let y = height / 2 + first * sin + off * cos - 0.5;
  for (let at = 0; at < sums.length; at += 1, x += step * cos, y += step * sin) {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
      sums[at] = (sums[at] as number) + 255;
      continue;
    }
    const [right, low, pixel] = [x - left, y - top, top * width + left];
    const above = (data[pixel] as number) * (1 - right) + (data[pixel + 1] as number) * right;
    const below = (data[pixel + width] as number) * (1 - right) + (data[pixel + width + 1] as number) * right;
    sums[at] = (sums[at] as number) + above * (1 - low) + below * low;
  }
}

type Making = Pick<Ruling, 'thick' | 'sharpenOver'>;

function writeRow(row: Uint8Array, sums: Float32Array, { thick, sharpenOver }: Making): void {
  const last = sums.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const here = (sums[at] as number) / thick;
    const left = (sums[Math.max(0, at - sharpenOver)] as number) / thick;
    const right = (sums[Math.min(last, at + sharpenOver)] as number) / thick;
    row[at] = Math.min(255, Math.max(0, here * 2 - (left + right) / 2 + 0.5));
  }
}
