import { join } from 'node:path';
import { CRACKERS, SALT } from './goods.ts';
import { atTheCounter, BY_HAND, expect, type Page, scan, signInAs, testInOneShop as test } from './shop.ts';

const HONEY_NOTE = ['Mã vạch;Số lượng;Số lô;Hạn dùng;Hoa hồng (%)', `${SALT.code};24;BT-1;31/12/2031;15`].join('\r\n');

/** One of a list that is found by typing. */
async function choose(office: Page, label: string, words: string): Promise<void> {
  await office.getByLabel(label, { exact: true }).first().fill(words);
  await office
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click();
}

test('what the office announces is received by scanner at the till, and the office sees what was not as announced', async ({
  page,
  shop,
  officePage: office,
}) => {
  await office.getByTestId('nav-announced').click();
  await office.getByRole('button', { name: 'Báo hàng sắp giao' }).click();
  await choose(office, 'Giao đến', 'OCOP');
  await choose(office, 'Chủ hàng', 'Muối');
  const note = `BT-${Date.now().toString(36)}`;
  await office.getByLabel('Số phiếu giao').fill(note);
  const buffer = Buffer.from(HONEY_NOTE);
  await office.getByTestId('announce-file').setInputFiles({ name: 'giao.csv', mimeType: 'text/csv', buffer });
  await expect(office.getByTestId('announce-line')).toHaveCount(1);
  await choose(office, 'Thêm món', CRACKERS.name);
  const crackers = office.getByTestId('announce-line').filter({ hasText: CRACKERS.name });
  await crackers.getByLabel(/^Số lượng/).fill('10');
  // Nothing leaves before it is whole.
  await office.getByRole('button', { name: 'Báo cho điểm bán' }).click();
  await expect(office.getByText('Hoa hồng từ 0 đến 100 %.').first()).toBeVisible();
  await office.getByLabel('Hoa hồng (%)').fill('20');
  await crackers.getByLabel(/^Hạn dùng/).fill('30/11/2031');
  await shoot(office, 'central-announce');
  await office.getByRole('button', { name: 'Báo cho điểm bán' }).click();
  const row = office.getByTestId('announced-row').filter({ hasText: note });
  await expect(row).toHaveAttribute('data-state', 'waiting');

  await atTheCounter(page, shop);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sign-out').click();
  await signInAs(page, 'Hương');
  await expect(page.getByTestId('counter')).toBeVisible();
  await page.keyboard.press('Alt+KeyK');
  await page.getByTestId('stock-receive').click();
  const toCome = page.getByTestId('to-come-one').filter({ hasText: note });
  await expect(toCome).toBeVisible({ timeout: 15_000 });
  await shoot(page, 'receive-to-come');
  await toCome.getByRole('button').click();
  const lines = page.getByTestId('receive-line');
  await expect(lines).toHaveCount(2);
  await expect(page.getByTestId('receive-against')).toContainText('còn 2 dòng chưa kiểm');

  // Nobody looked yet: nothing is recorded.
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toContainText(CRACKERS.name);
  await page.getByTestId('receive-look').click();
  await scan(page, CRACKERS.code);
  await expect(lines.filter({ hasText: CRACKERS.name })).not.toContainText('chưa kiểm');
  await scan(page, SALT.code);
  await expect(lines.filter({ hasText: SALT.name }).getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('receive-quantity')).toBeFocused();
  await page.keyboard.type('22', BY_HAND);
  await expect(page.getByTestId('receive-announced')).toHaveText('báo 24 gói');
  await expect(page.getByTestId('receive-against')).toContainText('1 món khác báo');
  await shoot(page, 'receive-announced');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('received')).toBeVisible();
  await page.getByTestId('receive-next').click();
  await expect(toCome).toHaveAttribute('data-state', 'received');

  await office.getByRole('link', { name: /^Khác báo/ }).click();
  await expect(row).toContainText(`${SALT.name}: báo 24, nhận 22 gói`, { timeout: 15_000 });
  await expect(row).toHaveAttribute('data-state', 'received');
  await row.getByRole('link').click();
  await expect(office.getByTestId('announcement-lines')).toContainText('BT-1');
  await shoot(office, 'central-announced');
});

async function shoot(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `${name}.png`) });
}
