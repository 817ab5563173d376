import { unreachable } from '../must.ts';
import type { Bitmap } from '../slip/bitmap.ts';
import { type Canvas, fillArea, newCanvas, putGlyph } from './canvas.ts';
import type { LabelDrawing, Mark } from './drawing.ts';
import { type GlyphDots, glyphDots } from './glyphDots.ts';
import type { LetterFace, Letters } from './letters.ts';

/** Letters already drawn: a label repeats them, and drawing one takes longer than putting it in a hundred places. */
export type DrawnLetters = (face: LetterFace, letter: string, size: number) => GlyphDots;

export function drawnLetters(letters: Letters): DrawnLetters {
  const drawn = new Map<string, GlyphDots>();
  return (face, letter, size) => {
    const key = `${face} ${size} ${letter}`;
    let glyph = drawn.get(key);
    if (!glyph) {
      glyph = glyphDots(letters.glyphOf(face, letter), size);
      drawn.set(key, glyph);
    }
    return glyph;
  };
}

/** A label dot for dot, as its printer prints it. */
export function labelBitmap({ size, marks }: LabelDrawing, drawn: DrawnLetters): Bitmap {
  const canvas = newCanvas(size.width, size.height);
  for (const mark of marks) drawMark(canvas, mark, drawn);
  return canvas;
}

function drawMark(canvas: Canvas, mark: Mark, drawn: DrawnLetters): void {
  switch (mark.kind) {
    case 'text':
      for (const { letter, x } of mark.placed.letters) {
        putGlyph(canvas, drawn(mark.face, letter, mark.size), mark.x + x, mark.y);
      }
      return;
    case 'bars':
      for (const bar of areasOf(mark)) fillArea(canvas, bar);
      return;
    case 'qr':
      for (const bar of qrAreas(mark)) fillArea(canvas, bar);
      return;
    default:
      unreachable(mark);
  }
}

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The black bars, neighbours in one piece. */
export function areasOf({ x, y, height, module, bars }: Extract<Mark, { kind: 'bars' }>): Area[] {
  return runsOf(bars).map(([from, count]) => ({ x: x + from * module, y, width: count * module, height }));
}

/** The black modules of a QR code, those beside each other in one piece. */
export function qrAreas({ x, y, module, rows }: Extract<Mark, { kind: 'qr' }>): Area[] {
  return rows.flatMap((row, down) =>
    runsOf(row).map(([from, count]) => ({
      x: x + from * module,
      y: y + down * module,
      width: count * module,
      height: module,
    })),
  );
}

/** Where black begins and how many modules it is long. */
function runsOf(modules: readonly boolean[]): (readonly [from: number, count: number])[] {
  const runs: (readonly [number, number])[] = [];
  let from = 0;
  for (let at = 0; at <= modules.length; at += 1) {
    if (modules[at] === true) continue;
    if (at > from) runs.push([from, at - from]);
    from = at + 1;
  }
  return runs;
}
