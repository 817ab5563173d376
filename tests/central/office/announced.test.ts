import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToAnnounce } from '../../../src/central/office/api/announced.ts';
import type { OfficeInput } from '../../../src/central/office/api.ts';
import { zipOf } from '../../../src/central/office/import/zip.ts';
import type { Day } from '../../../src/shared/day.ts';
import type { OutletId, ProducerId, ProductId } from '../../../src/shared/id.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { aProducer, aProduct } from '../../support/aProduct.ts';
import { BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const salt = aProduct();
const shrimp = aProduct({
  id: 'tom' as ProductId,
  name: 'Tôm khô',
  weighed: true,
  unit: 'kg',
  netContent: '',
  codes: [],
});
const basket = aProduct({
  id: 'gio' as ProductId,
  name: 'Giỏ quà Tết',
  codes: [],
  basket: [{ product: salt.id, quantity: quantity(2_000), share: 1_000 }],
});
const other = aProducer({ id: 'ct-khac' as ProducerId, name: 'Cơ sở Ba Tâm' });
const terms = { kind: 'consigned', perMille: 150 } as const;
const TODAY = '2026-11-22' as Day;

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
  await centre.publish([
    ...[aProducer(), other].map((row) => ({
      scope: 'everywhere' as const,
      change: { kind: 'producer' as const, id: row.id, row },
    })),
    ...[salt, shrimp, basket].map((row) => ({
      scope: 'everywhere' as const,
      change: { kind: 'product' as const, id: row.id, row },
    })),
  ]);
});
afterAll(() => centre.remove());

type Input = OfficeInput<'announced.save'>;

async function save(lines: readonly Partial<ToAnnounce>[], change: Partial<Input> = {}) {
  const { id } = await centre.call('announced.begin', {});
  return centre.call('announced.save', {
    id,
    outlet: BAC_LIEU.id,
    owner: aProducer().id,
    day: TODAY,
    lines: lines.map((line) => ({ product: salt.id, quantity: 1_000, code: '', terms, ...line })),
    ...change,
  });
}

const waiting = async () => (await centre.call('announced.list', { outlet: BAC_LIEU.id, view: 'waiting' })).rows;

describe('an announcement', () => {
  test('with lines that could not be received is questioned line by line, and nothing of it is announced', async () => {
    const before = await waiting();
    const said = await save([
      {},
      { product: 'khong-co' as ProductId },
      { product: basket.id },
      { quantity: 0 },
      { quantity: -2_000 },
      { quantity: 10_000_000 },
      { quantity: 2_500 },
      { product: shrimp.id, quantity: 2_500 },
      { expires: '2026-11-21' as Day },
      { expires: '2126-11-21' as Day },
      { code: 'A1', expires: '2027-06-30' as Day },
      { code: 'A1', expires: '2027-07-31' as Day },
    ]);
    expect('questions' in said && said.questions.map(({ line, why }) => [line, why])).toEqual([
      [2, 'no-such-product'],
      [3, 'gift-basket'],
      [4, 'absurd-quantity'],
      [5, 'absurd-quantity'],
      [6, 'absurd-quantity'],
      [7, 'not-weighed'],
      [9, 'past-its-day'],
      [10, 'absurd-day'],
      [12, 'other-day'],
    ]);
    expect(await waiting()).toEqual(before);
  });

  test('keeps until the day it is expected, not only until today', async () => {
    const said = await save([{ expires: '2026-11-24' as Day }], { day: '2026-11-25' as Day });
    expect(said).toMatchObject({ questions: [{ why: 'past-its-day', day: '2026-11-24' }] });
  });

  test.each<[string, Partial<Input>, string]>([
    ['an outlet that is not there', { outlet: 'xa' as OutletId }, 'no-such-outlet'],
    ['an owner nobody knows', { owner: 'ai' as ProducerId }, 'no-such-owner'],
    ['a day that is over', { day: '2026-11-21' as Day }, 'absurd-day'],
    ['a day years ahead', { day: '2028-11-21' as Day }, 'absurd-day'],
  ])('for %s is refused', async (_, change, refused) => {
    expect(await save([{}], change)).toEqual({ refused });
  });

  test('is one however often it is sent, and stays as it was first', async () => {
    const { id } = await centre.call('announced.begin', {});
    const before = (await waiting()).length;
    for (let n = 0; n < 2; n++) expect(await save([{}], { id })).toEqual({ done: true });
    expect(await save([{ quantity: 9_000 }], { id })).toEqual({ refused: 'already-announced' });
    expect(await waiting()).toHaveLength(before + 1);
    expect(await centre.call('announced.show', { outlet: BAC_LIEU.id, id })).toMatchObject({
      lines: [{ product: salt.id, name: salt.name, unit: salt.unit, quantity: 1_000 }],
    });
  });

  test('of another outlet is neither shown nor taken back under this one', async () => {
    const { id } = await centre.call('announced.begin', {});
    await save([{}], { id });
    const elsewhere = { outlet: 'xa' as OutletId, id };
    expect(await centre.call('announced.show', elsewhere)).toEqual({ refused: 'no-such-announcement' });
    expect(await centre.call('announced.withdraw', elsewhere)).toEqual({ refused: 'no-such-announcement' });
  });
});

