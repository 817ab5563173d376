import { readSlip } from '../support/slipInterpreter.ts';
import { expect, openForBusiness, payExactly, scan, test } from './shop.ts';

/** Two products of the starter shop, as assets/starter has them. */
const FIRST = '2000000000015';
const SECOND = '2000000000022';

test('a sale goes the whole way: scanned, paid, printed, and read at the centre', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await scan(page, FIRST);
  await scan(page, SECOND);
  await scan(page, FIRST);
  await payExactly(page);

  await shop.printer.whole(1);
  const [job] = shop.printer.jobs();
  const slip = readSlip(job ?? new Uint8Array());
  const text = slip.text.join('\n');
  expect(text).toContain('PHIẾU TÍNH TIỀN');
  expect(text).toContain('BL01-1-000001');
  expect(text).toMatch(/2 \S+ × /);
  expect(slip.cuts).toBe(1);

  await expect.poll(async () => (await shop.sales()).map(({ number }) => number)).toEqual(['BL01-1-000001']);
  const [sale] = await shop.sales();
  expect(text).toContain(sale?.total.toString().replace(/\B(?=(\d{3})+$)/g, '.'));
});

test('the centre dies and comes back: selling goes on, and everything arrives exactly once', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await scan(page, FIRST);
  await payExactly(page);
  await expect.poll(async () => (await shop.sales()).length).toBe(1);

  await shop.killCentre();
  for (let sale = 0; sale < 3; sale++) {
    await scan(page, SECOND);
    await payExactly(page);
  }
  await expect(page.getByText(/Chưa gửi 3 phiếu/)).toBeVisible();

  await shop.startCentre();
  await expect.poll(async () => (await shop.sales()).length, { timeout: 40_000 }).toBe(4);
  await expect(page.getByText(/Đã gửi hết/)).toBeVisible();
  const numbers = (await shop.sales()).map(({ number }) => number);
  expect(new Set(numbers).size).toBe(4);
});

test('the till dies in the middle of a cart: it comes back, and is sold once', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await scan(page, FIRST);
  await scan(page, SECOND);
  const total = await page.getByTestId('total').innerText();

  await shop.killTill();
  await shop.startTill();
  await page.getByRole('button', { name: /^Lan/ }).click();
  await expect(page.getByTestId('total')).toHaveText(total);
  await payExactly(page);
  await expect.poll(async () => (await shop.sales()).length).toBe(1);
});
