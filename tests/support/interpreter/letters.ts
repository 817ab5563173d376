import type { Atlas } from '../../../src/shared/slip/atlas.ts';
import type { PrinterPage } from './charsets.ts';
import { feedRoll, type Roll, stamp } from './paper.ts';

/** `ESC !`: bit 3 bold, bit 4 twice as high, bit 5 twice as wide. */
export type Style = { readonly bold: boolean; readonly high: boolean; readonly wide: boolean };

export function styleOf(bits: number): Style {
  return { bold: (bits & 8) !== 0, high: (bits & 16) !== 0, wide: (bits & 32) !== 0 };
}

/** One cell of a row: a letter, with the tones that were struck over it. */
export type Cell = { letter: string; readonly style: Style };

/** Puts a byte into a row: a letter takes a cell, a mark is struck over the cell before. @returns false where the page has nothing there */
export function strike(row: Cell[], byte: number, page: PrinterPage, style: Style): boolean {
  const letter = byte < 0x80 ? String.fromCharCode(byte) : (page[byte - 0x80] ?? '\uFFFD');
  const before = row.at(-1);
  if (/\p{M}/u.test(letter) && before) before.letter = (before.letter + letter).normalize('NFC');
  else row.push({ letter, style });
  return letter !== '\uFFFD';
}

/** A row as text, a wide letter as one: `TỔNG                  366.500 đ`. */
export function textOf(row: readonly Cell[]): string {
  return row.map(({ letter }) => letter).join('');
}

/** Columns that a row takes on paper. */
export function columnsOf(row: readonly Cell[]): number {
  return row.reduce((sum, { style }) => sum + (style.wide ? 2 : 1), 0);
}

/**
 * Draws a row in the product's letters, cell by cell, small ones on the line of the large ones; then the rest of the line spacing. So
 * that the paper of a printer with letters of its own can be looked at and compared.
 */
export function drawRow(roll: Roll, row: readonly Cell[], { atlas, spacing }: { atlas: Atlas; spacing: number }): void {
  const height = row.some(({ style }) => style.high) ? 60 : 30;
  const lines = Array.from({ length: height }, () => '');
  for (const { letter, style } of row) {
    const cell = pictureOf(letter, style, atlas);
    const top = height === 60 && !style.high ? 24 : 0;
    for (let y = 0; y < height; y += 1) lines[y] += cell[y - top] ?? '.'.repeat(style.wide ? 24 : 12);
  }
  feedRoll(roll, height);
  if (row.length > 0)
    stamp(
      roll,
      lines.map((line) => line.slice(0, roll.dots).padEnd(roll.dots, '.')),
    );
  feedRoll(roll, Math.max(0, spacing - height));
}

function pictureOf(letter: string, { bold, wide, high }: Style, atlas: Atlas): string[] {
  const glyph = atlas.glyphs.get(letter.codePointAt(0) ?? 0) ?? atlas.replacement;
  const [table, width, height] = wide && high ? [atlas.large, 24, 60] : [bold ? atlas.bold : atlas.regular, 12, 30];
  return Array.from({ length: height }, (_, y) =>
    (table[glyph * height + y] ?? 0).toString(2).padStart(width, '0').replaceAll('0', '.').replaceAll('1', '#'),
  );
}
