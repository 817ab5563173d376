import { describe, expect, test } from 'vitest';
import { FILE_LIMIT } from '../../../src/central/office/import/headed.ts';
import { readCatalogueFile } from '../../../src/central/office/import/readCatalogueFile.ts';
import { readText } from './support/aCatalogue.ts';
import { aWorkbook, workbookOf, zipped } from './support/aWorkbook.ts';

const salt = 'Tên;Chủ thể;Giá\nMuối hạt;HTX Muối;7.000\n';
const saltRow = { name: 'Muối hạt', producer: 'HTX Muối', price: 7_000, line: 2 };

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a file that can be read', () => {
  test.each([
    ['with semicolons', Buffer.from(salt)],
    ['with commas', Buffer.from('Tên,Chủ thể,Giá\nMuối hạt,HTX Muối,"7,000"\n')],
    ['with tabs', Buffer.from(salt.replaceAll(';', '\t'))],
    ['with a byte order mark', Buffer.from(`\uFEFF${salt}`)],
    ['with lines ended as Windows does', Buffer.from(salt.replaceAll('\n', '\r\n'))],
    ['without a newline at the end', Buffer.from(salt.trimEnd())],
    ['in UTF-16, as Excel saves Unicode text', utf16(salt.replaceAll(';', '\t'))],
    ['in UTF-16, big end first', utf16(salt).swap16()],
    ['with its marks taken apart (NFD)', Buffer.from(salt.normalize('NFD'))],
    ['with headings in capitals, without marks', Buffer.from(salt.replace('Tên;Chủ thể;Giá', 'TEN; CHU THE ;GIA'))],
    ['with headings in English', Buffer.from(salt.replace('Tên;Chủ thể;Giá', 'Name;Producer;Price'))],
    ['with columns in another order', Buffer.from('Giá;Ghi chú;Tên;Chủ thể\n7.000;mới;Muối hạt;HTX Muối\n')],
    [
      'as a spreadsheet',
      aWorkbook([
        ['Tên', 'Chủ thể', 'Giá'],
        ['Muối hạt', 'HTX Muối', 7_000],
      ]),
    ],
  ])('%s', async (_how, bytes) => {
    // A name with the wrong ending: what counts is what is in it.
    const read = await readCatalogueFile('list.dat', bytes);
    expect(read).toMatchObject({ rowCount: 1, rows: [saltRow], faults: [] });
  });

  test('finds the heading under a title, and counts lines as a spreadsheet does', async () => {
    const read = await readText(`DANH MỤC SẢN PHẨM;;\n\n${salt}`);
    expect(read).toMatchObject({ rowCount: 1, rows: [{ ...saltRow, line: 4 }] });
  });

  test('passes over blank rows without a word', async () => {
    const read = await readText('Tên;Giá\n\n;\nMuối hạt;7.000\n ; \n\nMuối tinh;9.000\n');
    expect(read.faults).toEqual([]);
    expect(read.rows.map((row) => [row.line, row.name])).toEqual([
      [4, 'Muối hạt'],
      [7, 'Muối tinh'],
    ]);
  });

  test('keeps its lines right where a cell has newlines in it', async () => {
    const read = await readText('Tên;Giá\n"Muối\nhạt";7.000\nMuối tinh;0\n');
    expect(read.rows).toMatchObject([{ line: 2, name: 'Muối hạt' }]);
    expect(read.faults).toMatchObject([{ line: 3, column: 'Giá', fault: 'not-a-price', value: '0' }]);
  });

  test('takes inches for what they are, not for an open quote', async () => {
    const read = await readText('Tên;Giá\nBánh tráng 12" nướng;25.000\nMuối tinh;9.000\n');
    expect(read.rows.map((row) => row.name)).toEqual(['Bánh tráng 12" nướng', 'Muối tinh']);
  });

  test('reads every column it knows', async () => {
    const read = await readText(
      'Mã;Tên;Chủ thể;Loại hình;Địa chỉ;Nhóm;Đơn vị;Quy cách;Bán cân;Mã vạch;Giá;Giá dùng thử;Loại thuế;Sao;Số quyết định;Ngày cấp;Hết hạn\n' +
        'SP1;Tôm khô;HTX Tôm;HTX;Năm Căn, Cà Mau;Tôm khô;kg;hộp 500 g;có;8936017369484;1.250.000;không;standard;4 sao;12/QĐ-UBND;23/01/2025;22/01/2028\n',
    );
    expect(read.faults).toEqual([]);
    expect(read.rows).toEqual([
      {
        line: 2,
        product: 'SP1',
        name: 'Tôm khô',
        producer: 'HTX Tôm',
        producerKind: 'cooperative',
        place: 'Năm Căn, Cà Mau',
        category: 'Tôm khô',
        unit: 'kg',
        netContent: 'hộp 500 g',
        weighed: true,
        codes: ['08936017369484'],
        price: 1_250_000,
        demo: false,
        taxClass: 'standard',
        certificate: { stars: 4, decision: '12/QĐ-UBND', issuedOn: '2025-01-23', expiresOn: '2028-01-22' },
      },
    ]);
  });

  test('reads days and long barcodes from the cells of a spreadsheet', async () => {
    const bytes = aWorkbook([
      ['Tên', 'Giá', 'Mã vạch', 'Sao', 'Ngày cấp'],
      ['Tôm khô', 1_250_000, 8_936_017_369_484, 4, new Date('2025-01-23')],
      [null, null, null, null, null],
      ['Muối hạt', '7.000', '96385074', null, null],
    ]);
    expect(await readCatalogueFile('list.xlsx', bytes)).toMatchObject({
      rowCount: 2,
      faults: [],
      rows: [
        {
          line: 2,
          codes: ['08936017369484'],
          certificate: { stars: 4, issuedOn: '2025-01-23', expiresOn: '2028-01-23' },
        },
        { line: 4, codes: ['00000096385074'], certificate: undefined },
      ],
    });
  });
});

