import { ensure } from '../must.ts';
import { dotsPerMm, type LabelSize } from './drawing.ts';

/** A sheet of stickers, A4 upright, in tenths of a millimetre as their makers state them. */
export type Grid = {
  readonly id: GridId;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** From the sheet's upper left to the first label's. */
  readonly left: number;
  readonly top: number;
  /** From one label's left to the next one's. Upright there is no gap on any of these. */
  readonly pitch: number;
  /** White kept inside each label: where labels reach the edge of the sheet, no printer prints on their outer 5 mm. */
  readonly marginX: number;
  readonly marginY: number;
};

export const GRID_IDS = ['3x8', '3x7', '2x7', '3x8-gap', '4x10'] as const;
export type GridId = (typeof GRID_IDS)[number];

const stickers = (
  id: GridId,
  [columns, rows]: [number, number],
  rest: Omit<Grid, 'id' | 'columns' | 'rows'>,
): Grid => ({
  id,
  columns,
  rows,
  ...rest,
});

/** The sheets that Vietnamese stationers sell (Tomy, Avery and their like). */
export const GRIDS: readonly Grid[] = [
  stickers('3x8', [3, 8], { width: 700, height: 370, left: 0, top: 5, pitch: 700, marginX: 50, marginY: 40 }),
  stickers('3x7', [3, 7], { width: 635, height: 381, left: 72, top: 151, pitch: 660, marginX: 25, marginY: 25 }),
  stickers('2x7', [2, 7], { width: 991, height: 381, left: 46, top: 151, pitch: 1016, marginX: 30, marginY: 25 }),
  stickers('3x8-gap', [3, 8], { width: 635, height: 339, left: 72, top: 129, pitch: 660, marginX: 25, marginY: 25 }),
  stickers('4x10', [4, 10], { width: 485, height: 254, left: 80, top: 215, pitch: 485, marginX: 20, marginY: 15 }),
];

export const PAGE = { widthMm: 210, heightMm: 297 } as const;

/** Office printers have 600 dots an inch: bars of whole dots stay whole on paper, if it is printed at its own size. */
export const SHEET_DPI = 600;

/** A label of the sheet, in dots of the page's own resolution. */
export function sheetLabelSize({ width, height, marginX, marginY }: Grid): LabelSize {
  const perMm = dotsPerMm(SHEET_DPI);
  const dots = (tenths: number): number => Math.round((tenths / 10) * perMm);
  return {
    width: dots(width),
    height: dots(height),
    dotsPerMm: perMm,
    marginX: dots(marginX),
    marginY: dots(marginY),
  };
}

export function labelsOnSheet({ columns, rows }: Grid): number {
  return columns * rows;
}

/** Where a label lies: which page, from 0, and how far from its upper left, in dots. */
export type Place = { readonly page: number; readonly x: number; readonly y: number };

/**
 * Places for so many labels, row by row.
 * @param start the first place that is still free on the first sheet, from 0
 */
export function placesOn(grid: Grid, count: number, start: number): Place[] {
  const onSheet = labelsOnSheet(grid);
  ensure(start >= 0 && start < onSheet, 'the first sheet has a free place');
  const perMm = dotsPerMm(SHEET_DPI);
  return Array.from({ length: count }, (_, index) => {
    const at = start + index;
    const onPage = at % onSheet;
    const x = grid.left + (onPage % grid.columns) * grid.pitch;
    const y = grid.top + Math.floor(onPage / grid.columns) * grid.height;
    return { page: Math.floor(at / onSheet), x: Math.round((x / 10) * perMm), y: Math.round((y / 10) * perMm) };
  });
}
