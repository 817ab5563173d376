import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeInput } from '../../../src/central/office/api.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { OutletId, ProductId } from '../../../src/shared/id.ts';
import { bodyText } from '../../../src/shared/journal/entry.ts';
import { aProducer, aProduct } from '../../support/aProduct.ts';
import { returnOf } from '../../support/stockEntries.ts';
import { aTill, BAC_LIEU, NOON, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

const salt = aProduct();
const CA_MAU: Outlet = { ...BAC_LIEU, id: 'cm01' as OutletId, code: 'CM01', name: 'Showroom OCOP Cà Mau' };

let centre: TestCentre;
let one: TestTill;
let two: TestTill;
let away: TestTill;

beforeAll(async () => {
  centre = await startTestCentre();
  await centre.call('outlet.save', CA_MAU);
  await centre.publish([
    { scope: 'everywhere', change: { kind: 'producer', id: aProducer().id, row: aProducer() } },
    { scope: 'everywhere', change: { kind: 'product', id: salt.id, row: salt } },
  ]);
  one = await aTill(centre);
  two = await aTill(centre);
  away = await aTill(centre, CA_MAU);
  const back = [{ product: salt.id, quantity: 5_000, to: 'stock' as const }];
  one.append('return', bodyText<'return'>(returnOf(NOON, 'BL01-1-R000001', back)));
  one.sell([{ product: salt.id, price: 20_000, quantity: 2_000 }]);
  centre.moveClock(60_000);
  two.sell([
    { product: salt.id, price: 20_000, quantity: 500 },
    { product: 'sp-la', price: 65_000, name: 'Bánh lạ' },
  ]);
  away.sell([{ product: salt.id, price: 20_000 }]);
  // What came and went again is on no shelf.
  away.sell([{ product: 'het', price: 9_000 }]);
  const gone = [{ product: 'het', quantity: 1_000, to: 'stock' as const }];
  away.append('return', bodyText<'return'>(returnOf(NOON, 'CM01-1-R000001', gone)));
  for (const till of [one, two, away]) await till.push();
  await centre.idle();
});
afterAll(() => centre.remove());

const list = (filter: Partial<OfficeInput<'stock.list'>> = {}) =>
  centre.call('stock.list', { outlet: null, text: '', only: 'all', offset: 0, limit: 50, ...filter });

const figures = async (filter: Partial<OfficeInput<'stock.list'>>) =>
  (await list(filter)).lines.map(({ outlet, product, onHand }) => [outlet, product, onHand]);

test('all tills of an outlet are one shelf, and what comes to nothing is not on it', async () => {
  expect(await list({ outlet: BAC_LIEU.id })).toMatchObject({
    total: 2,
    short: 1,
    lines: [
      { product: 'sp-la', name: 'Bánh lạ', unit: '', owner: null, onHand: -1_000 },
      {
        outletName: BAC_LIEU.name,
        product: salt.id,
        name: salt.name,
        unit: salt.unit,
        lot: null,
        owner: { name: aProducer().name },
        onHand: 2_500,
        movedAt: NOON + 60_000,
      },
    ],
  });
  expect(await figures({ outlet: CA_MAU.id })).toEqual([[CA_MAU.id, salt.id, -1_000]]);
});

test('goods are found by words of their name and owner, with or without marks, and by code', async () => {
  expect(await list({ text: 'banh la' })).toMatchObject({ total: 1, short: 1 });
  expect(await list({ text: aProducer().name.slice(0, 6) })).toMatchObject({ total: 2, short: 1 });
  expect(await list({ text: 'khong-co' })).toMatchObject({ total: 0, lines: [] });
});

test('what is short is shown alone, and pages are of what is shown', async () => {
  expect(await figures({ only: 'short' })).toEqual([
    [BAC_LIEU.id, 'sp-la', -1_000],
    [CA_MAU.id, salt.id, -1_000],
  ]);
  expect(await list({ only: 'short', offset: 1, limit: 1 })).toMatchObject({
    total: 2,
    lines: [{ outlet: CA_MAU.id }],
  });
});

test('a figure opens the movements that make it, each with its slip', async () => {
  const goods = { outlet: BAC_LIEU.id, product: salt.id, lot: null };
  const { movements, ...rest } = await centre.call('stock.movements', { ...goods, limit: 50 });
  expect(rest).toEqual({
    name: salt.name,
    unit: salt.unit,
    count: 3,
    onHand: 2_500,
    sums: [
      { kind: 'return', quantity: 5_000 },
      { kind: 'sale', quantity: -2_500 },
    ],
  });
  expect(movements.map(({ till, quantity }) => [till, quantity])).toEqual([
    [2, -500],
    [1, -2_000],
    [1, 5_000],
  ]);
  expect(movements[0]).toMatchObject({ device: two.device, entry: two.entries[1]?.header.id, kind: 'sale', why: null });
  expect((await centre.call('stock.movements', { ...goods, limit: 1 })).movements).toHaveLength(1);
  const none = { ...goods, product: 'khong-co' as ProductId };
  expect(await centre.call('stock.movements', { ...none, limit: 50 })).toMatchObject({ movements: [], onHand: 0 });
});
