import { ensure, must } from '../must.ts';
import { REPLACEMENT } from '../slip/atlas.ts';

/** The two weights of a label's letters. */
export type LetterFace = 'regular' | 'bold';

/** Of the em; the baseline is 0. */
export const EM = 1000;
export const X_HEIGHT = 530;
export const CAP_HEIGHT = 740;

/** A point of an outline (TrueType: quadratic curves), in thousandths of the em; `on` where the curve goes through it. */
export type OutlinePoint = { readonly x: number; readonly y: number; readonly on: boolean };
export type Outline = readonly (readonly OutlinePoint[])[];
export type Glyph = { readonly advance: number; readonly outline: Outline };

/** Letters as outlines: any size can be drawn from them, in dots for a printer and as curves in a PDF. */
export type Letters = {
  /** A letter that is not in the file is a box, so that nothing vanishes. */
  readonly glyphOf: (face: LetterFace, letter: string) => Glyph;
  /** How much closer than their widths two letters stand, in thousandths of the em. */
  readonly kernOf: (face: LetterFace, left: string, right: string) => number;
};

type FaceLetters = { readonly glyphs: ReadonlyMap<string, Glyph>; readonly kerns: ReadonlyMap<string, number> };

/** `QLBL`, version 1, two faces: the first bytes of a letters file. */
const HEAD = [0x51, 0x4c, 0x42, 0x4c, 1, 2] as const;

/**
 * Reads assets/label/letters.bin, whose form is in docs/printing.md.
 * @throws where it is no such file, or cut short
 */
export function loadLetters(bytes: Uint8Array): Letters {
  ensure(
    HEAD.every((byte, index) => bytes[index] === byte),
    'the letters file begins with QLBL, version 1, two faces',
  );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = HEAD.length;
  const word = (): number => {
    at += 2;
    return view.getInt16(at - 2);
  };
  const names = Array.from({ length: word() }, () => String.fromCodePoint(word() & 0xffff));
  const glyph = (): Glyph => {
    const advance = word();
    const outline = Array.from({ length: word() }, () =>
      Array.from({ length: word() }, () => {
        const x = word();
        return { x: x >> 1, y: word(), on: (x & 1) === 1 };
      }),
    );
    return { advance, outline };
  };
  const face = (): FaceLetters => {
    const glyphs = new Map(names.map((name) => [name, glyph()]));
    const kerns = new Map(
      Array.from({ length: word() }, () => {
        const pair = String.fromCharCode(word(), word());
        return [pair, word()];
      }),
    );
    return { glyphs, kerns };
  };
  const faces: Record<LetterFace, FaceLetters> = { regular: face(), bold: face() };
  ensure(at === bytes.length, 'the letters file is whole');
  return {
    glyphOf: (which, letter) => {
      const { glyphs } = faces[which];
      return glyphs.get(letter) ?? must(glyphs.get(REPLACEMENT), 'the box among the letters');
    },
    kernOf: (which, left, right) => faces[which].kerns.get(bare(left) + bare(right)) ?? 0,
  };
}

/** `ổ` → `o`: a vowel stands as it does without marks. One with a horn is left as it is: its horn is in the way. */
function bare(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return letter;
  const parts = letter.normalize('NFD');
  return parts.includes('\u031b') ? letter : parts.charAt(0);
}

/** Where each letter of a text begins and where the text ends, in whole dots from its left. A letter is a code point. */
export type PlacedText = {
  readonly letters: readonly { readonly letter: string; readonly x: number }[];
  readonly width: number;
};

/** How wide a text is, in thousandths of the em. */
export function widthOf(letters: Letters, text: string, face: LetterFace): number {
  let end = 0;
  let before: string | undefined;
  for (const letter of text.normalize('NFC')) {
    if (before !== undefined) end += letters.kernOf(face, before, letter);
    end += letters.glyphOf(face, letter).advance;
    before = letter;
  }
  return end;
}

/** @param size of the em, in dots */
export function placeText(
  letters: Letters,
  text: string,
  { face, size }: { face: LetterFace; size: number },
): PlacedText {
  const placed: { letter: string; x: number }[] = [];
  let end = 0;
  let before: string | undefined;
  for (const letter of text.normalize('NFC')) {
    if (before !== undefined) end += letters.kernOf(face, before, letter);
    placed.push({ letter, x: Math.round((end * size) / EM) });
    end += letters.glyphOf(face, letter).advance;
    before = letter;
  }
  return { letters: placed, width: Math.ceil((end * size) / EM) };
}
