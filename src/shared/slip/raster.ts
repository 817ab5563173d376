import { EAN13_MODULES, ean13Bars } from '../barcode/ean13.ts';
import { ensure, unreachable } from '../must.ts';
import { type Atlas, CELL, LARGE_CELL } from './atlas.ts';
import { type Bitmap, strideOf } from './bitmap.ts';
import { lengthOf, QR_MARGIN, type Row, type Span } from './layout.ts';

const RULE_ROWS = 14;
const RULE_STROKE = 2;

/**
 * Draws rows dot for dot. Rows laid out wider than the paper throw: cutting off a figure would be a lie on paper.
 * @param widthDots of the print head: 576 on 80 mm paper, 384 on 58 mm
 */
export function rasterise(rows: readonly Row[], atlas: Atlas, widthDots: number): Bitmap {
  const stride = Math.ceil(widthDots / 8);
  const height = rows.reduce((sum, row) => sum + heightOf(row), 0);
  const canvas: Canvas = { widthDots, stride, dots: new Uint8Array(stride * height) };
  let top = 0;
  for (const row of rows) {
    drawRow(canvas, atlas, row, top);
    top += heightOf(row);
  }
  return { width: widthDots, height, dots: canvas.dots };
}

type Canvas = { readonly widthDots: number; readonly stride: number; readonly dots: Uint8Array };

function heightOf(row: Row): number {
  switch (row.kind) {
    case 'text':
      return row.large ? LARGE_CELL.height : CELL.height;
    case 'rule':
      return RULE_ROWS;
    case 'feed':
      return row.dots;
    case 'qr':
      return (row.rows.length + 2 * QR_MARGIN) * row.module;
    case 'barcode':
      return BARCODE_ROWS;
    case 'image':
      return row.picture.height;
    default:
      return unreachable(row);
  }
}

function drawRow(canvas: Canvas, atlas: Atlas, row: Row, top: number): void {
  if (row.kind === 'rule') drawRule(canvas, row, top);
  if (row.kind === 'qr') drawQr(canvas, row, top);
  if (row.kind === 'barcode') drawBarcode(canvas, row, top);
  if (row.kind === 'image') drawImage(canvas, row.picture, top);
  if (row.kind !== 'text') return;
  for (const span of row.spans) {
    if (span.face === 'large') drawLarge(canvas, atlas, span, top);
    // Beside large words the small ones stand on the same line: 24 of 30 rows above it, 48 of 60.
    else drawSmall(canvas, atlas, span, row.large ? top + LARGE_BASELINE - BASELINE : top);
  }
}

function ink(dots: Uint8Array, at: number, black: number): void {
  dots[at] = (dots[at] ?? 0) | black;
}

/** Rows of a cell above the line that letters stand on; the atlas is drawn so. */
const BASELINE = 24;
const LARGE_BASELINE = 48;

function drawRule(canvas: Canvas, { stroke, columns }: Extract<Row, { kind: 'rule' }>, top: number): void {
  const width = Math.min(columns * CELL.width, canvas.widthDots);
  const black = stroke === 'solid' ? 0xff : 0xf0;
  const first = top + (RULE_ROWS - RULE_STROKE) / 2;
  for (let y = first; y < first + RULE_STROKE; y += 1) {
    const start = y * canvas.stride;
    const end = start + (width >> 3);
    canvas.dots.fill(black, start, end);
    // Columns of 12 dots may end in the middle of a byte.
    if ((width & 7) !== 0) ink(canvas.dots, end, black & (0xff00 >> (width & 7)) & 0xff);
  }
}

/** In the middle of the paper, its margin white as the paper is. */
function drawQr(
  { dots, stride, widthDots }: Canvas,
  { rows, module }: Extract<Row, { kind: 'qr' }>,
  top: number,
): void {
  const left = Math.floor((widthDots - rows.length * module) / 2);
  rows.forEach((modules, down) => {
    const first = (top + (down + QR_MARGIN) * module) * stride;
    const line = dots.subarray(first, first + stride);
    modules.forEach((black, across) => {
      if (!black) return;
      const from = left + across * module;
      for (let x = from; x < from + module; x += 1) ink(line, x >> 3, 0x80 >> (x & 7));
    });
    for (let below = 1; below < module; below += 1) dots.copyWithin(first + below * stride, first, first + stride);
  });
}

