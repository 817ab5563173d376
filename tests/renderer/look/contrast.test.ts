import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The tokens as they are written: `--name: light-dark(#light, #dark);` or one colour for both. */
const css = readFileSync(new URL('../../../assets/theme/tokens.css', import.meta.url), 'utf8');

function token(name: string, scheme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? '';
  const colours = value.match(/#[0-9a-f]{6}/g) ?? [];
  const colour = colours.length === 2 && scheme === 'dark' ? colours[1] : colours[0];
  if (!colour) throw new Error(`--${name} is no plain colour: ${value}`);
  return colour;
}

/** Relative luminance and contrast, WCAG 2.2 §1.4.3. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'surface', 'sunk'];
const tints = ['sea', 'leaf', 'sand', 'coral', 'lilac', 'lagoon', 'honey', 'clay'].map((name) => `tint-${name}`);
const text: [string, string][] = [
  ...[...grounds, ...tints, 'leaf-soft'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ...grounds.flatMap((ground) => ['leaf-text', 'sea', 'amber', 'brick'].map((ink): [string, string] => [ink, ground])),
  ['on-leaf', 'leaf'],
  ['on-leaf', 'leaf-press'],
  ['leaf-text', 'leaf-soft'],
  ['sea', 'sea-soft'],
  ['amber', 'amber-soft'],
  ['brick', 'brick-soft'],
];
const shapes: [string, string][] = [
  ...[...grounds, ...tints].map((ground): [string, string] => ['star', ground]),
  ...grounds.map((ground): [string, string] => ['edge', ground]),
  ...grounds.map((ground): [string, string] => ['focus', ground]),
];

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  test.each(text)('%s can be read on %s', (ink, ground) => {
    expect(contrast(token(ink, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapes)('%s can be seen on %s', (shape, ground) => {
    expect(contrast(token(shape, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});
