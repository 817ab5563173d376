import type { ReplyOf } from '../../src/shared/contract.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { faults } from './axe.ts';
import { CHILLI_SALT, SHRIMP } from './goods.ts';
import { paper } from './papers.ts';
import { comeTo, expect, type Page, payExactly, type Shop, scan, signInAs, test } from './shop.ts';

/** đồng */
const CHILLI_PRICE = 15_000;

async function call<N extends Parameters<Shop['ask']>[0]>(shop: Shop, name: N, input: unknown): Promise<unknown> {
  const answer = await shop.ask(name, input);
  if (!('reply' in answer) || isRefusal(answer.reply)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.reply;
}

/** Hương, who manages, at an open shift. */
async function huongOpens(page: Page, shop: Shop): Promise<void> {
  await comeTo(page, shop);
  await signInAs(page, 'Hương');
  await page.getByTestId('float').fill('500000');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('counter')).toBeVisible();
}

/** So many packs come in on consignment. @returns their owner */
async function consigned(
  shop: Shop,
  name: string,
  packs: number,
  perMille: number,
): Promise<{ id: string; product: string }> {
  const { products } = (await call(shop, 'stock.list', { text: name, limit: 9, offset: 0 })) as ReplyOf<'stock.list'>;
  const found = products.find((each) => each.name === name);
  const owners = (await call(shop, 'stock.owners', {})) as ReplyOf<'stock.owners'>;
  const owner = owners.find((each) => each.name === found?.producer);
  const { id } = (await call(shop, 'stock.newEntry', {})) as ReplyOf<'stock.newEntry'>;
  const terms = { kind: 'consigned', perMille };
  const line = { product: found?.product, quantity: packs * 1_000, code: 'E2E', owner: owner?.id, terms };
  await call(shop, 'stock.receive', { id, lines: [line] });
  return { id: owner?.id ?? '', product: found?.product ?? '' };
}

/** So many packs of the lot that came in here are broken. */
async function writeOff(shop: Shop, product: string, packs: number): Promise<void> {
  const { lots } = (await call(shop, 'stock.lots', { product })) as ReplyOf<'stock.lots'>;
  const lot = lots.find((each) => each.lot.code === 'E2E')?.lot.id;
  const { id } = (await call(shop, 'stock.newEntry', {})) as ReplyOf<'stock.newEntry'>;
  await call(shop, 'stock.writeOff', { id, why: 'damaged', lines: [{ product, lot, quantity: packs * 1_000 }] });
}

/** @returns the sale's id */
async function sell(page: Page, shop: Shop, code: string, packs: number): Promise<string> {
  for (let n = 0; n < packs; n += 1) await scan(page, code);
  await payExactly(page);
  const number = ((await page.getByTestId('slip-number').textContent()) ?? '').replace(/^Phiếu /, '');
  await page.keyboard.press('Escape');
  // By its number: what was sold before may come to the centre together with it.
  const told = async () => (await shop.sales()).find((each) => each.number === number)?.sale;
  await expect.poll(told).toBeDefined();
  return (await told()) ?? '';
}

async function bringBack(shop: Shop, sale: string, back: number): Promise<void> {
  const { id } = (await call(shop, 'return.begin', { sale })) as ReplyOf<'return.begin'> & { id: string };
  const lines = [{ line: 0, quantity: 1_000, to: 'stock' }];
  const refunds = [{ kind: 'cash', amount: back }];
  await call(shop, 'return.complete', { id, sale, lines, refunds, reason: 'Khách đổi ý' });
}

async function openSettlement(page: Page): Promise<void> {
  await page.keyboard.press('Alt+KeyK');
  await page.getByTestId('stock-settlement').click();
  await expect(page.getByTestId('producers').getByRole('button').first()).toBeVisible();
}

