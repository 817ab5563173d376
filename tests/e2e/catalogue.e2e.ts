import { faults } from './axe.ts';
import { CEREAL, CRACKERS, SHRIMP } from './goods.ts';
import { atTheCounter, expect, type Page, scan, testInOneShop as test } from './shop.ts';

/** What somebody at the till who cannot wait a minute presses. */
async function sync(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sync').click();
}

async function findInOffice(office: Page, name: string): Promise<void> {
  await office.getByTestId('nav-catalogue').click();
  await office.getByLabel('Tìm sản phẩm').fill(name);
  await expect(office.getByTestId('catalogue').getByRole('row', { name })).toBeVisible();
}

test.beforeEach(({ page, shop }) => atTheCounter(page, shop));

test('a price changed at the centre is on the tile after one sync; a cart line keeps the price it was shown at', async ({
  page,
  officePage: office,
}) => {
  await scan(page, CEREAL.code);
  await expect(page.getByTestId('total')).toHaveText(`${CEREAL.price} ₫`);

  await findInOffice(office, CEREAL.name);
  await office.getByRole('button', { name: `Đổi giá ${CEREAL.name}` }).click();
  await office.getByLabel('Giá mới').fill('87.000');
  await office.getByRole('dialog').getByRole('button', { name: 'Đổi giá' }).click();
  await expect(office.getByRole('row', { name: CEREAL.name }).getByTestId('price')).toContainText('87.000');

  await sync(page);
  await page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Ngũ cốc' }).click();
  await expect(page.getByTestId('tile').filter({ hasText: CEREAL.name })).toContainText('87.000');
  await expect(page.getByTestId('line')).toContainText('85.000');
});

