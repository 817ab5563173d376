import { readVietQr } from '../../src/shared/vietqr/payload.ts';
import { tellOfTransfer } from '../support/bankNotices.ts';
import { readQr } from '../support/readQr.ts';
import { readSlip } from '../support/slipInterpreter.ts';
import { CEREAL, CRACKERS, SALT, SHRIMP } from './goods.ts';
import {
  atTheCounter,
  BY_HAND,
  expect,
  type Page,
  payExactly,
  type Shop,
  scan,
  tapPin,
  testInOneShop as test,
} from './shop.ts';

const ACCOUNT = { bin: '970416', account: '257678859', name: 'HTX Muối Bạc Liêu' } as const;

/** The office gives the outlet an account of its own, and the bank its secret. */
let secret = '';

test.beforeAll(async ({ openedShop: shop }) => {
  const office = await shop.office();
  const [outlet] = await office.call('outlet.list', {});
  if (!outlet) throw new Error('the starter shop has an outlet');
  expect(outlet.bank).toMatchObject({ demo: true });
  await office.call('outlet.save', { ...outlet, bank: ACCOUNT });
  ({ secret } = await office.call('bank.makeSecret', {}));
});

test.beforeEach(async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await expect(page.getByTestId('sync-state')).toContainText('Đã gửi hết');
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toHaveText('59.000 ₫');
});

let transfers = 0;

/** The buyer's bank moves money, and the shop's bank tells the centre. */
async function transfer(shop: Shop, amount: number, bill: string): Promise<void> {
  const id = `FT${Date.now()}${(transfers += 1)}`;
  const text = `MBVCB.${bill.toLowerCase()}.CT tu TRAN VAN BINH`;
  expect((await tellOfTransfer(shop.central, { secret, now: Date.now() }, { id, amount, text })).status).toBe(200);
}

async function billOn(page: Page): Promise<string> {
  await expect(page.getByTestId('bill')).toHaveText(/^BL01\d[0-9A-Z]{8}$/);
  return (await page.getByTestId('bill').textContent()) ?? '';
}

/** What a phone reads off the screen. */
async function scannedByPhone(page: Page): Promise<ReturnType<typeof readVietQr>> {
  return readVietQr((await readQr(await page.getByTestId('qr').screenshot())) ?? '');
}

const newestSale = async (shop: Shop) => {
  const office = await shop.office();
  const [row] = (await office.call('sales.list', { filter: {}, limit: 1 })).sales;
  const shown = row && (await office.call('sales.show', { device: row.device, sale: row.sale }));
  return shown && 'body' in shown && 'tenders' in shown.body ? shown.body : undefined;
};

test('five things in cash: two key presses beyond the scans', async ({ page }) => {
  await page.keyboard.press('Escape');
  for (const { code } of [SALT, SHRIMP, CEREAL]) await scan(page, code);
  await expect(page.getByTestId('line')).toHaveCount(4);
  await payExactly(page);
});

test('VietQR by keyboard: the code on the screen asks for the amount, and Enter alone confirms nothing', async ({
  page,
  shop,
}) => {
  await page.keyboard.press('F2');
  const bill = await billOn(page);
  expect(await scannedByPhone(page)).toMatchObject({
    bin: ACCOUNT.bin,
    account: ACCOUNT.account,
    amount: 59_000,
    bill,
    purpose: bill,
    name: 'HTX MUOI BAC LIEU',
  });
  await expect(page.getByTestId('transfer-state')).toContainText('Chưa xác nhận');
  const { width = 0 } = (await page.getByTestId('qr').boundingBox()) ?? {};
  expect(width).toBeGreaterThan(300);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('Chưa xác nhận');
  await expect(page.getByTestId('done')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('notice')).toContainText('Khách đã xem mã VietQR 59.000 ₫ và có thể đã trả');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toHaveText('59.000 ₫');
  await page.keyboard.press('F2');
  expect(await billOn(page)).toBe(bill);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect
    .poll(async () => (await newestSale(shop))?.tenders)
    .toEqual([{ kind: 'vietqr', given: 59_000, bill, confirmed: 'cashier' }]);
});

test('the bank’s notice comes by the centre: confirmed on the screen, and Enter finishes', async ({ page, shop }) => {
  await page.keyboard.press('F2');
  const bill = await billOn(page);
  await transfer(shop, 59_000, bill);
  await expect(page.getByTestId('transfer-state')).toContainText('Ngân hàng báo đã nhận đủ 59.000 ₫');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect
    .poll(async () => (await newestSale(shop))?.tenders)
    .toEqual([{ kind: 'vietqr', given: 59_000, bill, confirmed: 'bank' }]);
});

