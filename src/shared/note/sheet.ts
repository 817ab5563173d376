import { type Cell, COLUMN_LIMIT, ROW_LIMIT, type TableRow, tidy } from './table.ts';

/** An .xlsx is a zip archive; it begins like every one. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Which parts of a workbook are wanted. */
export function isSheetPart(path: string): boolean {
  return path === STRINGS || SHEET.test(path);
}

/**
 * The first sheet of a workbook (ECMA-376 part 1, §18.3): what its cells say. Nothing is reckoned, opened or followed; a cell that
 * holds a formula is told as one, whatever was reckoned for it last. Days are numbers there: who knows the column knows what they mean.
 * @param parts the wanted ones, unpacked, by their paths
 * @returns undefined where it is no such workbook, or a hostile one
 */
export function sheetRows(parts: ReadonlyMap<string, string>): TableRow[] | undefined {
  const sheet = parts.get([...parts.keys()].filter((path) => SHEET.test(path)).toSorted(byNumber)[0] ?? '');
  const shared = parts.get(STRINGS) ?? '';
  if (sheet === undefined || sheet.includes('<!') || shared.includes('<!')) return undefined;
  return rowsOf(sheet, stringsOf(shared));
}

const STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;

function byNumber(one: string, other: string): number {
  return Number(SHEET.exec(one)?.[1]) - Number(SHEET.exec(other)?.[1]);
}

/** Elements may carry a namespace's prefix. */
const STRING = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
const TEXT = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g;
const ROW = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const CELL = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const VALUE = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/;
const FORMULA = /<(?:\w+:)?f\b/;
/** How East Asian words are spoken is no part of them. */
const PHONETIC = /<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g;

function stringsOf(xml: string): string[] {
  return [...xml.matchAll(STRING)].map(([, inside = '']) => wordsOf(inside));
}

function wordsOf(xml: string): string {
  const pieces = [...xml.replaceAll(PHONETIC, '').matchAll(TEXT)].map(([, words = '']) => words);
  return unescaped(pieces.join(''));
}

function rowsOf(sheet: string, strings: readonly string[]): TableRow[] | undefined {
  const rows: TableRow[] = [];
  let number = 0;
  for (const [, head = '', inside = ''] of sheet.matchAll(ROW)) {
    number = Number(attribute(head, 'r') ?? number + 1);
    if (!(number > 0 && number <= ROW_LIMIT)) return undefined;
    const cells = cellsOf(inside, strings);
    if (!cells) return undefined;
    rows.push({ row: number, cells });
  }
  return rows;
}

function cellsOf(row: string, strings: readonly string[]): Cell[] | undefined {
  const cells: Cell[] = [];
  for (const [, head = '', inside = ''] of row.matchAll(CELL)) {
    const letters = /^([A-Z]+)\d+$/.exec(attribute(head, 'r') ?? '')?.[1];
    const column = letters === undefined ? cells.length : columnNumber(letters) - 1;
    if (column >= COLUMN_LIMIT) return undefined;
    while (cells.length < column) cells.push({ text: '' });
    cells[column] = cellOf(attribute(head, 't'), inside, strings);
  }
  return cells;
}

function cellOf(type: string | undefined, inside: string, strings: readonly string[]): Cell {
  const value = VALUE.exec(inside)?.[1] ?? '';
  const text = type === 'inlineStr' ? wordsOf(inside) : type === 's' ? strings[Number(value)] : unescaped(value);
  return { text: tidy(text ?? ''), ...(FORMULA.test(inside) && { formula: true as const }) };
}

/** `A` → 1, `Z` → 26, `AA` → 27 */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.slice(0, 4)) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(head)?.[1];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five names of XML and numbers; there are no others without a document type, which is refused. */
function unescaped(xml: string): string {
  return xml.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
