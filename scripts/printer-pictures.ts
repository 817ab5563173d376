import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { openForBusiness, openShop, payExactly, scan, tapPin } from '../tests/e2e/shop.ts';
import { type FakePrinter, startFakePrinter } from '../tests/support/fakePrinter.ts';

/** The product's own mark, in the place of a shop's. */
const LOGO = join(import.meta.dirname, '../build/icons/512x512.png');
const GOODS = ['2000000001142', '2000000000176'] as const;

type Take = (page: Page, name: string) => Promise<void>;

/** Pictures of setting printers up, of the calibration and of what the counter shows, in a shop that nobody told of its printers. */
export async function takePrinters(context: BrowserContext, take: Take): Promise<void> {
  const { shop, close } = await openShop({ isPrinterNamed: false });
  const storeroom = await startFakePrinter();
  try {
    const page = await context.newPage();
    await openForBusiness(page, shop);
    await page.getByTestId('menu').click();
    await page.getByTestId('menu-printers').click();
    await takeForm(page, take);
    await add(page, 'Máy in quầy', shop.printer);
    await takeCalibration(page, take);
    await add(page, 'Máy in kho', storeroom);
    await back(page);
    await takeLogo(page, take);
    await takeState(page, shop.printer, take);
  } finally {
    await storeroom.close();
    await close();
  }
}

async function takeForm(page: Page, take: Take): Promise<void> {
  await page.getByTestId('printer-add').click();
  await page.getByTestId('printer-host').fill('192.168.1.500');
  await page.getByTestId('printer-name').fill('Máy in quầy');
  await page.getByTestId('printer-save').click();
  await page.getByTestId('field-fault').waitFor();
  await page.mouse.move(0, 0);
  await take(page, 'printer-add');
  await back(page);
}

async function add(page: Page, name: string, { host, port }: FakePrinter): Promise<void> {
  await page.getByTestId('printer-add').click();
  await page.getByTestId('printer-host').fill(`${host}:${port}`);
  await page.getByTestId('printer-name').fill(name);
  await page.getByTestId('printer-save').click();
  await leave(page);
  await page.getByTestId('printer-preview').waitFor();
}

async function takeCalibration(page: Page, take: Take): Promise<void> {
  await page.getByTestId('printer-calibrate').click();
  await page.getByTestId('calibration-print').click();
  await page.getByTestId('calibration-next').click();
  await page.getByTestId('line-A').click();
  await quiet(page);
  await take(page, 'calibration');
  await page.getByTestId('calibration-next').click();
  await page.getByTestId('tick-qr').click();
  await page.getByTestId('tick-barcode').click();
  await page.getByTestId('calibration-next').click();
  await page.setViewportSize({ width: 1024, height: 768 });
  await quiet(page);
  await take(page, 'calibration-1024');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByTestId('calibration-next').click();
  await page.getByTestId('calibration-next').click();
  await page.getByTestId('printer-preview').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await quiet(page);
  await take(page, 'calibration-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByTestId('calibration-save').click();
  await page.getByTestId('printer-facts').waitFor();
  await back(page);
}

async function takeLogo(page: Page, take: Take): Promise<void> {
  await page.getByTestId('printers-logo').click();
  await page.getByTestId('logo-file').setInputFiles(LOGO);
  await page.getByTestId('logo-drawn').waitFor();
  await quiet(page);
  await take(page, 'printer-logo');
  await page.getByTestId('logo-save').click();
  await leave(page);
  await page.getByTestId('logo-now').waitFor();
  await back(page);
  await page.getByTestId('printer-row').first().click();
  await page.getByTestId('printer-preview').waitFor();
  await quiet(page);
  await take(page, 'printer');
  await back(page);
}

/** One slip kept for want of paper: as the list and the counter say it, and what can be done. */
async function takeState(page: Page, printer: FakePrinter, take: Take): Promise<void> {
  printer.behave({ is: 'paper-out' });
  await page.keyboard.press('Escape');
  for (const code of GOODS) await scan(page, code);
  await payExactly(page);
  await page.getByTestId('printer-state').getByText('Máy in hết giấy').waitFor();
  await page.getByTestId('next-sale').click();
  await page.getByTestId('printer-state').click();
  await page.getByTestId('print-job').waitFor();
  await quiet(page);
  await take(page, 'printer-state');
  await page.getByTestId('status-set-up-printers').click();
  await page.getByTestId('printers').waitFor();
  await quiet(page);
  await take(page, 'printers');
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'printers-dark-1024');
}

async function leave(page: Page): Promise<void> {
  await page.getByTestId('approval').waitFor();
  await tapPin(page);
  await page.getByTestId('approval').waitFor({ state: 'detached' });
}

async function back(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId('printers').waitFor();
}

/** What was told is read, and the pointer out of the way. */
async function quiet(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  const told = page.getByTestId('notice');
  if (await told.isVisible()) await told.getByRole('button').last().click();
  await told.waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
}
