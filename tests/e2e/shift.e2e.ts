import { readSlip } from '../support/slipInterpreter.ts';
import { troubleAnswers } from './answers.ts';
import { faults } from './axe.ts';
import { SALT } from './goods.ts';
import {
  BY_HAND,
  comeTo,
  expect,
  openForBusiness,
  type Page,
  payExactly,
  type Shop,
  scan,
  signInAs,
  tapPin,
  test,
} from './shop.ts';

const slipsOf = (shop: Shop) => shop.printer.jobs().map((job) => readSlip(job).text.join('\n'));
const pulsesOf = (shop: Shop) => shop.printer.jobs().map((job) => readSlip(job).pulses);

async function sell(page: Page): Promise<void> {
  await scan(page, SALT.code);
  await payExactly(page);
  await page.getByTestId('next-sale').click();
  await expect(page.getByTestId('done')).toHaveCount(0);
}

/** By keyboard alone: the count of each note, Enter after each, from the largest to the smallest; slower than a scanner types. */
async function countByKeyboard(page: Page, counts: readonly string[]): Promise<void> {
  for (const count of counts) {
    if (count !== '') await page.keyboard.type(count, BY_HAND);
    await page.waitForTimeout(BY_HAND.delay);
    await page.keyboard.press('Enter');
  }
}

test('a shift from float to Z by keyboard alone: cash in, a sale, a blind count that is 5.000 short', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await sell(page);

  await page.keyboard.press('F10');
  await expect(page.getByTestId('room-in')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.type('50000', BY_HAND);
  await expect(page.getByTestId('move-amount')).toHaveValue('50.000');
  // Given up: what comes next is not typed behind it.
  await page.keyboard.press('F10');
  await expect(page.getByTestId('counter')).toBeVisible();
  await page.keyboard.press('F10');
  await expect(page.getByTestId('room-in')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByTestId('move-amount')).toHaveValue('');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('số tiền');
  await page.keyboard.type('200000', BY_HAND);
  await expect(page.getByTestId('move-amount')).toHaveValue('200.000');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('lý do');
  await expect(page.getByTestId('reason-own')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('reason-own')).toHaveValue('Thêm tiền lẻ');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('Đã ghi thu 200.000');
  await shop.printer.whole(2);
  expect(slipsOf(shop).at(-1)).toMatch(/PHIẾU THU TIỀN VÀO KÉT[^]*200\.000[^]*Thêm tiền lẻ/);

  await page.keyboard.press('F10');
  await expect(page.getByTestId('room-close')).toBeVisible();
  await page.keyboard.press('5');
  await expect(page.getByTestId('counted')).toHaveText('0 ₫');
  // 709.000 should be there; nothing on the screen, nor sent to it, says so.
  await countByKeyboard(page, ['1', '1', '', '', '', '', '', '2', '']);
  await expect(page.getByTestId('counted')).toHaveText('704.000 ₫');
  await expect(page.locator('body')).not.toContainText('709.000');
  await expect(page.getByTestId('close-shift')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('verdict')).toContainText('Thiếu 5.000 ₫ so với sổ.');
  await expect(page.getByTestId('verdict')).toContainText('709.000');
  await shop.printer.whole(4);
  // For the sale, the cash that came, and the count; not for the Z.
  expect(pulsesOf(shop)).toEqual([1, 1, 1, 0]);
  expect(slipsOf(shop).at(-1)).toMatch(/KẾT CA Z 1[^]*Trong két phải có\s+709\.000[^]*Thiếu 5\.000 ₫ so với sổ/);

  await page.keyboard.press('Enter');
  await expect(page.getByTestId('open-shift')).toBeVisible();
});

test('by touch: cash out asks the manager, the report hides the drawer from the cashier, Z is printed again', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await sell(page);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-shift').click();
  await page.getByTestId('room-out').click();
  for (const key of ['5', '0', '000']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: 'Mua đồ dùng' }).click();
  await page.getByTestId('move-cash').click();
  await tapPin(page);
  await expect(page.getByTestId('notice')).toContainText('Đã ghi chi 50.000');

  await page.getByTestId('menu').click();
  await page.getByTestId('menu-shift').click();
  await page.getByTestId('room-report').click();
  await expect(page.getByTestId('figures')).toContainText('Số phiếu bán');
  await expect(page.getByTestId('figures')).toContainText('Mua đồ dùng');
  await expect(page.getByTestId('figures')).toContainText('−50.000');
  await expect(page.getByTestId('figures')).not.toContainText('9.000');
  await expect(page.getByTestId('figures')).not.toContainText('Trong két phải có');
  await page.getByTestId('print-report').click();
  await shop.printer.whole(3);
  expect(slipsOf(shop).at(-1)).toMatch(/BÁO CÁO GIỮA CA \(X\)[^]*Chi từ két\s+−50\.000[^]*Mua đồ dùng/);
  expect(slipsOf(shop).at(-1)).not.toContain('459.000');

  await page.keyboard.press('Escape');
  await page.getByTestId('room-close').click();
  await page.getByTestId('count-done').click();
  await page.getByTestId('close-shift').click();
  await expect(page.getByTestId('verdict')).toContainText('Thiếu 459.000 ₫');
  await page.getByTestId('next-shift').click();
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-shift').click();
  await page.getByTestId('room-past').click();
  await expect(page.getByTestId('closings').getByRole('button')).toHaveCount(1);
  await expect(page.getByTestId('slip-image')).toBeVisible();
  await page.getByTestId('z-reprint').click();
  await expect.poll(() => slipsOf(shop).at(-1) ?? '').toMatch(/KẾT CA Z 1[^]*BẢN SAO 1/);
});

