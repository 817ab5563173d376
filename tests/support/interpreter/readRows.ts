import { readFileSync } from 'node:fs';
import { type Atlas, loadAtlas } from '../../../src/shared/slip/atlas.ts';
import type { Bitmap } from '../../../src/shared/slip/bitmap.ts';

let readAtlas: Atlas | undefined;

/** The atlas that the product prints with. */
export function atlasOfTests(): Atlas {
  readAtlas ??= loadAtlas(readFileSync(new URL('../../../assets/slip/glyphs.bin', import.meta.url)));
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