test('200 ₫ for 59.000 ₫ is flagged and finishes nothing; the rest makes it whole', async ({ page, shop }) => {
  await page.keyboard.press('F2');
  const bill = await billOn(page);
  await transfer(shop, 200, bill);
  await expect(page.getByRole('alert')).toContainText('Ngân hàng mới báo nhận 200 ₫ / 59.000 ₫');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('Chưa đủ tiền');
  await expect(page.getByTestId('done')).toHaveCount(0);
  await transfer(shop, 58_800, bill);
  await expect(page.getByTestId('transfer-state')).toContainText('đã nhận đủ 59.000 ₫');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
});

test('what came in part is taken as a part, and the rest is paid in cash', async ({ page, shop }) => {
  await page.keyboard.press('F2');
  const bill = await billOn(page);
  await transfer(shop, 9_000, bill);
  await page.getByTestId('take-partial').click();
  await expect(page.getByTestId('transfer-state')).toContainText('đã nhận đủ 9.000 ₫');
  await page.getByTestId('finish').click();
  await expect(page.getByTestId('part')).toContainText('9.000 ₫');
  await expect(page.getByTestId('left')).toHaveText('50.000 ₫');
  await page.getByTestId('quick-cash').filter({ hasText: '100.000' }).click();
  await expect(page.getByTestId('change')).toHaveText('50.000 ₫');
  await expect(async () => {
    await page.getByTestId('finish').click({ timeout: 1_000 });
    await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByTestId('done-change')).toHaveText('50.000 ₫');
  await expect
    .poll(async () => (await newestSale(shop))?.tenders)
    .toEqual([
      { kind: 'vietqr', given: 9_000, bill, confirmed: 'bank' },
      { kind: 'cash', given: 100_000 },
    ]);
});

test('more than was asked for is told', async ({ page, shop }) => {
  await page.keyboard.press('F2');
  await transfer(shop, 60_000, await billOn(page));
  await expect(page.getByTestId('transfer-state')).toContainText('thừa 1.000 ₫');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
});

test('a page that is loaded anew while the code shows: the same bill, nothing doubled', async ({ page, shop }) => {
  const before = (await shop.sales()).length;
  await page.keyboard.press('F2');
  const bill = await billOn(page);
  await transfer(shop, 59_000, bill);
  await expect(page.getByTestId('transfer-state')).toContainText('đã nhận đủ');
  await page.reload();
  await expect(page.getByTestId('total')).toHaveText('59.000 ₫');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toHaveText('59.000 ₫');
  await page.keyboard.press('F2');
  expect(await billOn(page)).toBe(bill);
  await expect(page.getByTestId('transfer-state')).toContainText('đã nhận đủ');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect.poll(async () => (await shop.sales()).length).toBe(before + 1);
});

test('the centre away: said, and the cashier confirms by their own eyes', async ({ page, shop }) => {
  shop.line.become('down');
  await page.keyboard.press('F2');
  await billOn(page);
  await expect(page.getByTestId('transfer-state')).toContainText('Không nối được trung tâm');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('done')).toBeVisible();
  shop.line.become('through');
  await expect(page.getByTestId('sync-state')).toContainText('Đã gửi hết', { timeout: 40_000 });
});

