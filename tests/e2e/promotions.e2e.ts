import { CRACKERS } from './goods.ts';
import { atTheCounter, expect, type Page, payExactly, scan, testInOneShop as test } from './shop.ts';

/** What somebody at the till who cannot wait a minute presses. */
async function sync(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sync').click();
}

const CHILLI_SALT = { code: '2000000000220', name: 'Muối ớt Bạc Liêu' } as const;
const BASKET = 'Giỏ quà Đất Mũi';

test.beforeEach(({ page, shop }) => atTheCounter(page, shop));

async function newPromotion(office: Page, name: string): Promise<void> {
  await office.getByTestId('nav-promotions').click();
  await office.getByRole('button', { name: 'Thêm khuyến mãi' }).click();
  const form = office.getByTestId('promotion-form');
  await form.getByLabel('Tên, như in trên phiếu').fill(name);
  await form.getByLabel('Sản phẩm').click();
  await office.keyboard.type('cai bat');
  await office.getByRole('option', { name: CRACKERS.name }).click();
  await office.keyboard.press('Escape');
}

test('a promotion made in the office is at the till within one sync, under its line, and in the sale', async ({
  page,
  shop,
  officePage: office,
}) => {
  await newPromotion(office, 'Tuần bánh phồng');
  const form = office.getByTestId('promotion-form');
  await form.getByLabel('Giảm (%)').fill('20');
  await expect(office.getByTestId('promotion-preview')).toContainText('50.000 ₫ → 40.000 ₫');
  await form.getByRole('button', { name: 'Công bố ngay' }).click();
  await expect(office.getByTestId('promotions').getByRole('row', { name: /Tuần bánh phồng/ })).toContainText('20');

  await sync(page);
  await expect(async () => {
    await scan(page, CRACKERS.code);
    await expect(page.getByTestId('line-off').first()).toContainText('Tuần bánh phồng', { timeout: 500 });
  }).toPass();
  const total = (await page.getByTestId('total').textContent()) ?? '';
  await payExactly(page);
  await expect.poll(async () => (await shop.sales())[0]?.total).toBe(Number(total.replaceAll(/\D/g, '')));

  const [row] = await shop.sales();
  const sold = row && (await (await shop.office()).call('sales.show', { device: row.device, sale: row.sale }));
  expect(sold).toMatchObject({
    body: { lines: [{ price: 50_000, offs: [{ by: 'promotion', name: 'Tuần bánh phồng', borneBy: 'shop' }] }] },
  });

  await office.getByRole('button', { name: 'Kết thúc Tuần bánh phồng' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Kết thúc khuyến mãi' }).click();
  await office.getByRole('link', { name: 'Đã kết thúc' }).click();
  await expect(office.getByTestId('promotions')).toContainText('Tuần bánh phồng');
});

test('a promotion is drafted, looked at with what buyers would pay, and is out once somebody publishes it', async ({
  officePage: office,
}) => {
  await newPromotion(office, 'Tuần lễ nháp');
  const form = office.getByTestId('promotion-form');
  await form.getByLabel('Giảm (%)').fill('10');
  await form.getByRole('button', { name: 'Lưu nháp' }).click();
  await expect(office.getByTestId('promotions')).not.toContainText('Tuần lễ nháp');
  await office.getByTestId('nav-drafts').click();
  const draft = office.getByTestId('draft').filter({ hasText: 'Tuần lễ nháp' });
  await expect(draft).toContainText('50.000 ₫ → 45.000 ₫');
  await draft.getByRole('button', { name: 'Sửa Tuần lễ nháp' }).click();
  await form.getByLabel('Giảm (%)').fill('20');
  await form.getByRole('button', { name: 'Lưu nháp' }).click();
  await expect(draft).toContainText('50.000 ₫ → 40.000 ₫');
  await office.getByTestId('publish').click();
  await expect(draft).toHaveCount(0);
  await office.getByRole('link', { name: 'Đã công bố' }).click();
  const version = office.getByTestId('versions').locator('tbody tr').first();
  await expect(version).toContainText('Tuần lễ nháp');
  await version.getByRole('button', { name: /^Hoàn tác/ }).click();
  await version.getByRole('button', { name: /^Chắc chắn/ }).click();
  await expect(version).toContainText('Hoàn tác lần');
});

test('a cut below half the price before is refused in the office, with the goods it is about', async ({
  officePage: office,
}) => {
  await newPromotion(office, 'Xả hàng');
  const form = office.getByTestId('promotion-form');
  await form.getByLabel('Giảm (%)').fill('60');
  await expect(form.getByRole('alert')).toContainText('50.000 ₫ → 20.000 ₫');
  await form.getByRole('button', { name: 'Công bố ngay' }).click();
  await expect(form).toBeVisible();
  await form.getByRole('combobox', { name: 'Loại theo luật' }).selectOption('state-programme');
  await expect(form.getByRole('alert')).toHaveCount(0);
  await form.getByRole('button', { name: 'Công bố ngay' }).click();
  await expect(office.getByTestId('promotions')).toContainText('Xả hàng');
  await office.getByRole('button', { name: 'Kết thúc Xả hàng' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Kết thúc khuyến mãi' }).click();
});

test('buy five, get one: the sixth costs nothing, by keyboard', async ({ page }) => {
  for (let piece = 1; piece <= 5; piece++) await scan(page, CHILLI_SALT.code);
  await expect(page.getByTestId('total')).toHaveText('75.000 ₫');
  await scan(page, CHILLI_SALT.code);
  await expect(page.getByTestId('total')).toHaveText('75.000 ₫');
  await expect(page.getByTestId('line-off')).toContainText('mua 5 tặng 1');
});

test('a gift basket says in the cart what is in it, by touch', async ({ page }) => {
  await page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Giỏ quà' }).click();
  await page.getByTestId('tile').filter({ hasText: BASKET }).click();
  await expect(page.getByTestId('line-parts')).toContainText('2 gói Bánh phồng tôm Cái Bát');
  await expect(page.getByTestId('total')).toHaveText('450.000 ₫');
});