test('the till is killed after the count and before Z: the shift is still open, and is closed once', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await sell(page);
  await page.keyboard.press('F10');
  await page.getByTestId('room-close').click();
  await expect(page.getByTestId('counted')).toBeVisible();
  await shop.killTill();
  await shop.startTill();
  await signInAs(page, 'Lan');
  await expect(page.getByTestId('counter')).toBeVisible();
  await page.keyboard.press('F10');
  await page.getByTestId('room-close').click();
  await page.getByTestId('count-500000').fill('1');
  await page.getByTestId('count-done').click();
  await page.getByTestId('close-shift').click();
  await expect(page.getByTestId('verdict')).toContainText('Thiếu 9.000 ₫');
});

const room = async (page: Page, place: string) => {
  await page.keyboard.press('F10');
  await page.getByTestId(`room-${place}`).click();
};

test('the till is restarted while cash out is being typed: amount and reason are there when Lan is back', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await room(page, 'out');
  await page.getByTestId('move-amount').pressSequentially('50000', BY_HAND);
  await page.getByTestId('reason').filter({ hasText: 'Mua đồ dùng' }).click();
  await shop.killTill();
  await shop.startTill();
  await signInAs(page, 'Lan');
  await expect(page.getByTestId('counter')).toBeVisible();
  await room(page, 'out');
  await expect(page.getByTestId('move-amount')).toHaveValue('50.000');
  await expect(page.getByTestId('reason-own')).toHaveValue('Mua đồ dùng');
  await page.reload();
  await expect(page.getByTestId('counter')).toBeVisible();
  await room(page, 'out');
  await expect(page.getByTestId('move-amount')).toHaveValue('50.000');
  await page.getByRole('button', { name: '5', exact: true }).click();
  await page.keyboard.type('5', BY_HAND);
  await expect(page.getByTestId('move-amount')).toHaveValue('55');
  for (const _ of [1, 2, 3]) await page.keyboard.press('0');
  await expect(page.getByTestId('move-amount')).toHaveValue('55.000');
  await page.keyboard.press('Enter');
  await tapPin(page);
  await expect(page.getByTestId('notice')).toContainText('Đã ghi chi 55.000');
});

test('nobody knows whether cash in was recorded, and the page is loaded anew: pressed again it is one entry', async ({
  page,
  shop,
}) => {
  await troubleAnswers(page, { call: 'shift.moveCash' });
  await openForBusiness(page, shop);
  await room(page, 'in');
  await page.getByTestId('move-amount').pressSequentially('200000', BY_HAND);
  await page.getByTestId('reason').first().click();
  await page.getByTestId('move-cash').click();
  await shop.printer.whole(1);
  await page.reload();
  await expect(page.getByTestId('counter')).toBeVisible();
  await room(page, 'in');
  await expect(page.getByTestId('move-unknown')).toContainText('vẫn chỉ ghi một lần');
  await page.getByTestId('move-amount').pressSequentially('9', BY_HAND);
  await expect(page.getByTestId('move-amount')).toHaveValue('200.000');
  await page.getByTestId('move-cash').click();
  await expect(page.getByTestId('notice')).toContainText('Đã ghi thu 200.000');
  await sell(page);
  await shop.printer.whole(2);
  expect(slipsOf(shop).filter((text) => text.includes('PHIẾU THU TIỀN VÀO KÉT'))).toHaveLength(1);
});

test('the printer dies in the middle of a Z: the till asks, and prints it again, stamped, where none came out', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await sell(page);
  await room(page, 'close');
  await expect(page.getByTestId('counted')).toBeVisible();
  await shop.printer.whole(2);
  shop.printer.behave({ diesAfter: 3_000 });
  await page.getByTestId('count-done').click();
  await page.getByTestId('close-shift').click();
  await expect(page.getByTestId('verdict')).toBeVisible();
  await expect(page.getByTestId('slip-unknown')).toContainText('Phiếu Z 1 có ra giấy không?');
  shop.printer.behave({});
  await page.getByTestId('slip-unknown-answer').click();
  await page.getByTestId('slip-did-not-come-out').click();
  await expect(page.getByTestId('slip-unknown')).toHaveCount(0);
  await expect.poll(() => slipsOf(shop).at(-1) ?? '').toMatch(/KẾT CA Z 1[^]*BẢN IN LẠI lần 1/);
  // The day is closed all the same, once.
  await page.getByTestId('next-shift').click();
  await expect(page.getByTestId('open-shift')).toBeVisible();
});

test('a manager is asked once, in words, before every slip is practice', async ({ page, shop }) => {
  await comeTo(page, shop);
  await signInAs(page, 'Hương');
  await expect(page.getByTestId('open-shift')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('counter')).toBeVisible();
  await room(page, 'training');
  await expect(page.getByRole('dialog')).toContainText('Từ giờ mọi phiếu là tập dượt');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('training')).toHaveCount(0);
  await page.getByTestId('room-training').click();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('training')).toBeVisible();
});

test('training is marked on screen and slip, and moves no money', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await page.keyboard.press('F10');
  await page.getByTestId('room-training').click();
  await tapPin(page);
  await expect(page.getByTestId('training')).toHaveText('HUẤN LUYỆN — không tính tiền thật');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sell(page);
  await shop.printer.whole(1);
  expect(slipsOf(shop).at(-1)).toMatch(/HUẤN LUYỆN[^]*BL01-1-T000001/);

  await page.keyboard.press('F10');
  await page.getByTestId('room-training').click();
  await tapPin(page);
  await expect(page.getByTestId('training')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await sell(page);
  await shop.printer.whole(2);
  expect(slipsOf(shop).at(-1)).toContain('BL01-1-000001');
});
