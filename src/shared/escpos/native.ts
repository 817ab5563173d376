import { unreachable } from '../must.ts';
import type { EscposProfile, Form } from '../printer/profile.ts';
import type { Atlas } from '../slip/atlas.ts';
import { lengthOf, type Row, type Span, widthOf } from '../slip/layout.ts';
import { rasterise } from '../slip/raster.ts';
import type { Face } from '../slip/slip.ts';
import { putPicture } from './bands.ts';
import { isDrawnByPrinter, putCode } from './codes.ts';
import { ESC, FS, feedDots, LF } from './commands.ts';
import { makeRoom, type Out, put, putMany } from './out.ts';
import type { Page } from './page/page.ts';
import { pageFor } from './page/pages.ts';

export type NativeForm = Extract<Form, { kind: 'native' }>;
export type NativeProfile = EscposProfile & { readonly form: NativeForm };

/** A printer that is being written to, and what it was last told. */
type Pen = {
  readonly out: Out;
  readonly form: NativeForm;
  readonly page: Page;
  /** Whether the page of capitals is called up. */
  capitals: boolean;
  face: Face;
};

/** `ESC !`: bold is 8, double height 16, double width 32. */
const FACES: Readonly<Record<Face, number>> = { regular: 0, bold: 8, large: 8 + 16 + 32 };

/** `ESC 3`: dots from row to row, as on a slip in dots. */
const ROW_DOTS = 30;
const LARGE_ROW_DOTS = 60;

/**
 * Writes rows in letters of the printer's own. Two-byte characters are switched off first (`FS .`): printers made for China start
 * with them on, and take two Vietnamese letters for one of theirs.
 */
export function putInLetters(
  out: Out,
  rows: readonly Row[],
  { profile, atlas }: { profile: NativeProfile; atlas: Atlas },
) {
  const { form } = profile;
  const pen: Pen = { out, form, page: pageFor(form), capitals: false, face: 'regular' };
  put(out, FS, 0x2e, ESC, 0x74, form.page, ESC, 0x33, ROW_DOTS);
  for (const row of rows) putRow(pen, row, { profile, atlas });
}

function putRow(pen: Pen, row: Row, { profile, atlas }: { profile: NativeProfile; atlas: Atlas }): void {
  const { out } = pen;
  switch (row.kind) {
    case 'text':
      return putText(pen, row);
    case 'rule':
      return putRule(out, row);
    case 'feed':
      return feedDots(out, row.dots);
    case 'qr':
    case 'barcode':
    case 'image':
      return isDrawnByPrinter(row, profile)
        ? putCode(out, row)
        : putPicture(out, rasterise([row], atlas, profile.dots));
    default:
      return unreachable(row);
  }
}

function putText(pen: Pen, { large, spans }: Extract<Row, { kind: 'text' }>): void {
  const { out } = pen;
  if (large) put(out, ESC, 0x33, LARGE_ROW_DOTS);
  let column = 0;
  for (const span of spans) {
    if (span.column > column) {
      // A space of the large face is two columns wide, so what is between is always of the small one.
      if (pen.face === 'large') takeFace(pen, 'regular');
      putMany(out, 0x20, span.column - column);
    }
    takeFace(pen, span.face);
    putLetters(pen, span.text);
    column = endOf(span);
  }
  takeFace(pen, 'regular');
  put(out, LF);
  if (large) put(out, ESC, 0x33, ROW_DOTS);
}

function endOf({ column, text, face }: Span): number {
  return column + lengthOf(text) * widthOf(face);
}

function takeFace(pen: Pen, face: Face): void {
  if (pen.face === face) return;
  put(pen.out, ESC, 0x21, FACES[face]);
  pen.face = face;
}

const QUESTION_MARK = 0x3f;

/** Letters as bytes; none of them is ever a control character. What the page has not was replaced before the layout. */
function putLetters(pen: Pen, text: string): void {
  const { out } = pen;
  makeRoom(out, text.length * LONGEST_LETTER);
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    if (point >= 0x20 && point < 0x7f) {
      out.bytes[out.end] = point;
      out.end += 1;
    } else putLetter(pen, point);
  }
}

/** Bytes: a page, a letter, its tone. */
const LONGEST_LETTER = 5;

function putLetter(pen: Pen, point: number): void {
  const { out, page, form } = pen;
  const small = page.letters.get(point);
  const bytes = small ?? page.capitals.get(point);
  if (bytes === undefined) return put(out, QUESTION_MARK);
  const isCapital = small === undefined;
  if (page.capitals.size > 0 && isCapital !== pen.capitals) {
    put(out, ESC, 0x74, isCapital ? (form.upperPage ?? form.page) : form.page);
    pen.capitals = isCapital;
  }
  out.bytes[out.end] = bytes & 0xff;
  out.end += 1;
  if (bytes > 0xff) {
    out.bytes[out.end] = bytes >> 8;
    out.end += 1;
  }
}

/** Lines of dashes: they are on every page, and a drawn line would be a picture of 150 bytes. */
function putRule(out: Out, { stroke, columns }: Extract<Row, { kind: 'rule' }>): void {
  for (let column = 0; column < columns; column += 1) put(out, stroke === 'dashed' && column % 2 === 1 ? 0x20 : 0x2d);
  put(out, LF);
}
