import { createInstance } from 'i18next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letterOf } from '../../../src/archive/xlsx.ts';
import { MARKET_GROUPINGS, type MarketAsked } from '../../../src/central/office/api/market.ts';
import { REPORT_PATH, ReportSaid } from '../../../src/central/office/api/report.ts';
import { tableCells } from '../../../src/central/pages/market/tableCells.ts';
import { vi } from '../../../src/central/pages/words/vi.ts';
import { unzip } from '../../../src/main/note/unzip.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import { csvOf } from '../../../src/shared/csv.ts';
import type { Day } from '../../../src/shared/day.ts';
import { type OutletId, ProductId } from '../../../src/shared/id.ts';
import { formatDong } from '../../../src/shared/money.ts';
import { isSheetPart, sheetRows } from '../../../src/shared/note/sheet.ts';
import { aDayAt, asSelling, marketCatalogue } from '../../support/aMarket.ts';
import { aProduct } from '../../support/aProduct.ts';
import { diceFrom } from '../../support/benchCatalogue.ts';
import { aPersonOf, FROM_PAGE } from '../../support/officeDoor.ts';
import { readPdf } from '../../support/pdfPage.ts';
import { aTill, BAC_LIEU, startTestCentre, type TestCentre } from '../../support/testCentre.ts';

const FAIR: Outlet = { ...BAC_LIEU, id: 'hc01' as OutletId, code: 'HC01', name: 'Hội chợ Cà Mau', kind: 'fair' };
/** As somebody might name their goods who hopes that a spreadsheet runs it. */
const EVIL = '=HYPERLINK("http://x";"Muối")';

let centre: TestCentre;
let partner: string;
let analyst: string;
const words = createInstance();
beforeAll(async () => {
  await words.init({ lng: 'vi', defaultNS: 'pages', resources: { vi: { pages: vi } } });
  centre = await startTestCentre();
  await centre.call('outlet.save', FAIR);
  await centre.publish(marketCatalogue);
  const evil = aProduct({ id: ProductId.parse('SP-1'), name: EVIL, producer: 'CT-2' as never });
  await centre.publish([{ scope: 'everywhere', change: { kind: 'product', id: evil.id, row: evil } }]);
  const dice = diceFrom(5);
  for (const outlet of [BAC_LIEU, FAIR]) {
    const selling = asSelling(await aTill(centre, outlet), outlet);
    for (const day of ['2026-10-30', '2026-11-01', '2026-11-02', '2026-11-20']) aDayAt(selling, day as Day, dice);
    await selling.till.push();
  }
  await centre.idle();
  partner = await aPersonOf(centre, { name: 'Chuỗi', signIn: 'chuoi', role: 'partner', outlets: [BAC_LIEU.id] });
  analyst = await aPersonOf(centre, { name: 'Phân tích', signIn: 'phan-tich', role: 'analyst', outlets: [] });
});
afterAll(() => centre.remove());

async function ask(cookie: string, asked: object, signal?: AbortSignal): Promise<Response> {
  return fetch(centre.url + REPORT_PATH, {
    method: 'POST',
    body: JSON.stringify(asked),
    headers: { ...FROM_PAGE, cookie },
    ...(signal && { signal }),
  });
}

type Made = { readonly steps: number; readonly name: string; readonly bytes: Buffer };

async function made(cookie: string, asked: object): Promise<Made> {
  const lines = (await (await ask(cookie, asked)).text()).trimEnd().split('\n');
  const said = lines.map((line) => ReportSaid.parse(JSON.parse(line)));
  const last = said.at(-1);
  if (!last || !('content' in last)) throw new Error('there came no file');
  return { steps: said.length - 1, name: last.name, bytes: Buffer.from(last.content, 'base64') };
}

const cellsIn = (bytes: Buffer) =>
  (sheetRows(unzip(bytes, isSheetPart) ?? new Map()) ?? []).map(({ cells }) => cells.map(({ text }) => text));

const asked = (by: MarketAsked['by']): MarketAsked => ({
  days: { from: '2026-11-01' as Day, to: '2026-11-30' as Day },
  before: { from: '2026-10-01' as Day, to: '2026-10-31' as Day },
  goods: {},
  by,
});

const figures = (row: readonly string[]) => row.slice(2).map((cell) => Number(cell.replace(',', '.')));