/** Dots: bars of 12 mm, high enough to be swept across by hand. */
export const BARCODE_ROWS = 96;

function drawBarcode(
  { dots, stride, widthDots }: Canvas,
  { digits, module }: Extract<Row, { kind: 'barcode' }>,
  top: number,
): void {
  const left = Math.floor((widthDots - EAN13_MODULES * module) / 2);
  const first = top * stride;
  const line = dots.subarray(first, first + stride);
  ean13Bars(digits).forEach((black, across) => {
    if (!black) return;
    const from = left + across * module;
    for (let x = from; x < from + module; x += 1) ink(line, x >> 3, 0x80 >> (x & 7));
  });
  for (let row = 1; row < BARCODE_ROWS; row += 1) dots.copyWithin(first + row * stride, first, first + stride);
}

/** In the middle, at the edge of a byte. */
function drawImage({ dots, stride, widthDots }: Canvas, picture: Bitmap, top: number): void {
  const bytes = strideOf(picture);
  ensure(picture.width <= widthDots, `a picture of ${picture.width} dots fits paper of ${widthDots}`);
  const left = (widthDots - picture.width) >> 4;
  for (let row = 0; row < picture.height; row += 1) {
    dots.set(picture.dots.subarray(row * bytes, (row + 1) * bytes), (top + row) * stride + left);
  }
}

/** Twelve dots lie over two bytes, whether they begin at a byte's edge (even columns) or in its middle (odd ones). */
function drawSmall(canvas: Canvas, atlas: Atlas, span: Span, top: number): void {
  const { dots, stride } = canvas;
  const face = span.face === 'bold' ? 'bold' : 'regular';
  const cells = atlas[face];
  const { first, end } = atlas.inked[face];
  let left = leftOf(canvas, span, CELL.width);
  for (const glyph of glyphsOf(atlas, span.text)) {
    const shift = 4 - (left & 4);
    const cell = glyph * CELL.height;
    const last = end[glyph] ?? 0;
    let row = first[glyph] ?? 0;
    let at = (top + row) * stride + (left >> 3);
    for (; row < last; row += 1) {
      const black = (cells[cell + row] ?? 0) << shift;
      ink(dots, at, black >> 8);
      ink(dots, at + 1, black & 0xff);
      at += stride;
    }
    left += CELL.width;
  }
}

/** Twenty-four dots: three bytes from a byte's edge, four from its middle. */
function drawLarge(canvas: Canvas, atlas: Atlas, span: Span, top: number): void {
  const { dots, stride } = canvas;
  const { first, end } = atlas.inked.large;
  let left = leftOf(canvas, span, LARGE_CELL.width);
  for (const glyph of glyphsOf(atlas, span.text)) {
    const shift = 4 + (4 - (left & 4));
    const cell = glyph * LARGE_CELL.height;
    const last = end[glyph] ?? 0;
    let row = first[glyph] ?? 0;
    let at = (top + row) * stride + (left >> 3);
    for (; row < last; row += 1) {
      const black = (atlas.large[cell + row] ?? 0) << shift;
      ink(dots, at, black >>> 24);
      ink(dots, at + 1, (black >> 16) & 0xff);
      ink(dots, at + 2, (black >> 8) & 0xff);
      if ((black & 0xff) !== 0) ink(dots, at + 3, black & 0xff);
      at += stride;
    }
    left += LARGE_CELL.width;
  }
}

/** Where a span begins, in dots; sure that it ends on the paper. */
function leftOf({ widthDots }: Canvas, { column, text }: Span, cellWidth: number): number {
  const left = column * CELL.width;
  const right = left + lengthOf(text) * cellWidth;
  ensure(left >= 0 && right <= widthDots, `"${text}" fits paper of ${widthDots} dots`);
  return left;
}

/** A letter is a code point. By its number: a string made of each would be garbage at once. */
function glyphsOf({ glyphs, replacement }: Atlas, text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    found.push(glyphs.get(point) ?? replacement);
    if (point > 0xffff) at += 1;
  }
  return found;
}
