import { type NoteRefusal, noteRows } from '../../shared/note/noteRows.ts';
import { looksLikeZip } from '../../shared/note/sheet.ts';
import type { NoteRow } from '../../shared/stock/deliveryNote.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx } from './readXlsx.ts';

/** The rows of a delivery note, CSV or XLSX by what is in it, whatever its name ends in; or why nothing can be read from it. */
export function readNote(bytes: Uint8Array): NoteRow[] | NoteRefusal {
  return noteRows(looksLikeZip(bytes) ? readXlsx(bytes) : readCsv(bytes));
}
