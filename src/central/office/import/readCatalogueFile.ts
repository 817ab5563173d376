import { ensure } from '../../../shared/must.ts';
import type { ImportFault, ImportRefusal } from '../api/import.ts';
import { type Column, catalogueHeadings, requiredColumns } from './columns.ts';
import { withoutDuplicates } from './duplicates.ts';
import { type Headed, type Places, readHeaded } from './headed.ts';
import { readRow } from './readRow.ts';
import type { CatalogueFileRow, ReadCatalogue } from './row.ts';
import { type TableRow, textOf } from './table.ts';

/**
 * Reads a list of products, CSV or XLSX by what is in it, whatever its name ends in.
 * @param name the file's name, for the preview only
 * @returns its faultless rows and the faults of the others; or why nothing can be read from it
 */
export async function readCatalogueFile(name: string, bytes: Uint8Array): Promise<ReadCatalogue | ImportRefusal> {
  const headed = await readHeaded(bytes, catalogueHeadings, missingColumns);
  return 'refused' in headed ? headed : read(name, headed);
}

/** Stars without a day could never be shown, so a list that has the one column needs the other. */
function missingColumns(places: Places<Column>): Column[] {
  const missing: Column[] = requiredColumns.filter((column) => !places.has(column));
  if (places.has('stars') && !places.has('issuedOn')) missing.push('issuedOn');
  return missing;
}

function read(file: string, { rows, places }: Headed<Column>): ReadCatalogue {
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

function idsIn(rows: readonly TableRow[], places: Places<Column>): string[] {
  const place = places.get('product');
  return place ? rows.map((row) => textOf(row.cells[place.index] ?? null)).filter((id) => id !== '') : [];
}
