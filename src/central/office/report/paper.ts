import { sheetsPdf } from '../../../archive/sheetsPdf.ts';
import { dotsPerMm, type LabelDrawing, type Mark } from '../../../shared/label/drawing.ts';
import { type LetterFace, type Letters, placeText } from '../../../shared/label/letters.ts';
import { pdfDrawing } from '../../../shared/label/pdfDrawing.ts';
import { PAGE, SHEET_DPI } from '../../../shared/label/sheet.ts';
import { wrap } from '../../../shared/label/wrap.ts';

/** A column of a table on paper. */
export type PaperColumn = { readonly head: string; readonly mm: number; readonly right?: boolean };

/** What stands on the paper, from top to bottom. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'small'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
      /** The last row says what all come to. */
      readonly summed?: boolean;
    }
  /** Goes on on a new page. */
  | { readonly kind: 'page' };

const MM = dotsPerMm(SHEET_DPI);
const POINT = SHEET_DPI / 72;
const mm = (length: number): number => Math.round(length * MM);
const MARGIN = mm(16);
const WIDTH = mm(PAGE.widthMm) - 2 * MARGIN;
const BOTTOM = mm(PAGE.heightMm) - mm(18);

type Style = { readonly face: LetterFace; readonly size: number; readonly above: number };

const STYLES = {
  title: { face: 'bold', size: 16 * POINT, above: 0 },
  heading: { face: 'bold', size: 11 * POINT, above: mm(6) },
  text: { face: 'regular', size: 10 * POINT, above: mm(1) },
  small: { face: 'regular', size: 8.5 * POINT, above: mm(1) },
} as const satisfies Record<string, Style>;
const CELL = { face: 'regular', size: 9 * POINT } as const;
const HEAD = { face: 'bold', size: 8.5 * POINT } as const;
/** Stacked marks (Ễ) must not touch the line above. */
const LEADING = 1.45;

/** Marks of each page, and how far down the last one is filled. */
type Filled = { readonly pages: Mark[][]; y: number };

/** Blocks as A4 pages of a PDF, numbered at their foot; a table goes on on the next page under its own head. */
export function paperPdf(blocks: readonly Block[], title: string, letters: Letters): Buffer {
  const filled: Filled = { pages: [[]], y: MARGIN };
  for (const block of blocks) put(filled, block, letters);
  const count = filled.pages.length;
  const drawn = filled.pages.map((marks, at): LabelDrawing => {
    const foot = textMark(letters, `${title} · ${at + 1}/${count}`, { ...STYLES.small, x: MARGIN, y: BOTTOM + mm(9) });
    return { size: SIZE, marks: [...marks, foot], faults: [] };
  });
  const placed = drawn.map((drawing, at) => ({ drawing, place: { page: at, x: 0, y: 0 } }));
  return sheetsPdf(pdfDrawing(placed, letters), { title, scaled: true });
}

const SIZE = { width: mm(PAGE.widthMm), height: mm(PAGE.heightMm), dotsPerMm: MM, marginX: 0, marginY: 0 };

function put(filled: Filled, block: Block, letters: Letters): void {
  if (block.kind === 'page') return newPage(filled);
  if (block.kind === 'table') return putTable(filled, block, letters);
  const style = STYLES[block.kind];
  filled.y += style.above;
  const { lines } = wrap(letters, block.text, style, { width: WIDTH, lines: 60 });
  // A heading with nothing under it at the foot of a page helps nobody.
  makeRoom(filled, style.size * LEADING + (block.kind === 'heading' ? mm(14) : 0));
  for (const { text } of lines) {
    makeRoom(filled, style.size * LEADING);
    filled.y += Math.round(style.size * LEADING);
    page(filled).push(textMark(letters, text, { ...style, x: MARGIN, y: filled.y - Math.round(style.size * 0.3) }));
  }
}

type TableBlock = Extract<Block, { kind: 'table' }>;

function putTable(filled: Filled, { columns, rows, summed = false }: TableBlock, letters: Letters): void {
  filled.y += mm(2);
  const heads = columns.map(({ head }) => head);
  putRow(filled, { columns, cells: heads, style: HEAD }, letters);
  rule(filled, 4);
  for (const [at, cells] of rows.entries()) {
    const isSum = summed && at === rows.length - 1;
    if (isSum) rule(filled, 4);
    const before = filled.pages.length;
    makeRoom(filled, mm(10));
    if (filled.pages.length > before) {
      putRow(filled, { columns, cells: heads, style: HEAD }, letters);
      rule(filled, 4);
    }
    putRow(filled, { columns, cells, style: isSum ? { ...CELL, face: 'bold' } : CELL }, letters);
    if (!isSum) rule(filled, 1);
  }
}

type RowOf = {
  readonly columns: readonly PaperColumn[];
  readonly cells: readonly string[];
  readonly style: { readonly face: LetterFace; readonly size: number };
};

/** Cells that are longer than their column go on below, three lines at most. */
function putRow(filled: Filled, { columns, cells, style }: RowOf, letters: Letters): void {
  const gap = mm(2);
  const wrapped = columns.map((column, at) =>
    wrap(letters, cells[at] ?? '', style, { width: mm(column.mm) - gap, lines: 3 }),
  );
  const height = Math.max(1, ...wrapped.map(({ lines }) => lines.length)) * style.size * LEADING + mm(1);
  makeRoom(filled, height);
  let left = MARGIN;
  for (const [at, { lines }] of wrapped.entries()) {
    const { mm: wide, right = false } = columns[at] as PaperColumn;
    for (const [down, { text, placed }] of lines.entries()) {
      const x = right ? left + mm(wide) - gap - placed.width : left;
      const y = Math.round(filled.y + (down + 1) * style.size * LEADING - style.size * 0.3);
      page(filled).push(textMark(letters, text, { ...style, x, y }));
    }
    left += mm(wide);
  }
  filled.y += Math.round(height);
}

function textMark(
  letters: Letters,
  text: string,
  { face, size, x, y }: { face: LetterFace; size: number; x: number; y: number },
): Mark {
  return { kind: 'text', text, face, size, x, y, placed: placeText(letters, text, { face, size }) };
}

function rule(filled: Filled, height: number): void {
  page(filled).push({ kind: 'bars', x: MARGIN, y: filled.y, height, module: WIDTH, bars: [true] });
  filled.y += height;
}

function makeRoom(filled: Filled, height: number): void {
  if (filled.y + height > BOTTOM) newPage(filled);
}

function newPage(filled: Filled): void {
  if (page(filled).length > 0) filled.pages.push([]);
  filled.y = MARGIN;
}

function page({ pages }: Filled): Mark[] {
  return pages.at(-1) as Mark[];
}
