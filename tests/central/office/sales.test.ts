import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProducerId, ProductId, SaleId } from '../../../src/shared/id.ts';
import type { SaleBody } from '../../../src/shared/sale/sale.ts';
import { aTill, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

let centre: TestCentre;
let one: TestTill;
let two: TestTill;

beforeAll(async () => {
  centre = await startTestCentre();
  one = await aTill(centre);
  two = await aTill(centre);
  one.sell([{ product: 'muoi', price: 20_000, quantity: 2_000, producer: 'ct-1' }]);
  one.sell([
    { product: 'muoi', price: 20_000, producer: 'ct-1' },
    { product: 'mam', price: 65_000, producer: 'ct-2' },
  ]);
  two.sell([{ product: 'mam', price: 65_000, producer: 'ct-2' }]);
  centre.moveClock(86_400_000);
  two.sell([{ product: 'mam', price: 70_000, producer: 'ct-2' }]);
  await one.push();
  await two.push();
  await centre.idle();
});
afterAll(() => centre.remove());

const sums = async (filter: Parameters<typeof list>[0]) => {
  const { count, amount } = await list(filter);
  return { count, amount };
};
const list = (
  filter: Partial<{
    product: ProductId;
    producer: ProducerId;
    from: SaleBody['day'];
    to: SaleBody['day'];
    device: TestTill['device'];
  }>,
  limit = 50,
  before?: string,
) => centre.call('sales.list', { filter, limit, ...(before !== undefined && { before }) });

test('all sales, the newest first, with what they come to', async () => {
  const { sales, count, amount } = await list({});
  expect(sales.map(({ number }) => number)[0]).toBe('BL01-2-000002');
  expect({ count, amount }).toEqual({ count: 4, amount: 260_000 });
});

test('of a product only its own lines are counted', async () => {
  expect(await sums({ product: 'mam' as ProductId })).toEqual({ count: 3, amount: 200_000 });
  expect(await sums({ producer: 'ct-1' as ProducerId })).toEqual({ count: 2, amount: 60_000 });
});

test('days are business days, both ends included', async () => {
  expect(await sums({ from: '2026-11-23' as SaleBody['day'] })).toEqual({ count: 1, amount: 70_000 });
  expect(await sums({ to: '2026-11-22' as SaleBody['day'] })).toEqual({ count: 3, amount: 190_000 });
  expect(
    await sums({ from: '2026-11-22' as SaleBody['day'], to: '2026-11-23' as SaleBody['day'], device: one.device }),
  ).toEqual({ count: 2, amount: 125_000 });
});

test('pages go on where the last ended, and sales that arrive meanwhile do not shift them', async () => {
  const first = await list({}, 2);
  const late = await aTill(centre);
  late.sell();
  await late.push();
  await centre.idle();
  const second = await list({}, 2, first.next ?? '');
  expect(second.next).toBeNull();
  const numbers = [...first.sales, ...second.sales].map(({ sale }) => sale);
  expect(new Set(numbers).size).toBe(4);
});

test('a key that is none of ours ends the list', async () => {
  expect((await list({}, 2, 'nonsense')).sales).toEqual([]);
});

test('one sale is shown as the till wrote it', async () => {
  // Both of this till's were sold in one millisecond, so their ids decide which stands first.
  const row = (await list({ device: one.device })).sales.find(({ number }) => number === 'BL01-1-000002');
  const shown = await centre.call('sales.show', { device: one.device, sale: row?.sale as SaleId });
  expect(shown).toMatchObject({
    row,
    body: { number: 'BL01-1-000002', lines: [{ product: 'muoi' }, { product: 'mam' }] },
  });
  expect(await centre.call('sales.show', { device: two.device, sale: row?.sale as SaleId })).toEqual({
    refused: 'no-such-sale',
  });
});

const by = async (what: 'product' | 'producer' | 'outlet' | 'till' | 'day') => {
  const groups = await centre.call('sales.by', {
    by: what,
    filter: { to: '2026-11-23' as SaleBody['day'], product: 'mam' as ProductId },
    limit: 10,
  });
  return groups.map(({ key, name, detail, sales, quantity, amount }) => [key, name, detail, sales, quantity, amount]);
};

test('what sold by product, producer, outlet, till and day', async () => {
  expect(await by('product')).toEqual([['mam', 'Sản phẩm mam', 'Chủ thể ct-2', 3, 3_000, 200_000]]);
  expect(await by('producer')).toEqual([['ct-2', 'Chủ thể ct-2', '', 3, 3_000, 200_000]]);
  expect(await by('outlet')).toEqual([['bl01', 'Showroom OCOP Bạc Liêu', '', 3, 3_000, 200_000]]);
  expect(await by('till')).toEqual([
    [two.device, 'BL01-2', 'Showroom OCOP Bạc Liêu', 2, 2_000, 135_000],
    [one.device, 'BL01-1', 'Showroom OCOP Bạc Liêu', 1, 1_000, 65_000],
  ]);
  expect(await by('day')).toEqual([
    ['2026-11-23', '2026-11-23', '', 1, 1_000, 70_000],
    ['2026-11-22', '2026-11-22', '', 2, 2_000, 130_000],
  ]);
});
