import { crc32, deflateRawSync } from 'node:zlib';
import { ending, type Listed, localHeader } from './zipRecords.ts';

/** A cell: words, or a number that is summed; undefined: empty. */
export type Cell = string | number | undefined;
export type SheetRow = { readonly cells: readonly Cell[]; readonly bold?: boolean };

/**
 * A workbook of one sheet (ECMA-376, the parts every reader wants). Written here: with words kept in their cells it is five small
 * files in a zip. Words are never formulas: each is an inline string.
 * @param widths of the columns, in letters
 */
export function xlsx(name: string, rows: readonly SheetRow[], widths: readonly number[]): Buffer {
  return workbookOf([{ name, rows, widths }]);
}

export type Sheet = { readonly name: string; readonly rows: readonly SheetRow[]; readonly widths: readonly number[] };

/** A workbook of several sheets; each needs a name of its own. */
export function workbookOf(sheets: readonly Sheet[]): Buffer {
  return zip([
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relations(`${OFFICE}/officeDocument`, 'xl/workbook.xml')],
    ['xl/workbook.xml', workbook(sheets.map(({ name }) => name))],
    ['xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)],
    ['xl/styles.xml', STYLES],
    ...sheets.map(({ rows, widths }, at) => [`xl/worksheets/sheet${at + 1}.xml`, worksheet(rows, widths)] as const),
  ]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>${parts.join('')}</Types>`;
}

/** `r0` is the styles, `r1` … the sheets. */
function workbookRelations(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r0" Type="${OFFICE}/styles" Target="styles.xml"/>${parts.join('')}</Relationships>`;
}

function relations(type: string, target: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${type}" Target="${target}"/></Relationships>`;
}

/** Excel takes no more than 31 letters for a sheet's name, and none of these. */
function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => {
    const title = escaped(name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31));
    return `<sheet name="${title}" sheetId="${at + 1}" r:id="r${at + 1}"/>`;
  });
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** 0 plain, 1 bold, 2 a number with dots between its thousands (format 3), 3 both. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="3" fontId="1" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function worksheet(rows: readonly SheetRow[], widths: readonly number[]): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const body = rows.map(({ cells, bold = false }, at) => {
    const filled = cells.map((cell, column) => cellText(cell, `${letterOf(column)}${at + 1}`, bold));
    return `<row r="${at + 1}">${filled.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellText(cell: Cell, at: string, bold: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number')
    return `<c r="${at}" s="${Number.isInteger(cell) ? (bold ? 3 : 2) : bold ? 1 : 0}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr" s="${bold ? 1 : 0}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** 0 → `A`, 25 → `Z`, 26 → `AA` */
export function letterOf(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The same rows are the same bytes. */
function zip(files: readonly (readonly [string, string])[]): Buffer {
  const parts: Buffer[] = [];
  const listed: Listed[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const facts = { name, crc: crc32(content), packed: packed.length, size: content.length };
    const local = Buffer.concat([localHeader(name, facts), packed]);
    listed.push({ ...facts, at, sizesBehind: false });
    parts.push(local);
    at += local.length;
  }
  return Buffer.concat([...parts, ending(listed, at)]);
}