test('split by keyboard over cash, card and VietQR; a part is taken back; the slip names each', async ({
  page,
  shop,
}) => {
  await page.keyboard.type('20000', BY_HAND);
  await page.keyboard.press('F3');
  await expect(page.getByTestId('part')).toHaveText(/Tiền mặt.*20\.000/);
  await expect(page.getByTestId('left')).toHaveText('39.000 ₫');
  await page.getByTestId('reference').fill('004512');
  await page.getByTestId('part-amount').fill('9000');
  await expect(async () => {
    await page.getByTestId('part-amount').press('Enter');
    await expect(page.getByTestId('part')).toHaveCount(2, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByTestId('left')).toHaveText('30.000 ₫');
  await page.getByTestId('take-back').first().click();
  await expect(page.getByTestId('left')).toHaveText('50.000 ₫');
  await page.keyboard.press('Alt+2');
  await expect(page.getByTestId('transfer-state')).toContainText('50.000 ₫');
  const bill = await billOn(page);
  const printed = shop.printer.wholeJobs();
  await expect(async () => {
    await page.keyboard.press('F9');
    await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await shop.printer.whole(printed + 1);
  const slip = readSlip(shop.printer.jobs().at(-1) ?? new Uint8Array()).text.join('\n');
  expect(slip).toContain('Thẻ 9.000');
  expect(slip).toContain('Số tham chiếu 004512');
  expect(slip).toContain('Chuyển khoản VietQR 50.000');
  expect(slip).toContain(bill);
  expect(slip).not.toContain('Tiền thối');
});

test('a card number is refused and wiped, and stands nowhere; its reference is taken', async ({ page, shop }) => {
  await page.keyboard.press('F3');
  await page.getByTestId('reference').fill('4111 1111 1111 1111');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('giống số thẻ nên đã xóa khỏi ô');
  await expect(page.getByTestId('reference')).toHaveValue('');
  await page.getByTestId('reference').fill('REF 7788');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect
    .poll(async () => (await newestSale(shop))?.tenders)
    .toEqual([{ kind: 'card', given: 59_000, reference: 'REF 7788' }]);
});

test('a voucher is scanned into its field', async ({ page, shop }) => {
  await page.keyboard.press('F4');
  await expect(page.getByTestId('reference')).toBeFocused();
  await scan(page, 'QUATET07');
  await expect(page.getByTestId('reference')).toHaveValue('QUATET07');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('approval')).toContainText('QUATET07');
  await tapPin(page);
  await expect(page.getByTestId('done')).toBeVisible();
  await expect
    .poll(async () => (await newestSale(shop))?.tenders)
    .toMatchObject([{ kind: 'voucher', given: 59_000, code: 'QUATET07', approvedBy: {} }]);
});

test('a voucher pays once, whoever types it how; a part that was charged leaves only by question and leave, and X says so', async ({
  page,
}) => {
  const asked = page.getByTestId('approval');
  // A part of it by voucher, looked at by the manager when it is taken.
  await expect(page.getByTestId('way-voucher')).toHaveText(/Phiếu mua hàng/);
  await page.keyboard.press('F4');
  await page.getByTestId('reference').fill('Tet 2027-1');
  await page.getByTestId('part-amount').fill('10000');
  await page.getByTestId('part-amount').press('Enter');
  await expect(asked).toContainText('10.000 ₫');
  await tapPin(page);
  await expect(page.getByTestId('left')).toHaveText('49.000 ₫');
  // The same one again is none, in this sale …
  await page.keyboard.press('F4');
  await page.getByTestId('reference').fill('tet2027-1');
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('notice')).toContainText('đã nhận cho phiếu này rồi', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('F3');
  await page.getByTestId('reference').fill('004512');
  await page.getByTestId('part-amount').fill('45000');
  await page.getByTestId('part-amount').press('Enter');
  await expect(page.getByTestId('left')).toHaveText('4.000 ₫');

  // A card was charged: nothing goes at one tap.
  const card = page.getByTestId('part').filter({ hasText: '004512' });
  const { width = 0, height = 0 } = (await card.getByTestId('take-back').boundingBox()) ?? {};
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await card.getByTestId('take-back').click();
  await expect(page.getByTestId('drop-question')).toContainText('Đã hoàn lại cho khách trên máy thẻ chưa?');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('drop-question')).toHaveCount(0);
  await expect(page.getByTestId('part')).toHaveCount(2);

  // The dear goods are left here, and what was charged is more than the rest: said at once, with what to do.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('taken-so-far')).toContainText('55.000 ₫');
  await page.keyboard.press('F8');
  await expect(asked).toBeVisible();
  await tapPin(page);
  await expect(page.getByTestId('total')).toHaveText('9.000 ₫');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('over')).toContainText('46.000 ₫');
  await expect(page.getByTestId('change')).toHaveCount(0);
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('notice')).toContainText('bỏ khoản đó bằng dấu ×', { timeout: 1_000 });
  }).toPass();
  await card.getByTestId('take-back').click();
  await page.getByTestId('drop-yes').click();
  await expect(asked).toContainText('45.000 ₫');
  await tapPin(page);
  await expect(page.getByTestId('part')).toHaveCount(1);
  await expect(page.getByTestId('over')).toContainText('1.000 ₫');
  await page.getByTestId('take-back').click();
  await page.getByTestId('drop-yes').click();
  await expect(asked).toBeVisible();
  await tapPin(page);
  await expect(page.getByTestId('part')).toHaveCount(0);

  // Free again, it pays: and in the next sale it has paid.
  const takeAll = async () => {
    await page.keyboard.press('F4');
    await page.getByTestId('reference').fill('TET2027-1');
    await page.keyboard.press('Enter');
  };
  await takeAll();
  await expect(asked).toBeVisible();
  await tapPin(page);
  const number = ((await page.getByTestId('slip-number').textContent()) ?? '').replace(/^Phiếu /, '');
  await page.keyboard.press('Escape');
  await scan(page, SALT.code);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toHaveText('9.000 ₫');
  await takeAll();
  await expect(page.getByTestId('notice')).toContainText(`đã dùng ở phiếu ${number}`);
  await expect(asked).toHaveCount(0);
  await page.keyboard.press('F1');
  await expect(page.getByTestId('quick-cash').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('done')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('F10');
  await page.getByTestId('room-report').click();
  await expect(page.getByTestId('figures')).toContainText('Bỏ khoản đã nhận khi đang thu');
});

