import { readFileSync } from 'node:fs';
import { PIN } from '../support/pins.ts';
import { readQr } from '../support/readQr.ts';
import { faults } from './axe.ts';
import { CRACKERS, SALT } from './goods.ts';
import {
  atTheCounter,
  BY_HAND,
  expect,
  type Locator,
  openForBusiness,
  type Page,
  payExactly,
  type Shop,
  scan,
  signInAs,
  tapPin,
  test,
  testInOneShop,
} from './shop.ts';

async function expectNoFaults(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([]);
}

/** Sells so many packs of salt, by scanner and keyboard. @returns the slip's number */
async function sellSalt(page: Page, packs: number): Promise<string> {
  for (let n = 0; n < packs; n += 1) {
    await scan(page, SALT.code);
    await expect(page.getByTestId('line').filter({ hasText: SALT.name })).toContainText(`${n + 1}`);
  }
  await payExactly(page);
  const words = (await page.getByTestId('slip-number').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('done')).toHaveCount(0);
  return words.replace(/^Phiếu /, '');
}

const found = (page: Page) => page.getByTestId('found-slip');

/** F5, and what is typed into the one box. */
async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('F5');
  await expect(page.getByTestId('find-text')).toBeFocused();
  await page.keyboard.type(text, BY_HAND);
}

/** Minh lets it be, with his PIN on this screen. */
async function letByMinh(page: Page): Promise<void> {
  const dialog = page.getByTestId('approval');
  await expect(dialog).toBeVisible();
  const minh = dialog.getByRole('button', { name: /Minh/ });
  if (await minh.isVisible()) await minh.click();
  await expect(page.getByTestId('pin-pad')).toBeVisible();
  await page.keyboard.type(PIN, BY_HAND);
  await expect(dialog).toHaveCount(0);
}

/** What the QR code on the slip that lies open says, read off its picture. */
async function codeOnSlip(page: Page): Promise<string> {
  const picture = await page.getByTestId('recent').getByTestId('slip-image').getAttribute('src');
  return (await readQr(Buffer.from(picture?.split(',')[1] ?? '', 'base64'))) ?? '';
}

/** The keys of a line that are down. */
const pressed = (page: Page, name: string) =>
  page.getByTestId('return-line').getByRole('button', { name, exact: true, pressed: true });

const returned = (page: Page) => page.getByTestId('return-given');

testInOneShop(
  'part of a sale comes back twice until nothing is left, by keyboard, each time with a manager’s PIN',
  async ({ page, shop }) => {
    await atTheCounter(page, shop);
    const number = await sellSalt(page, 3);

    await find(page, number);
    await expect(found(page)).toHaveCount(1);
    await page.keyboard.press('F9');
    await expect(page.getByTestId('return')).toBeVisible();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(page.getByTestId('return-total')).toContainText('18.000');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('notice')).toContainText('lý do');
    await page.keyboard.press('F6');
    await expect(page.getByTestId('reason-own')).toHaveValue('Hàng lỗi');
    await expect(pressed(page, 'Bỏ hàng')).toHaveCount(1);
    await page.keyboard.type('Vỡ bao', BY_HAND);
    await expect(page.getByTestId('reason-own')).toHaveValue('Vỡ bao');
    await expect(pressed(page, 'Về kệ')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(page.getByTestId('reason-own')).toHaveValue('Vỡ bao');
    await expectNoFaults(page);
    await page.screenshot({ path: 'test-results/return.png' });
    await page.keyboard.press('F9');
    await letByMinh(page);
    await expect(returned(page)).toContainText('18.000');
    await expect(page.getByTestId('return-number')).toContainText('-R0');
    await page.screenshot({ path: 'test-results/return-done.png' });
    await page.keyboard.press('Enter');

    await find(page, number);
    await expect(found(page)).toContainText('đã trả một phần');
    await page.screenshot({ path: 'test-results/find.png' });
    await expectNoFaults(page);
    await page.keyboard.press('F9');
    await expect(page.getByTestId('return')).toBeVisible();
    await page.keyboard.press('F8');
    await expect(page.getByTestId('return-total')).toContainText('9.000');
    await page.keyboard.press('F6');
    await page.keyboard.press('F9');
    await letByMinh(page);
    await expect(returned(page)).toContainText('9.000');
    await page.keyboard.press('Enter');

    await find(page, number);
    await expect(found(page)).toContainText('đã trả hết');
    await expect(page.getByTestId('return-begin')).toHaveCount(0);
    await page.keyboard.press('Escape');
  },
);

