import type { QrRows } from '../slip/slip.ts';
import { type LabelCode, symbolOf } from './code.ts';
import type { LabelFault, LabelSize, Mark } from './drawing.ts';
import { type LetterFace, type Letters, placeText } from './letters.ts';
import type { WrappedLine } from './wrap.ts';

/** Something of a known size that can be put anywhere on a label. */
export type Block = {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => readonly Mark[];
};

/** Of the em: how far stacked capitals (Ắ, Ộ) reach up and tails and dots reach down; so lines of text never touch. */
const ASCENT = 1;
const DESCENT = 0.26;

export function textMark(
  { text, placed }: WrappedLine,
  { face, size }: { face: LetterFace; size: number },
  [x, y]: readonly [number, number],
): Mark {
  return { kind: 'text', text, face, size, x, y, placed };
}

/** Lines of text under each other. */
export function linesBlock(lines: readonly WrappedLine[], style: { face: LetterFace; size: number }): Block {
  const step = Math.round(style.size * (ASCENT + DESCENT));
  const first = Math.round(style.size * ASCENT);
  return {
    width: Math.max(0, ...lines.map(({ placed }) => placed.width)),
    height: step * lines.length,
    at: (x, y) => lines.map((line, index) => textMark(line, style, [x, y + first + index * step])),
  };
}

/** Figures alone need no room for marks: as high as a capital, with the stroke under the đồng sign. */
const FIGURE_ASCENT = 0.78;
const FIGURE_DESCENT = 0.2;

export function figureBlock(letters: Letters, text: string, size: number): Block {
  const style = { face: 'bold', size } as const;
  const placed = placeText(letters, text, style);
  return {
    width: placed.width,
    height: figureHeight(size),
    at: (x, y) => [textMark({ text, placed }, style, [x, y + Math.ceil(size * FIGURE_ASCENT)])],
  };
}

export function figureHeight(size: number): number {
  return Math.ceil(size * (FIGURE_ASCENT + FIGURE_DESCENT));
}

/** The size of figures that are so high at most. */
export function figureSize(height: number): number {
  return Math.floor(height / (FIGURE_ASCENT + FIGURE_DESCENT));
}

/** 80 % of the nominal 0.330 mm of a module: the least that GS1 allows (General Specifications §5.12.3). */
const LEAST_MODULE_MM = 0.264;
const NOMINAL_MODULE_MM = 0.33;
/** Below this scanners of our counters are not sure of it any more; such bars are not printed. */
const SMALLEST_MODULE_MM = 0.24;
/** Narrower than its guard bars the digits below are still read by people. */
const DIGITS_MM = 2.6;

export type BarsBlock = Block & { readonly faults: readonly LabelFault[] };

/**
 * Bars with the white that belongs to them and the digits below. A module is a whole number of dots, so that all are equally
 * wide: the number nearest to the nominal width that fits, and where none of 80 % fits, less, which is said.
 * @param room dots it may be wide; `height` of the bars
 * @returns undefined where no module that could be read fits
 */
export function barsBlock(
  letters: Letters,
  code: Exclude<LabelCode, { kind: 'text' }>,
  { dotsPerMm, room, height }: { dotsPerMm: number; room: number; height: number },
): BarsBlock | undefined {
  const { bars, quiet, digits } = symbolOf(code);
  const modules = bars.length + quiet.left + quiet.right;
  const module = moduleFor(Math.floor(room / modules), dotsPerMm);
  if (module === undefined) return undefined;
  const size = Math.max(16, Math.round(DIGITS_MM * dotsPerMm));
  const style = { face: 'regular', size } as const;
  const text = digits.length === 8 ? digits.replace(/(.{4})/, '$1 ') : spaced(digits);
  const placed = placeText(letters, text, style);
  const left = quiet.left * module;
  const middle = left + Math.floor((bars.length * module - placed.width) / 2);
  return {
    width: modules * module,
    height: height + figureHeight(size),
    faults: module < LEAST_MODULE_MM * dotsPerMm ? ['small-bars'] : [],
    at: (x, y) => [
      { kind: 'bars', x: x + left, y, height, module, bars },
      textMark({ text, placed }, style, [x + middle, y + height + Math.round(size * 0.9)]),
    ],
  };
}

/** `8 934567 890123`, and a UPC-A's `0 36000 29145 2`. */
function spaced(digits: string): string {
  return digits.length === 12
    ? digits.replace(/^(.)(.{5})(.{5})/, '$1 $2 $3 ')
    : digits.replace(/^(.)(.{6})/, '$1 $2 ');
}

/** @param most dots that fit */
function moduleFor(most: number, dots: number): number | undefined {
  const nominal = Math.max(Math.round(NOMINAL_MODULE_MM * dots), Math.ceil(LEAST_MODULE_MM * dots));
  const module = Math.min(nominal, most);
  return module >= 1 && module >= SMALLEST_MODULE_MM * dots ? module : undefined;
}

/** Modules of white around a QR code (ISO/IEC 18004 asks for four). */
const QR_QUIET = 4;
/** Millimetres of a module: phones read 0.3 from a hand's distance; larger than 0.6 wastes a small label. */
const QR_LEAST_MM = 0.3;
const QR_MOST_MM = 0.6;

/** A QR code with its white; as large as the room allows. */
export function qrBlock(rows: QrRows, { dotsPerMm, room }: { dotsPerMm: number; room: number }): Block | undefined {
  const side = rows.length + 2 * QR_QUIET;
  const module = Math.min(Math.floor(room / side), Math.floor(QR_MOST_MM * dotsPerMm));
  if (module < QR_LEAST_MM * dotsPerMm) return undefined;
  return {
    width: side * module,
    height: side * module,
    at: (x, y) => [{ kind: 'qr', x: x + QR_QUIET * module, y: y + QR_QUIET * module, module, rows }],
  };
}

/** Room inside the margins. */
export function innerOf({ width, height, marginX, marginY }: LabelSize): { width: number; height: number } {
  return { width: width - 2 * marginX, height: height - 2 * marginY };
}

/** Kept free beside a code's own white, for labels that are not cut where they should be. */
const SAFE_MM = 0.5;

/** Dots that bars and the white that belongs to them may take side by side: that white may lie in the label's margin. */
export function barsRoom({ width, dotsPerMm }: LabelSize): number {
  return width - 2 * Math.round(SAFE_MM * dotsPerMm);
}

/** Blocks under each other, a gap between. */
export function stacked(blocks: readonly Block[], gap = 0): Block {
  const tops: number[] = [];
  let height = 0;
  for (const block of blocks) {
    tops.push(height);
    height += block.height + gap;
  }
  return {
    width: Math.max(0, ...blocks.map(({ width }) => width)),
    height: Math.max(0, height - gap),
    at: (x, y) => blocks.flatMap((block, index) => block.at(x, y + (tops[index] ?? 0))),
  };
}
