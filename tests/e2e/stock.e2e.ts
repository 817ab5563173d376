import { addDays, type Day } from '../../src/shared/day.ts';
import { drawPhoto } from '../support/aStory.ts';
import { readSlip } from '../support/slipInterpreter.ts';
import { faults } from './axe.ts';
import { CRACKERS, SALT, SHRIMP } from './goods.ts';
import { atTheCounter, expect, type Page, payExactly, scan, tapPin, test } from './shop.ts';
import { answered, inBooks, letExpire, receive } from './stocked.ts';

async function toKho(page: Page, tile: string): Promise<void> {
  await page.keyboard.press('Alt+k');
  await expect(page.getByTestId('stock-home')).toBeVisible();
  await page.getByTestId(tile).click();
}

test('every figure of the stock list opens what makes it: lots, movements, and the paper of each', async ({
  page,
  shop,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await atTheCounter(page, shop);
  await receive(shop, [
    { code: SALT.code, pieces: 20, lot: 'M-11', days: 200 },
    { code: SALT.code, pieces: 5, lot: 'M-12', days: 20 },
    { code: SHRIMP.code, pieces: 8, lot: 'T-01', days: 60 },
  ]);
  for (const code of [SALT.code, SALT.code, SHRIMP.code, CRACKERS.code]) await scan(page, code);
  await payExactly(page);
  await page.keyboard.press('Escape');

  await toKho(page, 'stock-list');
  await expect(page.getByTestId('stock-text')).toBeFocused();
  await expect(page.getByTestId('stock-row').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByTestId('stock-show-there').click();
  await expect(page.getByTestId('stock-total')).toContainText('3 mặt hàng');

  // What was sold and never came in is below 0, and says so.
  await page.getByTestId('stock-show-short').click();
  await expect(page.getByTestId('stock-total')).toContainText('1 mặt hàng');
  await expect(page.getByTestId('stock-row')).toContainText(CRACKERS.name);
  await page.getByTestId('stock-row').click();
  await expect(page.getByTestId('goods-left')).toContainText('−1');
  await expect(page.getByTestId('goods-figures')).toContainText('chưa từng nhập vào sổ');

  // A scan jumps to the goods, from wherever in the list.
  await scan(page, SALT.code);
  await expect(page.getByTestId('goods-left')).toContainText('23');
  await expect(page.getByTestId('goods-made')).toContainText('Nhập +25');
  await expect(page.getByTestId('goods-made')).toContainText('Bán −2');
  await expect(page.getByTestId('goods-move')).toHaveCount(3);
  // The two were sold from the lot that ends first.
  await page.getByTestId('goods-lot').filter({ hasText: 'M-12' }).click();
  await expect(page.getByTestId('goods-move')).toHaveCount(2);
  expect(await faults(page)).toEqual([]);
  await page.getByTestId('goods-move').filter({ hasText: 'Nhập' }).click();
  await expect(page.getByTestId('slip-image')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-show-all').click();
  await page.getByTestId('stock-text').fill('T-01');
  await expect(page.getByTestId('stock-row')).toHaveCount(1);
  await page.getByTestId('stock-text').press('Enter');
  await expect(page.getByTestId('goods-left')).toContainText('7');
});

test('what has expired is written off with one key, by lot, with leave and a slip; more goods by scanner, and what is wrong is said at its line', async ({
  page,
  shop,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await atTheCounter(page, shop);
  await receive(shop, [
    { code: SALT.code, pieces: 4, lot: 'CU-1', days: 3 },
    { code: SALT.code, pieces: 9, lot: 'MOI-1', days: 300 },
    { code: SHRIMP.code, pieces: 6, lot: 'GAN-1', days: 5 },
  ]);
  const [{ expires }] = inBooks<{ expires: Day }>(shop, `SELECT expires FROM lot WHERE code = 'CU-1'`) as [
    { expires: Day },
  ];
  letExpire(shop, 'CU-1', addDays(expires, -5));

  await toKho(page, 'stock-expiring');
  await page.getByTestId('within-7').click();
  await expect(page.getByTestId('ending-lot')).toHaveCount(2);
  await expect(page.getByTestId('ending-lot').first()).toContainText('quá 2 ngày');
  expect(await faults(page)).toEqual([]);

  await page.keyboard.press('F9');
  const lines = page.getByTestId('write-off-line');
  await expect(lines).toHaveCount(1);
  await expect(page.getByTestId('why-expired')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('write-off-quantity')).toHaveValue('4');
  // One more by scanner: the lot that ends first is proposed.
  await scan(page, SHRIMP.code);
  await expect(lines).toHaveCount(2);
  await page.getByTestId('write-off-quantity').nth(1).fill('0,5');
  await page.getByTestId('write-off-note').fill('Kệ ngoài nắng');
  expect(await faults(page)).toEqual([]);
  // What is half typed is not thrown away unasked.
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-expiring').click();
  await expect(page.getByTestId('ending-lot').first()).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByTestId('sure-yes')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-write-off').click();
  await expect(page.getByTestId('write-off-note')).toHaveValue('Kệ ngoài nắng');
  // Nobody is asked for leave to what cannot be.
  await page.keyboard.press('F9');
  await expect(lines.nth(1).getByRole('alert')).toContainText('số nguyên');

  await page.getByTestId('write-off-quantity').nth(1).fill('2');
  // A reload takes nothing of it.
  await page.reload();
  await expect(page.getByTestId('counter')).toBeVisible();
  await toKho(page, 'stock-write-off');
  await expect(lines).toHaveCount(2);
  await page.getByTestId('photo-key').click();
  const { bytes: picture } = drawPhoto({ width: 800, height: 600, grain: 40 });
  await page.getByTestId('photo-file').setInputFiles({ name: 'hong.png', mimeType: 'image/png', buffer: picture });
  await expect(page.getByTestId('photo')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByTestId('photo-done').click();
  await page.keyboard.press('F9');
  await tapPin(page);
  await expect(page.getByTestId('notice')).toContainText(/XH000001: 2 dòng/);
  await expect(lines).toHaveCount(0);
  await expect
    .poll(() =>
      shop.printer
        .jobs()
        .map((job) => readSlip(job).text.join('\n'))
        .join('\n'),
    )
    .toMatch(/XH000001[^]*Kệ ngoài nắng\nCó ảnh kèm theo/);

  await scan(page, SALT.code);
  await expect(lines).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-list').click();
  await scan(page, SALT.code);
  await expect(page.getByTestId('goods-left')).toContainText('9');
  await expect(page.getByTestId('goods-made')).toContainText('Hủy, trả chủ thể −4');
  // Its paper shows the photograph again, whatever the centre has of it.
  await page.getByTestId('goods-move').filter({ hasText: 'XH000001' }).click();
  await page.getByTestId('paper-photo').click();
  await expect(page.getByTestId('whole-photo').getByRole('img')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('stars end with their certificate on every screen and are listed, and an order is proposed with its reasons', async ({
  page,
  shop,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await atTheCounter(page, shop);
  const { today } = (await answered(shop, 'stock.newEntry', {})) as { readonly today: Day };
  const starred = 'product = (SELECT product FROM product_code WHERE code LIKE ?)';
  inBooks(shop, `UPDATE certificate SET expires_on = ? WHERE ${starred}`, addDays(today, -1), `%${SALT.code}`);
  inBooks(shop, `UPDATE certificate SET expires_on = ? WHERE ${starred}`, addDays(today, 9), `%${SHRIMP.code}`);
  await receive(shop, [{ code: SALT.code, pieces: 3, lot: 'S-1', days: 400 }]);
  for (const code of [SALT.code, SALT.code, SHRIMP.code]) await scan(page, code);
  const line = (name: string) => page.getByTestId('line').filter({ hasText: name });
  await expect(line(SHRIMP.name).getByRole('img')).toBeVisible();
  await expect(line(SALT.name)).toContainText('2');
  await expect(line(SALT.name).getByRole('img')).toHaveCount(0);
  await payExactly(page);
  await page.keyboard.press('Escape');

  await toKho(page, 'stock-stars');
  const change = (name: string) => page.getByTestId('stars-change').filter({ hasText: name });
  await expect(change(SALT.name)).toContainText('hết hạn từ');
  await expect(change(SHRIMP.name)).toContainText('đến hết');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  // Two packs in a week; one is left, so three more make two weeks.
  await page.getByTestId('stock-hints').click();
  const hint = page.getByTestId('hint').filter({ hasText: SALT.name });
  await expect(hint).toContainText('Đặt 3 gói');
  await expect(hint).toContainText('7 ngày qua bán 2 gói. Còn bán được 1 gói, đủ 3 ngày');
  expect(await faults(page)).toEqual([]);
  // It opens the days that make it.
  await hint.click();
  await expect(page.getByTestId('sold-day')).toHaveCount(1);
  await expect(page.getByTestId('sold-day')).toContainText('2 gói');
  expect(await faults(page)).toEqual([]);
  await page.getByTestId('sold-days-goods').click();
  await expect(page.getByTestId('goods-left')).toContainText('1');
});
