import type { LabelDrawing, Mark } from './drawing.ts';
import { areasOf, qrAreas } from './labelBitmap.ts';
import { EM, type Glyph, type LetterFace, type Letters } from './letters.ts';
import { pathOf } from './outlinePath.ts';
import { PAGE, type Place, SHEET_DPI } from './sheet.ts';

/** Points (1/72 inch) of a dot of the sheet. */
const DOT = 72 / SHEET_DPI;
const PAGE_HEIGHT = (PAGE.heightMm * 72) / 25.4;

/** A letter in the fonts of one PDF: which of them, counted from 0, and under which code. */
type Slot = { readonly font: number; readonly code: number };

/** A font whose letters are drawn by procedures (ISO 32000-1 §9.6.5, Type 3): the outlines as they are, and what they spell. */
export type PdfFont = {
  /** By code, from 0. */
  readonly glyphs: readonly { readonly letter: string; readonly advance: number; readonly procedure: string }[];
};

export type PdfDrawing = {
  /** A content stream a page, which puts labels in their places. */
  readonly pages: readonly string[];
  /** A label each, called `/L0`, `/L1` …: drawn once, however often it is printed, as if it lay in the page's upper left. */
  readonly labels: readonly string[];
  /** Called `/F0`, `/F1` … */
  readonly fonts: readonly PdfFont[];
};

/** A font of this kind has 256 codes. */
const CODES = 256;

export type PlacedLabel = { readonly drawing: LabelDrawing; readonly place: Place };

/** Labels on their sheets as what a PDF says: text that can be searched, bars and QR codes as rectangles. */
export function pdfDrawing(labels: readonly PlacedLabel[], letters: Letters): PdfDrawing {
  const fonts = newFonts(letters);
  const known = new Map<LabelDrawing, number>();
  const drawn: string[] = [];
  const pages: string[][] = [];
  for (const { drawing, place } of labels) {
    let label = known.get(drawing);
    if (label === undefined) {
      label = drawn.push(drawing.marks.map((mark) => markOperators(mark, fonts.slotOf)).join('\n')) - 1;
      known.set(drawing, label);
    }
    const page = (pages[place.page] ??= []);
    page.push(`q 1 0 0 1 ${number(place.x * DOT)} ${number(-place.y * DOT)} cm /L${label} Do Q`);
  }
  return { pages: Array.from(pages, (page) => (page ?? []).join('\n')), labels: drawn, fonts: fonts.all() };
}

type SlotOf = (face: LetterFace, letter: string) => Slot;

/** Only letters that occur are in a font; each is drawn once, however often it is shown. */
function newFonts(letters: Letters): { readonly slotOf: SlotOf; readonly all: () => PdfFont[] } {
  const slots = new Map<string, Slot>();
  const fonts: { letter: string; advance: number; procedure: string }[][] = [];
  return {
    slotOf: (face, letter) => {
      const key = face + letter;
      const known = slots.get(key);
      if (known) return known;
      let font = fonts.at(-1);
      if (!font || font.length === CODES) fonts.push((font = []));
      const glyph = letters.glyphOf(face, letter);
      const slot = { font: fonts.length - 1, code: font.length };
      font.push({ letter, advance: glyph.advance, procedure: procedureOf(glyph) });
      slots.set(key, slot);
      return slot;
    },
    all: () => fonts.map((glyphs) => ({ glyphs })),
  };
}

/** `d1` says width and bounds, and that the colour is the text's. */
function procedureOf({ advance, outline }: Glyph): string {
  const xs = outline.flat().map(({ x }) => x);
  const ys = outline.flat().map(({ y }) => y);
  const bounds = xs.length === 0 ? [0, 0, 0, 0] : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const steps = pathOf(outline).map((step) => {
    if (step.step === 'close') return 'h';
    if (step.step !== 'curve') return `${number(step.x)} ${number(step.y)} ${step.step === 'move' ? 'm' : 'l'}`;
    const { from, control, to } = step;
    const controls = [
      third(from.x, control.x),
      third(from.y, control.y),
      third(to.x, control.x),
      third(to.y, control.y),
    ];
    return `${[...controls, to.x, to.y].map(number).join(' ')} c`;
  });
  return [`${advance} 0 ${bounds.join(' ')} d1`, ...steps, ...(steps.length > 0 ? ['f'] : [])].join('\n');
}

/** PDF has cubic curves only: their control points lie two thirds of the way to the quadratic's. */
function third(end: number, by: number): number {
  return end + ((by - end) * 2) / 3;
}

function markOperators(mark: Mark, slotOf: SlotOf): string {
  if (mark.kind === 'text') return textOperators(mark, slotOf);
  const areas = mark.kind === 'bars' ? areasOf(mark) : qrAreas(mark);
  const rectangles = areas.map(
    ({ x, y, width, height }) => `${at(x, y + height)} ${number(width * DOT)} ${number(height * DOT)} re`,
  );
  return `${rectangles.join('\n')}\nf`;
}

/** A point of a label that lies in the page's upper left; a PDF counts from below. */
function at(x: number, y: number): string {
  return `${number(x * DOT)} ${number(PAGE_HEIGHT - y * DOT)}`;
}

/** Letters as hexadecimal codes, each moved to where the layout has it; a new `Tj` where the font changes. */
function textOperators({ face, size, x, y, placed }: Extract<Mark, { kind: 'text' }>, slotOf: SlotOf): string {
  const points = number(size * DOT);
  const shown = placed.letters.map((one) => {
    const { font, code } = slotOf(face, one.letter);
    return `/F${font} ${points} Tf 1 0 0 1 ${at(x + one.x, y)} Tm <${code.toString(16).padStart(2, '0')}> Tj`;
  });
  return `BT\n${shown.join('\n')}\nET`;
}

/** Of the em, of a font's own units. */
export const PDF_FONT_SCALE = 1 / EM;

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
