import { PNG } from 'pngjs';
import { type FakePrinter, startFakePrinter } from '../support/fakePrinter.ts';
import { dotAt, readSlip } from '../support/slipInterpreter.ts';
import { SALT } from './goods.ts';
import {
  BY_HAND,
  test as base,
  expect,
  openForBusiness,
  openShop,
  type Page,
  payExactly,
  type Shop,
  scan,
  tapPin,
} from './shop.ts';

/** A till that nobody told of a printer: it is added on its screen. A second printer stands in the storeroom. */
const test = base.extend<{ readonly shop: Shop; readonly storeroom: FakePrinter }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  shop: async ({}, use) => {
    const { shop, close } = await openShop({ isPrinterNamed: false });
    await use(shop);
    await close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  storeroom: async ({}, use) => {
    const printer = await startFakePrinter();
    await use(printer);
    await printer.close();
  },
});

type Address = Pick<FakePrinter, 'host' | 'port'>;

async function goToPrinters(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-printers').click();
  await expect(page.getByTestId('printers')).toBeVisible();
}

/** The only manager is asked by name already. */
async function giveLeave(page: Page): Promise<void> {
  await expect(page.getByTestId('approval')).toBeVisible();
  await tapPin(page);
  await expect(page.getByTestId('approval')).toHaveCount(0);
}

async function addPrinter(page: Page, name: string, { host, port }: Address): Promise<void> {
  await page.getByTestId('printer-add').click();
  await page.getByTestId('printer-host').fill(`${host}:${port}`);
  await page.getByTestId('printer-name').fill(name);
  await page.getByTestId('printer-save').click();
  await giveLeave(page);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

async function sell(page: Page): Promise<void> {
  await scan(page, SALT.code);
  await payExactly(page);
}

/** Words of the newest job; the sheet before it has lines on it that this printer has no letters for. */
const lastSlip = ({ jobs }: FakePrinter) => readSlip(jobs().at(-1) ?? new Uint8Array()).text.join('\n');

async function toCounter(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('printers')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('counter')).toBeVisible();
}

test('a printer is added, calibrated and sold with by keyboard alone, and prints as its sheet came out', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await page.getByTestId('printer-add').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('printer-host').focus();
  await page.keyboard.type('192.168.1.500', BY_HAND);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('field-fault').first()).toContainText('Đây không phải địa chỉ máy in');
  await expect(page.getByTestId('printer-host')).toBeFocused();
  await page.getByTestId('printer-host').fill(`${shop.printer.host}:${shop.printer.port}`);
  await page.getByTestId('printer-name').focus();
  await page.keyboard.type('Quay', BY_HAND);
  await page.keyboard.press('Enter');
  // Lan sells; setting printers up is a manager's.
  await expect(page.getByTestId('approval')).toContainText('Thêm máy in: Quay');
  await tapPin(page);
  await expect(page.getByTestId('printer-standing')).toContainText('Máy in sẵn sàng');
  await expect(page.getByTestId('printer-state')).toHaveText('Máy in sẵn sàng');

  await page.getByTestId('printer-calibrate').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sheet-rulers')).toBeVisible();
  await expect(page.getByTestId('calibration-print')).toBeFocused();
  // Leave to add it is leave to try it, while its page is open.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('calibration-outcome')).toContainText('Máy in báo đã in xong');
  await shop.printer.whole(1);
  await expect(page.getByTestId('calibration-next')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('a', BY_HAND);
  await expect(page.getByTestId('line-A')).toBeChecked();
  await page.getByTestId('form-letters').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('calibration-next').press('Enter');
  await page.getByTestId('tick-qr').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('calibration-next').press('Enter');
  await expect(page.getByTestId('width-576')).toBeChecked();
  await page.getByTestId('calibration-next').press('Enter');
  await page.getByTestId('cut-full').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('calibration-next').press('Enter');
  const words = page.getByTestId('calibration-words');
  for (const said of [
    'In chữ của máy (TCVN3 30/31)',
    'Giấy 80 mm',
    'Cắt rời',
    'QR do máy in vẽ',
    'Báo khi phiếu đã ra',
  ])
    await expect(words).toContainText(said);
  // The leave to print the sheet is for what is made of it, too.
  await page.getByTestId('calibration-save').press('Enter');
  await expect(page.getByTestId('printer-facts')).toContainText('In chữ của máy (TCVN3 30/31), giấy 80 mm, cắt rời');

  await toCounter(page);
  const before = shop.printer.jobs().length;
  await sell(page);
  await expect.poll(() => shop.printer.jobs().length).toBe(before + 1);
  await expect.poll(() => lastSlip(shop.printer)).toContain('Số BL01-1-000001');
  expect(lastSlip(shop.printer)).toContain('Muối tinh Bạc Liêu');
  // `ESC t 30`: letters of the printer's own, and not one dot of ours.
  const job = Buffer.from(shop.printer.jobs().at(-1) ?? []);
  expect(job.includes(Buffer.of(0x1b, 0x74, 30))).toBe(true);
  expect(job.includes(Buffer.of(0x1d, 0x76, 0x30))).toBe(false);
});

