import { readFileSync } from 'node:fs';
import { faults } from './axe.ts';
import { SALT } from './goods.ts';
import {
  atTheCounter,
  BY_HAND,
  expect,
  type Page,
  payExactly,
  type Shop,
  scan,
  testInOneShop as test,
} from './shop.ts';

/** By day and by night. */
async function expectSound(office: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await office.emulateMedia({ colorScheme });
    expect(await faults(office), colorScheme).toEqual([]);
  }
}

const missed = async (page: Page, text: string) => {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-missed').click();
  await page.getByTestId('missed-text').pressSequentially(text, BY_HAND);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

/** A page of the office, as somebody comes to it from another. */
async function visit(office: Page, page: string): Promise<void> {
  await office.getByTestId('nav-sales').click();
  await office.getByTestId(`nav-${page}`).click();
  await expect(office.getByRole('heading', { level: 1 })).toBeVisible();
}

test('what buyers asked for in vain stands in the office, the most often first, as it was said', async ({
  page,
  shop,
  officePage: office,
}) => {
  await visit(office, 'demand');
  await expectSound(office);

  await atTheCounter(page, shop);
  for (const text of ['Khô cá kèo', 'Mật ong rừng', 'mật ong rừng']) await missed(page, text);
  const rows = office.getByTestId('demands').locator('tbody tr');
  const [honey, fish] = [rows.filter({ hasText: /mật ong rừng/i }), rows.filter({ hasText: 'Khô cá kèo' })];
  await expect(honey.locator('.number').first()).toHaveText('2');
  await expect(fish.locator('.number').first()).toHaveText('1');
  // Other stories of this shop asked in vain, too.
  const said = await rows.allInnerTexts();
  expect(said.findIndex((row) => /mật ong rừng/i.test(row))).toBeLessThan(
    said.findIndex((row) => row.includes('Khô cá kèo')),
  );
  await expectSound(office);
});

/** @returns what is missing, as the till says it: what other stories sold in this shift is missing, too */
async function closeShort(page: Page, shop: Shop): Promise<string> {
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await payExactly(page);
  await page.getByTestId('next-sale').click();
  await page.keyboard.press('F10');
  await page.getByTestId('room-close').click();
  await page.getByTestId('count-5000').fill('1');
  await page.getByTestId('count-done').click();
  await page.getByTestId('close-shift').click();
  await expect(page.getByTestId('verdict')).toContainText('Thiếu');
  return /[\d.]*\d/.exec(await page.getByTestId('verdict').innerText())?.[0] ?? '';
}

test('a shift that is closed short stands in the office with its difference, and opens as its Z', async ({
  page,
  shop,
  officePage: office,
}) => {
  await visit(office, 'shifts');
  await expectSound(office);
  const missing = await closeShort(page, shop);
  const row = office.getByTestId('shifts').locator('tbody tr').first();
  await expect(row).toContainText(/Z [1-9]/);
  expect(missing).not.toBe('');
  await expect(row.locator('.number').last()).toContainText(missing);
  await expect(office.getByTestId('shifts-off')).toContainText(/[1-9]/);
  await row.getByRole('link').click();
  await expect(office.getByTestId('report')).toContainText('5.000');
  await expectSound(office);
  await office.reload();
  await expect(office.getByTestId('report')).toContainText('5.000');
});

test('what is sold stands in the market at once, and goes home as a file and as a paper', async ({
  page,
  shop,
  officePage: office,
}) => {
  await visit(office, 'market');
  const amount = office.getByTestId('market-amount');
  const before = await amount.innerText();
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await payExactly(page);
  await expect(amount).not.toHaveText(before);
  const row = office.getByTestId('market-product').locator('tbody tr').filter({ hasText: 'Muối tinh Bạc Liêu' });
  await expect(row).toBeVisible();
  await expectSound(office);

  const [table] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: 'Tải CSV' }).click(),
  ]);
  const figure = (await amount.innerText()).replace(/\D/g, '');
  expect(readFileSync(await table.path(), 'utf8')).toContain(`"Cộng";"";"${figure}"`);

  // The map knows an outlet once somebody said where it is, and leads to its figures.
  await office.getByRole('link', { name: 'Bản đồ' }).click();
  await office.getByRole('link', { name: 'Ghi tọa độ ở mục Điểm bán' }).click();
  await office
    .getByRole('button', { name: /^Sửa Điểm trưng bày/ })
    .first()
    .click();
  await office.getByTestId('coordinates').fill('https://www.google.com/maps/@9.2853,105.7244,17z');
  await office.getByRole('button', { name: 'Lưu' }).click();
  await expect(office.getByRole('dialog')).toHaveCount(0);
  await office.goBack();
  await expect(office.getByTestId('market-map').getByRole('link')).toHaveCount(1);
  await expectSound(office);
  await office.getByTestId('market-map').getByRole('link').press('Enter');
  await expect(office.getByTestId('market-product')).toBeVisible();
  expect(new URL(office.url()).searchParams.get('outlet')).not.toBeNull();
  await office.getByRole('link', { name: 'Báo cáo' }).click();
  await office.getByLabel('Tháng', { exact: true }).selectOption({ index: 0 });
  const [paper] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: 'Báo cáo OCOP tháng: Tải PDF' }).click(),
  ]);
  expect(paper.suggestedFilename()).toMatch(/^bao-cao-ocop-\d{4}-\d{2}\.pdf$/);
  expect(
    readFileSync(await paper.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await expectSound(office);
});
