import { troubleAnswers } from './answers.ts';
import { CRACKERS, SALT } from './goods.ts';
import { atTheCounter, expect, type Page, payExactly, scan, testInOneShop as test } from './shop.ts';

/** Keys as hands that know the till send them: the next one does not wait until the screen has answered the last. */
async function pressAtOnce(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}

/** ms. Longer than all that is typed meanwhile. */
const LATE = 1_200;

test.beforeEach(async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('total')).toContainText('59.000');
});

test('F9 Enter, typed without looking up, is a sale paid with the exact amount', async ({ page }) => {
  await pressAtOnce(page, 'F9', 'Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect(page.getByTestId('done-change')).toContainText('0');
});

test('at a till that takes its time: F9, the buyer’s note and Enter, each at a hand’s pace', async ({ page, shop }) => {
  await troubleAnswers(page, { call: 'cart.beginPayment', late: LATE });
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('total')).toContainText('59.000');
  await page.keyboard.press('F9');
  await page.keyboard.type('100000', { delay: 60 });
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done-change')).toContainText('41.000');
});

test('F9 and a way to pay: the way is chosen, and nothing is typed into the search', async ({ page }) => {
  await pressAtOnce(page, 'F9', 'F3', 'R', '7');
  await expect(page.getByTestId('reference')).toHaveValue('R7');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('search')).toHaveValue('');
});

test('F2 and a number, F7 and a percentage, are typed into what they open', async ({ page }) => {
  await pressAtOnce(page, 'F2', '7', 'Enter');
  await expect(page.getByTestId('line').last().getByTestId('line-quantity')).toContainText('7');
  await pressAtOnce(page, 'F4', '1', '5');
  await expect(page.getByTestId('discount-field')).toHaveValue('15');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await pressAtOnce(page, 'F7', '5');
  await expect(page.getByTestId('discount-field')).toHaveValue('5');
});

test('F5 and an amount look for it; F9 and F8 behind it take everything of that sale back', async ({ page }) => {
  await payExactly(page);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('done')).toHaveCount(0);
  await pressAtOnce(page, 'F5', '5', '9');
  await expect(page.getByTestId('find-text')).toHaveValue('59');
  await page.getByTestId('find-text').fill('');
  await expect(page.getByTestId('found-slip').first()).toBeVisible();
  await expect(page.getByTestId('recent').getByTestId('slip-image')).toBeVisible();
  await pressAtOnce(page, 'F9', 'F8', 'F6');
  await expect(page.getByTestId('return-total')).toContainText('59.000');
});

test('keys for a surface that does not come are dropped: without a cart F9 Enter does nothing', async ({ page }) => {
  await page.getByTestId('remove-line').click();
  await page.getByTestId('remove-line').click();
  await expect(page.getByTestId('line')).toHaveCount(0);
  await pressAtOnce(page, 'F9', '4', 'Enter');
  await scan(page, SALT.code);
  await expect(page.getByTestId('line').getByTestId('line-quantity')).toContainText('1');
});

test('a scan right behind F9 is told of, and leaves no digit in the amount', async ({ page }) => {
  await page.keyboard.press('F9');
  await scan(page, SALT.code);
  await expect(page.getByTestId('due')).toHaveText('59.000 ₫');
  await expect(page.getByTestId('given')).toHaveValue('');
  await expect(page.getByTestId('notice')).toBeVisible();
});
