import { EAN13_MODULES, EAN13_QUIET } from '../barcode/ean13.ts';
import { ensure, unreachable } from '../must.ts';
import { CELL } from './atlas.ts';
import { type Bitmap, narrowed } from './bitmap.ts';
import type { Block, Face, Slip } from './slip.ts';

/** Words at a place on a row. Every character takes one column, of the `large` face two. */
export type Span = { readonly column: number; readonly text: string; readonly face: Face };

export type Row =
  | { readonly kind: 'text'; readonly large: boolean; readonly spans: readonly Span[] }
  | { readonly kind: 'rule'; readonly stroke: 'solid' | 'dashed'; readonly columns: number }
  | { readonly kind: 'feed'; readonly dots: number }
  /** `module`: dots a side of each. */
  | {
      readonly kind: 'qr';
      readonly rows: readonly (readonly boolean[])[];
      readonly module: number;
      /** What it says, where that is known. */
      readonly text?: string;
    }
  /** The bars of an EAN-13 code; its digits are a row of their own. `module`: dots of the thinnest bar. */
  | { readonly kind: 'barcode'; readonly digits: string; readonly module: number }
  | { readonly kind: 'image'; readonly picture: Bitmap };

/** Narrower paper than 16 columns is not made; below it a total in large letters could not stand on one row. */
export const LEAST_COLUMNS = 16;

/**
 * Puts a slip on paper of a width.
 * @param columns letters of the regular face that fit a row: 48 on 80 mm paper (576 dots), 32 on 58 mm (384 dots)
 */
export function layoutSlip(slip: Slip, columns: number): Row[] {
  ensure(Number.isInteger(columns) && columns >= LEAST_COLUMNS, `${columns} columns are enough for a slip`);
  return slip.flatMap((block) => layoutBlock(block, columns));
}

function layoutBlock(block: Block, columns: number): Row[] {
  switch (block.kind) {
    case 'text':
      return layoutText(block, columns);
    case 'pair':
      return layoutPair(block, columns);
    case 'rule':
      return [{ kind: 'rule', stroke: block.stroke, columns }];
    case 'feed':
      return [block];
    case 'qr':
      return [layoutQr(block, columns)];
    case 'barcode':
      return layoutBarcode(block.digits, columns);
    case 'image':
      return [{ kind: 'image', picture: narrowed(block.picture, columns * CELL.width) }];
    default:
      return unreachable(block);
  }
}

/** Dots of a QR code's side: 45 mm, which a phone reads at arm's length. */
const QR_DOTS = 360;
/** Modules kept white around a QR code (ISO/IEC 18004). */
export const QR_MARGIN = 4;

function moduleOf(modules: number, columns: number, side = QR_DOTS): number {
  const whole = modules + 2 * QR_MARGIN;
  const module = Math.floor(Math.min(side + 2 * QR_MARGIN, columns * CELL.width) / whole);
  ensure(module >= 2, `a QR code of ${modules} modules fits the paper`);
  return module;
}

function layoutQr({ rows, side, text }: Extract<Block, { kind: 'qr' }>, columns: number): Row {
  return { kind: 'qr', rows, module: moduleOf(rows.length, columns, side), ...(text !== undefined && { text }) };
}

/** Dots of the thinnest bar: 0.375 mm, 114 % of the size that the standard sets out from; a counter's scanner wants 80 to 200. */
const BAR = 3;

function layoutBarcode(digits: string, columns: number): Row[] {
  const whole = EAN13_QUIET.left + EAN13_MODULES + EAN13_QUIET.right;
  const module = Math.min(BAR, Math.floor((columns * CELL.width) / whole));
  ensure(module >= 2, `an EAN-13 fits ${columns} columns`);
  const column = Math.floor((columns - digits.length) / 2);
  return [{ kind: 'barcode', digits, module }, textRow({ column, text: digits, face: 'regular' })];
}

/** A name of more large rows is bold instead: four of them are 30 mm of paper on every slip of a shop with a long name. */
const MOST_LARGE_ROWS = 3;

function layoutText(block: Extract<Block, { kind: 'text' }>, columns: number): Row[] {
  const { face, align } = block;
  const indent = boundedIndent(block.indent, columns);
  const room = Math.floor((columns - indent) / widthOf(face));
  const rows = align === 'centre' ? wrapEvenly(block.text, room) : wrap(block.text, room);
  if (face === 'large' && rows.length > MOST_LARGE_ROWS) return layoutText({ ...block, face: 'bold' }, columns);
  return rows.map((words) => {
    const free = columns - indent - lengthOf(words) * widthOf(face);
    return textRow({ column: indent + (align === 'centre' ? Math.floor(free / 2) : 0), text: words, face });
  });
}

