import type { RefusalOf } from '../refusal.ts';
import { type NoteCell, type NoteColumn, type NoteRow, noteColumn, noteHeading } from '../stock/deliveryNote.ts';
import { ROW_LIMIT, type TableRow } from './table.ts';

/** Why nothing can be read from a file. */
export type NoteRefusal = RefusalOf<'note-unreadable' | 'note-too-large' | 'note-columns' | 'note-empty'>;

/** Notes often begin with a title and a date; the headings are looked for in so many rows. */
const HEADING_ROWS = 15;

/**
 * The rows of a delivery note under headings that are known, or why nothing can be read from it.
 * @param table undefined where the file is no table
 */
export function noteRows(table: readonly TableRow[] | undefined): NoteRow[] | NoteRefusal {
  if (!table) return { refused: 'note-unreadable' };
  if (table.length > ROW_LIMIT) return { refused: 'note-too-large' };
  const heading = headingRow(table);
  const places = heading ? placesOf(heading) : [];
  const missing = missingIn(new Set(places.map(({ column }) => column)));
  if (missing.length > 0) return { refused: 'note-columns', names: missing.map(noteHeading).join(', ') };
  const rows = table.filter(({ row }) => row > (heading?.row ?? 0)).map((row) => rowOf(row, places));
  const filled = rows.filter(({ cells }) => isGoods(cells));
  return filled.length === 0 ? { refused: 'note-empty' } : filled;
}

type Place = { readonly at: number; readonly column: NoteColumn; readonly heading: string };

/** The row that names most columns; the first of equals. */
function headingRow(table: readonly TableRow[]): TableRow | undefined {
  const scored = table.slice(0, HEADING_ROWS).map((row) => ({ row, score: placesOf(row).length }));
  return scored.toSorted((one, other) => other.score - one.score)[0]?.row;
}

/** A heading that comes twice counts where it stands first. */
function placesOf({ cells }: TableRow): Place[] {
  const places = new Map<NoteColumn, Place>();
  for (const [at, { text }] of cells.entries()) {
    const column = noteColumn(text);
    if (column && !places.has(column)) places.set(column, { at, column, heading: text });
  }
  return [...places.values()];
}

function missingIn(known: ReadonlySet<NoteColumn>): NoteColumn[] {
  const missing: NoteColumn[] = known.has('quantity') ? [] : ['quantity'];
  return known.has('code') || known.has('name') ? missing : ['code', ...missing];
}

function rowOf({ row, cells }: TableRow, places: readonly Place[]): NoteRow {
  const known: { -readonly [C in NoteColumn]?: NoteCell } = {};
  for (const { at, column, heading } of places) {
    const cell = cells[at];
    if (cell && (cell.text !== '' || cell.formula)) known[column] = { ...cell, heading };
  }
  return { row, cells: known };
}

/** A line for signatures, or the sum below, names no goods. */
function isGoods({ code, name, quantity }: NoteRow['cells']): boolean {
  return code !== undefined || (name !== undefined && quantity !== undefined);
}
