/**
 * Takes the pictures of docs/screenshots from a running starter shop: `node scripts/take-screenshots.ts`, or with `story`,
 * `printers`, `doctor`, `stock`, `fleet`, `market`, `province`, `goods`, `people` or `recovery` only those of stories, of setting printers up, of the doctor, of the room Kho, of the fleet, of the market, of settlements over outlets, of the office's goods, of the office's people, or of backups, USB sticks and the way back. The goods are the starter shop's, but for one that is made up to
 * have a story; nothing on a picture is drawn by hand.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { startProgram } from '../tests/e2e/program.ts';
import { codeFor, openForBusiness, openShop, type Shop, scan } from '../tests/e2e/shop.ts';
import { takeDoctor } from './doctor-pictures.ts';
import { findChromium } from './ensure-chromium.ts';
import { takeFleet } from './fleet-pictures.ts';
import { takeMarket } from './market-pictures.ts';
import { takeGoodsOfOffice } from './office-pictures.ts';
import { type OfficeAt, takePeople } from './people-pictures.ts';
import { takePrinters } from './printer-pictures.ts';
import { takeProvince } from './province-pictures.ts';
import { takePublic } from './public-pictures.ts';
import { takeRecovery } from './recover-pictures.ts';
import { takeSettlement } from './settlement-pictures.ts';
import { takeStock } from './stock-pictures.ts';
import { DEMO, fillInDemoStory } from './tell-demo-story.ts';
import { sellForAWeek } from './week-of-sales.ts';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs/screenshots');

const BASKETS = [
  ['2000000001142', '2000000000176', '2000000000176', '2000000001067'],
  ['2000000001111', '2000000001197'],
  ['2000000001074', '2000000001081', '2000000001098'],
  ['2000000001203', '2000000001203', '2000000001227', '2000000001210', '2000000001210'],
  ['2000000001166', '2000000000183'],
  ['2000000001173', '2000000001180', '2000000001067', '2000000001067'],
  ['2000000001128', '2000000001135'],
  ['2000000000138', '2000000000398', '2000000000176'],
] as const;

/** What lies on the counter in the pictures. */
const ON_THE_COUNTER = [
  '2000000001142',
  '2000000001067',
  '2000000001067',
  '2000000001074',
  '2000000000176',
  '2000000000176',
  '2000000000176',
  '2000000001203',
  '2000000001203',
] as const;

const CATALOGUE_FILE = [
  'Tên;Chủ thể;Địa chỉ;Nhóm;Đơn vị;Quy cách;Mã vạch;Giá;Sao;Ngày cấp',
  'Mật ong hoa tràm U Minh;HTX Mật ong U Minh;Xã U Minh, tỉnh Cà Mau;Mật ong;chai;500 ml;8938505974194;185.000;4;12/06/2025',
  'Mật ong hoa tràm U Minh;HTX Mật ong U Minh;Xã U Minh, tỉnh Cà Mau;Mật ong;chai;250 ml;8938505974200;98.000;4;12/06/2025',
  'Phấn hoa tràm;HTX Mật ong U Minh;Xã U Minh, tỉnh Cà Mau;Mật ong;hũ;200 g;8938505974217;120.000;3;12/06/2025',
  'Mắm cá sặc;HTX Mật ong U Minh;Xã U Minh, tỉnh Cà Mau;Mắm;hũ;500 g;8938505974220;75.000;;',
  'Cua Năm Căn;HTX Thủy sản Năm Căn;Xã Năm Căn, tỉnh Cà Mau;Thủy sản;kg;;;không rõ;;',
  'Bồn bồn muối chua;HTX Cái Nước;Xã Cái Nước, tỉnh Cà Mau;Rau quả;hũ;1 kg;;55.000;;',
  'Muối tinh Bạc Liêu;HTX Muối Bạc Liêu;;Muối;gói;;2000000000176;9.500;;',
].join('\r\n');

