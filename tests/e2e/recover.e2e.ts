import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupsIn, ownBackups } from '../../src/main/backup/places.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { SALT } from './goods.ts';
import {
  comeTo,
  expect,
  IN_ELECTRON,
  openForBusiness,
  type Page,
  payExactly,
  type Shop,
  scan,
  signInAs,
  test,
} from './shop.ts';
import { expectSound } from './sound.ts';

test.skip(IN_ELECTRON, 'the window would go with the process');

async function sell(page: Page): Promise<void> {
  await scan(page, SALT.code);
  await payExactly(page);
  await page.getByTestId('next-sale').click();
}

/** The till ends, and its database is not what it was. */
async function spoil(shop: Shop): Promise<void> {
  await shop.killTill();
  truncateSync(join(shop.data, 'till', DATABASE), 10_000);
  await shop.startTill();
}

/** A copy that SQLite finds no fault with: one entry is not as it was written. */
function changeAnEntry(file: string): void {
  const db = new Database(file);
  db.exec('DROP TRIGGER journal_is_never_changed; UPDATE journal SET at = at + 1 WHERE seq = 2');
  db.close();
}

test('the till’s data is spoilt: a spoilt backup is refused, an older one and the centre bring all back, and it sells on', async ({
  page,
  shop,
}) => {
  await openForBusiness(page, shop);
  const backups = ownBackups(join(shop.data, 'till'));
  await sell(page);
  await shop.ask('backup.now', {});
  await sell(page);
  await shop.ask('backup.now', {});
  await expect.poll(async () => (await shop.sales()).length, { timeout: 30_000 }).toBe(2);
  changeAnEntry(backupsIn(backups)[0]?.file ?? '');
  await spoil(shop);
  await comeTo(page, shop);

  const [newest, older] = [page.getByTestId('backup').first(), page.getByTestId('backup').last()];
  await expect(newest.getByRole('radio')).toBeFocused();
  await expect(newest).toContainText('2 phiếu bán');
  await expectSound(page, 'a till whose data is spoilt');
  await page.getByTestId('recover-folder').fill(join(shop.data, 'nowhere'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('recover-named')).toContainText('Không có thư mục này');
  await page.getByTestId('restore').press('Enter');
  await expect(page.getByTestId('notice')).toContainText('không kiểm tra đủ');
  await expect(newest).toContainText('không dùng được');

  await expect(older.getByRole('radio')).toBeFocused();
  await expect(page.getByTestId('comes-back')).toContainText(/Trung tâm còn giữ thêm [1-9]/);
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('restore')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('Đã khôi phục 2 phiếu bán');
  await signInAs(page, 'Lan');
  await expect(page.getByTestId('pay')).toBeVisible();
  await sell(page);
  await expect.poll(async () => (await shop.sales())[0]?.number, { timeout: 30_000 }).toMatch(/^BL01-1\.2-000003$/);
});
