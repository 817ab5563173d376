import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { ProductView } from '../../src/shared/contract/catalogue.ts';
import type { LabelPicture } from '../../src/shared/contract/label.ts';
import { namedProfiles } from '../../src/shared/printer/profile.ts';
import { startFakePrinter } from '../support/fakePrinter.ts';
import { readTspl } from '../support/labelInterpreter.ts';
import { paintRectangles, readPdf } from '../support/pdfPage.ts';
import { readCodes, readPng } from '../support/readCodes.ts';
import { readSlip } from '../support/slipInterpreter.ts';
import { LOOSE_SHRIMP, SALT } from './goods.ts';
import { atTheCounter, BY_HAND, expect, type Page, type Shop, scan, signInAs, testInOneShop as test } from './shop.ts';

test.beforeEach(({ page, shop }) => atTheCounter(page, shop));

async function openLabels(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-labels').click();
  await expect(page.getByTestId('label-goods').first()).toBeVisible();
}

async function find(page: Page, words: string, name: string): Promise<void> {
  await page.getByTestId('label-search').fill('');
  await page.keyboard.type(words, BY_HAND);
  await expect(page.getByTestId('label-goods').first()).toContainText(name);
}

/** The codes on the label that the screen shows. */
async function codesShown(page: Page): Promise<string[]> {
  const source = (await page.getByTestId('label-image').getAttribute('src')) ?? '';
  if (!source.startsWith('data:image/png')) throw new Error('the dots of a printer');
  return (await readPng(Buffer.from(source.split(',')[1] ?? '', 'base64'))).map(({ text }) => text);
}

async function answer<T>(shop: Shop, name: string, input: unknown): Promise<T> {
  const said = await shop.ask(name, input);
  if (!('reply' in said)) throw new Error(JSON.stringify(said));
  return said.reply as T;
}

test('goods are picked, their label looked at, and sheets saved on which half the stickers are gone', async ({
  page,
}) => {
  await openLabels(page);
  await find(page, 'muoi tinh', SALT.name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('F2');
  await page.keyboard.type('5', BY_HAND);
  await find(page, 'tom dat kho', LOOSE_SHRIMP.name);
  await page.keyboard.press('Enter');
  await page.getByTestId('label-target').selectOption('3x7');
  await page.getByTestId('label-start').fill('18');
  await expect(page.getByTestId('label-image')).toHaveAttribute('src', /^data:image\/svg/);
  await expect(page.getByTestId('label-summary')).toHaveText('6 nhãn, 2 tờ A4');

  const saved = page.waitForEvent('download');
  await page.keyboard.press('F9');
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^nhan-3x7-\d{4}-\d\d-\d\d\.pdf$/);
  await expect(page.getByTestId('notice')).toContainText('100 %');
  await expect(page.getByTestId('label-summary')).toContainText('0 nhãn');

  const pages = readPdf(await readFile(await download.path()));
  expect(pages).toHaveLength(2);
  const read = await Promise.all(pages.map((sheet) => readCodes(paintRectangles(sheet, 300))));
  expect(read.map((codes) => codes.map(({ text }) => text))).toEqual([
    [SALT.code, SALT.code, SALT.code, SALT.code],
    expect.arrayContaining([SALT.code, expect.stringMatching(/^210000900000\d$/)]),
  ]);
  expect(pages[0]?.texts.map(({ text }) => text)).toContain(`${SALT.price} ₫`);
});

test('a packet is weighed, and its label sells that weight at the counter', async ({ page, shop }) => {
  await openLabels(page);
  await page.getByTestId('label-product').click();
  await find(page, 'tom dat kho', LOOSE_SHRIMP.name);
  await page.getByTestId('label-grams').fill('350');
  await page.getByTestId('label-lot').fill('L2611');
  // A last day that is over is asked about, and nothing printed meanwhile.
  await page.getByTestId('label-expires').fill('30/6/2025');
  await page.keyboard.press('F9');
  await expect(page.getByTestId('label-overdue')).toContainText('30/06/2025');
  await page.screenshot({ path: 'test-results/label-overdue.png' });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('label-overdue')).toHaveCount(0);
  await expect(page.getByTestId('labels')).toBeVisible();
  await page.getByTestId('label-expires').fill('30/6/2027');
  await expect.poll(() => codesShown(page)).toEqual([expect.stringMatching(/^210000900350\d$/)]);
  const [code = ''] = await codesShown(page);
  const before = shop.printer.wholeJobs();
  await page.keyboard.press('F9');
  await shop.printer.whole(before + 1);
  await expect(page.getByTestId('notice')).toContainText(/Đang gửi 1 nhãn tới/);
  const ticket = readSlip(shop.printer.jobs().at(-1) ?? new Uint8Array());
  expect((await readCodes(ticket.bitmap)).map(({ text }) => text)).toEqual([code]);
  expect(ticket.cuts).toBe(1);

  await page.keyboard.press('Escape');
  await expect(page.getByTestId('labels')).toHaveCount(0);
  await scan(page, code);
  await expect(page.getByTestId('line-quantity')).toContainText('0,35 kg');
  await expect(page.getByTestId('total')).toHaveText('472.500 ₫');
});