async function takeAll(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const only = process.argv[2];
  const isWanted = (part: string) => only === undefined || only === part;
  try {
    if (isWanted('settlement')) await takeOwed(browser);
    if (isWanted('recovery')) await takeWayBack(browser);
    if (isWanted('stock')) await takeStock(await contextOf(browser, 'light'), take);
    if (isWanted('printers')) await takePrinters(await contextOf(browser, 'light'), take);
    if (isWanted('doctor')) await takeDoctor(await contextOf(browser, 'light'), take);
    if (isWanted('people')) await takeOffice(browser, takePeople);
    if (isWanted('market')) await takeOffice(browser, takeMarket);
    if (isWanted('goods')) await takeOffice(browser, takeGoodsOfOffice);
    if (isWanted('province')) await takeOffice(browser, takeProvince);
    if (isWanted('fleet')) await takeOffice(browser, takeFleet);
    if (isWanted('story')) await takeGoods(browser, only !== 'story');
  } finally {
    await browser.close();
  }
}

type OfPage = (page: Page, office: OfficeAt, picture: typeof take) => Promise<void>;

/** In a centre of its own: people end with an administrator whose telephone nobody has, the fleet with a till kept apart. */
async function takeOffice(browser: Browser, takeThem: OfPage): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'quay-pictures-'));
  const centre = await startProgram(['central', '--data', data, '--port', '0', '--starter']);
  const { central = '', password = '' } = centre.ready;
  try {
    const page = await pageOf(browser, 'light');
    await signIn(page, { central, password });
    await takeThem(page, { central, password }, take);
  } finally {
    await centre.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** In a shop of its own: its goods are on consignment. */
async function takeOwed(browser: Browser): Promise<void> {
  const { shop, close } = await openShop();
  try {
    await takeSettlement(await pageOf(browser, 'light'), shop, { sell: sellNow, take });
  } finally {
    await close();
  }
}

/** In a shop of its own: its till's database is spoilt. */
async function takeWayBack(browser: Browser): Promise<void> {
  const { shop, close } = await openShop();
  const office = async (): Promise<Page> => {
    const page = await pageOf(browser, 'light');
    await signIn(page, shop);
    return page;
  };
  try {
    await takeRecovery(await pageOf(browser, 'light'), shop, { sell: sellNow, take, office });
  } finally {
    await close();
  }
}

async function sellNow(page: Page, codes: readonly string[]): Promise<void> {
  await fill(page, codes);
  await page.keyboard.press('F9');
  await page.getByTestId('finish').press('Enter');
  await page.getByTestId('next-sale').click();
  await page.getByTestId('done').waitFor({ state: 'detached' });
}

async function takeGoods(browser: Browser, isAll: boolean): Promise<void> {
  const { shop, close } = await openShop();
  try {
    if (isAll) await takeShop(browser, shop);
    await takeStory(await contextOf(browser, 'light'), shop);
  } finally {
    await close();
  }
}

async function takeShop(browser: Browser, shop: Shop): Promise<void> {
  await sellForAWeek({
    folder: join(shop.data, 'second-till'),
    assets: join(ROOT, 'assets'),
    centre: shop.central,
    code: await codeFor(await shop.office()),
    baskets: BASKETS,
  });
  await takeTill(await pageOf(browser, 'light'), shop);
  await takeCentre(await pageOf(browser, 'light'), shop);
}

async function pageOf(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await contextOf(browser, colorScheme);
  return await context.newPage();
}

function contextOf(browser: Browser, colorScheme: 'light' | 'dark'): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme,
    // Nothing half-moved on a picture.
    reducedMotion: 'reduce',
  });
}

