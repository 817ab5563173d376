import { ensure } from '../../../shared/must.ts';
import type { ImportFault, ImportRefusal } from '../api/import.ts';
import { type Column, columnOf, headingOf, requiredColumns } from './columns.ts';
import { withoutDuplicates } from './duplicates.ts';
import { readCsv } from './readCsv.ts';
import { type Places, readRow } from './readRow.ts';
import { looksLikeZip, readXlsx } from './readXlsx.ts';
import type { CatalogueFileRow, ReadCatalogue } from './row.ts';
import { isBlank, type TableRow, textOf } from './table.ts';

/** 20 MB, as the office's page says. */
export const FILE_LIMIT = 20 * 1024 * 1024;

/** Lists often begin with a title and a date; the heading is looked for in this many rows. */
const HEADING_ROWS = 10;

/**
 * Reads a list of products, CSV or XLSX by what is in it, whatever its name ends in.
 * @param name the file's name, for the preview only
 * @returns its faultless rows and the faults of the others; or why nothing can be read from it
 */
export async function readCatalogueFile(name: string, bytes: Uint8Array): Promise<ReadCatalogue | ImportRefusal> {
  if (bytes.length > FILE_LIMIT) return { refused: 'too-large' };
  const table = looksLikeZip(bytes) ? await readXlsx(bytes) : readCsv(bytes);
  if ('refused' in table) return table;
  const filled = table.filter((row) => !isBlank(row.cells));
  const heading = headingRow(filled);
  if (!heading) return { refused: 'empty' };
  const places = placesOf(heading);
  const missing = missingColumns(places);
  if (missing.length > 0) return { refused: 'missing-columns', columns: missing.map(headingOf) };
  return read(name, filled.slice(filled.indexOf(heading) + 1), places);
}

/** The row that names the most columns; the first of equals. */
function headingRow(rows: readonly TableRow[]): TableRow | undefined {
  return rows.slice(0, HEADING_ROWS).reduce<TableRow | undefined>((best, row) => {
    return best && placesOf(best).size >= placesOf(row).size ? best : row;
  }, undefined);
}

/** A heading that comes twice counts where it stands first. */
function placesOf(row: TableRow): Places {
  const places = new Map<Column, { index: number; heading: string }>();
  row.cells.forEach((cell, index) => {
    const heading = textOf(cell);
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, { index, heading });
  });
  return places;
}

/** Stars without a day could never be shown, so a list that has the one column needs the other. */
function missingColumns(places: Places): Column[] {
  const missing: Column[] = requiredColumns.filter((column) => !places.has(column));
  if (places.has('stars') && !places.has('issuedOn')) missing.push('issuedOn');
  return missing;
}

function read(file: string, rows: readonly TableRow[], places: Places): ReadCatalogue | ImportRefusal {
  if (rows.length === 0) return { refused: 'empty' };
  const good: CatalogueFileRow[] = [];
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const result = readRow(row, places);
    if ('line' in result) good.push(result);
    else {
      ensure(result.length > 0, 'a row that is left out says why');
      faults.push(...result);
    }
  }
  const headings = new Map([...places].map(([column, place]) => [column, place.heading]));
  const unique = withoutDuplicates(good, headings);
  const all = [...faults, ...unique.faults].toSorted((a, b) => a.line - b.line);
  return { file, rowCount: rows.length, rows: unique.rows, faults: all, idsSaid: idsIn(rows, places), headings };
}

function idsIn(rows: readonly TableRow[], places: Places): string[] {
  const place = places.get('product');
  return place ? rows.map((row) => textOf(row.cells[place.index] ?? null)).filter((id) => id !== '') : [];
}