test('a printer is added by touch alone, under the name it is proposed', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await page.getByTestId('printer-add').click();
  const pad = page.getByTestId('number-pad');
  const tap = async (keys: string) => {
    for (const key of keys) await pad.getByRole('button', { name: key, exact: true }).click();
  };
  await page.getByTestId('printer-host').click();
  await tap('127.0.0.12');
  await pad.getByRole('button', { name: 'Xóa một số' }).click();
  await expect(page.getByTestId('printer-host')).toHaveValue(shop.printer.host);
  await page.getByTestId('printer-port').click();
  await page.getByTestId('printer-port').selectText();
  await tap(`${shop.printer.port}`);
  await expect(page.getByTestId('printer-port')).toHaveValue(`${shop.printer.port}`);
  await page.getByTestId('printer-save').click();
  await giveLeave(page);
  await expect(page.getByRole('heading', { name: 'Máy in quầy', level: 1 })).toBeVisible();
  await expect(page.getByTestId('notice')).toContainText('phiếu và nhãn in ra ở đây');
});

test('left half-way, or with nobody’s leave, nothing of a printer is changed', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await page.getByTestId('printer-add').click();
  await page.getByTestId('printer-host').fill(shop.printer.host);
  await page.getByTestId('printer-name').fill('Máy in quầy');
  await page.getByTestId('printer-save').click();
  await page.getByTestId('approval-cancel').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('printer-row')).toHaveCount(1);

  await addPrinter(page, 'Máy in quầy', shop.printer);
  const asItWas = await page.getByTestId('printer-facts').textContent();
  await page.getByTestId('printer-calibrate').click();
  await page.getByTestId('calibration-print').click();
  await page.getByTestId('calibration-next').click();
  await page.getByTestId('line-B').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('printer-facts')).toHaveText(asItWas ?? '');

  await page.getByTestId('printer-remove').click();
  await page.getByTestId('sure-yes').click();
  await giveLeave(page);
  await expect(page.getByTestId('printer-row')).toHaveCount(1);
  await expect(page.getByTestId('printer-state')).toHaveText('Phiếu hiện trên màn hình');
});

