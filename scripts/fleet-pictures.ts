import type { Page } from '@playwright/test';
import { signInToOffice } from '../src/quay/office.ts';
import type { Instant } from '../src/shared/day.ts';
import { enrolBeside, tellHealth } from '../tests/support/aWatchedTill.ts';
import type { OfficeAt } from './people-pictures.ts';

const SALT = [{ product: 'muoi', name: 'Muối tinh Bạc Liêu 500 g', price: 25_000 }];
const SHRIMP = [{ product: 'tom', name: 'Tôm khô Đa Giàu 250 g', price: 285_000 }];

/** Tills of which some need somebody, an entry that waits, and two histories side by side. On a page that is signed in. */
export async function takeFleet(
  page: Page,
  { central, password }: OfficeAt,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const office = await signInToOffice(central, password);
  const [outlet] = await office.call('outlet.list', {});
  if (!outlet) throw new Error('the starter shop has an outlet');
  const enrolled = () => enrolBeside(office, central, outlet);
  const tills = [await enrolled(), await enrolled(), await enrolled()] as const;
  const [door, back, fair] = tills;
  await office.call('fleet.nameTill', { device: door.device, name: 'Cửa chính' });
  await office.call('fleet.nameTill', { device: fair.device, name: 'Hội chợ' });
  for (const till of tills) {
    till.sell(SALT);
    await till.push();
  }
  back.append('what-a-newer-till-writes', { number: 'BL01-2-A-000002', day: '2026-11-23', total: 310_000 });
  await back.push(3);
  const copy = fair.clone();
  fair.sell(SALT);
  fair.sell(SHRIMP);
  await fair.push(3);
  copy.sell(SHRIMP);
  copy.sell([...SALT, ...SHRIMP]);
  copy.sell(SALT);
  await copy.push(3);
  const at = Date.now() as Instant;
  const backedUpAt = (at - 3_600_000) as Instant;
  const trouble = { freeBytes: 1_400_000_000, printers: [{ name: 'Máy in quầy', state: 'paper-out' }] };
  await tellHealth(door, { url: central, at }, { backedUpAt });
  await tellHealth(back, { url: central, at, unsent: 3 }, { ...trouble, backedUpAt });
  await tellHealth(copy, { url: central, at }, { backedUpAt });
  const { alarms } = await office.call('alarm.list', {});
  for (const { device, kind, mark } of alarms.filter((alarm) => alarm.kind === 'printer')) {
    await office.call('alarm.acknowledge', { device, kind, mark, note: 'Đã gọi Lan thay cuộn giấy' });
  }

  await page.goto(new URL('/?page=outlets', central).href);
  await page.getByTestId('tills').waitFor();
  await page.getByTestId('alarms').waitFor();
  await take(page, 'central-fleet');
  await page.goto(new URL('/?page=suspense&view=entries', central).href);
  await page.getByTestId('suspense-entry').waitFor();
  await take(page, 'central-suspense');
  await page.goto(new URL('/?page=suspense&view=forks', central).href);
  await page.getByTestId('fork-open').click();
  await page.getByTestId('fork-entries').waitFor();
  await take(page, 'central-fork');

  await page.goto(new URL('/?page=outlets', central).href);
  await page.getByTestId('tills').locator(`[data-device="${door.device}"]`).getByRole('button').click();
  await page.getByTestId('till-replace').click();
  await page.getByLabel('Lý do').fill('Máy cháy nguồn');
  await page.getByRole('button', { name: 'Thay và tạo mã' }).click();
  await page.getByTestId('enrol-code').waitFor();
  await take(page, 'central-replace');
  await office.call('fleet.setService', { device: door.device, service: 'in-use', note: 'Chỉ là hình' });
}
