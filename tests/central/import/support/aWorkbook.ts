import { crc32, deflateRawSync } from 'node:zlib';

/** What a cell of a workbook is made of; a day becomes a number with a date format, as spreadsheet programs save it. */
export type WorkbookCell = string | number | boolean | Date | null;

/** A minimal .xlsx as Excel saves one: shared strings, a date style, deflated parts. Written here, byte by byte. */
export function aWorkbook(rows: readonly (readonly WorkbookCell[])[]): Buffer {
  const strings: string[] = [];
  const body = rows.map((cells, row) => {
    const xml = cells.map((cell, column) => cellXml(cell, `${letter(column)}${row + 1}`, strings)).join('');
    return xml === '' ? '' : `<row r="${row + 1}">${xml}</row>`;
  });
  return workbookOf(`<sheetData>${body.join('')}</sheetData>`, strings);
}

/** A workbook around a sheet's XML, for what no spreadsheet program would write. */
export function workbookOf(sheet: string, strings: readonly string[] = []): Buffer {
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipped({
    '_rels/.rels': `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Sản phẩm" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
  });
}

function cellXml(cell: WorkbookCell, place: string, strings: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'string') {
    strings.push(cell);
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
  }
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell instanceof Date) return `<c r="${place}" s="1"><v>${serialDay(cell)}</v></c>`;
  return `<c r="${place}"><v>${cell}</v></c>`;
}

/** Days since 30 December 1899, Excel's day 0 with its leap-year slip allowed for. */
function serialDay(date: Date): number {
  return (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A deflated zip archive. `claimed` overrides the unpacked size that its headers state. */
export function zipped(files: Record<string, string | Buffer>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(centrals.length, 4);
  end.writeUInt16LE(centrals.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}
