import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntryId, ProducerId, ProductId, SaleId, ShiftId } from '../../src/shared/id.ts';
import { uuidv7 } from '../../src/shared/id.ts';
import { bodyText } from '../../src/shared/journal/entry.ts';
import { dong } from '../../src/shared/money.ts';
import { quantity } from '../../src/shared/quantity.ts';
import type { ReturnBody } from '../../src/shared/return/return.ts';
import type { SaleBody, SalePart } from '../../src/shared/sale/sale.ts';
import { vatOf } from '../../src/shared/sale/vat.ts';
import type { ShiftClosedBody } from '../../src/shared/shift/shift.ts';
import { aTill, makeEntry, NOON, startTestCentre, type TestCentre, type TestTill } from '../support/testCentre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

/** What the till's own sale of one pack at 65.000 ₫ says, with something changed. */
function aSale(till: TestTill, change: (body: SaleBody) => Partial<SaleBody>): SaleBody {
  const { body } = JSON.parse(till.clone().sell().text) as { body: SaleBody };
  return { ...body, ...change(body) };
}

function sell(till: TestTill, change: (body: SaleBody) => Partial<SaleBody> = () => ({})): SaleId {
  return till.append('sale', bodyText<'sale'>(aSale(till, change))).header.id as string as SaleId;
}

const SHIFT = uuidv7(NOON, new Uint8Array(10)) as ShiftId;

/** Some of the pack sold before comes back in cash. */
function bringBack(till: TestTill, sale: SaleId, change: Partial<ReturnBody> = {}): EntryId {
  const { lines, number, day } = aSale(till, () => ({}));
  const [line] = lines as [SaleBody['lines'][number]];
  const body: ReturnBody = {
    number: `BL01-${till.number}-R000001`,
    day,
    shift: SHIFT,
    cashier: 'Lan',
    of: { sale, number, day },
    lines: [{ ...line, line: 0, to: 'stock' }],
    total: line.amount,
    vat: vatOf([{ perMille: 80, amount: line.amount }]),
    rounding: dong(0),
    refunds: [{ kind: 'cash', amount: line.amount }],
    reason: 'Khách đổi ý',
    running: { sold: dong(0), returned: line.amount },
    ...change,
  };
  return till.append('return', bodyText<'return'>(body)).header.id;
}

/** What waits of it in suspense, the newest first. */
async function sent(till: TestTill): Promise<string[]> {
  expect(await till.push()).toMatchObject({ answer: 'stored' });
  await centre.idle();
  const suspense = (await centre.call('fleet.suspense', {})).filter(({ device }) => device === till.device);
  return suspense.map(({ reason }) => reason);
}

const list = (till: TestTill, filter: object = {}) =>
  centre.call('sales.list', { filter: { device: till.device, ...filter }, limit: 50 });

const groups = async (till: TestTill, by: 'product' | 'producer' | 'day') =>
  (await centre.call('sales.by', { by, filter: { device: till.device }, limit: 50 })).map(
    ({ key, sales, quantity: pieces, amount }) => [key, sales, pieces, amount],
  );

const saltAt = (off: number) => (body: SaleBody) => {
  const [line] = body.lines as [SaleBody['lines'][number]];
  const paid = dong(line.amount - off);
  const offs = [{ by: 'line' as const, amount: dong(off), borneBy: 'shop' as const, reason: 'Móp' }];
  return {
    lines: [{ ...line, offs }],
    total: paid,
    vat: vatOf([{ perMille: 80, amount: paid }]),
    tenders: [{ kind: 'cash' as const, given: paid }],
  };
};

describe('a discount', () => {
  test('is not revenue: what was paid is', async () => {
    const till = await aTill(centre);
    sell(till, saltAt(15_000));
    expect(await sent(till)).toEqual([]);
    expect(await list(till)).toMatchObject({ count: 1, amount: 50_000 });
    expect(await groups(till, 'product')).toEqual([['sp-1', 1, 1_000, 50_000]]);
  });

  test('of more than the line, or of nothing, is read by nobody', async () => {
    const till = await aTill(centre);
    for (const off of [65_001, 0]) {
      const { lines } = aSale(till, saltAt(15_000));
      const [line] = lines as [SaleBody['lines'][number]];
      const offs = [{ by: 'line' as const, amount: dong(off), borneBy: 'shop' as const }];
      sell(till, () => ({ lines: [{ ...line, offs }], total: dong(65_000 - off) }));
    }
    expect(await sent(till)).toEqual([
      expect.stringMatching(/^body: lines\.0\.offs/),
      expect.stringMatching(/^arithmetic: more is taken off line 1/),
    ]);
  });
});

