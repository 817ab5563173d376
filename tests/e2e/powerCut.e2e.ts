import { LONG } from '../support/long.ts';
import { SALT } from './goods.ts';
import { expect, IN_ELECTRON, openForBusiness, payExactly, scan, signInAs, test } from './shop.ts';

test.skip(IN_ELECTRON, 'the window would go with the process');

/** Where in a payment the power goes: ms after Enter. A sale takes a few on a quick disk, tens on a slow one. */
const MOMENTS = LONG ? [0, 1, 2, 4, 8, 16] : [0, 2, 8];

test('the till is killed while it takes money: afterwards there is the cart or the sale, never both or neither', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  let sold = 0;
  for (const moment of MOMENTS) {
    await scan(page, SALT.code);
    await expect(page.getByTestId('pieces')).toHaveText('1 món');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('finish')).toBeVisible();
    const killed = new Promise((resolve) => setTimeout(resolve, moment)).then(shop.killTill);
    await page.keyboard.press('Enter');
    await killed;
    await shop.startTill();
    await signInAs(page, 'Lan');

    // A page that remembers nothing: what it shows is what the till kept.
    await expect(page.getByTestId('counter').or(page.getByTestId('done')).first()).toBeVisible();
    await page.reload();
    const carts = page.getByTestId('line');
    await expect
      .poll(async () => (await carts.count()) + (await shop.sales()).length - sold, { timeout: 30_000 })
      .toBe(1);
    if ((await carts.count()) === 1) await payExactly(page);
    sold += 1;
    await expect.poll(async () => (await shop.sales()).length, { timeout: 30_000 }).toBe(sold);
    await expect(carts).toHaveCount(0);
  }
  expect((await shop.sales()).map(({ total }) => total)).toEqual(MOMENTS.map(() => 9_000));
});

test('the till is killed after a card paid part, while a VietQR code shows: payment goes on with both, and says that it may be paid', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await scan(page, SALT.code);
  await expect(page.getByTestId('pieces')).toHaveText('1 món');
  await page.keyboard.press('F9');
  await page.keyboard.press('F3');
  await page.getByTestId('reference').fill('004512');
  await page.getByTestId('part-amount').fill('4000');
  await page.getByTestId('part-amount').press('Enter');
  await expect(page.getByTestId('left')).toHaveText('5.000 ₫');
  await page.keyboard.press('F2');
  await expect(page.getByTestId('qr')).toBeVisible();
  const bill = await page.getByTestId('bill').textContent();
  await shop.killTill();
  await shop.startTill();
  await signInAs(page, 'Lan');
  await expect(page.getByTestId('counter')).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('line')).toHaveCount(1);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('part')).toHaveText(/Thẻ.*004512.*4\.000/);
  await expect(page.getByTestId('may-have-paid')).toContainText('5.000');
  await expect(page.getByTestId('transfer-state')).toContainText('Chưa xác nhận');
  await expect(page.getByTestId('bill')).toHaveText(bill ?? '');
  await page.screenshot({ path: 'test-results/may-have-paid.png' });
  await page.keyboard.press('F1');
  await expect(page.getByTestId('notice')).toContainText('có thể đã trả');
  // An Enter in the first half second after a part counts as pressed twice.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
