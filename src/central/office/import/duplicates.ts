import type { ImportFault } from '../api/import.ts';
import { type Column, headingOf } from './columns.ts';
import { identityOf } from './identity.ts';
import type { CatalogueFileRow } from './row.ts';

type Headings = ReadonlyMap<Column, string>;

/** What rows said so far, as keys: `row …`, `id …`, `code …`, `name …`. */
type Seen = Set<string>;

/**
 * Leaves out rows that say the same product again: with an id or code that an earlier row has, or, where a row has
 * neither, with the name, producer and pack of another. The first one stands.
 */
export function withoutDuplicates(
  rows: readonly CatalogueFileRow[],
  headings: Headings,
): { readonly rows: CatalogueFileRow[]; readonly faults: ImportFault[] } {
  const seen: Seen = new Set(rows.filter(isCoded).map((row) => `name ${identityOf(row)}`));
  const kept: CatalogueFileRow[] = [];
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const repeated = keysOf(row).find((key) => seen.has(key));
    if (repeated !== undefined) {
      faults.push(faultOf(row, repeated, headings));
      continue;
    }
    for (const key of keysOf(row)) seen.add(key);
    kept.push(row);
  }
  return { rows: kept, faults };
}

function isCoded(row: CatalogueFileRow): boolean {
  return row.product !== undefined || row.codes.length > 0;
}

function keysOf(row: CatalogueFileRow): string[] {
  const keys = [`row ${JSON.stringify({ ...row, line: 0 })}`];
  if (row.product !== undefined) keys.push(`id ${row.product}`);
  keys.push(...row.codes.map((code) => `code ${code}`));
  return isCoded(row) ? keys : [...keys, `name ${identityOf(row)}`];
}

function faultOf(row: CatalogueFileRow, key: string, headings: Headings): ImportFault {
  const { line } = row;
  const heading = (column: Column) => headings.get(column) ?? headingOf(column);
  if (key.startsWith('code ')) {
    return { line, column: heading('codes'), fault: 'duplicate-code', value: key.slice('code '.length) };
  }
  if (key.startsWith('id ')) {
    return { line, column: heading('product'), fault: 'duplicate-code', value: row.product ?? '' };
  }
  return { line, column: '', fault: 'duplicate-row', value: row.name };
}