describe('how it was paid', () => {
  const tenders = [
    { kind: 'card' as const, given: dong(40_400), reference: 'A 1' },
    { kind: 'cash' as const, given: dong(50_000) },
  ];

  test('is a filter, as who bought is', async () => {
    const till = await aTill(centre);
    sell(till, () => ({ tenders, rounding: dong(400), change: dong(25_000), buyer: 'foreign' }));
    sell(till);
    expect(await sent(till)).toEqual([]);
    expect(await list(till, { paidBy: 'card' })).toMatchObject({ count: 1, amount: 65_000 });
    expect(await list(till, { paidBy: 'cash' })).toMatchObject({ count: 2 });
    expect(await list(till, { buyer: 'foreign', product: 'sp-1' })).toMatchObject({ count: 1 });
    expect(await list(till, { buyer: 'local' })).toMatchObject({ count: 0 });
  });

  test.each<[string, Partial<SaleBody>, RegExp]>([
    [
      'a card that paid too much',
      { tenders: [{ kind: 'card', given: dong(70_000), reference: 'A' }], change: dong(5_000) },
      /without cash/,
    ],
    [
      'a card, rounded',
      { tenders: [{ kind: 'card', given: dong(65_000), reference: 'A' }], rounding: dong(500), change: dong(-500) },
      /rounded/,
    ],
  ])('cannot be %s', async (_, change, why) => {
    const till = await aTill(centre);
    sell(till, () => change);
    expect(await sent(till)).toEqual([expect.stringMatching(why)]);
  });
});

const part = (producer: string, amount: number): SalePart => ({
  product: `p-${producer}` as ProductId,
  name: 'Trong giỏ',
  unit: 'gói',
  producer: { id: producer as ProducerId, name: producer },
  quantity: quantity(1_000),
  amount: dong(amount),
});

const inBasket = (parts: SalePart[]) => (body: SaleBody) => ({
  lines: body.lines.map((line) => ({ ...line, parts })),
});

describe('a gift basket', () => {
  test('is one product, and its price goes to the producers of what is in it', async () => {
    const till = await aTill(centre);
    sell(till, inBasket([part('ct-a', 40_000), part('ct-b', 20_000), part('ct-a', 5_000)]));
    expect(await sent(till)).toEqual([]);
    expect(await groups(till, 'product')).toEqual([['sp-1', 1, 1_000, 65_000]]);
    expect(await groups(till, 'producer')).toEqual([
      ['ct-a', 1, 1_000, 45_000],
      ['ct-b', 1, 1_000, 20_000],
    ]);
    expect(await list(till, { producer: 'ct-b' })).toMatchObject({ count: 1, amount: 20_000 });
  });

  test('whose parts are not what was paid is counted nowhere', async () => {
    const till = await aTill(centre);
    sell(till, inBasket([part('ct-a', 65_001)]));
    expect(await sent(till)).toEqual([expect.stringMatching(/the parts of line 1/)]);
  });
});

describe('goods that come back', () => {
  test('are in the list, negative, and taken off every sum', async () => {
    const till = await aTill(centre);
    const sale = sell(till);
    sell(till);
    const back = bringBack(till, sale);
    expect(await sent(till)).toEqual([]);
    const { sales, ...sums } = await list(till);
    expect(sums).toMatchObject({ count: 3, amount: 65_000, returns: 1, returned: 65_000 });
    expect(sales.find((row) => row.sale === (back as string))).toMatchObject({
      kind: 'return',
      total: -65_000,
      pieces: -1,
    });
    expect(await groups(till, 'product')).toEqual([['sp-1', 2, 1_000, 65_000]]);
    expect(await groups(till, 'day')).toEqual([['2026-11-22', 2, 1_000, 65_000]]);
    expect(await list(till, { product: 'sp-1' })).toMatchObject({
      count: 3,
      amount: 65_000,
      returns: 1,
      returned: 65_000,
    });
    const shown = await centre.call('sales.show', { device: till.device, sale: back as string as SaleId });
    expect(shown).toMatchObject({ kind: 'return', body: { of: { sale } } });
  });

  test('with money that does not add up wait for somebody', async () => {
    const till = await aTill(centre);
    const sale = sell(till);
    bringBack(till, sale, { refunds: [{ kind: 'cash', amount: dong(66_000) }] });
    bringBack(till, sale, { total: dong(64_000) });
    expect(await sent(till)).toEqual([
      'arithmetic: the lines come to 65000, not 64000',
      'arithmetic: 66000 was given back, not 65000',
    ]);
  });
});

test('what was practised is counted nowhere, and is no riddle', async () => {
  const till = await aTill(centre);
  const sale = sell(till, () => ({ training: true }));
  bringBack(till, sale, { training: true });
  till.append('missed-demand', { day: '2026-11-22', shift: SHIFT, text: 'Tập bán', training: true });
  expect(await sent(till)).toEqual([]);
  expect(await list(till)).toMatchObject({ count: 0, amount: 0 });
  const asked = await centre.call('demand.list', { filter: {}, limit: 50 });
  expect(asked.map(({ said }) => said)).not.toContain('Tập bán');
});

