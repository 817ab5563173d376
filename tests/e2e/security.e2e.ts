import { once } from 'node:events';
import { WebSocket } from 'ws';
import { CRACKERS, SALT } from './goods.ts';
import { atTheCounter, expect, IN_ELECTRON, type Page, payExactly, scan, testInOneShop as test } from './shop.ts';

/** Everything a page complains about from now on: violations of its policy, errors nobody caught, console errors. */
async function complaintsOf(page: Page): Promise<readonly string[]> {
  const heard: string[] = [];
  await page.exposeFunction('tellViolation', (what: string) => heard.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { tellViolation } = globalThis as unknown as { readonly tellViolation: (what: string) => void };
      tellViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  return heard;
}

test('a whole sale breaks no rule of the page, and nothing in it fails silently', async ({ page, shop }) => {
  const complaints = await complaintsOf(page);
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await payExactly(page);
  await expect(page.getByTestId('slip-image')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-recent').click();
  await expect(page.getByTestId('recent').getByTestId('slip-image')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the pages of the centre break no rule either', async ({ officePage: office }) => {
  const complaints = await complaintsOf(office);
  await office.reload();
  for (const page of ['sales', 'catalogue', 'outlets', 'suspense']) {
    await office.getByTestId(`nav-${page}`).click();
    await expect(office.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});

test('a page without the token gets no till', async ({ page, shop }) => {
  test.skip(IN_ELECTRON, 'the window has no address');
  for (const address of [new URL(shop.till).origin, `${new URL(shop.till).origin}/#guessed`]) {
    await page.goto(address);
    await page.reload();
    await expect(page.getByTestId('counter').or(page.getByTestId('staff').first())).toHaveCount(0);
    await expect(page.getByText(/Chưa mở được máy quầy|Mất kết nối với máy quầy/).first()).toBeVisible();
  }
});

for (const [what, headers] of [
  ['a page of another origin', { origin: 'http://evil.example' }],
  ['a page that has our address by another name', { origin: 'http://shop.evil.example', host: 'shop.evil.example' }],
] as const) {
  test(`${what} is turned away, even with the token`, async ({ shop }) => {
    test.skip(IN_ELECTRON, 'the window has no address');
    const { host, hash } = new URL(shop.till);
    const caller = new WebSocket(`ws://${host}/till`, ['quay', hash.slice(1)], { headers: { ...headers } });
    const [error] = (await once(caller, 'unexpected-response').then(([, response]) => [response])) as [
      { readonly statusCode: number },
    ];
    expect(error.statusCode).toBe(403);
    caller.on('error', () => undefined).terminate();
  });
}
