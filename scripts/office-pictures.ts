import type { Page } from '@playwright/test';
import { type Office, signInToOffice } from '../src/quay/office.ts';
import { addDays, type Day, dayOf, type Instant } from '../src/shared/day.ts';
import type { OfficeAt } from './people-pictures.ts';

/** Goods of the starter shop that a group of outlets sells dearer. */
const DEARER = { name: 'Ba khía muối nước mắm', price: 95_000, next: '99.000' } as const;
const IN_THE_BASKET = ['Ba khía muối nước mắm', 'Bánh phồng tôm Cái Bát', 'Muối tinh Bạc Liêu'] as const;
/** Days from today on which stars end on the picture. Made up: the starter shop's own all end in January 2028. */
const STARS_END_IN = [12, 20, 47, 75, 76, 110, 140, 171, 175, 230, 260, 300, 320, 330] as const;

/** Goods, prices of a group, the calendar of stars, what was published, and a gift basket. On a page that is signed in. */
export async function takeGoodsOfOffice(
  page: Page,
  { central, password }: OfficeAt,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const office = await signInToOffice(central, password);
  const today = dayOf(Date.now() as Instant);
  await endStars(office, today);
  await priceInAGroup(office);

  await page.goto(new URL('/?page=catalogue', central).href);
  await page.getByTestId('catalogue').waitFor();
  await take(page, 'central-catalogue');
  await page
    .getByRole('button', { name: `Đổi giá ${DEARER.name}`, exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Giá ở đâu').selectOption('Sân bay');
  await dialog.getByLabel('Giá mới').fill(DEARER.next);
  await take(page, 'central-group-prices');
  await page.goto(new URL('/?page=certificates&state=ending', central).href);
  await page.getByTestId('certified').waitFor();
  await take(page, 'central-certificates');
  await page.goto(new URL('/?page=drafts&view=published', central).href);
  await page.getByTestId('versions').waitFor();
  await take(page, 'central-versions');
  await fillInBasket(page, central);
  await take(page, 'central-basket');
}

/** Drafts and publishes other last days of certificates that stand. */
async function endStars(office: Office, today: Day): Promise<void> {
  const asked = { text: '', state: 'valid', month: null, offset: 0, limit: STARS_END_IN.length } as const;
  const { rows } = await office.call('certificate.list', asked);
  for (const [nth, { product, until }] of rows.entries()) {
    const opened = await office.call('certificate.open', { product });
    const sheet = 'sheets' in opened && opened.sheets.find(({ certificate }) => certificate.expiresOn === until);
    if (!sheet) throw new Error(`no certificate of ${product} ends on ${until}`);
    const row = { ...sheet.certificate, expiresOn: addDays(today, STARS_END_IN[nth] ?? 0) };
    await office.call('draft.save', { change: { kind: 'certificate', id: row.id, row }, edit: sheet.edit });
  }
  await publishAll(office);
}

async function publishAll(office: Office): Promise<void> {
  const { drafts } = await office.call('draft.list', {});
  const seen = drafts.map(({ kind, id, edit, current }) => ({ kind, id, edit, current }));
  const published = await office.call('draft.publish', { drafts: seen, at: null });
  if ('refused' in published) throw new Error(`the drafts did not go out: ${published.refused}`);
}

async function priceInAGroup(office: Office): Promise<void> {
  const [outlet] = await office.call('outlet.list', {});
  const group = await office.call('group.save', { id: null, name: 'Sân bay', outlets: outlet ? [outlet.id] : [] });
  const { products } = await office.call('catalogue.list', { text: DEARER.name, category: null, offset: 0, limit: 1 });
  const [dearer] = products;
  if (!('id' in group) || !dearer) throw new Error('the group has a product to sell dearer');
  await office.call('catalogue.setPrice', { product: dearer.product, price: DEARER.price, group: group.id });
}

async function fillInBasket(page: Page, central: string): Promise<void> {
  await page.goto(new URL('/?page=product', central).href);
  const form = page.getByTestId('product-form');
  await form.getByLabel('Tên', { exact: true }).fill('Giỏ quà Tết');
  await form.getByLabel('Nhóm hàng ở quầy').fill('Giỏ quà');
  await form.getByLabel('Đơn vị bán').fill('giỏ');
  await form.getByLabel('Đây là giỏ quà').check();
  for (const goods of IN_THE_BASKET) {
    await form.getByRole('combobox', { name: 'Thêm món vào giỏ' }).fill(goods);
    await page.getByRole('option').filter({ visible: true }).first().click();
  }
  await form.getByLabel(`Số lượng ${IN_THE_BASKET[1]}`).fill('2');
  for (const [nth, share] of ['50', '35,5', '14,5'].entries()) {
    await form.getByLabel(`Phần giá của ${IN_THE_BASKET[nth]}`).fill(share);
  }
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
}
