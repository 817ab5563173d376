import type { Page } from '@playwright/test';
import { stepAt, totp } from '../src/central/office/people/totp.ts';
import { signInToOffice } from '../src/quay/office.ts';
import { bytesFromBase32 } from '../tests/support/base32.ts';

export type OfficeAt = { readonly central: string; readonly password: string };

const PEOPLE = [
  ['Trần Thị Biên', 'bien.tran', 'editor'],
  ['Lê Minh Khôi', 'khoi.le', 'analyst'],
  ['Phạm Thu Hà', 'ha.pham', 'outlet-manager'],
  ['Chuỗi Đặc sản Đất Mũi', 'dat-mui', 'partner'],
  ['Ngô Văn Kiểm', 'kiem.ngo', 'auditor'],
] as const;

/** People of the office, one of them setting up an authenticator, and what was changed. On a page that is signed in. */
export async function takePeople(
  page: Page,
  { central, password }: OfficeAt,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const office = await signInToOffice(central, password);
  const [outlet] = await office.call('outlet.list', {});
  for (const [name, signIn, role] of PEOPLE) {
    const outlets = role === 'outlet-manager' || role === 'partner' ? [outlet?.id ?? ('' as never)] : [];
    await office.call('account.invite', { name, signIn, role, outlets });
  }
  const { products } = await office.call('catalogue.list', { text: 'muoi', category: null, offset: 0, limit: 3 });
  for (const { product, price } of products) {
    await office.call('catalogue.setPrice', { product, price: (price ?? 20_000) + 1_000 });
  }

  await page.goto(new URL('/?page=own', central).href);
  await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
  await page.getByLabel('Mật khẩu đang dùng').fill(password);
  await page.keyboard.press('Enter');
  const key = bytesFromBase32(await page.getByTestId('second-factor-key').innerText());
  await take(page, 'central-second-factor');
  await page.getByLabel('Mã xác thực').fill(totp(key, stepAt(Date.now())));
  await page.keyboard.press('Enter');
  await page.getByTestId('recovery-codes').waitFor();
  await page.getByRole('button', { name: 'Tôi đã cất các mã' }).click();

  await page.getByTestId('nav-accounts').click();
  await page.getByTestId('accounts').waitFor();
  await take(page, 'central-people');
  await page.getByTestId('nav-audit').click();
  await page.getByTestId('audit').waitFor();
  await take(page, 'central-audit');
}
