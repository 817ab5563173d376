import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from './axe.ts';
import { SALT } from './goods.ts';
import { atTheCounter, expect, type Page, payExactly, scan, tapPin, testInOneShop as test } from './shop.ts';

/** What a page has the browser keep while something is done, in a folder of the story. */
async function keptDuring(page: Page, folder: string, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

test('a till without a network: a file goes to the office, its answer comes back, and twice is once', async ({
  page,
  shop,
  officePage: office,
}) => {
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await payExactly(page);
  await page.getByTestId('next-sale').click();
  const status = async () => {
    await page.getByTestId('sync-state').click();
    await expect(page.getByTestId('exchange-make')).toBeVisible();
  };
  await status();
  const up = await keptDuring(page, shop.data, async () => {
    await page.getByTestId('exchange-make').click();
    await tapPin(page);
  });
  await expect(page.getByTestId('notice')).toContainText('Mang tệp này lên trung tâm');
  expect(up).toMatch(/gui-trung-tam-.+\.quay$/);

  await office.getByTestId('nav-outlets').click();
  await office.getByTestId('bring-open').click();
  await office.getByTestId('bring-file').setInputFiles(up);
  await expect(office.getByTestId('brought')).toContainText('đã nhận đủ');
  const down = await keptDuring(office, shop.data, () => office.getByTestId('bring-save').click());

  for (const file of [up, down, down]) {
    await status();
    await page.getByTestId('exchange-take').setInputFiles(file);
    const says = file === up ? 'tệp máy quầy ghi cho trung tâm' : 'ệp trung tâm lập';
    await expect(page.getByTestId('notice')).toContainText(says);
  }
});

test('a technician looks at all the till stands on, and reads the support bundle before it is saved', async ({
  page,
  shop,
}) => {
  await atTheCounter(page, shop);
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-doctor').click();
  await expect(page.getByTestId('doctor')).toHaveAttribute('data-state', 'done');
  for (const part of ['data', 'keys', 'chain']) {
    await expect(page.getByTestId(`doctor-${part}`)).toHaveAttribute('data-health', 'well');
  }
  expect(await faults(page)).toEqual([]);
  await page.getByTestId('doctor-bundle').click();
  await tapPin(page);
  await expect(page.getByTestId('bundle-text')).toContainText('GÓI HỖ TRỢ');
  await page.getByRole('button', { name: 'journal.csv' }).click();
  await expect(page.getByTestId('bundle-text')).toContainText('seq,epoch,kind,hash');
  expect(await faults(page)).toEqual([]);
  const saved = await keptDuring(page, shop.data, () => page.getByTestId('bundle-save').click());
  expect(readFileSync(saved).subarray(0, 2).toString()).toBe('PK');
  expect(saved).toMatch(/ho-tro-quay-\d{4}-\d{2}-\d{2}\.zip$/);
});
