import { readFileSync } from 'node:fs';
import { type Atlas, loadAtlas } from '../../src/shared/slip/atlas.ts';
import type { Bitmap } from '../../src/shared/slip/raster.ts';

/**
 * A printer's mind for tests: reads the bytes of a job as the ESC/POS command reference has them and puts the dots on
 * a paper of its own. It shares nothing with the encoder; the letters are read back by comparing cells with the atlas.
 */
export type Paper = {
  readonly bitmap: Bitmap;
  /** Every row of letters, from the top, runs of spaces as one: `TỔNG 366.500 ₫`. */
  readonly text: string[];
  /** The same with every space where it stands. */
  readonly rows: string[];
  readonly cuts: number;
  /** How often the cash drawer was opened. */
  readonly pulses: number;
  readonly acks: number;
};

/** A question that is answered in its turn. */
export type Question = { readonly kind: 'process'; readonly id: string } | { readonly kind: 'paper' };

export type Printed = {
  readonly bitmap: Bitmap;
  readonly cuts: number;
  readonly pulses: number;
  readonly questions: readonly Question[];
  /** Highest image, in rows. */
  readonly highestImage: number;
  /** Bytes that a printer would have printed as letters. */
  readonly strays: readonly number[];
};

/**
 * Reads a job to paper and text.
 * @param paperDots 576 on 80 mm paper, 384 on 58 mm
 * @throws where a printer would have printed rubbish
 */
export function readSlip(bytes: Uint8Array, paperDots = 576): Paper {
  const printed = interpret(bytes, paperDots);
  if (printed.strays.length > 0) throw new Error(`printed as letters: ${printed.strays.join(' ')}`);
  const rows = readRows(printed.bitmap, atlasOfTests());
  const text = rows.map((row) => row.trim().replaceAll(/ +/g, ' '));
  return {
    bitmap: printed.bitmap,
    text,
    rows,
    cuts: printed.cuts,
    pulses: printed.pulses,
    acks: printed.questions.length,
  };
}

/** Executes what is there of a job; a command that is not whole yet is left, as a printer would wait for the rest. */
export function interpret(bytes: Uint8Array, paperDots = 576): Printed {
  const stride = Math.ceil(paperDots / 8);
  const lines: Uint8Array[] = [];
  const questions: Question[] = [];
  const strays: number[] = [];
  let cuts = 0;
  let pulses = 0;
  let highestImage = 0;
  let at = 0;
  const byte = (offset: number): number => bytes[at + offset] ?? 0;
  const feed = (dots: number): void => {
    for (let row = 0; row < dots; row += 1) lines.push(new Uint8Array(stride));
  };

  /** @returns the length of the command at `at` */
  const execute = (): number => {
    const name = String.fromCharCode(byte(0), byte(1));
    if (name.startsWith('\0')) return 1;
    if (name.startsWith('\n')) {
      feed(30);
      return 1;
    }
    if (name === '\x1b@') return 2;
    if (name === '\x1bd') {
      if (at + 3 <= bytes.length) feed(byte(2) * 30);
      return 3;
    }
    if (name === '\x1bp') {
      if (at + 5 <= bytes.length) pulses += 1;
      return 5;
    }
    if (name === '\x10\x04') return 3;
    if (name === '\x1dr') {
      if (at + 3 <= bytes.length) questions.push({ kind: 'paper' });
      return 3;
    }
    if (name === '\x1dV') {
      const length = byte(2) >= 65 ? 4 : 3;
      if (at + length <= bytes.length) cuts += 1;
      return length;
    }
    if (name === '\x1d(') {
      const length = 5 + byte(3) + 256 * byte(4);
      const whole = at + length <= bytes.length;
      if (whole && byte(2) === 0x48 && byte(5) === 48) {
        questions.push({ kind: 'process', id: String.fromCharCode(byte(7), byte(8), byte(9), byte(10)) });
      }
      return length;
    }
    if (name === '\x1dv') {
      const bytesPerRow = byte(4) + 256 * byte(5);
      const height = byte(6) + 256 * byte(7);
      if (bytesPerRow > stride) throw new Error(`an image of ${bytesPerRow * 8} dots on paper of ${paperDots}`);
      const length = 8 + bytesPerRow * height;
      if (at + 8 > bytes.length) return 8;
      highestImage = Math.max(highestImage, height);
      for (let row = 0; row < height && at + 8 + (row + 1) * bytesPerRow <= bytes.length; row += 1) {
        const line = new Uint8Array(stride);
        line.set(bytes.subarray(at + 8 + row * bytesPerRow, at + 8 + (row + 1) * bytesPerRow));
        lines.push(line);
      }
      return length;
    }
    strays.push(byte(0));
    return 1;
  };

  while (at < bytes.length) at += execute();
  const dots = new Uint8Array(stride * lines.length);
  for (const [row, line] of lines.entries()) dots.set(line, row * stride);
  return { bitmap: { width: paperDots, height: lines.length, dots }, cuts, pulses, questions, highestImage, strays };
}

