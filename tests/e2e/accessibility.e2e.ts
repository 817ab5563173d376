import { AxeBuilder } from '@axe-core/playwright';
import { CEREAL, CRACKERS, LOOSE_SHRIMP, SALT } from './goods.ts';
import { atTheCounter, comeTo, expect, openForBusiness, type Page, scan, tapPin, test, testInOneShop } from './shop.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on the page as it stands, in one line each. */
async function faults(page: Page): Promise<string[]> {
  // Half-faded things have other colours than those that stay.
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))));
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

test('the till, from signing in to opening the shift, has no fault that axe knows of', async ({ page, shop }) => {
  await comeTo(page, shop);
  await expect(page.getByTestId('staff').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: /^Lan/ }).click();
  await expect(page.getByTestId('pin-pad')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await tapPin(page);
  await expect(page.getByTestId('open-shift')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('counter')).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  testInOneShop(`a sale on a ${colorScheme} screen has no fault that axe knows of`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme });
    await atTheCounter(page, shop);
    for (const { code } of [SALT, CRACKERS, CEREAL]) await scan(page, code);
    await expect(page.getByTestId('line')).toHaveCount(3);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('F2');
    await expect(page.getByTestId('quantity-field')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('quantity-field')).toHaveCount(0);
    await scan(page, '8934563138166');
    await expect(page.getByTestId('notice')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('F9');
    await expect(page.getByTestId('finish')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('slip-image')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByTestId('menu').click();
    await page.getByTestId('menu-recent').click();
    await expect(page.getByTestId('recent').getByTestId('slip-image')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });

  testInOneShop(
    `the centre’s pages, ${colorScheme}, have no fault that axe knows of`,
    async ({ officePage, shop, browser }) => {
      await officePage.emulateMedia({ colorScheme });
      for (const page of ['sales', 'catalogue', 'outlets', 'suspense']) {
        await officePage.getByTestId(`nav-${page}`).click();
        await expect(officePage.getByRole('heading', { level: 1 })).toBeVisible();
        await officePage.waitForLoadState('networkidle');
        expect(await faults(officePage)).toEqual([]);
      }
      await officePage.goto(new URL('/?page=import', shop.central).href);
      const file = `Tên;Giá\r\n${LOOSE_SHRIMP.name} thử;25.000\r\nSai giá;x\r\n`;
      await officePage
        .getByTestId('import-file')
        .setInputFiles({ name: 'thu.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
      await expect(officePage.getByTestId('import-preview')).toBeVisible();
      expect(await faults(officePage)).toEqual([]);

      const visit = await browser.newContext({ colorScheme });
      const gate = await visit.newPage();
      await gate.goto(shop.central);
      await expect(gate.getByLabel('Mật khẩu', { exact: true })).toBeVisible();
      expect(await faults(gate)).toEqual([]);
      await visit.close();
    },
  );
}

test.describe('on a counter screen of 1024 by 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('thirty lines leave total and pay in sight, and nothing runs off sideways', async ({ page, shop }) => {
    await openForBusiness(page, shop);
    const { products } = await (await shop.office()).call('catalogue.list', {
      text: '',
      category: null,
      offset: 0,
      limit: 60,
    });
    const codes = products
      .filter(({ unit }) => unit !== 'kg')
      .flatMap(({ codes: [code] }) => (code ? [code.slice(-13)] : []));
    for (const code of codes.slice(0, 30)) await scan(page, code);
    await expect(page.getByTestId('line')).toHaveCount(30);
    await expect(page.getByTestId('total')).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId('pay')).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId('line').last()).toBeInViewport();
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
});
