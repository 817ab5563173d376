import { SETUP_DIGITS, SETUP_TEXT } from '../../src/shared/scanner/setupCard.ts';
import { faults } from './axe.ts';
import { SALT, SHRIMP } from './goods.ts';
import { atTheCounter, expect, type Page, tapPin, testInOneShop as test } from './shop.ts';
import { plugIn } from './wedge.ts';

async function goToCheck(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-scanner').click();
  await expect(page.getByTestId('scanner-check')).toBeVisible();
}

const verdict = (page: Page) => page.getByTestId('scanner-verdict');

test.beforeEach(async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await goToCheck(page);
});

test('what is scanned while the scanner is checked is read and explained, and nothing of it is sold', async ({
  page,
}) => {
  const scanner = await plugIn(page);
  await scanner.scan(SALT.code);
  await expect(verdict(page)).toContainText(`Đọc được ${SALT.code}`);
  await expect(page.getByTestId('scanner-meaning')).toContainText(SALT.name);
  await expect(page.getByTestId('scanner-facts')).toContainText('8 ms mỗi phím');
  await expect(page.getByTestId('scanner-keys').getByRole('listitem')).toHaveCount(SALT.code.length + 1);
  await scanner.scan('ThungHang7', { capsLock: true, suffix: 'CR LF' });
  await expect(page.getByTestId('scanner-meaning')).toContainText('Không có món nào mang mã này');
  await expect(page.getByTestId('trouble-caps-lock')).toBeVisible();
  await expect(page.getByTestId('trouble-two-suffixes')).toBeVisible();
  await expect(page.getByTestId('scanner-earlier')).toContainText(SALT.name);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('counter')).toBeVisible();
  await expect(page.getByTestId('line')).toHaveCount(0);
  await scanner.scan(SALT.code);
  await expect(page.getByTestId('line')).toContainText(SALT.name);
});

test('a scanner without a suffix, an input method that rewrites, a slow one: each is named with what to do', async ({
  page,
}) => {
  const scanner = await plugIn(page);
  await scanner.scan(SALT.code, { suffix: 'none' });
  await expect(page.getByTestId('trouble-no-suffix')).toContainText('Add Enter suffix');
  await expect(verdict(page)).toContainText('13 ký tự');
  await scanner.scan('LO-TOMKHO-25', { rewrites: 6 });
  await expect(page.getByTestId('trouble-rewritten')).toContainText('UniKey');
  await scanner.scan(SALT.code, { composing: true });
  await expect(verdict(page)).toContainText(`Đọc được ${SALT.code}`);
  await expect(page.getByTestId('trouble-input-method')).toBeVisible();
  await scanner.scan(SHRIMP.code, { msPerKey: 80 });
  await expect(page.getByTestId('scanner-meaning')).toContainText(SHRIMP.name);
  await expect(page.getByTestId('trouble-slow')).toBeVisible();
});

test('the set-up card teaches prefix and suffix; from then on that scanner is believed at any pace', async ({
  page,
}) => {
  const scanner = await plugIn(page);
  const manner = { prefix: 'F9', suffix: 'Tab', msPerKey: 70 } as const;
  await scanner.scan(SETUP_DIGITS, manner);
  await expect(page.getByTestId('lesson')).toContainText('bắt đầu bằng F9, kết thúc bằng Tab, 70 ms mỗi phím');
  await scanner.scan(SETUP_TEXT);
  await expect(page.getByTestId('square-says')).toContainText('ký tự phân cách GS1');
  await scanner.scan(SETUP_DIGITS, manner);
  await page.getByTestId('lesson-save').click();
  await expect(page.getByTestId('approval')).toContainText('Lưu cách của máy quét');
  await tapPin(page);
  await expect(page.getByTestId('wedge-known')).toContainText('bắt đầu bằng F9');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('counter')).toBeVisible();

  await scanner.scan(SALT.code, manner);
  await expect(page.getByTestId('line')).toContainText(SALT.name);
  await scanner.scan('ThungHang7', manner);
  await expect(page.getByTestId('notice')).toContainText('ThungHang7');
  await expect(page.getByTestId('finish')).toHaveCount(0);
  // F9 pressed by a person is still the payment.
  await page.keyboard.press('F9');
  await expect(page.getByTestId('finish')).toBeVisible();
  await page.keyboard.press('Escape');
  await scanner.scan(SETUP_DIGITS);
  await expect(page.getByTestId('notice')).toContainText('thẻ cài đặt');
  await goToCheck(page);
  await page.getByTestId('wedge-forget').click();
  await tapPin(page);
  await expect(page.getByTestId('wedge-known')).toContainText('Chưa học');
});
