import type { BrowserContext, Page } from '@playwright/test';
import { addDays, type Day } from '../src/shared/day.ts';
import { openForBusiness, openShop, payExactly, type Shop, scan, tapPin } from '../tests/e2e/shop.ts';
import { answered, inBooks, letExpire, receive } from '../tests/e2e/stocked.ts';

const [SHRIMP, SALT, CRACKERS, CEREAL] = ['2000000001142', '2000000000176', '2000000001067', '2000000001074'] as const;

type Take = (page: Page, name: string) => Promise<void>;

/** Pictures of the room Kho on the smallest screen, page by page. */
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
    await page.getByTestId('write-off-clear').click();
    await page.getByTestId('sure-yes').click();
    await page.getByTestId('notice').getByRole('button').last().click();
    await takeRoom(page, take);
    await takeReceiving(page, take);
    await takeCounting(page, take);
    await takeStars(page, shop, take, today);
  } finally {
    await close();
  }
}

/** A step back to the room's list, and its page of that digit. */
async function toPage(page: Page, digit: string): Promise<void> {
  while (!(await page.getByTestId('stock-home').isVisible())) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(SETTLED);
  }
  await page.keyboard.press(digit, { delay: 120 });
  await page.getByTestId('stock-home').waitFor({ state: 'detached' });
}

/** ms. A page that is left is gone by then. */
const SETTLED = 200;

/** Where everything begins, and the papers of all that was done. */
async function takeRoom(page: Page, take: Take): Promise<void> {
  await toPage(page, '9');
  await page.getByTestId('slip-image').waitFor();
  await take(page, 'stock-papers');
  await page.keyboard.press('Escape');
  await page.getByTestId('stock-home').waitFor();
  await page.mouse.move(0, 0);
  await take(page, 'stock-room');
}

/** Goods that were here before, and some that are new. */
async function takeReceiving(page: Page, take: Take): Promise<void> {
  await toPage(page, '1');
  for (const code of [SALT, SHRIMP, SALT, CEREAL]) await scan(page, code);
  await page.getByTestId('receive-line').nth(2).waitFor();
  await page.keyboard.type('12', { delay: 120 });
  await take(page, 'receive');
  await page.getByTestId('receive-clear').click();
  await page.getByTestId('sure-yes').click();
  await page.getByTestId('receive-line').first().waitFor({ state: 'detached' });
}

/** Counting blind, and what it came to. */
async function takeCounting(page: Page, take: Take): Promise<void> {
  await toPage(page, '0');
  await page.getByTestId('count-begin').click();
  await page.getByTestId('count-start').click();
  await page.getByTestId('counting').waitFor();
  const counted = [
    [SALT, '41'],
    [SHRIMP, '7'],
    [CRACKERS, '11'],
  ] as const;
  for (const [nth, [code, found]] of counted.entries()) {
    await scan(page, code);
    await page.getByTestId('count-line').nth(nth).waitFor();
    await page.keyboard.press('F2');
    await page.getByTestId('count-typed').waitFor();
    await page.keyboard.type(found, { delay: 120 });
    await page.keyboard.press('Enter');
    await page.getByTestId('count-typed').waitFor({ state: 'detached' });
  }
  await take(page, 'count-goods');
  await page.keyboard.press('F9');
  await page.getByTestId('count-sheets').waitFor();
  await page.keyboard.press('F7');
  await tapPin(page);
  await page.getByTestId('count-difference').first().waitFor();
  await take(page, 'count-result');
}

/** What to order, and whose stars end. */
async function takeStars(page: Page, shop: Shop, take: Take, today: Day): Promise<void> {
  const starred = 'product = (SELECT product FROM product_code WHERE code LIKE ?)';
  inBooks(shop, `UPDATE certificate SET expires_on = ? WHERE ${starred}`, addDays(today, -1), `%${CRACKERS}`);
  inBooks(shop, `UPDATE certificate SET expires_on = ? WHERE ${starred}`, addDays(today, 19), `%${SHRIMP}`);
  await toPage(page, '7');
  await page.getByTestId('stars-change').first().waitFor();
  await take(page, 'stock-stars');
  await toPage(page, '6');
  await page.getByTestId('hint').first().waitFor();
  await take(page, 'stock-hints');
}