test('a group of outlets charges a price of its own until the group is removed', async ({
  page,
  officePage: office,
}) => {
  const [general, own] = ['Bánh phồng tôm Cái Bát', '61.000'];
  const tile = page.getByTestId('tile').filter({ hasText: general });
  await page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Bánh phồng' }).click();
  await expect(tile).not.toContainText(own);
  await office.getByTestId('nav-catalogue').click();
  await office.getByRole('link', { name: 'Nhóm điểm bán' }).click();
  await office.getByRole('button', { name: 'Thêm nhóm' }).click();
  await office.getByLabel('Tên nhóm').fill('Sân bay');
  await office.getByRole('combobox', { name: 'Điểm bán trong nhóm' }).click();
  await office.getByRole('option').first().click();
  await office.keyboard.press('Escape');
  expect(await faults(office)).toEqual([]);
  await office.getByRole('button', { name: 'Lưu', exact: true }).press('Enter');
  await expect(office.getByTestId('groups')).toContainText('Sân bay');
  expect(await faults(office)).toEqual([]);

  await office.getByRole('link', { name: 'Sản phẩm', exact: true }).click();
  await findInOffice(office, general);
  await office.getByRole('button', { name: `Đổi giá ${general}` }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel('Giá ở đâu').selectOption('Sân bay');
  await dialog.getByLabel('Giá mới').fill(own);
  expect(await faults(office)).toEqual([]);
  await dialog.getByRole('button', { name: 'Lưu nháp' }).press('Enter');
  await office.getByTestId('nav-drafts').click();
  await expect(office.getByTestId('looks')).toContainText('Sau công bố · Sân bay');
  expect(await faults(office)).toEqual([]);
  await office.getByTestId('publish').press('Enter');
  await expect(office.getByTestId('toast')).toContainText('Đã công bố 1 bản nháp');
  await sync(page);
  await expect(tile).toContainText(own);

  await office.goto(`${new URL(office.url()).origin}/?page=catalogue&view=groups`);
  await office.getByRole('button', { name: 'Sửa Sân bay' }).click();
  await office.getByRole('button', { name: 'Bỏ nhóm' }).click();
  await office.getByRole('button', { name: 'Bỏ nhóm và mọi giá riêng của nhóm?' }).click();
  await expect(office.getByTestId('toast')).toContainText('Đã bỏ nhóm Sân bay');
  await sync(page);
  await expect(tile).not.toContainText(own);
});

test('a change is drafted, looked at and published: the till has it; undone, the till has what was before', async ({
  page,
  officePage: office,
}) => {
  const [before, after] = ['Bánh phồng tôm Cái Bát', 'Bánh phồng tôm Cái Bát hảo hạng'];
  await findInOffice(office, before);
  await office.getByRole('button', { name: `Sửa ${before}` }).click();
  const form = office.getByTestId('product-form');
  await form.getByLabel('Tên', { exact: true }).fill(after);
  // What is typed outlives a reload.
  await office.reload();
  await expect(form.getByLabel('Tên', { exact: true })).toHaveValue(after);
  await form.getByLabel('Mã vạch và mã nội bộ').fill('8934567890123');
  await form.getByRole('button', { name: 'Lưu nháp' }).press('Enter');
  await expect(form).toContainText('Mã 8934567890123 sai số kiểm tra cuối');
  await form.getByLabel('Mã vạch và mã nội bộ').fill(CRACKERS.code);
  expect(await faults(office)).toEqual([]);
  await form.getByRole('button', { name: 'Lưu nháp' }).press('Enter');

  const draft = office.getByTestId('draft').filter({ hasText: after });
  await expect(draft).toContainText(before);
  await expect(office.getByTestId('looks')).toContainText(after);
  expect(await faults(office)).toEqual([]);
  await sync(page);
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('line').first()).toContainText(before);
  await office.getByTestId('publish').press('Enter');
  await expect(office.getByTestId('toast')).toContainText('Đã công bố 1 bản nháp');
  await expect(draft).toHaveCount(0);

  const tile = page.getByTestId('tile').filter({ hasText: after });
  await sync(page);
  await page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Bánh phồng' }).click();
  await expect(tile).toHaveCount(1);
  await office.getByRole('link', { name: 'Đã công bố' }).click();
  const version = office.getByTestId('versions').locator('tbody tr').first();
  await version.getByRole('button', { name: /^Hoàn tác/ }).press('Enter');
  expect(await faults(office)).toEqual([]);
  await version.getByRole('button', { name: /^Chắc chắn/ }).press('Enter');
  await expect(version).toContainText('Hoàn tác lần');
  await sync(page);
  await expect(tile).toHaveCount(0);
});

test('a gift basket is put together at the office from goods there are', async ({ officePage: office }) => {
  await office.getByTestId('nav-catalogue').click();
  await office.getByRole('button', { name: 'Thêm sản phẩm' }).click();
  const form = office.getByTestId('product-form');
  await form.getByLabel('Tên', { exact: true }).fill('Giỏ quà Tết');
  await form.getByLabel('Chủ thể').click();
  await office.getByRole('option').filter({ visible: true }).first().click();
  await form.getByLabel('Nhóm hàng ở quầy').fill('Giỏ quà');
  await form.getByLabel('Đơn vị bán').fill('giỏ');
  await form.getByLabel('Đây là giỏ quà').check();
  for (const goods of [CRACKERS.name, CEREAL.name]) {
    await form.getByRole('combobox', { name: 'Thêm món vào giỏ' }).fill(goods);
    await office.getByRole('option').filter({ visible: true }).first().click();
  }
  await form
    .getByLabel(/^Số lượng /)
    .first()
    .fill('0,5');
  await form.getByRole('button', { name: 'Lưu nháp' }).press('Enter');
  await expect(form.getByRole('alert').filter({ hasText: 'phải là số nguyên' })).toBeVisible();
  await form
    .getByLabel(/^Số lượng /)
    .first()
    .fill('2');
  expect(await faults(office)).toEqual([]);
  await form.getByRole('button', { name: 'Lưu nháp' }).press('Enter');
  const draft = office.getByTestId('draft').filter({ hasText: 'Giỏ quà Tết' });
  await expect(draft).toContainText('trong giỏ');
  await draft.getByRole('button', { name: /^Bỏ nháp/ }).press('Enter');
  await expect(draft).toHaveCount(0);
});

