import { SALT } from './goods.ts';
import { expect, IN_ELECTRON, openForBusiness, scan, test } from './shop.ts';

test.skip(IN_ELECTRON, 'the window would go with the process');

/** Where in a payment the power goes: ms after Enter. A sale takes a few on a quick disk, tens on a slow one. */
const MOMENTS = [0, 1, 2, 4, 8, 16] as const;

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
    await page.getByRole('button', { name: /^Lan/ }).click();

    // Either way the screen says what became of it: the receipt, or that nothing was taken.
    const done = page.getByTestId('done');
    await expect(done.or(page.getByTestId('line'))).toBeVisible();
    const wasSold = await done.isVisible();
    if (!wasSold) {
      await page.keyboard.press('F9');
      await page.getByTestId('finish').press('Enter');
    }
    await expect(done).toBeVisible();
    sold += 1;
    await expect.poll(async () => (await shop.sales()).length, { timeout: 30_000 }).toBe(sold);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('line')).toHaveCount(0);
  }
  expect((await shop.sales()).map(({ total }) => total)).toEqual(MOMENTS.map(() => 9_000));
});
