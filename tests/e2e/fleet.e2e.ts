import type { Instant } from '../../src/shared/day.ts';
import { enrolBeside, tellHealth } from '../support/aWatchedTill.ts';
import { faults } from './axe.ts';
import { comeTo, expect, testInOneShop as test } from './shop.ts';

const PICTURE = process.env['QUAY_PICTURES'];

test('a till that runs out of disk rings at the office until somebody says that they know', async ({
  shop,
  officePage: page,
}) => {
  const office = await shop.office();
  const [outlet] = await office.call('outlet.list', {});
  if (!outlet) throw new Error('the starter shop has an outlet');
  const till = await enrolBeside(office, shop.central, outlet);
  await page.getByTestId('nav-outlets').click();
  await expect(page.getByTestId('tills').locator(`[data-device="${till.device}"]`)).toBeVisible();

  await tellHealth(till, { url: shop.central, at: Date.now() as Instant }, { freeBytes: 900_000_000 });
  const alarm = page.locator(`[data-alarm="disk"][data-device="${till.device}"]`);
  await expect(alarm).toContainText('Đĩa chỉ còn 900 MB', { timeout: 15_000 });
  const badge = page.getByTestId('nav-outlets').locator('.badge');
  await expect(badge).toBeVisible();
  const before = Number(await badge.innerText());

  await alarm.getByRole('button', { name: 'Ghi nhận…' }).click();
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await expect(page.getByText('Hãy ghi vài chữ vì sao.')).toBeVisible();
  await page.getByLabel('Lý do').fill('Đã hẹn thay ổ đĩa');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await expect(alarm).toHaveCount(0);
  await expect(badge).toHaveCount(before === 1 ? 0 : 1);
  await page.getByTestId('alarms-known').locator('summary').click();
  await expect(page.getByTestId('alarms-known')).toContainText('Đã hẹn thay ổ đĩa');
  expect(await faults(page)).toEqual([]);
  await office.call('fleet.setService', { device: till.device, service: 'retired', note: 'Hết chuyện' });
});

test('a till that the office shuts out says so and that nothing is lost, and sends on once it is put back to use', async ({
  page,
  shop,
  officePage,
}) => {
  const office = await shop.office();
  const tills = await office.call('fleet.tills', {});
  const till = tills.find(({ retiredAt, till: number }) => retiredAt === null && number === 1);
  if (!till) throw new Error('the starter shop has a till');
  await comeTo(page, shop);
  try {
    await officePage.getByTestId('nav-outlets').click();
    await officePage.getByTestId('tills').locator(`[data-device="${till.device}"]`).getByRole('button').click();
    await officePage.getByTestId('till-revoked').click();
    await officePage.getByLabel('Lý do').fill('Máy bị lấy mất');
    await officePage.getByRole('button', { name: 'Thu hồi', exact: true }).click();
    await expect(officePage.locator(`[data-device="${till.device}"] [data-health="revoked"]`)).toBeVisible();

    await page.getByTestId('sync-state').click();
    await expect(page.getByText('Không mất gì: mọi phiếu vẫn giữ đủ trong máy.')).toBeVisible({ timeout: 15_000 });
    if (PICTURE) await page.screenshot({ path: `${PICTURE}/till-revoked.png` });
  } finally {
    await office.call('fleet.setService', { device: till.device, service: 'in-use', note: 'Tìm thấy rồi' });
  }
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('sync-state')).not.toContainText('thu hồi', { timeout: 15_000 });
});