test('a certificate is extended with its paper, and its end moves in the calendar once it is published', async ({
  officePage: office,
}) => {
  await office.getByTestId('nav-certificates').click();
  await expect(office.getByTestId('calendar').getByRole('listitem')).toHaveCount(12);
  const row = office.getByTestId('certified').locator('tbody tr').first();
  await row.getByRole('button').click();
  const dialog = office.getByTestId('certificates-dialog');
  const paper = { mimeType: 'application/pdf', buffer: Buffer.from('một tệp chữ') };
  await dialog
    .getByTestId('paper-file')
    .first()
    .setInputFiles({ name: 'giay.pdf', ...paper });
  await expect(dialog.getByRole('alert')).toContainText('không phải PDF');
  const whole = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n');
  await dialog
    .getByTestId('paper-file')
    .first()
    .setInputFiles({ ...paper, name: 'Quyết định.pdf', buffer: whole });
  await expect(dialog.getByRole('link', { name: 'Quyết định.pdf' })).toBeVisible();
  expect(await faults(office)).toEqual([]);
  await dialog.getByRole('button', { name: 'Sửa, gia hạn, thu hồi' }).first().click();
  await dialog.getByLabel('Ngày hết hạn').fill('30/06/2031');
  await dialog.getByRole('button', { name: 'Lưu nháp' }).press('Enter');
  await expect(dialog).toContainText('Có bản nháp chưa công bố');
  await office.keyboard.press('Escape');
  await office.getByTestId('nav-drafts').click();
  await office.getByTestId('publish').press('Enter');
  await expect(office.getByTestId('toast')).toContainText('Đã công bố 1 bản nháp');
  await office.goto(`${new URL(office.url()).origin}/?page=certificates&month=2031-06`);
  await expect(office.getByTestId('certified').locator('tbody tr')).toHaveCount(1);
  await expect(office.getByTestId('certified')).toContainText('30/06/2031');
});

test('a price that is none is refused at the centre with a sentence', async ({ officePage: office }) => {
  await findInOffice(office, SHRIMP.name);
  await office
    .getByRole('button', { name: `Đổi giá ${SHRIMP.name}` })
    .first()
    .click();
  for (const typed of ['0', 'miễn phí']) {
    await office.getByLabel('Giá mới').fill(typed);
    await office.getByRole('dialog').getByRole('button', { name: 'Đổi giá' }).click();
    await expect(office.getByText('Giá phải là số đồng lớn hơn 0')).toBeVisible();
  }
  await expect(office.getByRole('dialog')).toContainText(SHRIMP.price);
});

test('a product taken off sale leaves the grid, and the line in the cart is still sold', async ({
  page,
  shop,
  officePage: office,
}) => {
  const gone = { code: '2000000001197', name: 'Bánh phồng hàu' };
  await scan(page, gone.code);
  await expect(page.getByTestId('line')).toContainText(gone.name);
  await page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Bánh phồng' }).click();
  const tile = page.getByTestId('tile').filter({ hasText: gone.name });
  await expect(tile).toHaveCount(1);

  await findInOffice(office, gone.name);
  await office.getByRole('button', { name: `Ngừng bán ${gone.name}` }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Ngừng bán' }).click();
  await expect(office.getByTestId('toast')).toContainText(`Đã ngừng bán ${gone.name}`);

  await sync(page);
  await expect(tile).toHaveCount(0);
  await scan(page, gone.code);
  await expect(page.getByTestId('notice')).toContainText(`Không có món nào mang mã ${gone.code}`);
  const before = (await shop.sales()).length;
  await page.keyboard.press('F9');
  await page.getByTestId('finish').press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect.poll(async () => (await shop.sales()).length).toBe(before + 1);
});
