import { type NoteRefusal, noteRows } from '../../../shared/note/noteRows.ts';
import { separatedRows } from '../../../shared/note/separated.ts';
import { isSheetPart, looksLikeZip, sheetRows } from '../../../shared/note/sheet.ts';
import type { TableRow } from '../../../shared/note/table.ts';
import type { NoteRow } from '../../../shared/stock/deliveryNote.ts';
import { decodeText } from '../import/decodeText.ts';
import { recordsOf } from '../import/readCsv.ts';
import { unzip } from '../import/zip.ts';

/** As of the till, which reads the same notes: more than any has. */
const BOUNDS = { entries: 1_000, unpacked: 20 * 1024 * 1024 };

/** The rows of a delivery note, CSV or XLSX by what is in it, as a till reads them. */
export function readNote(bytes: Uint8Array): NoteRow[] | NoteRefusal {
  return noteRows(looksLikeZip(bytes) ? workbookRows(bytes) : textRows(bytes));
}

function workbookRows(bytes: Uint8Array): TableRow[] | undefined {
  const files = unzip(bytes, BOUNDS, isSheetPart);
  if (typeof files === 'string') return undefined;
  return sheetRows(new Map(files.map(({ path, content }) => [path, new TextDecoder().decode(content)])));
}

function textRows(bytes: Uint8Array): TableRow[] | undefined {
  const text = decodeText(bytes);
  return typeof text === 'string' ? separatedRows(text, recordsOf) : undefined;
}
