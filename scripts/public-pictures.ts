import type { BrowserContext, Page } from '@playwright/test';
import { atTheCounter, type Shop, scan } from '../tests/e2e/shop.ts';

const PHONE = { width: 390, height: 844 } as const;

/** The public's pages of one product, of all of them, and on a telephone. @param name of a product with a story, that the till sells */
export async function takePublic(
  context: BrowserContext,
  shop: Shop,
  { name, take }: { readonly name: string; readonly take: (page: Page, name: string) => Promise<void> },
): Promise<void> {
  const id = await sellOne(await context.newPage(), shop, name);
  const page = await context.newPage();
  await page.setViewportSize({ width: 1_024, height: 980 });
  await page.goto(new URL(`/san-pham/${id}`, shop.central).href);
  await take(page, 'public-product');
  await page.setViewportSize({ width: 1_024, height: 768 });
  await page.goto(new URL('/san-pham?q=muoi', shop.central).href);
  await take(page, 'public-catalogue');
  await page.setViewportSize(PHONE);
  await page.goto(new URL(`/san-pham/${id}?lang=en`, shop.central).href);
  await take(page, 'public-phone');
}

/** At a price of its own, so that the public is told it; sold, so that they are told where. */
async function sellOne(page: Page, shop: Shop, name: string): Promise<string> {
  const office = await shop.office();
  const { products } = await office.call('catalogue.list', { text: name, category: null, offset: 0, limit: 1 });
  const [product] = products;
  if (!product) throw new Error(`${name} is not in the catalogue`);
  await office.call('catalogue.setPrice', { product: product.product, price: 45_000 });
  await shop.ask('till.sync', {});
  await atTheCounter(page, shop);
  await scan(page, (product.codes[0] ?? '').replace(/^0/, ''));
  await page.keyboard.press('F9');
  await page.getByTestId('finish').press('Enter');
  await page.getByTestId('next-sale').waitFor();
  await shop.ask('till.sync', {});
  return product.product;
}