test('what the screen shows of a test slip is what comes out, dot for dot, the logo on it', async ({ page, shop }) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await addPrinter(page, 'Máy in quầy', shop.printer);
  await page.keyboard.press('Escape');
  await page.getByTestId('printers-logo').click();
  await page.getByTestId('logo-file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: aLogo() });
  await expect(page.getByTestId('logo-drawn')).toBeVisible();
  await page.getByTestId('logo-save').click();
  await giveLeave(page);
  await expect(page.getByTestId('logo-now')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('printer-row').first().click();
  const shown = await page.getByTestId('printer-preview').getAttribute('src');
  const preview = PNG.sync.read(Buffer.from((shown ?? '').replace(/^.*,/, ''), 'base64'));

  await page.getByTestId('printer-test').click();
  await giveLeave(page);
  await shop.printer.whole(1);
  const { bitmap } = readSlip(shop.printer.jobs()[0] ?? new Uint8Array());
  expect(lastSlip(shop.printer)).toContain('IN THỬ');
  // Paper is fed past the blade after the last row.
  expect(bitmap.height).toBeGreaterThanOrEqual(preview.height);
  const differing = Array.from({ length: preview.height * preview.width }, (_, at) => at).filter((at) => {
    const isInk = (preview.data[at * 4] ?? 255) < 128;
    return dotAt(bitmap, at % preview.width, Math.trunc(at / preview.width)) !== (isInk ? 1 : 0);
  });
  expect(differing).toEqual([]);

  await page.keyboard.press('Escape');
  await page.getByTestId('printers-logo').click();
  await page.getByTestId('logo-remove').click();
  await page.getByTestId('sure-yes').click();
  await giveLeave(page);
  await expect(page.getByTestId('logo-now')).toHaveCount(0);
});

/** A black ring on what one sees through. */
function aLogo(): Buffer {
  const png = new PNG({ width: 300, height: 200 });
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < png.width; x += 1) {
      const fromMiddle = Math.hypot(x - png.width / 2, y - png.height / 2);
      if (fromMiddle > 60 && fromMiddle < 90) png.data.set([0, 0, 0, 255], (y * png.width + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

test('paper runs out and comes back: the line at the top says both, and the slip comes out once', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await addPrinter(page, 'Máy in quầy', shop.printer);
  // A printer that was asked what it answers is asked for its paper before each slip.
  await page.getByTestId('printer-calibrate').click();
  await page.getByTestId('calibration-print').click();
  for (let step = 0; step < 5; step += 1) await page.getByTestId('calibration-next').click();
  await page.getByTestId('calibration-save').click();
  await expect(page.getByTestId('printer-facts')).toBeVisible();
  await toCounter(page);
  const before = shop.printer.jobs().length;

  shop.printer.behave({ is: 'paper-out' });
  await sell(page);
  await expect(page.getByTestId('printer-state')).toContainText('Máy in hết giấy');
  await expect(page.getByTestId('printer-state')).toContainText('1 phiếu đã lưu, chờ in');
  await page.getByTestId('printer-state').click();
  await expect(page.getByTestId('status-printer')).toHaveText('Máy in hết giấy — phiếu đã lưu, sẽ in khi có giấy.');
  await expect(page.getByTestId('print-job')).toContainText('BL01-1-000001');

  shop.printer.behave({});
  await page.getByTestId('job-retry').click();
  await expect(page.getByTestId('print-job')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('printer-state')).toHaveText('Máy in sẵn sàng');
  await expect.poll(() => lastSlip(shop.printer)).toContain('Số BL01-1-000001');
  expect(shop.printer.jobs().length).toBe(before + 1);
});

test('the printer dies in the middle of a slip, and another prints it, stamped', async ({ page, shop, storeroom }) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await addPrinter(page, 'Máy in quầy', shop.printer);
  await page.keyboard.press('Escape');
  await addPrinter(page, 'Máy in kho', storeroom);
  await toCounter(page);

  shop.printer.behave({ diesAfter: 3_000 });
  await sell(page);
  const question = page.getByTestId('slip-unknown');
  await expect(question).toContainText('Phiếu BL01-1-000001 có ra giấy không?');
  await page.getByTestId('printer-state').click();
  await expect(page.getByTestId('print-job')).toContainText('máy in mất kết nối giữa chừng');
  // The dialog says the same and more.
  await expect(question).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByTestId('slip-unknown-answer').click();
  await page.getByTestId('slip-elsewhere').click();
  await expect(question).toHaveCount(0);
  await storeroom.whole(1);
  expect(lastSlip(storeroom)).toMatch(/BẢN IN LẠI[^]*Số BL01-1-000001/);
  expect(storeroom.jobs()).toHaveLength(1);
});

test('a printer that says nothing is asked about truly, and once it is known never to answer, not any more', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  shop.printer.behave({ answers: 'never', tells: 'nothing' });
  await goToPrinters(page);
  await addPrinter(page, 'Máy in quầy', shop.printer);
  await toCounter(page);
  await sell(page);
  const question = page.getByTestId('slip-unknown');
  // A printer is given 15 s to say that a slip is out.
  await expect(question).toContainText('Máy in không trả lời nên không biết giấy đã ra chưa', { timeout: 40_000 });
  await page.getByTestId('slip-unknown-answer').click();
  await page.getByTestId('slip-came-out').click();
  await expect(question).toHaveCount(0);
  await expect(page.getByTestId('next-sale')).toBeFocused();
  await expect(page.getByTestId('mute-printer')).toContainText('Máy in quầy không báo phiếu đã ra?');
  await page.getByTestId('mute-printer-answer').click();
  await page.getByTestId('mute-never').click();
  await expect(page.getByTestId('approval')).toContainText('Máy này không bao giờ báo');
  await giveLeave(page);
  await expect(page.getByTestId('mute-printer')).toHaveCount(0);

  const before = shop.printer.jobs().length;
  await page.getByTestId('next-sale').press('Enter');
  await sell(page);
  await expect.poll(() => shop.printer.jobs().length).toBe(before + 1);
  await expect(page.getByTestId('printer-state')).toHaveText('Có máy in');

  // Switched off, it keeps what is wanted once more waiting, and nobody is told that it was sent.
  await shop.printer.off();
  await page.getByTestId('reprint').click();
  await expect(page.getByTestId('notice')).toContainText(/BẢN SAO của phiếu BL01-1-000002 đã lưu, chờ in/);
  await expect(page.getByTestId('printer-state')).toContainText('Máy in chưa trả lời');
});

test('what waits for a printer that is off is sent to another from the list, unstamped, or left', async ({
  page,
  shop,
  storeroom,
}) => {
  await openForBusiness(page, shop);
  await goToPrinters(page);
  await addPrinter(page, 'Máy in quầy', shop.printer);
  await page.keyboard.press('Escape');
  await addPrinter(page, 'Máy in kho', storeroom);
  await toCounter(page);
  await shop.printer.off();
  await sell(page);
  await page.keyboard.press('Escape');
  await sell(page);
  await expect(page.getByTestId('printer-state')).toContainText('2 phiếu đã lưu, chờ in');

  await goToPrinters(page);
  const waiting = page.getByTestId('print-job');
  await expect(waiting).toHaveCount(2);
  await waiting.filter({ hasText: 'BL01-1-000001' }).getByTestId('job-elsewhere').click();
  await page.getByTestId('elsewhere-printer').filter({ hasText: 'Máy in kho' }).click();
  await expect(waiting).toHaveCount(1);
  await storeroom.whole(1);
  expect(lastSlip(storeroom)).toContain('Số BL01-1-000001');
  expect(lastSlip(storeroom)).not.toContain('BẢN');

  await waiting.getByTestId('job-skip').click();
  await page.getByTestId('sure-yes').click();
  await expect(waiting).toHaveCount(0);
  await shop.printer.on();
  expect(shop.printer.jobs()).toHaveLength(0);
});