testInOneShop(
  'goods are exchanged for others, by touch, and the rest of the credit is paid out',
  async ({ page, shop }) => {
    await atTheCounter(page, shop);
    const number = await sellSalt(page, 4);
    await page.getByTestId('menu').click();
    await page.getByTestId('menu-recent').click();
    await found(page).filter({ hasText: number }).click();
    await page.getByTestId('return-begin').click();
    await page.getByTestId('return-all').click();
    await page.getByRole('button', { name: 'Khách đổi ý' }).click();
    await page.getByTestId('refund-exchange').click();
    await page.getByTestId('return-finish').click();
    await expect(page.getByTestId('approval')).toBeVisible();
    const minh = page.getByTestId('approval').getByRole('button', { name: /Minh/ });
    if (await minh.isVisible()) await minh.click();
    await tapPin(page);
    await expect(returned(page)).toContainText('36.000');
    const credit = ((await page.getByTestId('return-number').textContent()) ?? '').replace(/^Phiếu /, '');
    await page.getByTestId('return-next').click();

    await expect(page.getByTestId('credit-in-hand')).toContainText('36.000');
    await scan(page, SALT.code);
    await expect(page.getByTestId('line')).toHaveCount(1);
    await expectNoFaults(page);
    await page.screenshot({ path: 'test-results/credit-in-hand.png' });
    await page.getByTestId('pay').click();
    await expect(page.getByTestId('way-exchange')).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByTestId('credit-take')).toContainText('9.000');
    await page.screenshot({ path: 'test-results/credit-offered.png' });
    // A tap right after the surface came up counts as a slip of the finger: a person's pace.
    await expect(async () => {
      await page.getByTestId('credit').filter({ hasText: credit }).click({ timeout: 1_000 });
      await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByTestId('done-given')).toContainText('Tiền hàng đổi');
    await page.getByTestId('next-sale').click();
    await expect(page.getByTestId('credit-in-hand')).toHaveCount(0);

    await page.getByTestId('menu').click();
    await page.getByTestId('menu-recent').click();
    await found(page).filter({ hasText: credit }).click();
    await page.getByTestId('pay-out').click();
    await expect(page.getByTestId('approval')).toContainText('27.000');
    if (await minh.isVisible()) await minh.click();
    await tapPin(page);
    await expect(page.getByTestId('notice')).toContainText('27.000');
    await expect(page.getByTestId('pay-out')).toHaveCount(0);
  },
);