test('consigned goods of two producers are settled to the đồng, a late return is in the next settlement, and one is paid', async ({
  page,
  shop,
}) => {
  await huongOpens(page, shop);
  const salt = await consigned(shop, CHILLI_SALT.name, 20, 150);
  const shrimp = await consigned(shop, SHRIMP.name, 5, 200);

  const six = await sell(page, shop, CHILLI_SALT.code, 6);
  const two = await sell(page, shop, SHRIMP.code, 2);
  await bringBack(shop, two, 245_000);

  // Six for the price of five: the sixth is the shop's gift, so the producer is owed for six.
  const [gross, gift] = [6 * CHILLI_PRICE, CHILLI_PRICE];
  const first = gross - (gross * 15) / 100;
  expect([gross - gift, first]).toEqual([75_000, 76_500]);
  const shrimps = 245_000 - (245_000 * 20) / 100;

  await openSettlement(page);
  await page.getByTestId(`producer-${shrimp.id}`).click();
  await expect(page.getByTestId('statement-payable')).toHaveText(money(shrimps));
  await page.getByTestId(`producer-${salt.id}`).click();
  await expect(page.getByTestId('statement-payable')).toHaveText(money(first));
  expect(await faults(page)).toEqual([]);
  await page.getByTestId('settlement-settle').click();
  await expect(page.getByTestId('notice')).toContainText('QT000001');
  const settled = await paper(shop, 'QT000001');
  expect(settled).toContain('PHIẾU QUYẾT TOÁN');
  expect(settled).toMatch(/Bán 6 \S+\s+90\.000/);
  expect(settled).toMatch(/Hoa hồng 15 %\s+−13\.500/);
  expect(settled).toMatch(/KỲ NÀY ĐƯỢC NHẬN\s+76\.500 ₫/);
  expect(settled).toContain('điểm bán chịu 15.000 ₫');
  expect(settled).toMatch(/Giao thêm\s+20 \S+\s+Đã bán\s+−6 \S+\s+Còn ở điểm bán\s+14 /);

  // A sixth of what was paid goes back (12.500, in cash 12.000), and the gift's sixth with it; two more are sold.
  await bringBack(shop, six, 12_000);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await sell(page, shop, CHILLI_SALT.code, 2);
  await writeOff(shop, salt.product, 2);
  const base = gross - CHILLI_PRICE + 2 * CHILLI_PRICE;
  const second = base - (base * 15) / 100 - first;
  expect(second).toBe(12_750);
  await openSettlement(page);
  await page.getByTestId('settlement-statement').click();
  await page.getByTestId(`producer-${salt.id}`).click();
  await expect(page.getByTestId('statement-payable')).toHaveText(money(second));
  // 14 left − 2 sold + 1 come back − 2 broken: each column stands in the table, and so it adds up.
  await expect(page.getByTestId('statement-goods-line').first()).toContainText(/14−1−211$/);
  await page.getByTestId('settlement-settle').click();
  const later = await paper(shop, 'QT000002');
  expect(later).toMatch(/khách trả lại 1 \S+[^]*KỲ NÀY ĐƯỢC NHẬN\s+12\.750 ₫[^]*89\.250 ₫/);
  expect(later).toMatch(/Kỳ trước còn\s+14 \S+\s+Đã bán\s+−1 \S+\s+Hỏng, vỡ\s+−2 \S+\s+Còn ở điểm bán\s+11 /);
  expect(await paper(shop, 'QT000001')).toBe(settled);

  await page.getByTestId('settlement-pay').click();
  await page.getByTestId('pay-save').click();
  await expect(page.getByTestId('notice')).toContainText('TT000001');
  expect(await paper(shop, 'TT000001')).toMatch(/TRẢ LẦN NÀY\s+89\.000 ₫[^]*Còn lại chưa trả\s+250 ₫/);
  const { moves } = (await call(shop, 'shift.report', {})) as ReplyOf<'shift.report'>;
  expect(moves).toMatchObject([{ direction: 'out', amount: 89_000 }]);
});

function money(amount: number): string {
  return `${amount.toString().replaceAll(/\B(?=(\d{3})+$)/g, '.')}\u00a0₫`;
}
