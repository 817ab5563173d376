/** One cell as the file has it: CSV knows only text, a spreadsheet also numbers, days and yes or no. Null = blank. */
export type Cell = string | number | boolean | Date | null;

/** A row with its line as a spreadsheet counts it, from 1: a newline inside a cell begins no new line. */
export type TableRow = { readonly line: number; readonly cells: readonly Cell[] };

/** More than any shop's list; a bound, so that a hostile or broken file cannot fill the memory. */
export const ROW_LIMIT = 100_000;
export const COLUMN_LIMIT = 100;

/** A cell as a person reads it: one line of NFC text, without the apostrophe that keeps a formula from running. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dayText(cell);
  return String(cell)
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200B\uFEFF]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
}

function dayText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell) === '');
}
