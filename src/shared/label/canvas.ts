import type { Bitmap } from '../slip/bitmap.ts';
import type { GlyphDots } from './glyphDots.ts';

/** A picture being drawn. What lies outside of it throws: a figure cut off would be a lie on a price tag. */
export type Canvas = Bitmap;

export function newCanvas(width: number, height: number): Canvas {
  return { width, height, dots: new Uint8Array(Math.ceil(width / 8) * height) };
}

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export function fillArea(canvas: Canvas, { x, y, width, height }: Area): void {
  for (let row = y; row < y + height; row += 1) for (let dot = x; dot < x + width; dot += 1) blacken(canvas, dot, row);
}

/** @param y of the baseline */
export function putGlyph(canvas: Canvas, glyph: GlyphDots, x: number, y: number): void {
  for (let row = 0; row < glyph.height; row += 1) {
    for (let dot = 0; dot < glyph.width; dot += 1) {
      if (glyph.dots[row * glyph.width + dot] === 1) blacken(canvas, x + glyph.left + dot, y - glyph.top + row);
    }
  }
}

function blacken({ width, height, dots }: Canvas, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height)
    throw new Error(`a dot at ${x}, ${y} is outside of ${width} × ${height}`);
  const at = y * Math.ceil(width / 8) + (x >> 3);
  dots[at] = (dots[at] ?? 0) | (0x80 >> (x & 7));
}