describe('a table as a file', () => {
  test.each(MARKET_GROUPINGS)('says what the page says, in CSV and in XLSX: by %s', async (by) => {
    const shown = await centre.call('market.show', asked(by));
    const csv = tableCells(words.t, by, shown);
    const [, ...sheet] = cellsIn((await made(analyst, { what: 'table', format: 'xlsx', asked: asked(by) })).bytes);
    const padded = sheet.map((row) => Array.from({ length: 7 }, (_, at) => row[at] ?? ''));
    expect(shown.rows.length).toBeGreaterThan(0);
    expect(padded.map((row) => row[0])).toEqual(csv.slice(1).map((row) => row[0]));
    expect(padded.map(figures)).toEqual(csv.slice(1).map(figures));
    expect(figures(csv.at(-1) ?? [])[0]).toBe(shown.now.amount);
    expect(padded.slice(0, -1).reduce((sum, row) => sum + Number(row[2]), 0)).toBe(shown.now.amount);
  });

  test('runs nothing, whatever goods are called', async () => {
    const shown = await centre.call('market.show', asked('product'));
    expect(shown.rows.some(({ name }) => name === EVIL)).toBe(true);
    const csv = csvOf(tableCells(words.t, 'product', shown));
    expect(csv).toContain(`"'=HYPERLINK(`);
    const { bytes } = await made(analyst, { what: 'table', format: 'xlsx', asked: asked('product') });
    const [sheet = ''] = [
      ...(unzip(bytes, (path) => path.endsWith('sheet1.xml')) ?? new Map<string, string>()).values(),
    ];
    expect(sheet).toContain('<t xml:space="preserve">=HYPERLINK(');
    expect(sheet).not.toContain('<f>');
  });

  test('has columns beyond Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

const textOf = (bytes: Buffer) =>
  readPdf(bytes)
    .flatMap(({ texts }) => texts.map(({ text }) => text))
    .join('');

describe('a month', () => {
  test('as a paper says what the page says, told step by step', async () => {
    const { now } = await centre.call('market.show', asked('outlet'));
    const { steps, name, bytes } = await made(analyst, { what: 'month', format: 'pdf', month: '2026-11' });
    expect([name, steps > 5]).toEqual(['bao-cao-ocop-2026-11.pdf', true]);
    const text = textOf(bytes);
    expect(text).toContain(`Doanh thu${formatDong(now.amount)} ₫`);
  });

  test('of a partner chain is of its own counters, and of nobody else’s', async () => {
    const own = await centre.call('market.show', { ...asked('outlet'), goods: { outlet: BAC_LIEU.id } });
    const [, ...rows] = cellsIn((await made(partner, { what: 'month', format: 'xlsx', month: '2026-11' })).bytes);
    expect(rows.map((row) => [row[0], row[2]])).toEqual([
      [BAC_LIEU.name, String(own.now.amount)],
      ['Cộng', String(own.now.amount)],
    ]);
    for (const stranger of [
      { what: 'month', format: 'xlsx', month: '2026-11', outlet: FAIR.id },
      { what: 'letter', format: 'pdf', month: '2026-11', outlet: FAIR.id },
      { what: 'table', format: 'xlsx', asked: { ...asked('product'), goods: { outlet: FAIR.id } } },
    ]) {
      expect((await ask(partner, stranger)).status).toBe(403);
    }
  });

  test('is not made for whoever hangs up, nor of what is no month', async () => {
    const leave = new AbortController();
    const left = ask(analyst, { what: 'letter', format: 'pdf', month: '2026-11' }, leave.signal).then(
      async (answer) => {
        leave.abort();
        return answer.text();
      },
    );
    await expect(left).rejects.toThrow(/abort/i);
    expect((await ask(analyst, { what: 'month', format: 'pdf', month: '2026-13' })).status).toBe(400);
    // The server goes on as if nothing had been.
    expect((await made(analyst, { what: 'month', format: 'xlsx', month: '2026-11' })).bytes.length).toBeGreaterThan(
      1_000,
    );
  });
});

test('a letter says what one producer’s goods brought, and nothing of another’s', async () => {
  const goods = { producer: 'CT-2' as never };
  const { now } = await centre.call('market.show', { ...asked('product'), goods });
  const letter = { what: 'letter', month: '2026-11', producer: 'CT-2' };
  const [, ...rows] = cellsIn((await made(analyst, { ...letter, format: 'xlsx' })).bytes);
  expect(rows.every(([producer]) => producer === 'HTX số 2')).toBe(true);
  expect(rows.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(now.amount);
  const letterText = textOf((await made(analyst, { ...letter, format: 'pdf' })).bytes);
  expect(letterText).toContain('HTX số 2');
  expect(letterText).not.toMatch(/HTX số [13]/);
  const all = cellsIn((await made(analyst, { what: 'letter', format: 'xlsx', month: '2026-11' })).bytes);
  const whole = await centre.call('market.show', asked('producer'));
  expect(all.slice(1).reduce((sum, row) => sum + Number(row[5]), 0)).toBe(whole.now.amount);
  const papers = readPdf((await made(analyst, { what: 'letter', format: 'pdf', month: '2026-11' })).bytes);
  expect(
    papers.map(({ texts }) =>
      texts
        .map(({ text }) => text)
        .join('')
        .includes('Kính gửi: HTX số'),
    ),
  ).toEqual([true, true, true]);
});
