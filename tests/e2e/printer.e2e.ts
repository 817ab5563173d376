import { readSlip } from '../support/slipInterpreter.ts';
import { SALT } from './goods.ts';
import { expect, openForBusiness, type Page, payExactly, type Shop, scan, test } from './shop.ts';

async function sell(page: Page): Promise<void> {
  await scan(page, SALT.code);
  await payExactly(page);
}

const slipsOf = (shop: Shop) => shop.printer.jobs().map((job) => readSlip(job).text.join('\n'));

test('the printer is off: the sale stands, the slip waits, and is printed once when it is on', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await shop.printer.off();
  await sell(page);
  await expect(page.getByTestId('printer-state')).toContainText('Máy in chưa trả lời');
  await expect.poll(async () => (await shop.sales()).length).toBe(1);

  await shop.printer.on();
  await shop.printer.whole(1);
  await expect(page.getByTestId('printer-state')).toHaveText('Máy in sẵn sàng');
  await page.keyboard.press('Enter');
  await sell(page);
  await shop.printer.whole(2);
  expect(slipsOf(shop).map((text) => /Số (\S+)/.exec(text)?.[1])).toEqual(['BL01-1-000001', 'BL01-1-000002']);
});

for (const cameOut of [true, false]) {
  const [answer, then] = cameOut
    ? (['came out', 'not printed again'] as const)
    : (['did not come out', 'printed again, with a stamp that says so'] as const);
  test(`the printer dies in the middle of a slip: the till asks; it ${answer}, and is ${then}`, async ({
    page,
    shop,
  }) => {
    await openForBusiness(page, shop);
    shop.printer.behave({ diesAfter: 3_000 });
    await sell(page);
    const question = page.getByTestId('slip-unknown');
    await expect(question).toContainText('Phiếu BL01-1-000001 có ra giấy không?');
    await expect(page.getByTestId('printer-state')).toContainText('Xem lại phiếu in');
    // A question that is open does not hide that the printer is off.
    if (cameOut) {
      await shop.printer.off();
      await page.getByTestId('reprint').click();
      await expect(page.getByTestId('notice')).toContainText('đã lưu, chờ in');
      await expect(page.getByTestId('printer-state')).toContainText('1 chờ in · 1 cần xem lại');
      await page.getByTestId('printer-state').click();
      await page.getByTestId('print-job').filter({ hasText: 'bản sao' }).getByTestId('job-skip').click();
      await page.getByTestId('sure-yes').click();
      await page.keyboard.press('Escape');
      await shop.printer.on();
    }
    const before = shop.printer.jobs().length;
    shop.printer.behave({});

    await page.getByTestId('slip-unknown-answer').click();
    await page.getByTestId(cameOut ? 'slip-came-out' : 'slip-did-not-come-out').click();
    await expect(question).toHaveCount(0);
    if (!cameOut) {
      await shop.printer.whole(1);
      expect(slipsOf(shop).at(-1)).toMatch(/BẢN IN LẠI lần 1[^]*Số BL01-1-000001/);
    }
    // The next slip is the next job: nothing else came between.
    await page.getByTestId('next-sale').press('Enter');
    await sell(page);
    await shop.printer.whole(cameOut ? 1 : 2);
    expect(slipsOf(shop).at(-1)).toContain('Số BL01-1-000002');
    expect(shop.printer.jobs().length - before).toBe(cameOut ? 1 : 2);
  });
}

test('an old slip is printed again from the menu, and says that it is a copy', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await sell(page);
  await page.keyboard.press('Enter');
  await sell(page);
  await page.keyboard.press('Enter');
  await shop.printer.whole(2);

  await page.getByTestId('menu').click();
  await page.getByTestId('menu-recent').click();
  // By touch, on the keys of the screen.
  await page.getByTestId('recent').getByRole('button', { name: '1', exact: true }).click();
  await expect(page.getByTestId('find-text')).toHaveValue('1');
  await page
    .getByTestId('recent')
    .getByRole('button', { name: /BL01-1-000001/ })
    .click();
  await expect(page.getByRole('img', { name: 'Phiếu tính tiền số BL01-1-000001' })).toBeVisible();
  await page.getByTestId('recent-reprint').click();
  await expect(page.getByTestId('notice')).toContainText('BẢN SAO của phiếu BL01-1-000001');
  await shop.printer.whole(3);
  expect(slipsOf(shop).at(-1)).toMatch(/BẢN SAO 1[^]*Số BL01-1-000001/);
});
