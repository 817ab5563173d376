import { PNG } from 'pngjs';

type Colour = readonly [number, number, number];

const between = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];
/** 0 … 1 over one pixel's width, so that edges are not steps. */
const inside = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance));

const SKY: readonly [Colour, Colour] = [
  [118, 176, 205],
  [252, 226, 188],
];
const SUN: Colour = [255, 214, 128];
const SHORE: Colour = [92, 128, 122];
const WATER: readonly [Colour, Colour] = [
  [214, 206, 190],
  [122, 158, 168],
];
const SALT: readonly [Colour, Colour] = [
  [255, 253, 248],
  [206, 210, 214],
];
/** Middle and half width of each heap, in shares of the picture's width, and how high, of its height; the far ones first. */
const HEAPS = [
  [0.16, 0.08, 0.1, 0.6],
  [0.36, 0.1, 0.12, 0.61],
  [0.84, 0.09, 0.11, 0.6],
  [0.6, 0.17, 0.23, 0.72],
  [0.24, 0.22, 0.3, 0.86],
] as const;

/**
 * A picture for tests and screenshots in which nobody has rights: heaps of salt before the sea, as no camera saw them.
 * @returns PNG
 */
export function drawScene(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) png.data.set([...at(x, y, width, height), 255], (y * width + x) * 4);
  }
  return PNG.sync.write(png);
}

// oxlint-disable-next-line max-params -- a pixel and the picture it is in
function at(x: number, y: number, width: number, height: number): Colour {
  const horizon = height * 0.52;
  let colour =
    y < horizon
      ? between(SKY[0], SKY[1], y / horizon)
      : between(WATER[0], WATER[1], (y - horizon) / (height - horizon));
  const toSun = Math.hypot(x - width * 0.74, y - height * 0.3);
  const glow = Math.exp(-toSun / (width * 0.11));
  if (y < horizon) colour = between(between(colour, SUN, 0.5 * glow), SUN, inside(toSun - width * 0.055));
  const shore = horizon - height * (0.018 + 0.008 * Math.sin(x / (width * 0.06)));
  if (y < horizon) colour = between(colour, SHORE, inside(shore - y));
  for (const [middle, half, high, foot] of HEAPS) {
    const away = (x - middle * width) / (half * width);
    if (Math.abs(away) >= 1) continue;
    const ridge = foot * height - high * height * (1 - Math.abs(away) ** 1.25);
    const shade = away < -0.12 ? 0.55 - 0.45 * away : 0.12;
    if (y <= foot * height) colour = between(colour, between(SALT[0], SALT[1], shade), inside(ridge - y));
    const depth = (y - foot * height) / (high * height);
    if (depth > 0 && depth < 0.7 * (1 - Math.abs(away))) colour = between(colour, SALT[0], 0.28 * (1 - depth));
  }
  return [Math.round(colour[0]), Math.round(colour[1]), Math.round(colour[2])];
}
