import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { stepAt, totp } from '../../src/central/office/people/totp.ts';
import { type Office, signInToOffice } from '../../src/quay/office.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import { OutletId } from '../../src/shared/id.ts';
import { bytesFromBase32 } from '../support/base32.ts';
import { GOOD_PASSWORD } from '../support/officeDoor.ts';
import { faults } from './axe.ts';
import { copyStarter } from './makeStarter.ts';
import { startProgram } from './program.ts';

type Centre = { readonly url: string; readonly password: string; readonly office: Office };

/** A centre alone, with the starter shop's catalogue and two outlets; no till sells here. */
const test = base.extend<object, { readonly centre: Centre }>({
  centre: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const data = mkdtempSync(join(tmpdir(), 'quay-office-'));
      copyStarter(data);
      const program = await startProgram(['central', '--data', data, '--port', '0']);
      const { central: url = '', password = '' } = program.ready;
      const office = await signInToOffice(url, password);
      const [first] = await office.call('outlet.list', {});
      await office.call('outlet.save', {
        ...(first as Outlet),
        id: OutletId.parse('cm02'),
        code: 'CM02',
        name: SECOND,
      });
      await use({ url, password, office });
      await program.stop();
      rmSync(data, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

const SECOND = 'Quầy đối tác Đất Mũi';

async function signInAs(page: Page, centre: Centre, name: string, password: string): Promise<void> {
  await page.goto(centre.url);
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Follows the link somebody was given, and chooses a password. */
async function enterBy(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(GOOD_PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(GOOD_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('own-name')).toBeVisible();
}

const shelf = (page: Page) =>
  page.locator('.nav a').evaluateAll((links) => links.map(({ dataset }) => dataset['testid']));

async function withPage(
  context: { readonly newContext: () => Promise<BrowserContext> },
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  const own = await context.newContext();
  await visit(await own.newPage());
  await own.close();
}

test('an editor is invited, sets up an authenticator, and signs in with it; what they change stands in the audit log', async ({
  page: admin,
  browser,
  centre,
}) => {
  await signInAs(admin, centre, 'trung-tam', centre.password);
  await admin.getByTestId('nav-accounts').click();
  await admin.getByRole('button', { name: 'Mời người dùng' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Họ tên').fill('Trần Thị Biên');
  await dialog.getByLabel('Tên đăng nhập').fill('bien');
  expect(await faults(admin)).toEqual([]);
  await dialog.getByRole('button', { name: 'Mời người dùng' }).click();
  const address = await admin.getByTestId('invitation').innerText();
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
  await expect(admin.locator('[data-sign-in=bien]')).toContainText('Chờ đặt mật khẩu');

  await withPage(browser, async (page) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Đặt mật khẩu' })).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await enterBy(page, address);
    await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
    await page.getByLabel('Mật khẩu đang dùng').fill(GOOD_PASSWORD);
    await page.keyboard.press('Enter');
    const key = bytesFromBase32(await page.getByTestId('second-factor-key').innerText());
    expect(await faults(page)).toEqual([]);
    const step = stepAt(Date.now());
    await page.getByLabel('Mã xác thực').fill(totp(key, step));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('recovery-codes').locator('li')).toHaveCount(10);
    const [recovery = ''] = await page.getByTestId('recovery-codes').locator('li').allInnerTexts();
    await page.getByRole('button', { name: 'Tôi đã cất các mã' }).click();
    await expect(page.getByTestId('second-factor')).toHaveAttribute('data-on', 'true');
    expect(await faults(page)).toEqual([]);

    await page.locator('.menuButton').click();
    await page.getByRole('button', { name: 'Thoát' }).click();
    await signInAs(page, centre, 'bien', GOOD_PASSWORD);
    // The code that set it up is used; a telephone a step ahead is still believed.
    await page.getByLabel('Mã xác thực').fill(totp(key, step));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Mã chưa đúng hoặc đã dùng')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel('Mã xác thực').fill(totp(key, step + 1));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('catalogue-total')).toBeVisible();
    expect(await shelf(page)).toEqual([
      'nav-demand',
      'nav-outlets',
      'nav-announced',
      'nav-catalogue',
      'nav-producers',
      'nav-certificates',
      'nav-drafts',
      'nav-promotions',
    ]);
    await page
      .getByRole('button', { name: /^Đổi giá/ })
      .first()
      .click();
    await page.getByRole('dialog').getByLabel('Giá mới').fill('27000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.context().clearCookies();
    await signInAs(page, centre, 'bien', GOOD_PASSWORD);
    await page.getByLabel('Mã xác thực').fill(recovery);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('catalogue-total')).toBeVisible();
  });

  await admin.getByTestId('nav-audit').click();
  const changed = admin.getByTestId('audit').locator('[data-deed="catalogue.setPrice"]').first();
  await expect(changed).toContainText('Trần Thị Biên');
  await expect(changed).toContainText('27.000');
  expect(await faults(admin)).toEqual([]);
});

test('an outlet manager sees their own outlet alone; a partner changes nothing there', async ({ browser, centre }) => {
  const outlets = [OutletId.parse('cm02')];
  for (const [signIn, role] of [
    ['quan-ly', 'outlet-manager'],
    ['chuoi', 'partner'],
  ] as const) {
    const invited = await centre.office.call('account.invite', { name: signIn, signIn, role, outlets });
    if ('refused' in invited) throw new Error(invited.refused);
    await withPage(browser, async (page) => {
      await enterBy(page, `${centre.url}/#invite=${invited.code}`);
      await page.getByTestId('nav-outlets').click();
      await page.getByRole('link', { name: 'Điểm bán', exact: true }).last().click();
      await expect(page.getByTestId('outlets').locator('tbody tr')).toHaveCount(1);
      await expect(page.getByTestId('outlets')).toContainText(SECOND);
      await expect(page.getByRole('button', { name: /Sửa/ })).toHaveCount(0);
      const staff = page.getByRole('link', { name: 'Nhân viên', exact: true });
      await expect(staff).toHaveCount(role === 'outlet-manager' ? 1 : 0);
      expect(await faults(page)).toEqual([]);
    });
  }
});

test('an auditor reads everything and finds nothing to press', async ({ browser, centre }) => {
  const invited = await centre.office.call('account.invite', {
    name: 'Kiểm soát viên',
    signIn: 'kiem-soat',
    role: 'auditor',
    outlets: [],
  });
  if ('refused' in invited) throw new Error(invited.refused);
  await withPage(browser, async (page) => {
    await enterBy(page, `${centre.url}/#invite=${invited.code}`);
    const pages = ['catalogue', 'promotions', 'accounts', 'audit'];
    for (const name of pages) {
      await page.getByTestId(`nav-${name}`).click();
      await expect(page.locator('tbody tr').first()).toBeVisible();
      await expect(page.locator('.tableActions button, .pageActions button, .tabsEnd button')).toHaveCount(0);
    }
    await page.goto(`${centre.url}/?page=outlets&view=staff`);
    await expect(page.getByTestId('staff').locator('tbody tr').first()).toBeVisible();
    await expect(page.locator('.tableActions button, .tabsEnd button')).toHaveCount(0);
    await page.getByTestId('nav-accounts').click();
    await expect(page.getByTestId('needs-second-factor')).toBeDisabled();
    expect(await faults(page)).toEqual([]);
  });
});
