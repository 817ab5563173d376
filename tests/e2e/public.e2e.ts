import type { Browser, Page } from '@playwright/test';
import { faults, RULES_OF_LOOKS, RULES_OF_WORDS } from './axe.ts';
import { SALT } from './goods.ts';
import { expect, IN_ELECTRON, type Shop, testInOneShop as test } from './shop.ts';

test.skip(IN_ELECTRON, 'the public reads with browsers of its own');

const PHONE = { width: 360, height: 740 } as const;

/** What was asked for, each address once: what is asked for again was kept. Bytes as they came over the line. */
function listen(page: Page): ReadonlyMap<string, { readonly bytes: number; readonly kind: string }> {
  const asked = new Map<string, { readonly bytes: number; readonly kind: string }>();
  page.on('requestfinished', async (request) => {
    const url = request.url();
    if (url.startsWith('data:') || asked.has(url)) return;
    const { responseBodySize: bytes } = await request.sizes();
    asked.set(url, { bytes, kind: request.resourceType() });
  });
  return asked;
}

async function visit(browser: Browser, shop: Shop, locale: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: shop.central, viewport: PHONE, locale, javaScriptEnabled });
  return context.newPage();
}

test('somebody with a telephone and no scripts finds the salt without its marks, and reads who makes it, in two languages', async ({
  browser,
  shop,
}) => {
  const page = await visit(browser, shop, 'vi-VN', false);
  const asked = listen(page);
  await page.goto('/san-pham');
  await page.getByRole('searchbox', { name: 'Tìm sản phẩm' }).fill('muoi tinh');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: SALT.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: SALT.name })).toBeVisible();
  await expect(page.getByText('OCOP 5 sao').first()).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByText('OCOP 5 stars').first()).toBeVisible();
  await page.getByRole('link', { name: 'Công ty Cổ phần Muối Bạc Liêu' }).first().click();
  await expect(page.getByRole('heading', { name: 'Products' })).toBeVisible();
  // Five pages of text, one style sheet, one mark, and letters of two weights in two alphabets.
  expect(asked.size).toBeLessThanOrEqual(11);
  expect([...asked.values()].filter(({ kind }) => kind === 'script')).toEqual([]);
  expect([...asked.values()].reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(150_000);
  expect([...asked.keys()].filter((url) => !url.startsWith(shop.central))).toEqual([]);
  await page.context().close();
});

test('the label of a pack opens its page, and no page breaks a rule of access or runs over a narrow screen', async ({
  browser,
  shop,
}) => {
  for (const [locale, label, rules] of [
    ['vi-VN', 'Nhãn bạn vừa quét', undefined],
    ['en-GB', 'The label you scanned', RULES_OF_WORDS],
  ] as const) {
    const page = await visit(browser, shop, locale, true);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    for (const path of [`/01/${SALT.code}/10/L-1?17=271231`, '/san-pham', '/chu-the', '/ma/1']) {
      await page.goto(path);
      if (path.startsWith('/01/')) await expect(page.getByRole('heading', { name: label })).toBeVisible();
      expect([path, await faults(page, rules)]).toEqual([path, []]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([path, over]).toEqual([path, 0]);
    }
    await page.goto('/san-pham');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page, RULES_OF_LOOKS)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});