describe('a row with a fault is left out and says where', () => {
  const long = 'x'.repeat(201);
  test.each([
    ['Tên;Giá\n;7.000', 'Tên', 'missing-value', ''],
    ['Tên;Giá\nMuối;', 'Giá', 'missing-value', ''],
    ['Tên;Giá\nMuối', 'Giá', 'missing-value', ''],
    ['Tên;Giá\nMuối;0', 'Giá', 'not-a-price', '0'],
    ['Tên;Giá\nMuối;-7.000', 'Giá', 'not-a-price', '-7.000'],
    ['Tên;Giá\nMuối;99.999.999.999', 'Giá', 'not-a-price', '99.999.999.999'],
    ['Tên;Giá\nMuối;65.166,67', 'Giá', 'not-a-price', '65.166,67'],
    [`Tên;Giá\n${long};7.000`, 'Tên', 'too-long', long.slice(0, 80)],
    [`Tên;Giá;ĐVT\nMuối;7.000;${long}`, 'ĐVT', 'too-long', long.slice(0, 80)],
    ['Tên;Giá;Barcode\nMuối;7.000;8936017369485', 'Barcode', 'bad-code', '8936017369485'],
    ['Tên;Giá;Mã vạch\nMuối;7.000;8,93602E+12', 'Mã vạch', 'bad-code', '8,93602E+12'],
    ['Tên;Giá;Mã hàng\nMuối;7.000;có dấu', 'Mã hàng', 'bad-code', 'có dấu'],
    ['Tên;Giá;Loại hình\nMuối;7.000;tập đoàn', 'Loại hình', 'unknown-kind', 'tập đoàn'],
    ['Tên;Giá;Sao;Ngày cấp\nMuối;7.000;2;23/01/2025', 'Sao', 'bad-stars', '2'],
    ['Tên;Giá;Sao;Ngày cấp\nMuối;7.000;4;31/02/2025', 'Ngày cấp', 'not-a-day', '31/02/2025'],
    ['Tên;Giá;Sao;Ngày cấp\nMuối;7.000;4;', 'Ngày cấp', 'missing-value', ''],
  ])('%s', async (text, column, fault, value) => {
    const read = await readText(`${text}\nMuối tốt;9.000`);
    expect(read.faults).toEqual([{ line: 2, column, fault, value }]);
    expect(read.rows.map((row) => row.line)).toContain(3);
    expect(read.rowCount).toBe(2);
  });

  test('with every fault it has', async () => {
    const read = await readText('Tên;Giá;Mã vạch\n;0;8936017369485\n');
    expect(read.faults.map((fault) => fault.column)).toEqual(['Tên', 'Giá', 'Mã vạch']);
    expect(read).toMatchObject({ rowCount: 1, rows: [] });
  });
});

