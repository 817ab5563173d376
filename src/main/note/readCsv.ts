import { CsvError, parse } from 'csv-parse/sync';
import { separatedRows } from '../../shared/note/separated.ts';
import type { TableRow } from '../../shared/note/table.ts';

/** A cell this long is a quote that was never closed. */
const LONGEST_RECORD = 20_000;

/**
 * Separated values, by comma, semicolon (Excel's under a Vietnamese setting) or tab; UTF-8, or UTF-16 with its mark.
 * @returns undefined where it is no such text
 */
export function readCsv(bytes: Uint8Array): TableRow[] | undefined {
  const text = textOf(bytes);
  return text === undefined ? undefined : separatedRows(text, recordsOf);
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
