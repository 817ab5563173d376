import { CRACKERS, SALT, SHRIMP } from './goods.ts';
import { atTheCounter, BY_HAND, expect, testInOneShop as test } from './shop.ts';
import { plugIn } from './wedge.ts';

test.beforeEach(({ page, shop }) => atTheCounter(page, shop));

test('a scan while somebody types a name leaves the name and no digit in the field', async ({ page }) => {
  const scanner = await plugIn(page);
  await page.keyboard.press('F3');
  await page.keyboard.type('tom', BY_HAND);
  await scanner.scan(SALT.code);
  await expect(page.getByTestId('line')).toContainText(SALT.name);
  await expect(page.getByTestId('search')).toHaveValue('tom');
});

test('a scan while a button has the focus does not press it', async ({ page }) => {
  const scanner = await plugIn(page);
  await scanner.scan(SALT.code);
  await page.getByTestId('remove-line').focus();
  await scanner.scan(CRACKERS.code);
  await expect(page.getByTestId('line')).toHaveCount(2);
  await page.getByTestId('pay').focus();
  await scanner.scan(CRACKERS.code);
  await expect(page.getByTestId('pieces')).toHaveText('3 món');
  await expect(page.getByTestId('finish')).toHaveCount(0);
});

test('a slow scanner, 80 milliseconds a key, is understood', async ({ page }) => {
  const scanner = await plugIn(page);
  await scanner.scan(SHRIMP.code, { msPerKey: 80 });
  await expect(page.getByTestId('line')).toContainText(SHRIMP.name);
});

test('a scan through a Vietnamese input method is read from its physical keys', async ({ page }) => {
  const scanner = await plugIn(page);
  await page.keyboard.press('F3');
  await scanner.scan(SALT.code, { composing: true });
  await expect(page.getByTestId('line')).toContainText(SALT.name);
  await expect(page.getByTestId('search')).toHaveValue('');
});

test('Caps Lock does not change the code that was scanned', async ({ page }) => {
  const scanner = await plugIn(page);
  await scanner.scan('ThungHang7', { capsLock: true });
  await expect(page.getByTestId('notice')).toContainText('ThungHang7');
});

test('twenty scans in a row, as fast as a hand can pull: none is lost', async ({ page }) => {
  const scanner = await plugIn(page);
  const codes = [SALT, CRACKERS, SHRIMP, SALT].map(({ code }) => code);
  for (let round = 0; round < 5; round++) for (const code of codes) await scanner.scan(code);
  await expect(page.getByTestId('pieces')).toHaveText('20 món');
  await expect(page.getByTestId('line').filter({ hasText: SALT.name }).getByTestId('line-quantity')).toContainText(
    '10',
  );
});

for (const [what, code, sentence] of [
  ['a code nobody knows', '8934563138165', 'Không có món nào mang mã 8934563138165'],
  ['a code with a wrong check digit', '8934563138166', 'Mã 8934563138166 đọc chưa đúng, chưa bán gì'],
  ['a web address', 'https://ocop.gov.vn/sp/17', 'máy không mở trang: https://ocop.gov.vn/sp/17'],
] as const) {
  test(`${what} is answered with a sentence that names it, and the cart stays`, async ({ page }) => {
    const scanner = await plugIn(page);
    await scanner.scan(SALT.code);
    await expect(page.getByTestId('line')).toHaveCount(1);
    await scanner.scan(code);
    await expect(page.getByTestId('notice')).toContainText(sentence);
    await expect(page.getByTestId('line')).toHaveCount(1);
    await expect(page.getByTestId('pieces')).toHaveText('1 món');
  });
}

test('digits typed by hand on the counter are no scan', async ({ page }) => {
  await page.keyboard.type(CRACKERS.code, BY_HAND);
  await page.keyboard.press('Enter');
  const scanner = await plugIn(page);
  await scanner.scan(SALT.code);
  await expect(page.getByTestId('line')).toHaveCount(1);
  await expect(page.getByTestId('line')).toContainText(SALT.name);
});

test('a code typed by hand into the search field is looked up when Enter is pressed', async ({ page }) => {
  await page.keyboard.press('F3');
  await page.keyboard.type(CRACKERS.code, BY_HAND);
  await expect(page.getByTestId('line')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('line')).toContainText(CRACKERS.name);
});
