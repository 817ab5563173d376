import { SALT } from './goods.ts';
import { atTheCounter, expect, type Page, signInAs, tapPin, testInOneShop as test } from './shop.ts';
import { plugIn } from './wedge.ts';

test.beforeEach(({ page, shop }) => atTheCounter(page, shop));

const pieces = (page: Page, count: number) =>
  expect(page.getByTestId('pieces')).toHaveText(`${count} món`, { timeout: 5_000 });

for (const [how, dismiss] of [
  ['tapped', (page: Page) => page.getByRole('button', { name: 'Đã hiểu' }).click()],
  ['pressed with Enter', (page: Page) => page.getByRole('button', { name: 'Đã hiểu' }).press('Enter')],
] as const) {
  test(`a scan right after a notice was ${how} away is taken, twenty times`, async ({ page }) => {
    test.setTimeout(180_000);
    const scanner = await plugIn(page);
    for (let round = 1; round <= 20; round++) {
      await page.evaluate(() => localStorage.removeItem('quay.preferences'));
      await page.reload();
      await expect(page.getByRole('button', { name: 'Đã hiểu' })).toBeVisible();
      await dismiss(page);
      await scanner.scan(SALT.code);
      await pieces(page, round);
    }
  });
}

/** Opens something over the counter and leaves it; nothing is waited for after the last key. */
const LEAVES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'the list of keys',
    async (page) => {
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
    },
  ],
  [
    'the discount',
    async (page) => {
      await page.keyboard.press('F7');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
    },
  ],
  [
    'the slips, with the search field in use before',
    async (page) => {
      await page.keyboard.press('F3');
      await page.keyboard.press('F5');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
    },
  ],
  [
    'the shift room',
    async (page) => {
      await page.keyboard.press('F10');
      await expect(page.getByTestId('counter')).toHaveCount(0);
      await page.keyboard.press('F10');
    },
  ],
  [
    'the payment',
    async (page) => {
      await page.keyboard.press('F9');
      await expect(page.getByTestId('finish')).toBeVisible();
      await page.keyboard.press('Escape');
    },
  ],
];

for (const [what, leave] of LEAVES) {
  test(`a scan right after leaving ${what} is taken, ten times`, async ({ page }) => {
    const scanner = await plugIn(page);
    await scanner.scan(SALT.code);
    for (let round = 1; round <= 10; round++) {
      await leave(page);
      await scanner.scan(SALT.code);
      await pieces(page, round + 1);
      await expect(page.getByTestId('search')).toHaveValue('');
    }
  });
}

test('a scan while the PIN of whoever signs in is still being checked lies on their counter, ten times', async ({
  page,
}) => {
  const scanner = await plugIn(page);
  for (let round = 1; round <= 10; round++) {
    await page.getByTestId('menu').click();
    await page.getByTestId('menu-sign-out').click();
    await signInAs(page, 'Lan');
    await scanner.scan(SALT.code);
    await pieces(page, round);
    await expect(page.getByTestId('notice')).toHaveCount(0);
  }
});

test('a scan while a wrong PIN is being checked is for nobody, and that is said', async ({ page }) => {
  const scanner = await plugIn(page);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sign-out').click();
  await page.getByRole('button', { name: /^Lan/ }).click();
  await tapPin(page, '135792');
  await scanner.scan(SALT.code);
  await expect(
    page.getByTestId('pin-fault').or(page.getByTestId('notice')).filter({ hasText: 'không quét' }),
  ).toBeVisible();
  await tapPin(page);
  await expect(page.getByTestId('counter')).toBeVisible();
  await expect(page.getByTestId('line')).toHaveCount(0);
});
