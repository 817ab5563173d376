import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, COLUMN_LIMIT, looksReckoned, type TableRow, tidy } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** A cell this long is a quote that was never closed. */
const LONGEST_RECORD = 20_000;

/**
 * Separated values, by comma, semicolon (Excel's under a Vietnamese setting) or tab; UTF-8, or UTF-16 with its mark.
 * @returns undefined where it is no such text
 */
export function readCsv(bytes: Uint8Array): TableRow[] | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const tables = DELIMITERS.flatMap((delimiter) => {
    const records = recordsOf(text, delimiter);
    return records ? [records] : [];
  });
  const widest = tables.toSorted((one, other) => widthOf(other) - widthOf(one))[0];
  return widest?.map((cells, at) => ({ row: at + 1, cells: cells.slice(0, COLUMN_LIMIT).map(cellOf) }));
}

/** Another encoding is refused and not guessed at: a wrong guess makes other, plausible names. */
function textOf(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  return /[\0\uFFFD]/.test(text) ? undefined : text;
}

function recordsOf(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST_RECORD });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
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