function closing(change: Partial<ShiftClosedBody> = {}): string {
  const none = { count: 0, amount: dong(0) };
  const report: ShiftClosedBody['report'] = {
    openedAt: NOON,
    openedBy: 'Lan',
    sales: 2,
    gross: dong(130_000),
    offs: [],
    total: dong(130_000),
    tenders: [{ kind: 'cash', count: 2, amount: dong(130_000) }],
    vat: [],
    rounding: dong(0),
    change: dong(0),
    returns: { ...none, rounding: dong(0), vat: [], refunds: [] },
    creditsPaidOut: none,
    drawer: {
      float: dong(500_000),
      sales: dong(130_000),
      refunds: dong(0),
      cashIn: none,
      cashOut: none,
      expected: dong(630_000),
    },
    openings: 0,
    priceChanges: 0,
    linesRemoved: none,
    reprints: 0,
    training: { switched: 0, sales: none, returns: none },
    running: { sold: dong(130_000), returned: dong(0) },
  };
  const counted = [{ note: dong(10_000), count: 62 }];
  return bodyText<'shift-closed'>({
    shift: SHIFT,
    day: '2026-11-22' as ShiftClosedBody['day'],
    z: 1,
    cashier: 'Hương',
    counted,
    report,
    unsent: 0,
    ...change,
  });
}

test('a closed shift is told with what was expected, what was counted, and its whole report', async () => {
  const till = await aTill(centre);
  till.append('shift-closed', closing());
  till.append('shift-closed', closing({ z: 2 }));
  expect(await sent(till)).toEqual([expect.stringMatching(/duplicate key/)]);
  const shifts = await centre.call('shifts.list', { filter: { device: till.device }, limit: 10 });
  expect(shifts).toMatchObject([
    { number: 'Z 1', closedBy: 'Hương', sold: 130_000, expected: 630_000, counted: 620_000 },
  ]);
  expect(
    await centre.call('shifts.list', { filter: { device: till.device, from: '2026-11-23' as never }, limit: 10 }),
  ).toEqual([]);
  const shown = await centre.call('shifts.show', { device: till.device, shift: SHIFT });
  expect(shown).toMatchObject({ body: { z: 1, report: { sales: 2 } } });
  const nobodys = uuidv7(NOON + 1, new Uint8Array(10)) as ShiftId;
  expect(await centre.call('shifts.show', { device: till.device, shift: nobodys })).toEqual({
    refused: 'no-such-shift',
  });
});

test('a shift that was closed after a restore is called with its epoch, as its paper is', async () => {
  const till = await aTill(centre);
  till.append('shift-closed', closing());
  const shift = uuidv7(NOON + 2, new Uint8Array(10)) as ShiftId;
  const place = { device: till.device, after: { ...till.head(), epoch: 2 }, at: centre.now(), kind: 'shift-closed' };
  till.entries.push(makeEntry(place, closing({ shift, z: 2 })));
  expect(await sent(till)).toEqual([]);
  const shifts = await centre.call('shifts.list', { filter: { device: till.device }, limit: 10 });
  expect(shifts.map(({ number }) => number).toSorted()).toEqual(['Z 1', `Z ${till.number}.2-2`]);
  const shown = await centre.call('shifts.show', { device: till.device, shift });
  expect(shown).toMatchObject({ row: { number: `Z ${till.number}.2-2` }, body: { z: 2 } });
});

test('what was asked for in vain is counted together, with marks or without, by product where it has one', async () => {
  const till = await aTill(centre);
  const ask = (text: string, more: object = {}) =>
    till.append('missed-demand', { day: '2026-11-22', shift: SHIFT, text, ...more });
  ask('mắm ruốc', { note: 'hũ lớn' });
  ask('Mam ruoc');
  ask('Tôm khô', { product: 'tom-kho' });
  expect(await sent(till)).toEqual([]);
  expect(await centre.call('demand.list', { filter: { outlet: centre.outlet.id }, limit: 10 })).toMatchObject([
    { product: null, times: 2, outlets: 1, notes: ['hũ lớn'] },
    { product: 'tom-kho', said: 'Tôm khô', times: 1, notes: [] },
  ]);
});

test('a code that no till knew is counted in one spelling and apart from what was asked for, until the catalogue lists it', async () => {
  const till = await aTill(centre);
  const tell = (code: string, text = code) =>
    till.append('missed-demand', { day: '2026-11-22', shift: SHIFT, text, code });
  tell('036000291452');
  tell('0036000291452', 'Trà gừng');
  tell('SPLA');
  expect(await sent(till)).toEqual([]);
  const asked = { filter: { outlet: centre.outlet.id, from: '2026-11-22' as never }, limit: 10 };
  expect(await centre.call('demand.unknownCodes', asked)).toMatchObject([
    { code: '0036000291452', said: ['Trà gừng'], times: 2, outlets: [centre.outlet.id], listed: [] },
    { code: 'SPLA', said: [], times: 1, listed: [] },
  ]);
  const demands = await centre.call('demand.list', { ...asked, limit: 50 });
  expect(demands.map(({ said }) => said)).not.toContain('Trà gừng');
});
