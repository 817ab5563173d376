import type { z } from 'zod';
import type { ImportFault } from '../api/import.ts';
import type { Places } from './headed.ts';
import { type Cell, type TableRow, textOf } from './table.ts';

export type Parse<T> = (cell: Cell) => T | undefined;

/** One row under its headings: reads cells, and collects what is wrong with them. */
export type RowReader<C extends string> = {
  readonly line: number;
  readonly faults: ImportFault[];
  /** A blank cell, or a column that is not there, is undefined. `fault` is what a value that does not read is. */
  readonly read: <T>(column: C, parse: Parse<T>, fault: ImportFault['fault']) => T | undefined;
  /** The same, but blank is a fault too. */
  readonly need: <T>(column: C, parse: Parse<T>, fault: ImportFault['fault']) => T | undefined;
  /** Something else is wrong; of the whole row where no column is named. */
  readonly report: (column: C | null, fault: ImportFault['fault'], value: string) => void;
};

/** Values are repeated in a fault only so far: enough to recognise the cell. */
const SHOWN = 80;

export function rowReader<C extends string>(
  { line, cells }: TableRow,
  places: Places<C>,
  headingOf: (column: C) => string,
): RowReader<C> {
  const faults: ImportFault[] = [];
  const cellOf = (column: C) => cells[places.get(column)?.index ?? -1] ?? null;
  const report: RowReader<C>['report'] = (column, fault, value) => {
    const heading = column === null ? '' : (places.get(column)?.heading ?? headingOf(column));
    // A cell that is read twice is wrong once.
    if (faults.some((known) => known.column === heading && known.fault === fault)) return;
    faults.push({ line, column: heading, fault, value: value.slice(0, SHOWN) });
  };
  const read: RowReader<C>['read'] = (column, parse, fault) => {
    const cell = cellOf(column);
    const text = textOf(cell);
    if (text === '') return undefined;
    const value = parse(cell);
    if (value === undefined) report(column, fault, text);
    return value;
  };
  const need: RowReader<C>['need'] = (column, parse, fault) => {
    if (textOf(cellOf(column)) === '') report(column, 'missing-value', '');
    return read(column, parse, fault);
  };
  return { line, faults, read, need, report };
}

/** Text that a field of the catalogue takes as it is. */
export function textBy<Schema extends z.ZodType>(schema: Schema): Parse<z.output<Schema>> {
  return (cell) => {
    const parsed = schema.safeParse(textOf(cell));
    return parsed.success ? parsed.data : undefined;
  };
}
