import { csvOf } from '../../../shared/csv.ts';
import type { Format } from '../api/lists.ts';
import type { Headings } from '../import/headings.ts';
import { bookOf } from '../import/writeCatalogueFile.ts';

/** A kind of thing as a file has it: a row for each. */
export type List<C extends string, Row> = {
  /** Of the workbook's sheet. */
  readonly title: string;
  readonly headings: Headings<C>;
  readonly cellsOf: (row: Row) => Readonly<Record<C, string>>;
};

export function tableOf<C extends string, Row>({ headings, cellsOf }: List<C, Row>, rows: readonly Row[]): string[][] {
  const cells = rows.map((row) => {
    const said = cellsOf(row);
    return headings.columns.map((column) => said[column]);
  });
  return [headings.columns.map(headings.headingOf), ...cells];
}

export type MadeFile = { readonly type: string; readonly bytes: Buffer };

/** Formulas run in neither: in CSV they get an apostrophe, in a workbook words are words. */
export function fileOf(title: string, table: readonly (readonly string[])[], format: Format): MadeFile {
  if (format === 'csv') return { type: 'text/csv; charset=utf-8', bytes: Buffer.from(csvOf(table)) };
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { type, bytes: bookOf(title, table) };
}