async function faultsIn(text: string) {
  return (await readText(text)).faults;
}

describe('of rows that say the same product again the first stands', () => {
  test('word for word', async () => {
    expect(await faultsIn('Tên;Giá\nMuối;7.000\nMuối;7.000\n')).toEqual([
      { line: 3, column: '', fault: 'duplicate-row', value: 'Muối' },
    ]);
  });

  test('at another price', async () => {
    expect(await faultsIn('Tên;Giá\nMuối;7.000\nMUỐI;8.000\n')).toMatchObject([{ line: 3, fault: 'duplicate-row' }]);
  });

  test('under one barcode, however it is spelled', async () => {
    const text = 'Tên;Giá;Mã vạch\nMuối;7.000;036000291452\nMuối to;9.000;0036000291452\n';
    expect(await faultsIn(text)).toEqual([
      { line: 3, column: 'Mã vạch', fault: 'duplicate-code', value: '00036000291452' },
    ]);
  });

  test('under one id', async () => {
    expect(await faultsIn('Mã;Tên;Giá\nSP1;Muối;7.000\nSP1;Tôm;9.000\n')).toEqual([
      { line: 3, column: 'Mã', fault: 'duplicate-code', value: 'SP1' },
    ]);
  });

  test('without a code, when another row of that name has one', async () => {
    const text = 'Tên;Giá;Mã vạch\nMuối;7.000;\nMuối;7.000;96385074\n';
    expect(await faultsIn(text)).toMatchObject([{ line: 2, fault: 'duplicate-row' }]);
  });

  test.each([
    ['two producers', 'Tên;Giá;Chủ thể\nMuối;7.000;A\nMuối;7.000;B\n'],
    ['two packs', 'Tên;Giá;Quy cách\nMuối;7.000;500 g\nMuối;12.000;900 g\n'],
    ['two barcodes', 'Tên;Giá;Mã vạch\nMuối;7.000;96385074\nMuối;7.000;8936017369484\n'],
    ['marks that mean another size', 'Tên;Giá\nKẹo cán ô (nhỡ);59.000\nKẹo cán ô (nhỏ);49.000\n'],
  ])('but %s are two products', async (_what, text) => {
    expect(await faultsIn(text)).toEqual([]);
  });
});