const csv = (...rows: string[]) => Buffer.from(rows.join('\r\n'));
const read = (file: Buffer, owner: ProducerId | null = null) =>
  centre.call('announced.readNote', { owner, content: file.toString('base64') });
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const CODE = salt.codes[0] ?? '';

describe('a delivery note', () => {
  test('says the same to the office as to a till, CSV or XLSX, and announces nothing by itself', async () => {
    const before = await waiting();
    const file = csv('Mã vạch;Số lượng;Đơn vị;Số lô;Hạn dùng;Hoa hồng (%)', `${CODE};24;gói;A1;31/12/2027;15`);
    const rows = [
      ['Barcode', 'Qty', 'Lot', 'Expiry date', 'Commission'].map(cell).join(''),
      [cell(CODE), '<c><v>24</v></c>', cell('A1'), '<c><v>46752</v></c>', '<c><v>15</v></c>'].join(''),
    ];
    const sheet = `<worksheet><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`;
    const book = zipOf([{ path: 'xl/worksheets/sheet1.xml', content: Buffer.from(sheet) }]);
    const line = { product: salt.id, quantity: 24_000, code: 'A1', expires: '2027-12-31', terms };
    for (const bytes of [file, book]) {
      expect(await read(bytes)).toEqual({
        owner: null,
        lines: [{ ...line, name: salt.name, unit: salt.unit }],
        faults: [],
      });
    }
    expect(await waiting()).toEqual(before);
  });

  test('with rows that cannot be taken names them, with what stands there and why', async () => {
    const file = csv(
      'Mã vạch,SL,Đơn vị,Hạn dùng,Chủ hàng',
      `${CODE},24,gói,,${aProducer().name}`,
      '8930000000000,24,gói,,',
      `${CODE},=2+3,gói,,`,
      `${CODE},5,thùng,,`,
      `${CODE},5,gói,31/12/2025,`,
      `${CODE},5,gói,,${other.name}`,
      `${basket.id},5,,,`,
      `${CODE},-4,gói,,`,
    );
    const said = await read(file);
    expect(said).toMatchObject({ owner: aProducer().id, lines: [{ product: salt.id }] });
    expect('faults' in said && said.faults.map(({ row, column, why }) => [row, column, why])).toEqual([
      [3, 'Mã vạch', 'unknown-product'],
      [4, 'SL', 'formula'],
      [5, 'Đơn vị', 'wrong-unit'],
      [6, 'Hạn dùng', 'past-its-day'],
      [7, 'Chủ hàng', 'other-owner'],
      [8, 'Mã vạch', 'gift-basket'],
      [9, 'SL', 'negative'],
    ]);
    // Whose goods they are was said in the form: then the first row is another's.
    const theirs = await read(file, other.id);
    expect('faults' in theirs && theirs.faults.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 8, 9]);
  });

  test('by name finds goods with or without what a pack holds', async () => {
    const file = csv('Tên hàng,SL', `${salt.name} ${salt.netContent},3`, `${shrimp.name.toUpperCase()},"0,5"`);
    expect(await read(file)).toMatchObject({
      lines: [
        { product: salt.id, quantity: 3_000 },
        { product: shrimp.id, quantity: 500 },
      ],
      faults: [],
    });
  });

  test('that is none is refused whole', async () => {
    expect(await read(Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toEqual({ refused: 'note-unreadable' });
    expect(await read(csv('Tên hàng', 'Muối'))).toEqual({ refused: 'note-columns', names: 'Số lượng' });
    expect(await read(csv('Tên hàng,SL'))).toEqual({ refused: 'note-empty' });
  });
});