/**
 * One row where both sides fit; else the words wrap and the figure stands on their last row, or below it. Large words give way to a
 * large figure first: beside it they are bold.
 */
function layoutPair(block: Extract<Block, { kind: 'pair' }>, columns: number): Row[] {
  const { face, rightFace } = block;
  if (face === 'large' && sidesOf(block) > columns) return layoutPair({ ...block, face: 'bold' }, columns);
  const indent = boundedIndent(block.indent, columns);
  const left = wrap(block.left, Math.floor((columns - indent) / widthOf(face)));
  const right = wrap(block.right, Math.floor(columns / widthOf(rightFace)));
  const lefts = left.map((words): Span => ({ column: indent, text: words, face }));
  const rights = right.map((words): Span => atRightEdge(words, rightFace, columns));

  const last = lefts.at(-1);
  const first = rights[0];
  if (!last || !first || endOf(last) + 1 > first.column) return [...lefts, ...rights].map((span) => textRow(span));
  return [
    ...lefts.slice(0, -1).map((span) => textRow(span)),
    textRow(last, first),
    ...rights.slice(1).map((span) => textRow(span)),
  ];
}

/** Columns that both sides take on one row, and the one between them. */
function sidesOf({ left, right, face, rightFace, indent }: Extract<Block, { kind: 'pair' }>): number {
  return indent + lengthOf(left.normalize('NFC')) * widthOf(face) + 1 + lengthOf(right) * widthOf(rightFace);
}

function atRightEdge(words: string, face: Face, columns: number): Span {
  return { column: columns - lengthOf(words) * widthOf(face), text: words, face };
}

function textRow(...spans: readonly Span[]): Row {
  return { kind: 'text', large: spans.some((span) => span.face === 'large'), spans };
}

function endOf({ column, text, face }: Span): number {
  return column + lengthOf(text) * widthOf(face);
}

/** Columns one letter takes. */
export function widthOf(face: Face): 1 | 2 {
  return face === 'large' ? 2 : 1;
}

/** An indent that leaves at least half of the paper for words. */
function boundedIndent(indent: number, columns: number): number {
  return Math.min(Math.max(0, indent), Math.floor(columns / 2));
}

/**
 * Breaks words into rows of at most `room` letters; only a word longer than a row is broken inside. A no-break space
 * (U+00A0) holds two words together. A letter is a code point of the composed form (NFC): what a cell of paper holds.
 * @returns no rows for text without a word
 */
export function wrap(text: string, room: number): string[] {
  const composed = text.normalize('NFC');
  if (composed.length <= room && SETTLED.test(composed)) return [composed.replaceAll('\u00A0', ' ')];
  const rows: string[] = [];
  let row = '';
  let length = 0;
  for (const piece of piecesOf(composed, room)) {
    const more = lengthOf(piece);
    if (length > 0 && length + 1 + more > room) {
      rows.push(row);
      length = 0;
    }
    row = length === 0 ? piece : `${row} ${piece}`;
    length += length === 0 ? more : more + 1;
  }
  return length === 0 ? rows : [...rows, row];
}

/** Like `wrap`, in as many rows, but of like length: a centred name does not leave one word alone on its last row. */
function wrapEvenly(text: string, room: number): string[] {
  const rows = wrap(text, room);
  if (rows.length < 2) return rows;
  for (let narrower = Math.ceil(room / 2); narrower < room; narrower += 1) {
    const tried = wrap(text, narrower);
    if (tried.length === rows.length) return tried;
  }
  return rows;
}

/** Words with one space between them: most of a slip, and then short enough for a row, nothing is to be done to them. */
const SETTLED = /^[^\s\p{Cc}]+(?:[ \u00A0][^\s\p{Cc}]+)*$/u;

/** What a row may break at: white space and control characters, but no space that was put there to hold. */
const BREAKS = /[^\S\u00A0]+|\p{Cc}+/u;

function piecesOf(composed: string, room: number): string[] {
  const pieces: string[] = [];
  for (const word of composed.split(BREAKS)) {
    const shown = word.replaceAll('\u00A0', ' ');
    if (lengthOf(shown) <= room) pieces.push(shown);
    else pieces.push(...broken(shown, room));
  }
  return pieces.filter((piece) => piece.trim() !== '');
}

function broken(word: string, room: number): string[] {
  const letters = Array.from(word);
  const pieces: string[] = [];
  for (let start = 0; start < letters.length; start += room) pieces.push(letters.slice(start, start + room).join(''));
  return pieces;
}

/** How many letters, not UTF-16 units: an emoji is one box on paper. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) length -= 1;
  }
  return length;
}
