import { type Cell, COLUMN_LIMIT, looksReckoned, type TableRow, tidy } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** Cuts a text into records; undefined where it cannot be cut so. */
export type Cut = (text: string, delimiter: string) => readonly (readonly string[])[] | undefined;

/**
 * Separated values, by comma, semicolon (Excel's under a Vietnamese setting) or tab.
 * @returns undefined where it is no such text
 */
export function separatedRows(text: string, cut: Cut): TableRow[] | undefined {
  const tables = DELIMITERS.flatMap((delimiter) => {
    const records = cut(text, delimiter);
    return records ? [records] : [];
  });
  const widest = tables.toSorted((one, other) => widthOf(other) - widthOf(one))[0];
  return widest?.map((cells, at) => ({ row: at + 1, cells: cells.slice(0, COLUMN_LIMIT).map(cellOf) }));
}

/** The columns of its widest row. */
function widthOf(records: readonly (readonly string[])[]): number {
  return Math.max(0, ...records.slice(0, 20).map(({ length }) => length));
}

function cellOf(text: string): Cell {
  const words = tidy(text);
  if (words.startsWith("'")) return { text: words.slice(1) };
  return looksReckoned(words) ? { text: words, formula: true } : { text: words };
}
