/** A cell as its file has it. `formula`: it says how to reckon something instead of saying it, and is never reckoned. */
export type Cell = { readonly text: string; readonly formula?: true };

/** A row with its number as a spreadsheet counts it, from 1. */
export type TableRow = { readonly row: number; readonly cells: readonly Cell[] };

/** A document has 500 lines; before them may stand a title, behind them a sum. */
export const ROW_LIMIT = 2_000;
export const COLUMN_LIMIT = 100;

/** What begins so would be reckoned by a spreadsheet; a number with its sign is one. An apostrophe before it says that it is text. */
export function looksReckoned(text: string): boolean {
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d.,\s]+$/.test(text));
}

/** One line of NFC text. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200B\uFEFF]+/gu, ' ')
    .trim();
}
