import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { enrolBeside } from '../support/aWatchedTill.ts';
import { faults } from './axe.ts';
import { startProgram } from './program.ts';
import { BY_HAND, codeFor, expect, IN_ELECTRON, testInOneShop } from './shop.ts';

/** Another till, unpacked and never enrolled. */
const test = testInOneShop.extend<{ readonly freshTill: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  freshTill: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), 'quay-e2e-fresh-'));
    const program = await startProgram(['till', `--data=${data}`, '--port=0', '--sync-every=2']);
    await use(program.ready['till'] ?? '');
    await program.stop();
    rmSync(data, { recursive: true, force: true });
  },
});

const PICTURE = process.env['QUAY_PICTURES'];
const look = async (page: Page, name: string): Promise<unknown> =>
  PICTURE ? page.screenshot({ path: `${PICTURE}/${name}.png` }) : undefined;

test.skip(IN_ELECTRON, 'the fresh till runs in the web host');

test('a fresh till is enrolled on its screen: wrong and used codes are refused, the right one makes it till 2', async ({
  page,
  shop,
  freshTill,
  officePage: office,
}) => {
  await page.goto(freshTill);
  await expect(page.getByText('Ghép máy quầy với trung tâm')).toBeVisible();
  const [centre, code] = [page.getByLabel('Địa chỉ trung tâm'), page.getByLabel('Mã ghép máy')];

  await page.getByTestId('enrol').click();
  await expect(page.getByText('Địa chỉ bắt đầu bằng https:// hoặc http://')).toBeVisible();
  await expect(page.getByText('Nhập mã mà trung tâm vừa tạo')).toBeVisible();

  await centre.fill(shop.central);
  await code.fill('AAAA-AAAA');
  await page.getByTestId('enrol').click();
  await expect(page.getByText('Mã ghép máy không đúng. Xem lại từng ký tự.')).toBeVisible();

  await office.getByTestId('nav-outlets').click();
  await office.getByRole('button', { name: 'Thêm máy quầy' }).click();
  await office.getByRole('button', { name: 'Tạo mã ghi danh' }).click();
  await code.fill('');
  await code.pressSequentially(await office.getByTestId('enrol-code').innerText(), BY_HAND);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ai đứng quầy?')).toBeVisible();
  await expect(page.getByText('Quầy 2', { exact: true })).toBeVisible();
  await expect(office.getByText('Máy quầy 2 đã ghi danh')).toBeVisible();
});

test('a dead till is replaced: the office shuts it out and makes a code, and a fresh machine bears its number and says what came back', async ({
  page,
  shop,
  freshTill,
  officePage: office,
}) => {
  const call = await shop.office();
  const [outlet] = await call.call('outlet.list', {});
  if (!outlet) throw new Error('the starter shop has an outlet');
  const dead = await enrolBeside(call, shop.central, outlet);
  dead.sell();
  await dead.push();

  await office.getByTestId('nav-outlets').click();
  await office.getByTestId('tills').locator(`[data-device="${dead.device}"]`).getByRole('button').click();
  await look(office, 'replace-till');
  await office.getByTestId('till-replace').click();
  await office.getByLabel('Lý do').fill('Máy cháy nguồn');
  await look(office, 'replace-why');
  await office.getByRole('button', { name: 'Thay và tạo mã' }).click();
  const code = await office.getByTestId('enrol-code').innerText();
  await look(office, 'replace-code');
  expect(await faults(office)).toEqual([]);
  expect(await dead.push()).toEqual({ answer: 'refused', why: 'revoked', replaced: true });

  await page.goto(freshTill);
  await page.getByLabel('Địa chỉ trung tâm').fill(shop.central);
  await page.getByLabel('Mã ghép máy').fill(code);
  await page.keyboard.press('Enter');
  const place = page.getByTestId('in-place-of');
  await expect(place).toContainText(`Máy này thay máy cũ của Quầy ${dead.number}`);
  await expect(place).toContainText(`phiếu cuối là BL01-${dead.number}-000001`);
  await expect(place).toContainText(`BL01-${dead.number}.101-000001`);
  await look(page, 'in-place-of');
  expect(await faults(page)).toEqual([]);
  await expect(office.getByText(`Máy mới đã nhận chỗ: Quầy ${dead.number}`)).toBeVisible({ timeout: 15_000 });
  await look(office, 'replace-arrived');
  await office.getByRole('button', { name: 'Đóng' }).last().click();
  await expect(office.locator(`[data-device="${dead.device}"] [data-health="replaced"]`)).toBeVisible();
  await look(office, 'replaced-tills');
});

test('a code that has enrolled a till enrols no other', async ({ page, shop, freshTill }) => {
  const used = await codeFor(await shop.office());
  const data = mkdtempSync(join(tmpdir(), 'quay-e2e-other-'));
  const other = await startProgram([
    'till',
    `--data=${data}`,
    '--port=0',
    `--centre=${shop.central}`,
    `--code=${used}`,
  ]);
  await page.goto(freshTill);
  await page.getByLabel('Địa chỉ trung tâm').fill(shop.central);
  await page.getByLabel('Mã ghép máy').fill(used);
  await page.getByTestId('enrol').click();
  await expect(page.getByText('Mã này đã ghép một máy khác. Nhờ trung tâm tạo mã mới.')).toBeVisible();
  await other.stop();
  rmSync(data, { recursive: true, force: true });
});

test('a centre that cannot be reached is said beside its address', async ({ page, freshTill }) => {
  await page.goto(freshTill);
  await page.getByLabel('Địa chỉ trung tâm').fill('http://127.0.0.1:9');
  await page.getByLabel('Mã ghép máy').fill('AAAA-AAAA');
  await page.getByTestId('enrol').click();
  await expect(page.getByText('Chưa nối được trung tâm ở địa chỉ này')).toBeVisible();
});
