import { readSheet } from 'read-excel-file/node';
import type { ImportRefusal } from '../api/import.ts';
import { type Cell, COLUMN_LIMIT, ROW_LIMIT, type TableRow } from './table.ts';
import { unzip, type ZipFile, zipOf } from './zip.ts';

/** A list of 20,000 products unpacks to about 20 MB. */
const bounds = { entries: 1_000, unpacked: 200 * 1024 * 1024 };

/** An .xlsx is a zip archive; it begins like every one. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Reads the first sheet of an .xlsx workbook. The archive is unpacked here, within bounds, and packed again for the
 * reader: that one allocates whatever size an entry claims, and fills every row up to whatever number a row claims.
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableRow[] | ImportRefusal> {
  const files = unzip(bytes, bounds, isRead);
  if (files === 'broken') return { refused: 'not-readable' };
  if (files === 'too-large' || files.some(claimsTooMuch)) return { refused: 'too-large' };
  const rows = await rowsOf(zipOf(files));
  if (!rows) return { refused: 'not-readable' };
  return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellOf) }));
}

async function rowsOf(workbook: Buffer): Promise<readonly (readonly unknown[])[] | undefined> {
  try {
    return await readSheet(workbook);
  } catch {
    // The reader throws an Error or TypeError of any kind over a workbook with parts missing; its only input is the
    // file, so whatever it throws is about the file.
    return undefined;
  }
}

function isRead(path: string): boolean {
  return path.endsWith('.xml') || path.endsWith('.rels');
}

/** `r="12"` of a row, `r="AB12"` of a cell: every place a sheet names. */
const PLACE = /\sr\s*=\s*["']([^"']*)["']/g;
const PLAIN_PLACE = /^([A-Z]{0,3})(\d{1,7})$/;

function claimsTooMuch({ content }: ZipFile): boolean {
  const text = new TextDecoder().decode(content);
  if (!text.includes('sheetData')) return false;
  for (const [, place = ''] of text.matchAll(PLACE)) {
    const [, letters = '', digits = ''] = PLAIN_PLACE.exec(place) ?? [];
    if (digits === '' || Number(digits) > ROW_LIMIT || columnNumber(letters) > COLUMN_LIMIT) return true;
  }
  return false;
}

/** `A` → 1, `Z` → 26, `AA` → 27; 0 where a place names no column. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function cellOf(value: unknown): Cell {
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return known || value instanceof Date ? value : null;
}
