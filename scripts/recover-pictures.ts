import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DATABASE } from '../src/main/ledger/openLedger.ts';
import { openForBusiness, type Shop, tapPin } from '../tests/e2e/shop.ts';

type Pictures = {
  readonly sell: (page: Page, codes: readonly string[]) => Promise<void>;
  readonly take: (page: Page, name: string) => Promise<void>;
  /** A page of the centre's, signed in. */
  readonly office: () => Promise<Page>;
};

const BASKETS = [['2000000001142', '2000000000176'], ['2000000001111'], ['2000000001203', '2000000001203']] as const;

/** Backups, what is carried by a USB stick, and the way back of a till whose database was cut off. */
export async function takeRecovery(page: Page, shop: Shop, pictures: Pictures): Promise<void> {
  const { sell, take } = pictures;
  await openForBusiness(page, shop);
  await page.getByRole('button', { name: 'Đã hiểu' }).click();
  await sell(page, BASKETS[0]);
  await takeBackups(page, shop, take);
  // A sale that only the file carries.
  shop.line.become('down');
  await sell(page, BASKETS[1]);
  await shop.ask('backup.now', {});
  await takeExchange(page, shop, pictures);
  await sell(page, BASKETS[2]);
  await shop.ask('till.sync', {});
  await shop.killTill();
  truncateSync(join(shop.data, 'till', DATABASE), 10_000);
  await shop.startTill();
  await page.reload();
  await page.getByTestId('comes-back').waitFor();
  await take(page, 'recover');
}

async function takeBackups(page: Page, { data }: Shop, take: Pictures['take']): Promise<void> {
  const second = join(data, 'usb');
  mkdirSync(second);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-backup').click();
  await page.getByTestId('backup-path').fill(second);
  await page.keyboard.press('Enter');
  await page.getByTestId('approval').waitFor();
  await tapPin(page);
  await page.getByTestId('backup-second').waitFor();
  await quiet(page);
  await take(page, 'backup');
  await page.keyboard.press('Escape');
  await page.getByTestId('backups').waitFor({ state: 'detached' });
}

/** The file is written without a network; the centre takes it in and gives its own back. */
async function takeExchange(page: Page, { data, line }: Shop, { take, office: comeToOffice }: Pictures): Promise<void> {
  await page.getByTestId('sync-state').click();
  await page.getByTestId('exchange-make').waitFor();
  await take(page, 'exchange');
  await page.getByTestId('exchange-make').click();
  const [download] = await Promise.all([page.waitForEvent('download'), tapPin(page)]);
  const file = join(data, download.suggestedFilename());
  await download.saveAs(file);
  const office = await comeToOffice();
  await office.getByTestId('nav-outlets').click();
  await office.getByTestId('bring-open').click();
  await office.getByTestId('bring-file').setInputFiles(file);
  await office.getByTestId('brought').waitFor();
  await take(office, 'central-bring');
  line.become('through');
  await office.close();
  await quiet(page);
}

/** What was told is read, and the pointer out of the way. */
async function quiet(page: Page): Promise<void> {
  const told = page.getByTestId('notice');
  if (await told.isVisible()) await told.getByRole('button').last().click();
  await told.waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
}
