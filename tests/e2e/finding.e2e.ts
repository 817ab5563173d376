import { LOOSE_SHRIMP, SALT } from './goods.ts';
import { atTheCounter, BY_HAND, expect, testInOneShop as test } from './shop.ts';

test.beforeEach(({ page, shop }) => atTheCounter(page, shop));

for (const [typed, found] of [
  ['muoi bac lieu', 'Muối tinh Bạc Liêu'],
  ['lieu muoi tinh', 'Muối tinh Bạc Liêu'],
  ['tom kho', 'Tôm khô Trúc Thương'],
  ['duong phen', 'Yến chưng đường phèn'],
] as const) {
  test(`typed without marks, “${typed}” finds ${found}`, async ({ page }) => {
    await page.keyboard.press('F3');
    await page.keyboard.type(typed, BY_HAND);
    await expect(page.getByTestId('result').filter({ hasText: found }).first()).toBeVisible();
  });
}

test('what was found is taken with Enter, and the search is over', async ({ page }) => {
  await page.keyboard.press('F3');
  await page.keyboard.type('muoi tinh', BY_HAND);
  await expect(page.getByTestId('result')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('line')).toContainText(SALT.name);
  await expect(page.getByTestId('search')).toHaveValue('');
  await expect(page.getByTestId('result')).toHaveCount(0);
});

test('what nobody sells is said with the words that were typed', async ({ page }) => {
  await page.keyboard.press('F3');
  await page.keyboard.type('xe may', BY_HAND);
  await expect(page.getByText('Không thấy món nào khớp “xe may”.')).toBeVisible();
});

test('a tile is tapped in its category', async ({ page }) => {
  await page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Muối' }).click();
  const tile = page.getByTestId('tile').filter({ hasText: SALT.name });
  await expect(page.getByTestId('tile').filter({ hasText: 'Tôm khô' })).toHaveCount(0);
  await expect(tile).toContainText(SALT.price);
  await tile.click();
  await tile.click();
  await expect(page.getByTestId('line-quantity')).toContainText('2');
});

test('what is sold by weight asks for kilograms, and takes a comma', async ({ page }) => {
  await page.keyboard.press('F3');
  await page.keyboard.type('tom dat kho', BY_HAND);
  await page.getByTestId('result').filter({ hasText: LOOSE_SHRIMP.name }).first().click();
  await expect(page.getByText('Cân nặng (kg)')).toBeVisible();
  const pad = page.getByRole('dialog');
  await page.keyboard.type('0,3567', BY_HAND);
  await page.keyboard.press('Enter');
  await expect(pad.getByRole('alert')).toContainText('ba số sau dấu phẩy');
  // Grams typed for kilos: asked about, and the next digits are typed instead.
  await page.getByTestId('quantity-field').fill('350');
  await page.keyboard.press('Enter');
  await expect(pad.getByRole('alert')).toContainText(/350 kg là 472\.500\.000\s₫.*0,35/);
  await page.screenshot({ path: 'test-results/weight-heavy.png' });
  await page.getByTestId('quantity-field').fill('0,35');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('line-quantity')).toContainText('0,35 kg');
  await expect(page.getByTestId('total')).toHaveText('472.500 ₫');
});