async function takeTill(page: Page, shop: Shop): Promise<void> {
  await openForBusiness(page, shop);
  await page.getByRole('button', { name: 'Đã hiểu' }).click();
  for (const basket of BASKETS.slice(0, 4)) {
    await sellNow(page, basket);
  }
  await fill(page, ON_THE_COUNTER);
  await addByWeight(page, 'tom dat kho', '0,35');
  await page.getByText('Đã gửi hết').waitFor();
  await scrollTo(page, 'Bò viên');
  await take(page, 'sell');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'sell-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await take(page, 'sell-1024');
  await page.setViewportSize({ width: 1366, height: 768 });
  await takeLabels(page);

  const display = await takeDisplay(page, shop);
  await page.keyboard.press('F2');
  await page.waitForFunction(() => document.activeElement?.matches('[data-testid="quantity-field"]'));
  await page.keyboard.press('Alt+3');
  await page.getByTestId('price-field').waitFor();
  await take(page, 'line-dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('F9');
  await page.getByTestId('due').waitFor();
  await page.keyboard.press('Alt+2');
  await page.getByTestId('qr').waitFor();
  await take(page, 'payment-qr');
  await display.getByTestId('display-code').waitFor();
  await take(display, 'display-qr');
  await display.close();
  await page.keyboard.press('Alt+1');
  await page.getByTestId('quick-cash').filter({ hasText: '1.100.000' }).click();
  await page.mouse.move(0, 0);
  await take(page, 'payment');
  await page.getByTestId('finish').press('Enter');
  const slip = page.getByTestId('slip-image');
  await slip.waitFor();
  await take(page, 'done');
  // The slip itself is the picture, dot for dot as it went to the printer.
  await takeSlip(page, (await slip.getAttribute('src')) ?? '');
  await page.keyboard.press('Escape');
  await page.getByTestId('done').waitFor({ state: 'detached' });
  await takeReturn(page);
  await takeShift(page);
}

/** What the buyer sees of the cart that lies there, in a window of its own. */
async function takeDisplay(page: Page, shop: Shop): Promise<Page> {
  const display = await page.context().newPage();
  await display.goto(await displayAddress(shop));
  await display.getByTestId('display-line').first().waitFor();
  await take(display, 'display');
  return display;
}

async function displayAddress(shop: Shop): Promise<string> {
  const answer = await shop.ask('display.open', {});
  const { path = '' } = ('reply' in answer ? answer.reply : {}) as { readonly path?: string };
  return new URL(path, shop.till).href;
}

/** A story as the office writes it, and as a buyer sees it between two sales. */
async function takeStory(context: BrowserContext, shop: Shop): Promise<void> {
  const office = await context.newPage();
  await signIn(office, shop);
  const { keep } = await fillInDemoStory(office, shop);
  await office.setViewportSize({ width: 1366, height: 980 });
  await take(office, 'central-story');
  await keep();
  await office.getByTestId('nav-drafts').click();
  await office.getByTestId('photos-changed').getByRole('img').waitFor();
  await office.getByRole('button', { name: 'Đóng' }).click();
  await take(office, 'central-drafts');
  await office.getByTestId('publish').click();
  await office.getByTestId('draft').waitFor({ state: 'detached' });
  await shop.ask('till.sync', {});
  const display = await context.newPage();
  const address = await displayAddress(shop);
  // The words are there at once, and the photograph as soon as the till has fetched it.
  do await display.goto(address);
  while ((await display.locator('[data-photo]').first().getAttribute('data-photo')) !== 'true');
  await take(display, 'display-idle');
  await takePublic(context, shop, { name: DEMO.name, take });
}

/** Each thing typed asks for a new picture; the last is the one. */
async function labelStands(page: Page): Promise<void> {
  const image = page.getByTestId('label-image');
  for (let before = ''; ; ) {
    const now = (await image.getAttribute('src')) ?? '';
    if (now === before) return;
    before = now;
    await page.waitForTimeout(400);
  }
}

/** A shelf's labels on a half-used sheet, and a weighed packet's in the dark and on the small counter. */
async function takeLabels(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-labels').click();
  await page.getByTestId('label-goods').first().waitFor();
  await page.getByTestId('labels').getByRole('button', { name: 'Muối', exact: true }).click();
  await page.getByTestId('label-goods').first().filter({ hasText: 'Muối' }).waitFor();
  await page.keyboard.press('F4');
  await page.getByTestId('label-target').selectOption('3x8');
  await page.getByTestId('label-start').fill('8');
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-testid="label-image"][src^="data:image/svg"]').waitFor();
  await labelStands(page);
  await take(page, 'labels');
  await page.getByTestId('label-product').click();
  await page.getByTestId('label-target').selectOption({ index: 0 });
  await page.getByTestId('label-search').fill('tom dat kho');
  await page.getByTestId('label-goods').first().getByText('Tôm đất khô').waitFor();
  await page.getByTestId('label-grams').fill('350');
  await page.getByTestId('label-lot').fill('L2611');
  await page.getByTestId('label-expires').fill('30/06/2027');
  await page.locator('[data-testid="label-image"][src^="data:image/png"]').waitFor();
  await labelStands(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'labels-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await take(page, 'labels-1024');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.keyboard.press('Escape');
  await page.getByTestId('labels').waitFor({ state: 'detached' });
}

async function takeReturn(page: Page): Promise<void> {
  await page.keyboard.press('F5');
  await page.getByTestId('found-slip').first().waitFor();
  await page.getByTestId('recent').getByTestId('slip-image').waitFor();
  await take(page, 'find');
  await page.keyboard.press('F9');
  await page.getByTestId('return').waitFor();
  await page.keyboard.press('+');
  await page.keyboard.press('F6');
  await take(page, 'return');
  await page.keyboard.press('Escape');
  await page.getByTestId('return').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.getByTestId('recent').waitFor({ state: 'detached' });
}

/** The blind count, and what it comes to once it is done. */
async function takeShift(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await page.getByTestId('room-close').click();
  for (const count of ['4', '2', '1', '1', '', '', '', '', '1']) {
    if (count !== '') await page.keyboard.type(count, { delay: 120 });
    await page.keyboard.press('ArrowDown');
  }
  await take(page, 'count');
  await page.getByTestId('count-done').click();
  await page.getByTestId('close-shift').click();
  await page.getByTestId('verdict').waitFor();
  await take(page, 'shift-closed');
}

/** With the margins that the paper has beyond the printer's reach. */
async function takeSlip(page: Page, source: string): Promise<void> {
  const paper = await page.context().newPage();
  await paper.setViewportSize({ width: 640, height: 400 });
  await paper.setContent(`<body style="margin: 32px; background: white"><img src="${source}"></body>`);
  await take(paper, 'slip');
  await paper.close();
}

/** Shelves further down have more than crackers on them. */
async function scrollTo(page: Page, name: string): Promise<void> {
  const tile = page.getByTestId('tile').filter({ hasText: name }).first();
  await page.getByRole('group', { name: 'Hàng bán' }).hover();
  while (!(await tile.isVisible())) {
    await page.mouse.wheel(0, 160);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await tile.evaluate((each) => each.scrollIntoView({ block: 'start' }));
  await page.mouse.move(0, 0);
}

async function fill(page: Page, codes: readonly string[]): Promise<void> {
  for (const code of codes) await scan(page, code);
  await page.getByTestId('pieces').getByText(`${codes.length} món`).waitFor();
}

async function addByWeight(page: Page, words: string, kilograms: string): Promise<void> {
  await page.keyboard.press('F3');
  await page.keyboard.type(words, { delay: 90 });
  await page.getByTestId('result').first().click();
  await page.getByTestId('quantity-field').pressSequentially(kilograms, { delay: 90 });
  await page.keyboard.press('Enter');
  await page.getByTestId('quantity-field').waitFor({ state: 'detached' });
}

async function takeCentre(page: Page, shop: Shop): Promise<void> {
  await signIn(page, shop);
  await page.goto(new URL('/?period=week', shop.central).href);
  await page.getByTestId('time-chart').waitFor();
  await take(page, 'central-sales');

  await page.goto(new URL('/?page=import', shop.central).href);
  await page.getByTestId('import-file').setInputFiles({
    name: 'danh-muc-thang-11.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\u{feff}${CATALOGUE_FILE}\r\n`),
  });
  await page.getByTestId('import-preview').waitFor();
  await take(page, 'central-import');
}

async function signIn(page: Page, shop: Pick<Shop, 'central' | 'password'>): Promise<void> {
  await page.goto(shop.central);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(shop.password);
  await page.keyboard.press('Enter');
  await page.getByTestId('nav-sales').waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
  });
  // Colours fade from one look to the other.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: name === 'slip' });
  console.log(`docs/screenshots/${name}.png`);
}

await takeAll();