/** Pressed again where the page was drawn anew under the hand; what a busy machine shows late is not pressed twice. */
async function pressUntil(key: Locator, shown: Locator): Promise<void> {
  await expect(async () => {
    if (await shown.isVisible()) return;
    await key.click({ timeout: 1_000 });
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

testInOneShop(
  'a credit that came with another buyer is spent on its slip’s code, and on its number only with a manager’s PIN',
  async ({ page, shop }) => {
    await atTheCounter(page, shop);
    const number = await sellSalt(page, 2);
    await find(page, number);
    await expect(found(page)).toHaveCount(1);
    await page.keyboard.press('F9');
    await page.getByTestId('return-all').click();
    await page.keyboard.press('F6');
    await page.getByTestId('refund-exchange').click();
    await page.keyboard.press('F9');
    await letByMinh(page);
    const credit = ((await page.getByTestId('return-number').textContent()) ?? '').replace(/^Phiếu /, '');
    await page.keyboard.press('Enter');
    // The buyer comes back another day; the next one pays with money.
    await expect(page.getByTestId('credit-in-hand')).toContainText('18.000');
    await page.getByTestId('credit-later').click();
    await expect(page.getByTestId('credit-in-hand')).toHaveCount(0);
    await sellSalt(page, 1);
    await find(page, credit);
    const code = await codeOnSlip(page);
    expect(code).toContain(`${credit}:`);
    await page.keyboard.press('Escape');

    await scan(page, SALT.code);
    await page.keyboard.press('F9');
    await page.getByTestId('way-exchange').click();
    await expect(page.getByTestId('credit-slip')).toBeFocused();
    await expect(page.getByTestId('credit')).toHaveCount(0);
    await expectNoFaults(page);
    await page.screenshot({ path: 'test-results/credit.png' });
    await scan(page, code);
    await expect(page.getByTestId('credit')).toContainText('18.000');
    await pressUntil(page.getByTestId('credit'), page.getByTestId('done'));
    await page.keyboard.press('Escape');

    await scan(page, SALT.code);
    await page.keyboard.press('F9');
    await page.getByTestId('way-exchange').click();
    await page.getByTestId('credit-slip').fill(credit);
    await page.getByTestId('credit-take').click();
    await expect(page.getByTestId('credit')).toContainText('9.000');
    await expect(page.getByTestId('credit')).toContainText('quản lý cho phép');
    await page.screenshot({ path: 'test-results/credit-found.png' });
    await pressUntil(page.getByTestId('credit'), page.getByTestId('approval'));
    await expect(page.getByTestId('approval')).toContainText('không có phiếu');
    await letByMinh(page);
    await expect(page.getByTestId('done')).toBeVisible();
    await page.keyboard.press('Escape');
  },
);

testInOneShop(
  'what a voucher paid comes back as a credit, and as cash only by a manager’s decision',
  async ({ page, shop }) => {
    await atTheCounter(page, shop);
    await scan(page, SALT.code);
    await page.keyboard.press('F9');
    await page.getByTestId('way-voucher').click();
    await page.getByTestId('reference').fill('TRALAI07');
    await expect(async () => {
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('approval')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await tapPin(page);
    await expect(page.getByTestId('done')).toBeVisible();
    const number = ((await page.getByTestId('slip-number').textContent()) ?? '').replace(/^Phiếu /, '');
    await page.keyboard.press('Escape');
    await find(page, number);
    await expect(found(page)).toHaveCount(1);
    await page.keyboard.press('F9');
    await page.getByTestId('return-all').click();
    await page.keyboard.press('F6');
    await page.getByTestId('refund-cash').click();
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(page.getByTestId('return-finish')).toBeInViewport({ ratio: 1 });
    await page.getByTestId('refund-transfer').click();
    await expect(page.getByTestId('return-reference')).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId('return-finish')).toBeInViewport({ ratio: 1 });
    await page.getByTestId('refund-cash').click();
    await expect(page.getByTestId('return-credit')).toContainText('9.000');
    await page.getByTestId('refund-otherwise').check();
    await expect(page.getByTestId('return-credit')).toHaveCount(0);
    await expectNoFaults(page);
    await page.screenshot({ path: 'test-results/otherwise.png' });
    await page.keyboard.press('F9');
    await expect(page.getByTestId('approval')).toContainText('không trả bằng tiền');
    await letByMinh(page);
    await expect(returned(page)).toContainText('9.000');
    await page.keyboard.press('Enter');
  },
);

testInOneShop('what is found and not on the shelf is told as asked for in vain', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await page.keyboard.press('F3');
  await page.keyboard.type(SALT.name, BY_HAND);
  await expect(page.getByTestId('result').first()).toContainText(SALT.name);
  await expectNoFaults(page);
  await page.screenshot({ path: 'test-results/miss.png' });
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByTestId('notice')).toContainText(SALT.name);
  await expect(page.getByTestId('line')).toHaveCount(0);
  await page.keyboard.press('F3');
  await page.keyboard.type(SALT.name, BY_HAND);
  await page.getByTestId('miss-product').first().click();
  await expect(page.getByTestId('notice')).toContainText(SALT.name);
  await expect(page.getByTestId('line')).toHaveCount(0);
});

testInOneShop('without a slip goods come back at today’s price, with a manager’s PIN', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await page.keyboard.press('F5');
  await expect(page.getByTestId('recent')).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByTestId('return')).toBeVisible();
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('return-line')).toContainText(CRACKERS.name);
  await page.getByTestId('return-search').fill('muoi tinh');
  await page.getByTestId('return-found').first().click();
  await expect(page.getByTestId('return-line')).toHaveCount(2);
  await expectNoFaults(page);
  await page.getByTestId('return-line').first().getByRole('button', { name: 'Bỏ hàng' }).click();
  await page.getByTestId('reason-own').fill('Vỡ bao');
  await page.screenshot({ path: 'test-results/return-without-slip.png' });
  await page.keyboard.press('F9');
  await expect(page.getByTestId('approval')).toContainText(CRACKERS.name);
  await letByMinh(page);
  await expect(returned(page)).toContainText('59.000');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('line')).toHaveCount(0);
});