describe('a file that cannot be read is refused whole', () => {
  const windows1258 = Buffer.from([...Buffer.from('Tên;Giá\nMu'), 0xf4, 0xec, ...Buffer.from('i;7.000\n')]);
  const missingName = { refused: 'missing-columns', columns: ['Tên'] };
  test.each<[string, Uint8Array, object]>([
    ['nothing in it', Buffer.from(''), { refused: 'empty' }],
    ['only blank lines', Buffer.from('\n;;\n\n'), { refused: 'empty' }],
    ['only a heading', Buffer.from('Tên;Giá\n'), { refused: 'empty' }],
    ['no name column', Buffer.from('Giá;Nhóm\n7.000;Muối\n'), missingName],
    ['other columns', Buffer.from('a;b\n1;2\n'), { refused: 'missing-columns', columns: ['Tên', 'Giá'] }],
    [
      'stars without the day they were given',
      Buffer.from('Tên;Giá;Sao\nMuối;7.000;4\n'),
      { refused: 'missing-columns', columns: ['Ngày cấp'] },
    ],
    ['Windows-1258', windows1258, { refused: 'wrong-encoding', line: 2 }],
    ['letters lost before', Buffer.from('Tên;Giá\n\nMu\uFFFDi;7.000\n'), { refused: 'wrong-encoding', line: 3 }],
    ['UTF-16 cut in half', utf16('Tên;Giá\nMuối;7.000\n\uD800'), { refused: 'wrong-encoding', line: 3 }],
    ['UTF-16 without its mark', Buffer.from('Name;Price\nSalt;7.000\n', 'utf16le'), { refused: 'not-readable' }],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { refused: 'not-readable' }],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'), { refused: 'not-readable' }],
    ['a quote never closed', Buffer.from(`Tên;Giá\n"Muối;7.000\n${'x'.repeat(200_000)}`), { refused: 'not-readable' }],
    ['more than 20 MB', Buffer.alloc(FILE_LIMIT + 1, 'x'), { refused: 'too-large' }],
    ['more rows than any shop has', Buffer.from(`Tên;Giá\n${'a;1\n'.repeat(100_001)}`), { refused: 'too-large' }],
  ])('%s', async (_what, bytes, refusal) => {
    expect(await readCatalogueFile('list.csv', bytes)).toEqual(refusal);
  });
});

describe('a spreadsheet that is none, or that would fill the memory, is refused', () => {
  const heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c></row>';
  const sheet = (rows: string) => workbookOf(`<sheetData>${heading}${rows}</sheetData>`);
  const blank = ' '.repeat(210 * 1024 * 1024);
  const notReadable = { refused: 'not-readable' };
  const tooLarge = { refused: 'too-large' };

  test.each<[string, Uint8Array, object]>([
    ['a zip of something else', zipped({ 'a.txt': 'Tên;Giá' }), notReadable],
    ['a workbook cut short', sheet('').subarray(0, 600), notReadable],
    ['a workbook without its sheet', zipped({ 'xl/workbook.xml': '<workbook/>' }), notReadable],
    ['no XML inside', workbookOf('<sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row>'), notReadable],
    [
      'a row numbered two thousand million',
      sheet('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'),
      tooLarge,
    ],
    ['a row numbered 1e9', sheet('<row r="1e9"><c><v>1</v></c></row>'), tooLarge],
    ['a cell in the sixteen-thousandth column', sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>'), tooLarge],
    ['a part that unpacks to 210 MB', zipped({ 'xl/worksheets/sheet1.xml': blank }), tooLarge],
    ['the same, claiming to be small', zipped({ 'xl/worksheets/sheet1.xml': blank }, 10), tooLarge],
    ['more parts than any workbook', zipped(Object.fromEntries(manyParts(1_001))), tooLarge],
  ])('%s', async (_what, bytes, refusal) => {
    expect(await readCatalogueFile('list.xlsx', bytes)).toEqual(refusal);
  });

  test('a part that claims four gigabytes and has none is read for what it is', async () => {
    const bytes = aWorkbook([
      ['Tên', 'Giá'],
      ['Muối', 7_000],
    ]);
    expect(await readCatalogueFile('list.xlsx', claimingMore(bytes))).toMatchObject({ rowCount: 1 });
  });
});

function manyParts(count: number): [string, string][] {
  return Array.from({ length: count }, (_, n) => [`xl/${n}.xml`, '']);
}

/** Sets every stated unpacked size to almost 4 GiB: offset 22 of a local header, 24 of a central one. */
function claimingMore(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  for (const [signature, at] of [
    ['PK\x03\x04', 22],
    ['PK\x01\x02', 24],
  ] as const) {
    for (let found = bytes.indexOf(signature); found >= 0; found = bytes.indexOf(signature, found + 4)) {
      bytes.writeUInt32LE(0xfffffff0, found + at);
    }
  }
  return bytes;
}
