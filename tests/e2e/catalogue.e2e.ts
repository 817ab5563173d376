import { CEREAL, SHRIMP } from './goods.ts';
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
