import { CsvError, parse } from 'csv-parse/sync';
import type { ImportRefusal } from '../api/import.ts';
import { decodeText } from './decodeText.ts';
import { COLUMN_LIMIT, ROW_LIMIT, type TableRow } from './table.ts';

const delimiters = [',', ';', '\t'] as const;

/** How far to look for the heading: lists often begin with a title and a date. */
const SNIFFED_LINES = 10;

/** A cell this long is a quote that was never closed. */
const RECORD_LIMIT = 100_000;

type Knows = (heading: string) => unknown;

/**
 * Reads separated values: comma, semicolon (Excel's choice under a Vietnamese setting) or tab.
 * @param knows says of a heading whether it is one of the list's
 */
export function readCsv(bytes: Uint8Array, knows: Knows): TableRow[] | ImportRefusal {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return text;
  const records = recordsOf(text, delimiterOf(text, knows));
  if (!records) return { refused: 'not-readable' };
  if (records.length > ROW_LIMIT) return { refused: 'too-large' };
  return records.map((cells, index) => ({ line: index + 1, cells: cells.slice(0, COLUMN_LIMIT) }));
}

/** @param to last record to read */
export function recordsOf(text: string, delimiter: string, to?: number): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      // `Tivi 32" LG` without quotes around it: inches are common in shops' lists.
      relax_quotes: true,
      max_record_size: RECORD_LIMIT,
      ...(to !== undefined && { to }),
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** The separator under which most headings are known; among equals, the one that cuts the first lines most. */
function delimiterOf(text: string, knows: Knows): string {
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreOf(recordsOf(text, delimiter, SNIFFED_LINES) ?? [], knows),
  }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function scoreOf(rows: readonly (readonly string[])[], knows: Knows): number {
  return Math.max(0, ...rows.map((row) => row.filter(knows).length * 1000 + Math.min(row.length, 999)));
}
