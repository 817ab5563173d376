import { startFakePrinter } from '../support/fakePrinter.ts';
import { faults } from './axe.ts';
import { CEREAL, CHILLI_SALT, CRACKERS, LOOSE_SHRIMP, SALT } from './goods.ts';
import {
  atTheCounter,
  BY_HAND,
  comeTo,
  expect,
  type Page,
  payExactly,
  type Shop,
  scan,
  tapPin,
  test,
  testInOneShop,
} from './shop.ts';
import { expectSound } from './sound.ts';
import { answered, receive } from './stocked.ts';

const LANGUAGES = [
  ['Vietnamese', 'Tiếng Việt'],
  ['English', 'English'],
] as const;

async function speak(page: Page, language: string): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByRole('button', { name: language }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const gone = (page: Page) => expect(page.getByRole('dialog')).toHaveCount(0);

async function escape(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await gone(page);
}

async function toKho(page: Page): Promise<void> {
  await page.keyboard.press('Alt+KeyK');
  await expect(page.getByTestId('stock-home')).toBeVisible();
}

/** From the room's list by its digit to a page, of which something is then in sight. */
async function toPage(page: Page, digit: string, shows: string): Promise<void> {
  await page.keyboard.press(digit, BY_HAND);
  await expect(page.getByTestId('stock-home')).toHaveCount(0);
  await expect(page.getByTestId(shows).first()).toBeVisible();
}

/** As many steps back as it takes. */
async function home(page: Page): Promise<void> {
  await expect(async () => {
    if (!(await page.getByTestId('stock-home').isVisible())) await page.keyboard.press('Escape');
    await expect(page.getByTestId('stock-home')).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Whose goods they are. */
async function producerOf(shop: Shop, { code }: { readonly code: string }): Promise<string> {
  const { product } = (await answered(shop, 'stock.scan', { code })) as {
    readonly product: { readonly producer: string };
  };
  return product.producer;
}

/** The second row's quantity is none, the third is good. */
const NOTE = {
  name: 'giao.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `Mã vạch;Số lượng;Hạn dùng\r\n${SALT.code};=2+3;31/12/2031\r\n${CHILLI_SALT.code};5;31/12/2031\r\n`,
  ),
};

for (const [language, name] of LANGUAGES) {
  testInOneShop.describe(`on a screen of 1024 by 768, in ${language}`, () => {
    testInOneShop.use({ viewport: { width: 1024, height: 768 } });
    testInOneShop.setTimeout(180_000);

    testInOneShop.beforeEach(async ({ page, shop }) => {
      await atTheCounter(page, shop);
      await speak(page, name);
    });

    testInOneShop('selling, and every dialog of it, has no fault', async ({ page }) => {
      await expectSound(page, 'an empty counter');
      await page.getByTestId('menu').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectSound(page, 'the menu');
      await escape(page);
      for (const { code } of [SALT, CRACKERS, CEREAL]) await scan(page, code);
      await expect(page.getByTestId('line')).toHaveCount(3);
      await expectSound(page, 'a cart');
      for (const [key, what] of [
        ['F1', 'the keys'],
        ['F2', 'a line’s quantity'],
        ['F4', 'a line’s discount'],
        ['F6', 'held sales, none of them'],
        ['F7', 'the sale’s discount'],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectSound(page, what);
        await escape(page);
      }
      for (const at of [1, 2, 3, 4]) {
        await page.keyboard.press('F2');
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.keyboard.press(`Alt+Digit${at}`);
        await expectSound(page, `page ${at} of a line’s dialog`);
        await escape(page);
      }
    });

    testInOneShop('searching, asking in vain, a manager’s leave and holding have no fault', async ({ page }) => {
      for (const { code } of [SALT, CRACKERS, CEREAL]) await scan(page, code);
      await expect(page.getByTestId('line')).toHaveCount(3);
      await scan(page, '8934563138166');
      await expect(page.getByTestId('notice')).toBeVisible();
      await expectSound(page, 'a code nobody knows');
      await page.keyboard.press('F3');
      await page.keyboard.type('tom', { delay: 120 });
      await expect(page.getByTestId('result').first()).toBeVisible();
      await expectSound(page, 'a search');
      await page.keyboard.type('zzz', { delay: 120 });
      await expect(page.getByTestId('missed')).toBeVisible();
      await expectSound(page, 'a search that finds nothing');
      await page.keyboard.press('Escape');
      await page.getByTestId('menu').click();
      await page.getByTestId('menu-missed').click();
      await expect(page.getByTestId('missed-text')).toBeVisible();
      await expectSound(page, 'what was asked for in vain');
      await escape(page);
      await page.keyboard.press('F7');
      await page.keyboard.type('50', { delay: 120 });
      await page.keyboard.press('Enter');
      await page.getByTestId('reason').first().click();
      await expect(page.getByTestId('approval')).toBeVisible();
      await expectSound(page, 'a manager’s leave');
      await tapPin(page);
      await gone(page);
      await expectSound(page, 'a cart with a discount');
      await page.keyboard.press('F6');
      await page.getByTestId('hold').click();
      await gone(page);
      await page.keyboard.press('F6');
      await expect(page.getByTestId('held')).toBeVisible();
      await expectSound(page, 'a held sale');
      await page.getByTestId('held').first().click();
      await expect(page.getByTestId('line')).toHaveCount(3);
    });

    testInOneShop('paying in every way has no fault', async ({ page }) => {
      for (const { code } of [SALT, CRACKERS, CEREAL]) await scan(page, code);
      await page.keyboard.press('F9');
      await expect(page.getByTestId('due')).toBeVisible();
      await expectSound(page, 'cash');
      await page.getByTestId('quick-cash').last().click();
      await expectSound(page, 'cash with change');
      await page.keyboard.press('Alt+2');
      await expect(page.getByTestId('qr')).toBeVisible();
      await expectSound(page, 'a VietQR code');
      await page.keyboard.press('Alt+3');
      await expect(page.getByTestId('reference')).toBeVisible();
      await expectSound(page, 'a card');
      await page.keyboard.press('Alt+4');
      await expect(page.getByTestId('reference')).toBeVisible();
      await expectSound(page, 'a voucher');
      await page.getByTestId('reference').pressSequentially('PM01', { delay: 120 });
      await page.keyboard.press('Alt+1');
      await expect(page.getByTestId('finish')).toBeVisible();
      await page.getByTestId('quick-cash').last().click();
      await page.getByTestId('finish').click();
      await expect(page.getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'a sale that is paid');
    });

    testInOneShop('finding a sale and taking goods back has no fault', async ({ page }) => {
      await scan(page, SALT.code);
      await payExactly(page);
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('done')).toHaveCount(0);
      await page.keyboard.press('F5');
      await expect(page.getByTestId('found-slip').first()).toBeVisible();
      await expect(page.getByTestId('recent').getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'past sales');
      await page.keyboard.press('F9');
      await expect(page.getByTestId('return')).toBeVisible();
      await expectSound(page, 'goods coming back');
      await page.keyboard.press('F8');
      await page.keyboard.press('F6');
      await expectSound(page, 'goods that came back');
      await page.keyboard.press('F9');
      await expect(page.getByTestId('approval')).toBeVisible();
      await tapPin(page);
      await expect(page.getByTestId('return-done')).toBeVisible();
      await expectSound(page, 'money given back');
      await page.getByTestId('return-next').click();
      await page.keyboard.press('F5');
      await page.getByTestId('return-without-slip').click();
      await expect(page.getByTestId('return-search')).toBeVisible();
      await expectSound(page, 'goods without a slip');
    });

    testInOneShop('setting printers up has no fault', async ({ page }) => {
      const printer = await startFakePrinter();
      await page.getByTestId('printer-state').click();
      await expect(page.getByTestId('status-printer')).toBeVisible();
      await expectSound(page, 'the till’s state');
      await page.getByTestId('status-set-up-printers').click();
      await expect(page.getByTestId('printers')).toBeVisible();
      await page.getByTestId('printer-add').click();
      await page.getByTestId('printer-save').click();
      await expect(page.getByTestId('field-fault').first()).toBeVisible();
      await expectSound(page, 'a form with nothing in it');
      await page.getByTestId('way-serial').check({ force: true });
      await page.getByTestId('kind-tspl').check({ force: true });
      await expectSound(page, 'a printer of labels at a serial port');
      await page.getByTestId('way-tcp').check({ force: true });
      await page.getByTestId('kind-576').check({ force: true });
      await page.getByTestId('printer-host').fill(`${printer.host}:${printer.port}`);
      await page.getByTestId('printer-name').fill('Máy in kho');
      await page.getByTestId('printer-save').click();
      await tapPin(page);
      await expect(page.getByTestId('printer-preview')).toBeVisible();
      await expectSound(page, 'a printer');
      await page.getByTestId('printer-probe').click();
      await expect(page.getByTestId('probe')).toBeVisible();
      await expectSound(page, 'what a printer answers');
      await escape(page);
      await page.getByTestId('printer-calibrate').click();
      await expect(page.getByTestId('sheet-rulers')).toBeVisible();
      await expectSound(page, 'before the sheet');
      await page.getByTestId('calibration-print').click();
      await expect(page.getByTestId('calibration-outcome')).toBeVisible();
      await expectSound(page, 'after the sheet');
      for (const step of ['letters', 'codes', 'width', 'hardware', 'result']) {
        await page.getByTestId('calibration-next').click();
        await expect(page.getByTestId(`step-${step}`)).toBeVisible();
        if (step === 'letters') await page.getByTestId('line-A').click();
        await expectSound(page, `the sheet’s ${step}`);
      }
      await page.keyboard.press('Escape');
      await page.getByTestId('printer-remove').click();
      await expect(page.getByTestId('sure-yes')).toBeVisible();
      await expectSound(page, 'before a printer is removed');
      await page.getByTestId('sure-yes').click();
      await tapPin(page);
      await expect(page.getByTestId('printers')).toBeVisible();
      await expectSound(page, 'all printers');
      await page.getByTestId('printers-logo').click();
      await page.getByTestId('logo-file').setInputFiles('docs/screenshots/sell.png');
      await expect(page.getByTestId('logo-drawn')).toBeVisible();
      await expectSound(page, 'a logo');
      await printer.close();
    });

    testInOneShop('shift and drawer have no fault', async ({ page }) => {
      for (const [key, what] of [
        [undefined, 'shift and drawer'],
        ['1', 'cash in'],
        ['2', 'cash out'],
        ['3', 'opening the drawer'],
        ['4', 'the shift so far'],
        ['5', 'the count'],
        ['6', 'past closings'],
      ] as const) {
        await page.keyboard.press('F10');
        await expect(page.getByTestId('room-close')).toBeVisible();
        if (key !== undefined) {
          await page.keyboard.press(key, BY_HAND);
          await expect(page.getByTestId('room-close')).toHaveCount(0);
        }
        await expectSound(page, what);
        await page.keyboard.press('F10');
        await expect(page.getByTestId('counter')).toBeVisible();
      }
    });

    testInOneShop('receiving goods has no fault', async ({ page, shop }) => {
      await receive(shop, [{ code: CHILLI_SALT.code, pieces: 3, lot: 'OT-1', days: 40 }]);
      await toKho(page);
      await expectSound(page, 'the room of goods');
      await toPage(page, '1', 'receive');
      await expectSound(page, 'nothing received yet');
      await page.getByTestId('receive-file').setInputFiles(NOTE);
      await expect(page.getByTestId('note-faults')).toBeVisible();
      await expectSound(page, 'a delivery note with faults');
      await page.getByTestId('note-skip').press('Enter');
      await gone(page);
      await scan(page, CEREAL.code);
      await expect(page.getByTestId('receive-terms')).toBeFocused();
      await expectSound(page, 'a line that lacks something');
      await page.keyboard.press('F3');
      await page.keyboard.type('tom', BY_HAND);
      await expect(page.getByTestId('receive-found').first()).toBeVisible();
      await expectSound(page, 'goods by name');
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('receive-search')).toHaveValue('');
      await page.getByTestId('receive-clear').press('Enter');
      await expect(page.getByTestId('sure-yes')).toBeVisible();
      await expectSound(page, 'before a delivery is thrown away');
      await page.getByTestId('sure-yes').press('Enter');
      await gone(page);
      await scan(page, CHILLI_SALT.code);
      await expect(page.getByTestId('receive-line')).toHaveCount(1);
      await page.keyboard.press('F9');
      await tapPin(page);
      await expect(page.getByTestId('received').getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'goods that came in');
    });

    testInOneShop('what is on the shelf, what ends and what goes has no fault', async ({ page, shop }) => {
      await receive(shop, [{ code: CHILLI_SALT.code, pieces: 3, lot: 'OT-2', days: 6 }]);
      await toKho(page);
      await toPage(page, '2', 'stock-text');
      await expect(page.getByTestId('stock-row').first()).toBeVisible();
      await expectSound(page, 'the stock list');
      await scan(page, CHILLI_SALT.code);
      await expect(page.getByTestId('goods-move').first()).toBeVisible();
      await expectSound(page, 'one product');
      await page.getByTestId('goods-move').first().press('Enter');
      await expect(page.getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'the paper of a movement');
      await escape(page);
      await home(page);
      await toPage(page, '5', 'ending-lot');
      await expectSound(page, 'what ends soon');
      await home(page);
      await toPage(page, '6', 'hints');
      await expectSound(page, 'what to order');
      await home(page);
      await toPage(page, '7', 'stars');
      await expectSound(page, 'whose stars end');
      await home(page);
      await toPage(page, '4', 'why-expired');
      await scan(page, CHILLI_SALT.code);
      await expect(page.getByTestId('write-off-line')).toHaveCount(1);
      await page.keyboard.press('F2');
      await page.keyboard.type('0,5', BY_HAND);
      await page.getByTestId('why-damaged').press('Enter');
      await page.keyboard.press('F9');
      await expect(page.getByTestId('write-off-line').getByRole('alert')).toBeVisible();
      await expectSound(page, 'writing off what is no whole piece');
      await page.getByTestId('write-off-clear').press('Enter');
      await page.getByTestId('sure-yes').press('Enter');
      await gone(page);
      await home(page);
      await toPage(page, '3', 'transfers');
      await expectSound(page, 'transfers');
      await page.keyboard.press('Enter');
      await scan(page, CHILLI_SALT.code);
      await expect(page.getByTestId('transfer-line')).toBeVisible();
      await expectSound(page, 'goods to be sent');
      await page.keyboard.press('F7');
      await expect(page.getByTestId('road-done')).toBeVisible();
      await expectSound(page, 'the papers of the road');
      await escape(page);
      await page.getByTestId('transfer-clear').press('Enter');
      await page.getByTestId('sure-yes').press('Enter');
      await gone(page);
    });

    testInOneShop('counting, settling and the papers of goods have no fault', async ({ page, shop }) => {
      await receive(shop, [{ code: CHILLI_SALT.code, pieces: 3, lot: 'OT-1', days: 40 }]);
      await scan(page, CHILLI_SALT.code);
      await payExactly(page);
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('done')).toHaveCount(0);
      await toKho(page);
      await toPage(page, '0', 'counts');
      await expectSound(page, 'all counts');
      await page.keyboard.press('Enter');
      await page.getByTestId('scope-category').press('Enter');
      await expect(page.getByTestId('scope-of')).toBeFocused();
      await expectSound(page, 'what is counted');
      await page.getByTestId('scope-shelf').press('Enter');
      await page.keyboard.type('K1', BY_HAND);
      await page.keyboard.press('F9');
      await scan(page, CHILLI_SALT.code);
      await expect(page.getByTestId('count-line')).toBeVisible();
      await expectSound(page, 'counting');
      await page.keyboard.press('F2');
      await expect(page.getByTestId('count-typed')).toBeFocused();
      await expectSound(page, 'how many there are');
      await page.keyboard.type('2', BY_HAND);
      await page.keyboard.press('Enter');
      await gone(page);
      await page.keyboard.press('F9');
      await expect(page.getByTestId('count-sheets')).toBeVisible();
      await page.keyboard.press('F7');
      await tapPin(page);
      await expect(page.getByTestId('count-reason')).toBeFocused();
      await expectSound(page, 'what a count came to');
      await page.keyboard.type('Thử', BY_HAND);
      await page.keyboard.press('F9');
      await tapPin(page);
      await expect(page.getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'a count that is closed');
      await page.keyboard.press('Escape');
      await home(page);

      await toPage(page, '8', 'producers');
      await page
        .getByTestId('producers')
        .getByRole('button', { name: await producerOf(shop, CHILLI_SALT) })
        .press('Enter');
      await expect(page.getByTestId('statement-line').filter({ hasText: CHILLI_SALT.name }).first()).toBeVisible();
      await expectSound(page, 'what is owed to a producer');
      // Other stories may have sold goods of theirs that are of no lot, and nobody said at what commission.
      const commission = page.getByTestId('commission');
      if (await commission.isVisible()) {
        await commission.fill('15');
        await commission.press('Enter');
      }
      await expect(page.getByTestId('settlement-settle')).toBeEnabled();
      await page.keyboard.press('F9');
      await tapPin(page);
      await expect(page.getByTestId('settlement-papers-list')).toBeVisible();
      await expect(page.getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'settlements made');
      await expect(page.getByTestId('settlement-pay')).toBeEnabled();
      await page.keyboard.press('F7');
      await page.getByTestId('pay-transfer').press('Enter');
      await expect(page.getByTestId('pay-reference')).toBeVisible();
      await expectSound(page, 'paying a producer');
      await escape(page);
      await home(page);
      await toPage(page, '9', 'papers');
      await expect(page.getByTestId('slip-image')).toBeVisible();
      await expectSound(page, 'papers of goods');
    });
  });
}

/** Columns that are not there, or run out of the window: by their heads. */
async function columnsOutside(page: Page): Promise<string[]> {
  return page.locator('thead th').evaluateAll((heads) =>
    heads
      .filter((head) => {
        const { width, right } = head.getBoundingClientRect();
        return width === 0 || right > innerWidth;
      })
      .map((head) => head.textContent ?? ''),
  );
}

/** Scanned by mistake, and as long as a sentence about it gets. */
const NOBODYS_URL = 'HTTPS://WWW.OCOP-CAMAU.VN/SAN-PHAM/MUOI-TINH-BAC-LIEU/TRUY-XUAT?LO=2026-11';

/** What lies under a part of the screen, other than the place that is its own: by what it says. */
async function under(page: Page, testId: string): Promise<string[]> {
  return page.getByTestId(testId).evaluate((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    const found = new Set<string>();
    const place = part.parentElement?.parentElement;
    part.style.visibility = 'hidden';
    for (let x = left + 1; x < right; x += 6) {
      for (let y = top + 1; y < bottom; y += 6) {
        const hit = document.elementFromPoint(x, y);
        if (
          !hit ||
          place?.contains(hit) ||
          hit === place?.parentElement ||
          hit.matches('[class*="Modal-inner"], [class*="Modal-overlay"]')
        )
          continue;
        found.add(`${hit.tagName} ${hit.className} “${(hit.textContent ?? '').trim().slice(0, 30)}”`);
      }
    }
    part.style.visibility = '';
    return [...found];
  });
}

/** The customer display as a page of its own; undefined where the host has none but a window. */
async function displayOf(page: Page, shop: Shop): Promise<Page | undefined> {
  const answer = await shop.ask('display.open', {});
  const { path } = ('reply' in answer ? answer.reply : {}) as { readonly path?: string };
  if (path === undefined) return undefined;
  const display = await page.context().newPage();
  await display.setViewportSize({ width: 1024, height: 768 });
  await display.goto(new URL(path, shop.till).href);
  await expect(display.getByTestId('display')).toBeVisible();
  return display;
}

test('from signing in and opening a shift over training, also before the buyer, to its end: no fault', async ({
  page,
  shop,
}) => {
  test.setTimeout(240_000);
  await comeTo(page, shop);
  await expect(page.getByTestId('staff').first()).toBeVisible();
  await expectSound(page, 'who is there');
  await page.getByRole('button', { name: /^Lan/ }).click();
  await expect(page.getByTestId('pin-pad')).toBeVisible();
  await expectSound(page, 'a PIN');
  await tapPin(page);
  await expect(page.getByTestId('open-shift')).toBeVisible();
  await expectSound(page, 'opening the shift');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('counter')).toBeVisible();
  await page.keyboard.press('F10');
  await page.getByTestId('room-training').click();
  await tapPin(page);
  await expect(page.getByTestId('training')).toBeVisible();
  await expectSound(page, 'training');
  const display = await displayOf(page, shop);
  if (display) {
    await expect(display.getByTestId('display-training')).toBeVisible();
    await expectSound(display, 'training before the buyer');
    await display.close();
  }
  // A shift is closed over real money only: practice ends first.
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-shift').click();
  await page.getByTestId('room-training').click();
  await expect(page.getByTestId('approval')).toBeVisible();
  await tapPin(page);
  await expect(page.getByTestId('training')).toHaveCount(0);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-shift').click();
  await page.getByTestId('room-close').click();
  await page.getByTestId('count-done').click();
  await expect(page.getByTestId('close-shift')).toBeVisible();
  await expectSound(page, 'the end of the count');
  await page.getByTestId('close-shift').click();
  await expect(page.getByTestId('verdict')).toBeVisible();
  await expectSound(page, 'a closed shift');
});

