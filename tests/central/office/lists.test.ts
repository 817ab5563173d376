import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  EXPORTED,
  type ExportedList,
  exportHref,
  FORMATS,
  type Format,
  type ImportedList,
  importPath,
  ListPreview,
} from '../../../src/central/office/api/lists.ts';
import { readCsv } from '../../../src/central/office/import/readCsv.ts';
import { readXlsx } from '../../../src/central/office/import/readXlsx.ts';
import { textOf } from '../../../src/central/office/import/table.ts';
import { priceChangeId } from '../../../src/shared/catalogue/change.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { OutletId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import type { Promotion } from '../../../src/shared/promotion/promotion.ts';
import { aCertificate, aDay, aPrice, aProducer, aProduct } from '../../support/aProduct.ts';
import { aPromotion, buyGet, percentOff, promotion, SALT_ONLY, saleOff } from '../../support/aPromotion.ts';
import { enter, FROM_PAGE } from '../../support/officeDoor.ts';
import { aTill, BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const salt = aProduct();
const FAIR: Outlet = {
  ...BAC_LIEU,
  id: 'cm02' as OutletId,
  code: 'CM02',
  name: '=HYPERLINK("http://x")',
  phone: '+84 290 3 822 222',
  kind: 'fair',
  bank: { bin: '970436', account: '0123456789', name: 'QUAY HOI CHO', demo: true },
  discountLimit: 125,
  sellsExpiredFood: true,
};
const PROMOTIONS: readonly Promotion[] = [
  aPromotion(),
  promotion('km-02', buyGet({ of: 'category', category: 'Muối' }, 5, 1), {
    weekdays: [6, 7],
    window: { from: 1200, to: 1440 },
    outlets: [BAC_LIEU.id],
    borneBy: 'producer',
  }),
  promotion('km-03', saleOff({ amount: dong(5_000) }, 200_000), { class: 'state-programme', demo: true }),
  promotion('km-04', percentOff({ of: 'producer', producer: salt.producer }, 125), { name: '+Giảm  sâu' }),
  promotion('km-05', percentOff({ of: 'stars', stars: [4, 5] }, 100), { endedOn: aDay('2026-11-02') }),
];

let centre: TestCentre;
let cookie: string;
beforeAll(async () => {
  centre = await startTestCentre();
  await centre.call('outlet.save', FAIR);
  await centre.call('staff.save', { id: null, name: 'Nguyễn Thị Lan', role: 'manager', outlet: BAC_LIEU.id });
  await centre.call('staff.save', { id: null, name: '@Hai Lúa', role: 'cashier', outlet: null });
  await centre.publish(
    [
      { kind: 'producer', id: salt.producer, row: aProducer() } as const,
      { kind: 'product', id: salt.id, row: salt } as const,
      { kind: 'price', id: priceChangeId(aPrice()), row: aPrice() } as const,
      { kind: 'certificate', id: 'CN-001', row: aCertificate() } as const,
      ...PROMOTIONS.map((row) => ({ kind: 'promotion', id: row.id, row }) as const),
    ].map((change) => ({ scope: 'everywhere', change })),
  );
  cookie = await enter(centre.url, { password: centre.firstPassword ?? '' });
});
afterAll(() => centre.remove());

async function exported(list: ExportedList, format: Format): Promise<Buffer> {
  const response = await fetch(centre.url + exportHref(list, format), { headers: { cookie } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

async function bring(list: ImportedList, bytes: Uint8Array | string): Promise<ListPreview> {
  const response = await fetch(`${centre.url}${importPath(list)}?name=tep.csv`, {
    method: 'POST',
    body: bytes as BodyInit,
    headers: { ...FROM_PAGE, cookie },
  });
  return ListPreview.parse(await response.json());
}

async function cellsOf(list: ExportedList, format: Format): Promise<string[][]> {
  const bytes = await exported(list, format);
  const read = format === 'csv' ? readCsv(bytes, () => true) : await readXlsx(bytes);
  if ('refused' in read) throw new Error(read.refused);
  return read.map(({ cells }) => cells.map(textOf));
}

const FILES = { promotions: 'khuyen-mai', outlets: 'diem-ban', staff: 'nhan-vien' } as const;
const LISTED = { promotions: PROMOTIONS.length, outlets: 2, staff: 2 } as const;
const lists = ['promotions', 'outlets', 'staff'] as const;

describe('a list that goes out', () => {
  const all = Object.keys(EXPORTED) as ExportedList[];

  test.each(all)('%s says the same as CSV and as a workbook, and runs nothing where it is opened', async (list) => {
    await aTill(centre);
    const [csv, xlsx] = [await cellsOf(list, 'csv'), await cellsOf(list, 'xlsx')];
    const long = Math.max(...csv.map((row) => row.length));
    const filled = (rows: string[][]) => rows.map((row) => Array.from({ length: long }, (_, at) => row[at] ?? ''));
    expect(filled(xlsx)).toEqual(filled(csv));
    expect((await exported(list, 'csv')).toString()).not.toMatch(/(^|;)"[=@]/m);
  });

  test('has of a certificate every word that was published, with which one stands', async () => {
    const row = aCertificate({ revokedOn: aDay('2026-11-20') });
    await centre.publish([{ scope: 'everywhere', change: { kind: 'certificate', id: row.id, row } }]);
    const [, ...words] = await cellsOf('chung-nhan', 'csv');
    expect(words.map((cells) => [cells[2], cells[9], cells.at(-1)])).toEqual([
      [salt.name, '', 'không'],
      [salt.name, '20/11/2026', 'có'],
    ]);
  });

  test('has of people no PIN and no hash of one, whatever a till knows', async () => {
    const [heading] = await cellsOf('nhan-vien', 'csv');
    expect(heading).toEqual(['Mã nhân viên', 'Họ tên', 'Vai trò', 'Điểm bán']);
  });
});

async function confirm(noun: 'promotion' | 'outlet' | 'staff', { import: id }: ListPreview): Promise<unknown> {
  const response = await fetch(`${centre.url}/office/v1/call/${noun}.confirmImport`, {
    method: 'POST',
    body: JSON.stringify({ import: id }),
    headers: { ...FROM_PAGE, cookie },
  });
  return response.json();
}

const HEAD = 'Mã;Tên;Từ ngày;Đến hết ngày;Điểm bán;Ai chịu;Loại theo luật;Cách giảm;Áp dụng theo;Hàng;Giảm;Mua;Tặng';
const row = (name: string, rest: string) => `;${name};01/12/2026;31/12/2026;Mọi điểm bán;điểm bán;${rest}`;

describe('a list that comes back', () => {
  const everyWay = lists.flatMap((list) => FORMATS.map((format) => [list, format] as const));

  test.each(everyWay)('of %s as %s, unchanged, changes nothing', async (list, format) => {
    const shown = await bring(list, await exported(FILES[list], format));
    expect(shown).toMatchObject({
      rows: LISTED[list],
      same: LISTED[list],
      added: 0,
      changed: 0,
      faulty: 0,
      faults: [],
    });
    const before = (await centre.call('version.list', { before: null, limit: 1 })).versions;
    const noun = ({ promotions: 'promotion', outlets: 'outlet', staff: 'staff' } as const)[list];
    expect(await confirm(noun, shown)).toEqual({ applied: 0 });
    expect((await centre.call('version.list', { before: null, limit: 1 })).versions).toEqual(before);
  });

  test.each([
    ['too deep a cut', row('A', 'thường;giảm giá mặt hàng;sản phẩm;SP-001;60 %;;'), 'Giảm', 'promotion-over-cap'],
    ['goods nobody knows', row('A', 'thường;giảm giá mặt hàng;sản phẩm;SP-404;10 %;;'), 'Hàng', 'no-such-goods'],
    ['a class that is none', row('A', 'lạ;giảm giá mặt hàng;sản phẩm;SP-001;10 %;;'), 'Loại theo luật', 'unknown-kind'],
    ['a cut that is none', row('A', 'thường;giảm giá mặt hàng;sản phẩm;SP-001;nhiều;;'), 'Giảm', 'not-a-price'],
    [
      'days the wrong way round',
      ';A;02/12/2026;01/12/2026;Mọi điểm bán;điểm bán;thường;giảm cả phiếu;;;5 %;;',
      'Đến hết ngày',
      'backwards',
    ],
    [
      'an outlet nobody knows',
      ';A;01/12/2026;02/12/2026;XX99;điểm bán;thường;giảm cả phiếu;;;5 %;;',
      'Điểm bán',
      'no-such-outlet',
    ],
    ['a change of one that has ended', 'km-05;Khác;;;;;;;;;;;', '', 'has-ended'],
  ])('says of %s in which row and column, and imports the others', async (_, wrong, column, fault) => {
    const good = row('Muối đầu mùa', 'thường;giảm giá mặt hàng;nhóm;Muối;10 %;;');
    const shown = await bring('promotions', [HEAD, wrong, good].join('\n'));
    expect(shown).toMatchObject({ added: 1, faulty: 1, faults: [{ line: 2, column, fault }] });
  });

  test('is applied once confirmed; imported again it finds the same promotion, and tills hear of it', async () => {
    const text = [HEAD, row('Muối đầu mùa', 'thường;mua tặng;sản phẩm;Muối ba thạc;100 %;5;1')].join('\n');
    expect(await confirm('promotion', await bring('promotions', text))).toEqual({ applied: 1 });
    expect(await bring('promotions', text)).toMatchObject({ same: 1, added: 0 });
    const told = (await (await aTill(centre)).pull(undefined, ['promotion'])).bundle.changes;
    expect(told).toContainEqual(
      expect.objectContaining({ row: expect.objectContaining({ rule: buyGet(SALT_ONLY, 5, 1) }) }),
    );
  });

  test('of outlets and people: what it names changes, the rest stays, and no code is given twice', async () => {
    const outlets = await bring(
      'outlets',
      'Mã;Tên;Điện thoại\nCM02;Hội chợ Đất Mũi;0290 1\nBL01;;\nCM03;;\nCM03;Mới;\n',
    );
    expect(outlets).toMatchObject({
      changed: 1,
      same: 1,
      added: 1,
      faults: [{ line: 4, column: 'Tên', fault: 'missing-value' }],
    });
    expect(await confirm('outlet', outlets)).toEqual({ applied: 2 });
    const saved = (await centre.call('outlet.list', {})).find(({ code }) => code === 'CM02');
    expect(saved).toEqual({ ...FAIR, name: 'Hội chợ Đất Mũi', phone: '0290 1' });
    const taken = await bring('outlets', 'Mã điểm bán;Mã;Tên\ncm02;BL01;Hội chợ\n');
    expect(taken.faults).toMatchObject([{ line: 2, column: 'Mã', fault: 'code-taken' }]);

    const people = await bring(
      'staff',
      'Họ tên;Vai trò;Điểm bán\nNguyễn Thị Lan;thu ngân;BL01\nTư Én;;BL01\nNăm;quản lý;XX\n',
    );
    expect(people).toMatchObject({
      changed: 1,
      added: 0,
      faults: [
        { line: 3, column: 'Vai trò', fault: 'missing-value' },
        { line: 4, column: 'Điểm bán', fault: 'no-such-outlet' },
      ],
    });
    expect(await confirm('staff', people)).toEqual({ applied: 1 });
    expect(await centre.call('staff.list', {})).toContainEqual(
      expect.objectContaining({ name: 'Nguyễn Thị Lan', role: 'cashier', outlet: BAC_LIEU.id }),
    );
  });
});
