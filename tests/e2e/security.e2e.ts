import { once } from 'node:events';
import { WebSocket } from 'ws';
import { CRACKERS, SALT } from './goods.ts';
import { forceAll, INJECTIONS, typeIntoAll, whatRan } from './injections.ts';
import {
  atTheCounter,
  BY_HAND,
  expect,
  IN_ELECTRON,
  type Page,
  payExactly,
  scan,
  testInOneShop as test,
} from './shop.ts';

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

/** Where somebody types at the till: a key that leads there, and what is there then. */
const TYPED_AT: readonly (readonly [string, string])[] = [
  ['F2', 'quantity-field'],
  ['F3', 'search'],
  ['F5', 'recent'],
  ['F6', 'held-name'],
  ['F7', 'discount-field'],
];

test('what anybody types is text and never runs: twelve injections into every text field, stored, and shown again', async ({
  page,
  shop,
  officePage: office,
}) => {
  const complaints = await complaintsOf(page);
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  const name = INJECTIONS[1] ?? '';
  let fields = await typeIntoAll(page);
  for (const [key, place] of TYPED_AT) {
    await page.keyboard.press(key);
    await expect(page.getByTestId(place)).toBeVisible();
    fields += await typeIntoAll(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Alt+Digit4');
  fields += await typeIntoAll(page);
  await page.keyboard.press('Escape');
  for (const at of ['1', '2']) {
    await page.keyboard.press('F10');
    await expect(page.getByTestId('room-close')).toBeVisible();
    await page.keyboard.press(at, BY_HAND);
    await expect(page.getByTestId('room-close')).toHaveCount(0);
    fields += await typeIntoAll(page);
    await page.keyboard.press('F10');
    await expect(page.getByTestId('counter')).toBeVisible();
  }
  expect(fields).toBeGreaterThan(8);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-missed').click();
  await page.getByTestId('missed-text').pressSequentially(name, BY_HAND);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const heard = await complaintsOf(office);
  await office.reload();
  let typed = 0;
  for (const place of ['sales', 'stock', 'catalogue', 'promotions', 'outlets', 'demand']) {
    await office.getByTestId(`nav-${place}`).click();
    await expect(office.getByRole('heading', { level: 1 })).toBeVisible();
    typed += await typeIntoAll(office);
  }
  expect(typed).toBeGreaterThan(3);
  await expect(office.getByTestId('demands')).toContainText(name);
  for (const where of [page, office]) expect(await whatRan(where)).toBeUndefined();
  expect([...complaints, ...heard]).toEqual([]);

  // The harness sees: past all our code the policy of either page is what is left, and reports each.
  await forceAll(page, complaints);
  await forceAll(office, heard);
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