testInOneShop(
  'a slip is found by the end of its number, amount, day, goods, and by its code',
  async ({ page, shop }) => {
    await atTheCounter(page, shop);
    const number = await sellSalt(page, 7);
    const end = number.slice(-6);
    const today = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit' });
    const [date = '', month = ''] = today.format(new Date()).split(/[/-]/);
    for (const typed of [end, '63.000', `${date}/${month} 63.000`, 'muoi tinh 63.000', number]) {
      await find(page, typed);
      await expect(found(page).first()).toContainText(number);
      await page.keyboard.press('Escape');
    }
    await find(page, 'nước mắm 63.000');
    await expect(page.getByTestId('recent')).toContainText('Không có phiếu nào khớp');
    await page.getByTestId('find-text').fill(number);
    await expect(found(page)).toHaveCount(1);
    await expect(page.getByTestId('recent').getByTestId('slip-image')).toBeVisible();
    const code = await codeOnSlip(page);
    expect(code).toMatch(new RegExp(`^${number}:[0-9A-F]{16}$`));
    await page.keyboard.press('Escape');

    await scan(page, code);
    await expect(found(page)).toHaveCount(1);
    await expect(found(page)).toContainText(number);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('line')).toHaveCount(0);

    await scan(page, `${number}:0000000000000000`);
    await expect(page.getByTestId('notice')).toContainText('không khớp');
    await scan(page, code.replace(/-1-/, '-9-'));
    await expect(page.getByTestId('notice')).toContainText('Quầy 9');
  },
);

testInOneShop(
  'the page is loaded anew over a return: rows, reason and way are there, and it is made once',
  async ({ page, shop }) => {
    await atTheCounter(page, shop);
    await sellSalt(page, 3);
    await page.keyboard.press('F5');
    await expect(found(page).first()).toBeVisible();
    await page.keyboard.press('F9');
    await expect(page.getByTestId('return')).toBeVisible();
    await page.keyboard.press('+');
    await page.getByTestId('reason-own').fill('Vỡ bao');
    await page.reload();
    await expect(page.getByTestId('return-total')).toContainText('9.000');
    await expect(page.getByTestId('reason-own')).toHaveValue('Vỡ bao');
    await page.keyboard.press('F9');
    await letByMinh(page);
    await expect(page.getByTestId('return-given')).toContainText('9.000');
    await page.keyboard.press('Enter');
    await page.reload();
    await expect(page.getByTestId('counter')).toBeVisible();
    await expect(page.getByTestId('return')).toHaveCount(0);
  },
);

testInOneShop('a slip is kept as a picture and as a PDF, dot for dot', async ({ page, shop }) => {
  await atTheCounter(page, shop);
  const number = await sellSalt(page, 1);
  await find(page, number);
  await expect(found(page)).toHaveCount(1);
  const [png] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('F6')]);
  expect(png.suggestedFilename()).toBe(`${number}.png`);
  expect(await readQr(readFileSync(await png.path()))).toContain(number);
  const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByTestId('slip-pdf').click()]);
  expect(pdf.suggestedFilename()).toBe(`${number}.pdf`);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('offline, and killed in the middle: a return is made once and reaches the centre later', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  const number = await sellSalt(page, 2);
  shop.line.become('down');
  await find(page, number);
  await expect(found(page)).toHaveCount(1);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('return')).toBeVisible();
  await page.keyboard.press('F8');
  await page.keyboard.press('F6');
  await shop.killTill();
  await page.keyboard.press('F9');
  await shop.startTill();
  await signInAs(page, 'Lan');
  await expect(page.getByTestId('return')).toBeVisible();
  await page.keyboard.press('F9');
  await letByMinh(page);
  await expect(returned(page)).toContainText('18.000');
  await page.keyboard.press('Enter');
  await expect(returns(shop)).resolves.toBe(1);
  shop.line.become('through');
  await expect.poll(async () => (await shop.sales()).length).toBe(1);
});

/** How many returns the till has, by its own search. */
async function returns(shop: Shop): Promise<number> {
  const answer = await shop.ask('find.slips', { text: '', limit: 50 });
  const reply = ('reply' in answer ? answer.reply : undefined) as { found: readonly { kind: string }[] } | undefined;
  return reply?.found.filter(({ kind }) => kind === 'return').length ?? -1;
}