let readAtlas: Atlas | undefined;

/** The atlas that the product prints with. */
export function atlasOfTests(): Atlas {
  readAtlas ??= loadAtlas(readFileSync(new URL('../../assets/slip/glyphs.bin', import.meta.url)));
  return readAtlas;
}

type Face = { readonly width: number; readonly height: number; readonly letters: ReadonlyMap<string, string> };

/** Reads every row of letters on a picture, from the top; what is no letter (lines, white) is passed over. */
export function readRows(bitmap: Bitmap, atlas: Atlas): string[] {
  const small = faceOf(atlas, [atlas.regular, atlas.bold], { width: 12, height: 30 });
  const large = faceOf(atlas, [atlas.large], { width: 24, height: 60 });
  const rows: string[] = [];
  for (let y = 0; y < bitmap.height; ) {
    const found = rowAt(bitmap, y, small) ?? rowAt(bitmap, y, large);
    if (found === undefined) {
      y += 1;
      continue;
    }
    rows.push(found.text);
    y += found.height;
  }
  return rows;
}

function faceOf(atlas: Atlas, tables: readonly ArrayLike<number>[], size: { width: number; height: number }): Face {
  const letters = new Map<string, string>();
  for (const table of tables) {
    for (const [code, glyph] of atlas.glyphs) {
      const key = Array.from({ length: size.height }, (_, row) => table[glyph * size.height + row]).join();
      if (!letters.has(key)) letters.set(key, String.fromCodePoint(code));
    }
  }
  return { ...size, letters };
}

/** A row of one face whose cells begin at `y`, if every black dot of it belongs to a letter. */
function rowAt(bitmap: Bitmap, y: number, face: Face): { text: string; height: number } | undefined {
  if (y + face.height > bitmap.height || isWhite(bitmap, { x: 0, y, width: bitmap.width, height: face.height })) return;
  let text = '';
  let gap = 0;
  for (let x = 0; x < bitmap.width; ) {
    const letter = letterAt(bitmap, { x, y }, face);
    if (letter !== undefined && letter !== ' ') {
      text += ' '.repeat(Math.round((gap * 12) / face.width)) + letter;
      gap = 0;
      x += face.width;
    } else if (isWhite(bitmap, { x, y, width: 12, height: face.height })) {
      gap += 1;
      x += 12;
    } else return;
  }
  return { text, height: face.height };
}

function letterAt(bitmap: Bitmap, { x, y }: { x: number; y: number }, face: Face): string | undefined {
  if (x + face.width > bitmap.width) return undefined;
  const rows = Array.from({ length: face.height }, (_, row) => {
    let value = 0;
    for (let dot = x; dot < x + face.width; dot += 1) value = value * 2 + dotAt(bitmap, dot, y + row);
    return value;
  });
  return face.letters.get(rows.join());
}

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function isWhite(bitmap: Bitmap, { x, y, width, height }: Area): boolean {
  for (let row = y; row < y + height; row += 1) {
    for (let dot = x; dot < Math.min(x + width, bitmap.width); dot += 1) {
      if (dotAt(bitmap, dot, row) === 1) return false;
    }
  }
  return true;
}

/** 1 = black. */
export function dotAt({ width, dots }: Bitmap, x: number, y: number): 0 | 1 {
  const byte = dots[y * Math.ceil(width / 8) + Math.floor(x / 8)] ?? 0;
  return ((byte >> (7 - (x % 8))) & 1) === 1 ? 1 : 0;
}