testInOneShop('what the buyer sees has no fault', async ({ page, shop }) => {
  testInOneShop.setTimeout(180_000);
  await atTheCounter(page, shop);
  const display = await displayOf(page, shop);
  if (!display) return testInOneShop.skip(true, 'in Electron it is a window of its own');
  // A sale of another story may still stand there.
  await expect(display.getByTestId('display-good')).toBeVisible({ timeout: 40_000 });
  await expectSound(display, 'between buyers');
  for (const { code } of [SALT, CRACKERS, CEREAL, SALT]) await scan(page, code);
  await expect(display.getByTestId('display-line')).toHaveCount(3);
  await expectSound(display, 'the buyer’s cart');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('due')).toBeVisible();
  await expectSound(display, 'what to pay');
  await page.keyboard.press('Alt+2');
  await expect(display.getByTestId('display-code')).toBeVisible();
  await expectSound(display, 'the code to pay by');
  await page.keyboard.press('Alt+1');
  await page.getByTestId('quick-cash').last().click();
  await page.getByTestId('finish').press('Enter');
  await expect(display.getByTestId('display-due')).toBeVisible();
  await expectSound(display, 'the change');
  await display.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  testInOneShop(
    `the centre’s pages, ${colorScheme}, have no fault that axe knows of`,
    async ({ officePage, shop, browser }) => {
      await officePage.emulateMedia({ colorScheme });
      for (const page of ['sales', 'shifts', 'demand', 'catalogue', 'promotions', 'outlets', 'suspense']) {
        await officePage.getByTestId(`nav-${page}`).click();
        await expect(officePage.getByRole('heading', { level: 1 })).toBeVisible();
        await officePage.waitForLoadState('networkidle');
        expect(await faults(officePage)).toEqual([]);
        await officePage.setViewportSize({ width: 1024, height: 768 });
        expect.soft(await columnsOutside(officePage), `${page}, 1024 wide`).toEqual([]);
        await officePage.setViewportSize({ width: 1366, height: 768 });
      }
      await officePage.goto(new URL('/?page=import', shop.central).href);
      const file = `Tên;Giá\r\n${LOOSE_SHRIMP.name} thử;25.000\r\nSai giá;x\r\n`;
      await officePage
        .getByTestId('import-file')
        .setInputFiles({ name: 'thu.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
      await expect(officePage.getByTestId('import-preview')).toBeVisible();
      expect(await faults(officePage)).toEqual([]);

      const visit = await browser.newContext({ colorScheme });
      const gate = await visit.newPage();
      await gate.goto(shop.central);
      await expect(gate.getByLabel('Mật khẩu', { exact: true })).toBeVisible();
      expect(await faults(gate)).toEqual([]);
      await visit.close();
    },
  );
}

testInOneShop.describe('on a counter screen of 1024 by 768', () => {
  testInOneShop.use({ viewport: { width: 1024, height: 768 } });

  testInOneShop('thirty lines leave total and pay in sight, and nothing runs off sideways', async ({ page, shop }) => {
    await atTheCounter(page, shop);
    const { products } = await (await shop.office()).call('catalogue.list', {
      text: '',
      category: null,
      offset: 0,
      limit: 60,
    });
    const codes = products
      .filter(({ unit }) => unit !== 'kg')
      .flatMap(({ codes: [code] }) => (code ? [code.slice(-13)] : []));
    for (const code of codes.slice(0, 30)) await scan(page, code);
    await expect(page.getByTestId('line')).toHaveCount(30);
    await expect(page.getByTestId('total')).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId('pay')).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId('line').last()).toBeInViewport();
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });

  testInOneShop(
    'whatever the till says or asks stands where nothing else does, in every room',
    async ({ page, shop }) => {
      testInOneShop.setTimeout(180_000);
      await atTheCounter(page, shop);
      shop.printer.behave({ diesAfter: 3_000 });
      await scan(page, SALT.code);
      await payExactly(page);
      const question = page.getByTestId('slip-unknown');
      await expect(question).toBeVisible();
      shop.printer.behave({});
      await expect(page.getByTestId('done')).toBeVisible();
      expect.soft(await under(page, 'slip-unknown'), 'the question after a sale').toEqual([]);
      await page.getByTestId('next-sale').press('Enter');
      for (const { code } of [SALT, CRACKERS, CEREAL]) await scan(page, code);
      await expect(page.getByTestId('line')).toHaveCount(3);
      const room = async (what: string, asks = true) => {
        if (asks) expect.soft(await under(page, 'slip-unknown'), `the question, ${what}`).toEqual([]);
        await scan(page, NOBODYS_URL);
        await expect(page.getByTestId('notice')).toBeVisible();
        expect.soft(await under(page, 'notice'), `a notice, ${what}`).toEqual([]);
        await page.getByTestId('notice').getByRole('button').last().click();
        await expect(page.getByTestId('notice')).toHaveCount(0);
      };
      await room('selling');
      await page.keyboard.press('F9');
      await expect(page.getByTestId('finish')).toBeVisible();
      await room('taking cash');
      await page.keyboard.press('Alt+2');
      await expect(page.getByTestId('qr')).toBeVisible();
      await room('taking a transfer');
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('finish')).toHaveCount(0);
      await page.keyboard.press('F5');
      await expect(page.getByTestId('found-slip').first()).toBeVisible();
      await page.keyboard.press('F9');
      await expect(page.getByTestId('return')).toBeVisible();
      await room('taking goods back', false);
      await escape(page);
      await page.keyboard.press('F10');
      await expect(page.getByTestId('room-close')).toBeVisible();
      await room('shift and drawer');
      await page.keyboard.press('5', BY_HAND);
      await expect(page.getByTestId('counted')).toBeVisible();
      await room('counting');
      await page.keyboard.press('F10');
      await page.getByTestId('printer-state').click();
      await page.getByTestId('status-set-up-printers').click();
      await expect(page.getByTestId('printers')).toBeVisible();
      await room('printers', false);
      await page.getByTestId('printer-row').first().click();
      await expect(page.getByTestId('printer-preview')).toBeVisible();
      await room('a printer', false);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByTestId('menu').click();
      // All of the menu is in sight, to its last entry.
      await expect(page.getByTestId('menu-sign-out')).toBeInViewport({ ratio: 1 });
      await page.getByTestId('menu-labels').click();
      await expect(page.getByTestId('label-goods').first()).toBeVisible();
      await room('labels', false);
      await escape(page);
      await page.getByTestId('slip-unknown-answer').click();
      await page.getByTestId('slip-came-out').click();
      await expect(question).toHaveCount(0);
    },
  );
});
