import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
