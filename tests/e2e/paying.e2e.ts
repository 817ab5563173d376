import { CRACKERS, SALT } from './goods.ts';
import { atTheCounter, BY_HAND, expect, scan, testInOneShop as test } from './shop.ts';

test.beforeEach(async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toHaveText('59.000 ₫');
});

test('a quick note is tapped, and the change is the largest thing on the screen', async ({ page }) => {
  await page.getByTestId('quick-cash').filter({ hasText: '500.000' }).click();
  await expect(page.getByTestId('change')).toHaveText('441.000 ₫');
  await page.keyboard.press('Enter');
  const change = page.getByTestId('done-change');
  await expect(change).toHaveText('441.000 ₫');
  const sizes = await page
    .locator('body *:visible')
    // What has just gone has no size any more.
    .evaluateAll((all) =>
      all.filter((each) => each.isConnected).map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
    );
  expect(await change.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize))).toBe(Math.max(...sizes));
});

test('an amount is typed', async ({ page }) => {
  await page.keyboard.type('70000', BY_HAND);
  await expect(page.getByTestId('change')).toHaveText('11.000 ₫');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done-change')).toHaveText('11.000 ₫');
});

test('too little is refused with what is missing, and the payment stays open', async ({ page }) => {
  await page.keyboard.type('50000', BY_HAND);
  await expect(page.getByTestId('change')).toHaveText('9.000 ₫');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('Khách đưa còn thiếu 9.000 ₫');
  await expect(page.getByTestId('done')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('line')).toHaveCount(2);
});

test('a scan during payment is refused with a sentence; Escape goes back to the cart', async ({ page }) => {
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('notice')).toContainText('Đang thu tiền phiếu này');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('pieces')).toHaveText('2 món');
});

test('the next scan after payment begins the next sale', async ({ page }) => {
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('done')).toHaveCount(0);
  await expect(page.getByTestId('total')).toHaveText('50.000 ₫');
});

test('a double tap on “pay” opens the payment and takes no money', async ({ page }) => {
  await page.keyboard.press('Escape');
  await page.getByTestId('pay').dblclick();
  await expect(page.getByTestId('finish')).toBeVisible();
  await expect(page.getByTestId('done')).toHaveCount(0);
});

for (const [what, twice] of [
  [
    'Enter twice',
    async ({ keyboard }) => {
      await Promise.all([keyboard.press('Enter'), keyboard.press('Enter')]);
    },
  ],
  [
    'a double click',
    // Clicks in the first moment are taken for the rest of a double tap on “pay”, so it is tried until it is meant.
    async ({ finish }) =>
      await expect(async () => {
        await finish.dblclick({ timeout: 1_000 });
        await expect(finish).toHaveCount(0, { timeout: 1_000 });
      }).toPass(),
  ],
  [
    'two clicks in one breath',
    ({ finish }) =>
      finish.evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      }),
  ],
] as const satisfies readonly (readonly [string, (hands: Hands) => Promise<void>])[]) {
  test(`${what} on “finish” is one sale at the centre`, async ({ page, shop }) => {
    const before = new Set((await shop.sales()).map(({ number }) => number));
    await twice({ keyboard: page.keyboard, finish: page.getByTestId('finish') });
    // A second Enter may also be the one that begins the next sale; either way the cart is empty and the money taken.
    await expect(page.getByTestId('finish')).toHaveCount(0);
    await expect(page.getByTestId('line')).toHaveCount(0);
    const added = async () =>
      (await shop.sales()).filter(({ number }) => !before.has(number)).map(({ total }) => total);
    await expect.poll(added).toEqual([59_000]);
    await expect(page.getByTestId('sync-state')).toContainText('Đã gửi hết');
    expect(await added()).toEqual([59_000]);
  });
}

type Hands = {
  readonly keyboard: import('./shop.ts').Page['keyboard'];
  readonly finish: import('./shop.ts').Locator;
};
