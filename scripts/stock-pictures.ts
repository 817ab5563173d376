import type { BrowserContext, Page } from '@playwright/test';
import { addDays, type Day } from '../src/shared/day.ts';
import { openForBusiness, openShop, payExactly, scan } from '../tests/e2e/shop.ts';
import { answered, letExpire, receive } from '../tests/e2e/stocked.ts';

const [SHRIMP, SALT, CRACKERS, CEREAL] = ['2000000001142', '2000000000176', '2000000001067', '2000000001074'] as const;

type Take = (page: Page, name: string) => Promise<void>;

/** Pictures of the room Kho on the smallest screen: what is there, one product, what expires, and writing off. */
export async function takeStock(context: BrowserContext, take: Take): Promise<void> {
  const { shop, close } = await openShop();
  try {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1024, height: 768 });
    await openForBusiness(page, shop);
    const { today } = (await answered(shop, 'stock.newEntry', {})) as { readonly today: Day };
    await receive(shop, [
      { code: SALT, pieces: 40, lot: 'M-0926', days: 300 },
      { code: SALT, pieces: 6, lot: 'M-0326', days: 12 },
      { code: SHRIMP, pieces: 8, lot: 'TK-11', days: 5 },
      { code: CRACKERS, pieces: 12, lot: 'BP-07', days: 45 },
    ]);
    for (const code of [SALT, SALT, SALT, SHRIMP, CRACKERS, CRACKERS, CEREAL]) await scan(page, code);
    await payExactly(page);
    await page.keyboard.press('Escape');
    await page.getByTestId('done').waitFor({ state: 'detached' });
    letExpire(shop, 'BP-07', addDays(today, -2));

    await page.keyboard.press('Alt+k');
    await page.getByTestId('stock-list').click();
    await page.getByTestId('stock-show-there').click();
    await page.getByTestId('stock-total').filter({ hasText: /^4 / }).waitFor();
    await take(page, 'stock-list');
    await scan(page, SALT);
    await page.getByTestId('goods-lot').first().click();
    await page.getByTestId('goods-move').first().waitFor();
    await take(page, 'stock-goods');
    await page.keyboard.press('Escape');
    await page.getByTestId('stock-text').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('stock-expiring').click();
    await page.getByTestId('ending-lot').nth(2).waitFor();
    await take(page, 'stock-expiring');
    await page.keyboard.press('F9');
    await scan(page, SHRIMP);
    await page.getByTestId('write-off-quantity').nth(1).fill('0,5');
    await page.keyboard.press('F9');
    await page.getByTestId('write-off-line').nth(1).getByRole('alert').waitFor();
    await page.mouse.move(0, 0);
    await take(page, 'stock-write-off');
  } finally {
    await close();
  }
}