test('what is scanned while labels are chosen is wanted once more, and not sold', async ({ page }) => {
  await openLabels(page);
  await scan(page, SALT.code);
  await expect(page.getByTestId('label-copies')).toHaveValue('1');
  await scan(page, SALT.code);
  await expect(page.getByTestId('label-copies')).toHaveValue('2');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('labels')).toHaveCount(0);
  await expect(page.getByTestId('line')).toHaveCount(0);
});

test('a label printer is sent the dots that the screen shows', async ({ page, shop }) => {
  const labels = await startFakePrinter();
  try {
    await signInAsManager(page);
    const connection = { kind: 'tcp', host: labels.host, port: labels.port };
    const settings = { name: 'Xprinter', connection, profile: namedProfiles['tspl-50x30'] };
    const { id } = await answer<{ id: number }>(shop, 'printer.add', settings);
    await answer(shop, 'printer.choose', { use: 'labels', id });

    await openLabels(page);
    await expect(page.getByTestId('label-target')).toHaveValue(String(id));
    await find(page, 'muoi tinh', SALT.name);
    await page.keyboard.press('Enter');
    await page.getByTestId('label-copies').fill('3');
    await expect.poll(() => codesShown(page)).toEqual([SALT.code]);
    await page.getByTestId('label-print').click();
    const sent = (): Uint8Array => Buffer.concat(labels.jobs());
    await expect.poll(() => Buffer.from(sent()).toString('latin1')).toMatch(/PRINT 1,3\r\n$/);
    const [label, ...others] = readTspl(sent());
    expect(others).toEqual([]);
    expect(label).toMatchObject({ width: 50, height: 30, copies: 3 });
    expect(
      (await readCodes(label?.bitmap ?? { width: 0, height: 0, dots: new Uint8Array() })).map(({ text }) => text),
    ).toEqual([SALT.code]);
    await page.keyboard.press('Escape');
    await answer(shop, 'printer.remove', { id });
  } finally {
    await labels.close();
  }
});

async function signInAsManager(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sign-out').click();
  await signInAs(page, 'Hương');
  await expect(page.getByTestId('pay')).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`labels have no fault that axe knows of (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openLabels(page);
    await find(page, 'tom dat kho', LOOSE_SHRIMP.name);
    await page.keyboard.press('Enter');
    await page.getByTestId('label-product').click();
    await page.getByTestId('label-target').selectOption('3x8');
    await expect(page.getByTestId('label-image')).toHaveAttribute('src', /^data:image\/svg/);
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
    );
    const { violations } = await new AxeBuilder({ page })
      .include('[role="dialog"]')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ).toEqual([]);
    await page.keyboard.press('Escape');
  });
}

test('every product of the shop has a code that goes on its label, weighed ones too', async ({ shop }) => {
  const target = { to: 'sheet', grid: '3x8' };
  const without: string[] = [];
  const { products } = await answer<{ products: ProductView[] }>(shop, 'catalogue.tiles', {
    category: null,
    offset: 0,
    limit: 200,
  });
  expect(products.length).toBeGreaterThan(150);
  for (const { product, name } of products) {
    const label = { product, form: 'shelf', copies: 1 };
    const { image, faults } = await answer<LabelPicture>(shop, 'label.preview', { label, target });
    const drawing = Buffer.from(image.split(',')[1] ?? '', 'base64').toString('utf8');
    if (!drawing.includes('crispEdges') || faults.length > 0) without.push(name);
  }
  expect(without).toEqual([]);
});
