import { isSheetPart, sheetRows } from '../../shared/note/sheet.ts';
import type { TableRow } from '../../shared/note/table.ts';
import { unzip } from './unzip.ts';

/** The first sheet of a workbook. @returns undefined where it is no such workbook, or a hostile one */
export function readXlsx(bytes: Uint8Array): TableRow[] | undefined {
  const parts = unzip(bytes, isSheetPart);
  return parts && sheetRows(parts);
}
