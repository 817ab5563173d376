import { once } from 'node:events';
import { WebSocket } from 'ws';
import { CRACKERS, SALT } from './goods.ts';
import {
  atTheCounter,
  expect,
  IN_ELECTRON,
  type Locator,
  openForBusiness,
  type Page,
  payExactly,
  type Shop,
  scan,
  signInAs,
  testInOneShop as test,
  test as testInOwnShop,
} from './shop.ts';

test.skip(IN_ELECTRON, 'the second window is opened by Electron itself: tests/electron/display.test.ts');

/** Opens the customer display as a cashier does: from the menu. */
async function openDisplay(page: Page): Promise<Page> {
  await page.getByTestId('menu').click();
  const opened = page.context().waitForEvent('page');
  await page.getByTestId('menu-display').click();
  const display = await opened;
  await expect(display.getByTestId('display')).toBeVisible();
  return display;
}

const total = (display: Page): Locator => display.getByTestId('display-total');
const idle = (display: Page): Locator => display.getByTestId('display-good');

/** The address of a display, with its key, as the till's own screen is told it. */
async function displayAddress(shop: Shop): Promise<string> {
  const answer = await shop.ask('display.open', {});
  const shown = 'reply' in answer ? (answer.reply as { readonly path: string }) : undefined;
  return new URL(shown?.path ?? '', shop.till).href;
}

test('the buyer follows the sale: the goods as they are scanned, what to pay, the change, and then the next', async ({
  page,
  shop,
}) => {
  await atTheCounter(page, shop);
  const display = await openDisplay(page);
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await scan(page, SALT.code);
  await expect(display.getByTestId('display-line')).toHaveCount(2);
  await expect(display.getByTestId('display-line').filter({ hasText: SALT.name })).toContainText('2 ');
  await expect(display.locator('[data-touched="true"]')).toContainText(SALT.name);
  await expect(total(display)).toHaveText((await page.getByTestId('total').textContent()) ?? '');
  await page.keyboard.press('F9');
  await expect(display.getByText('Mời quý khách thanh toán')).toBeVisible();
  await page.getByTestId('quick-cash').last().click();
  await page.getByTestId('finish').press('Enter');
  await expect(display.getByText('Cảm ơn quý khách!')).toBeVisible();
  await expect(display.getByTestId('display-change')).toBeVisible();
  await scan(page, CRACKERS.code);
  await expect(display.getByTestId('display-line')).toHaveCount(1);
  await display.close();
});

test('the buyer sees the code to pay by, large, with the amount and how it stands', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  const display = await openDisplay(page);
  await scan(page, SALT.code);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toBeVisible();
  await page.keyboard.press('Alt+2');
  const code = display.getByTestId('display-code');
  await expect(code).toBeVisible();
  await expect(display.getByTestId('display-qr-amount')).toHaveText(
    (await page.getByTestId('due').textContent()) ?? '',
  );
  await expect(display.getByTestId('display-qr-state')).toHaveText('Chưa xác nhận');
  const box = await code.boundingBox();
  expect(box?.height).toBeGreaterThan(500);
  await page.keyboard.press('Escape');
  await expect(code).toHaveCount(0);
  await display.close();
});

test('who turns away from the till leaves nobody’s goods to be read: the display tells of the shop', async ({
  page,
  shop,
}) => {
  await atTheCounter(page, shop);
  const display = await openDisplay(page);
  await scan(page, SALT.code);
  await expect(total(display)).toBeVisible();
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sign-out').click();
  await expect(idle(display)).toBeVisible();
  await expect(total(display)).toHaveCount(0);
  await signInAs(page, 'Lan');
  await expect(total(display)).toBeVisible();
  await display.close();
});

test('the display speaks and looks as the till does, at once', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  const display = await openDisplay(page);
  await scan(page, SALT.code);
  await expect(display.getByRole('heading', { name: 'Hàng của quý khách' })).toBeVisible();
  await page.getByTestId('menu').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Large' }).click();
  await expect(display.getByRole('heading', { name: 'Your goods' })).toBeVisible();
  await expect(display.locator('html')).toHaveAttribute('lang', 'en');
  await expect(display.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await expect(display.locator('html')).toHaveAttribute('data-size', 'large');
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await page.getByRole('button', { name: 'Theo máy' }).click();
  await page.getByRole('button', { name: 'Vừa' }).click();
  await expect(display.locator('html')).toHaveAttribute('lang', 'vi');
  await display.close();
});

test('opened twice and loaded again, each shows the same', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  const first = await openDisplay(page);
  await page.bringToFront();
  const second = await openDisplay(page);
  await scan(page, SALT.code);
  await expect(total(first)).toBeVisible();
  await expect(total(second)).toBeVisible();
  expect(first.url()).not.toContain('#');
  await first.reload();
  await expect(total(first)).toHaveText((await total(second).textContent()) ?? '');
  await first.close();
  await second.close();
});

test('the display’s key opens nothing but the display', async ({ shop }) => {
  const { host, origin, hash } = new URL(await displayAddress(shop));
  const key = hash.slice(1);
  expect(key).not.toBe(new URL(shop.till).hash.slice(1));
  const intruder = new WebSocket(`ws://${host}/till`, ['quay', key], { origin });
  const [response] = (await once(intruder, 'unexpected-response').then(([, answer]) => [answer])) as [
    { readonly statusCode: number },
  ];
  expect(response.statusCode).toBe(403);
  intruder.on('error', () => undefined).terminate();

  const display = new WebSocket(`ws://${host}/display`, ['quay', key], { origin });
  await once(display, 'open');
  for (const [id, name] of ['till.state', 'cart.open', 'cart.scan', 'sale.complete', 'display.open'].entries()) {
    display.send(JSON.stringify({ id, name, input: name === 'cart.scan' ? { code: SALT.code } : {} }));
    const [frame] = (await once(display, 'message')) as [Buffer];
    expect(JSON.parse(frame.toString())).toEqual({ id, problem: 'not-a-call' });
  }
  display.terminate();
});

test('nothing on the display breaks a rule of its page', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  const display = await page.context().newPage();
  const heard: string[] = [];
  display.on('pageerror', (error) => heard.push(String(error)));
  display.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  await display.goto(await displayAddress(shop));
  await expect(display.getByTestId('display')).toBeVisible();
  await scan(page, SALT.code);
  await expect(total(display)).toBeVisible();
  await payExactly(page);
  await expect(display.getByText('Cảm ơn quý khách!')).toBeVisible();
  expect(heard).toEqual([]);
  await display.close();
});

testInOwnShop('the display says so when the till is gone, and goes on when it is back', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  const display = await openDisplay(page);
  await scan(page, SALT.code);
  await expect(total(display)).toBeVisible();
  await shop.killTill();
  await expect(display.getByTestId('display-away')).toBeVisible();
  await expect(total(display)).toBeVisible();
  await shop.startTill();
  // Nobody is signed in after a restart, so nobody is being served.
  await expect(idle(display)).toBeVisible();
  await expect(display.getByTestId('display-away')).toHaveCount(0);
  await signInAs(page, 'Lan');
  await expect(total(display)).toBeVisible();
});