test('cash that was taken is more than what is left to pay: the change stands there from the start', async ({
  page,
}) => {
  await page.keyboard.type('20000', BY_HAND);
  await page.keyboard.press('+');
  await expect(page.getByTestId('left')).toHaveText('39.000 ₫');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('approval')).toBeVisible();
  await tapPin(page);
  await expect(page.getByTestId('total')).toHaveText('9.000 ₫');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('change')).toHaveText('11.000 ₫');
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByTestId('done-change')).toHaveText('11.000 ₫');
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

  test('part by card, keyed on the pad, the rest by VietQR on paper', async ({ page, shop }) => {
    await page.getByTestId('way-card').tap();
    for (const key of ['0', '0', '4', '5', '1', '2']) await page.getByRole('button', { name: key, exact: true }).tap();
    await expect(page.getByTestId('reference')).toHaveValue('004512');
    await page.getByTestId('part-amount').tap();
    for (const key of ['9', '000']) await page.getByRole('button', { name: key, exact: true }).tap();
    await expect(async () => {
      await page.getByTestId('finish').tap({ timeout: 1_000 });
      await expect(page.getByTestId('left')).toHaveText('50.000 ₫', { timeout: 1_000 });
    }).toPass();
    await page.getByTestId('way-vietqr').tap();
    const bill = await billOn(page);
    const printed = shop.printer.wholeJobs();
    await page.getByTestId('print-qr').tap();
    await shop.printer.whole(printed + 1);
    const paper = readSlip(shop.printer.jobs().at(-1) ?? new Uint8Array()).text.join('\n');
    expect(paper).toContain(bill);
    expect(paper).toContain('Chưa thanh toán');
    await expect(async () => {
      await page.getByTestId('confirm').tap({ timeout: 1_000 });
      await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect
      .poll(async () => (await newestSale(shop))?.tenders)
      .toEqual([
        { kind: 'card', given: 9_000, reference: '004512' },
        { kind: 'vietqr', given: 50_000, bill, confirmed: 'cashier' },
      ]);
  });
});

test('a double tap on a part that was just taken does not finish the sale', async ({ page, shop }) => {
  const before = (await shop.sales()).length;
  await page.getByTestId('way-card').click();
  await page.getByTestId('reference').fill('004512');
  await page.getByTestId('part-amount').fill('9000');
  // Taps in the first moment are taken for the rest of a double tap on “pay”, so it is tried until it is meant.
  await expect(async () => {
    await page.getByTestId('finish').dblclick({ timeout: 1_000 });
    await expect(page.getByTestId('left')).toHaveText('50.000 ₫', { timeout: 1_000 });
  }).toPass();
  await expect(page.getByTestId('done')).toHaveCount(0);
  expect((await shop.sales()).length).toBe(before);
  // The cart is sold, not left: once payment began, only a manager may throw it away.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('done')).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('the office sees money that is of no sale, until its sale has arrived', async ({
  page,
  shop,
  officePage: office,
}) => {
  await page.keyboard.press('F2');
  const bill = await billOn(page);
  await transfer(shop, 59_000, bill);
  await office.getByTestId('nav-outlets').click();
  await office.getByRole('link', { name: 'Ngân hàng' }).click();
  const row = office.getByTestId('unmatched').getByRole('row', { name: new RegExp(bill) });
  await expect(row).toContainText('Chưa có phiếu nào');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('done')).toBeVisible();
  await expect(row).toHaveCount(0);
});
