import type { ImportRefusal } from '../api/import.ts';
import type { Headings } from './headings.ts';
import { readCsv } from './readCsv.ts';
import { looksLikeZip, readXlsx } from './readXlsx.ts';
import { isBlank, type TableRow, textOf } from './table.ts';

/** Where each column stands in the file, and its heading as it stands there. */
export type Places<C extends string> = ReadonlyMap<C, { readonly index: number; readonly heading: string }>;

/** A file's rows below its heading, blank ones left out. */
export type Headed<C extends string> = { readonly rows: readonly TableRow[]; readonly places: Places<C> };

/** 20 MB, as the office's page says. */
export const FILE_LIMIT = 20 * 1024 * 1024;

/** Lists often begin with a title and a date; the heading is looked for in this many rows. */
const HEADING_ROWS = 10;

/**
 * Reads a file, CSV or XLSX by what is in it, whatever its name ends in.
 * @param missing the columns it cannot be read without
 */
export async function readHeaded<C extends string>(
  bytes: Uint8Array,
  headings: Headings<C>,
  missing: (places: Places<C>) => readonly C[],
): Promise<Headed<C> | ImportRefusal> {
  if (bytes.length > FILE_LIMIT) return { refused: 'too-large' };
  const table = looksLikeZip(bytes) ? await readXlsx(bytes) : readCsv(bytes, headings.columnOf);
  if ('refused' in table) return table;
  const filled = table.filter((row) => !isBlank(row.cells));
  const heading = headingRow(filled, headings);
  if (!heading) return { refused: 'empty' };
  const places = placesOf(heading, headings);
  const lacking = missing(places);
  if (lacking.length > 0) return { refused: 'missing-columns', columns: lacking.map(headings.headingOf) };
  const rows = filled.slice(filled.indexOf(heading) + 1);
  return rows.length === 0 ? { refused: 'empty' } : { rows, places };
}

/** The row that names the most columns; the first of equals. */
function headingRow<C extends string>(rows: readonly TableRow[], headings: Headings<C>): TableRow | undefined {
  return rows.slice(0, HEADING_ROWS).reduce<TableRow | undefined>((best, row) => {
    return best && placesOf(best, headings).size >= placesOf(row, headings).size ? best : row;
  }, undefined);
}

/** A heading that comes twice counts where it stands first. */
function placesOf<C extends string>(row: TableRow, { columnOf }: Headings<C>): Places<C> {
  const places = new Map<C, { index: number; heading: string }>();
  row.cells.forEach((cell, index) => {
    const heading = textOf(cell);
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, { index, heading });
  });
  return places;
}
