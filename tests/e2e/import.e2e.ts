import { atTheCounter, expect, type Page, scan, testInOneShop as test } from './shop.ts';

const HEADINGS = 'Tên;Chủ thể;Nhóm;Đơn vị;Mã vạch;Giá';

function csv(...rows: readonly string[]): Buffer {
  return Buffer.from(`\u{feff}${[HEADINGS, ...rows].join('\r\n')}\r\n`, 'utf8');
}

async function choose(office: Page, name: string, buffer: Buffer): Promise<void> {
  await office.getByTestId('nav-catalogue').click();
  await office
    .getByRole('link', { name: 'Nhập từ tệp' })
    .or(office.getByRole('button', { name: 'Nhập từ tệp' }))
    .click();
  await office.getByTestId('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

async function isInCatalogue(office: Page, name: string): Promise<boolean> {
  await office.getByTestId('nav-catalogue').click();
  await office.getByLabel('Tìm sản phẩm').fill(name);
  const row = office.getByTestId('catalogue').getByRole('row', { name });
  await expect(row.or(office.getByText(`Không có sản phẩm nào khớp “${name}”`))).toBeVisible();
  return await row.isVisible();
}

test('a file with faults is shown by line and column; nothing happens until it is confirmed, then it is at the till', async ({
  page,
  shop,
  officePage: office,
}) => {
  await atTheCounter(page, shop);
  await choose(
    office,
    'mat-ong.csv',
    csv(
      'Mật ong rừng U Minh;HTX U Minh;Mật ong;chai;8938505974194;180.000',
      'Mật ong hoa tràm;HTX U Minh;Mật ong;chai;8938505974195;165.000',
      'Sáp ong;HTX U Minh;Mật ong;hũ;;không biết',
      ';HTX U Minh;Mật ong;hũ;;50.000',
    ),
  );
  const faults = office.getByTestId('import-faults');
  await expect(faults.getByRole('row', { name: /^3 Mã vạch 8938505974195 Mã vạch sai/ })).toBeVisible();
  await expect(faults.getByRole('row', { name: /^4 Giá không biết Phải là số đồng lớn hơn 0/ })).toBeVisible();
  await expect(faults.getByRole('row', { name: /^5 Tên — Ô này không được để trống/ })).toBeVisible();
  await expect(office.getByTestId('import-added')).toContainText('1');
  await expect(office.getByTestId('import-faulty')).toContainText('3');

  await scan(page, '8938505974194');
  await expect(page.getByTestId('notice')).toContainText('Không có món nào mang mã 8938505974194');

  await office.getByTestId('import-confirm').click();
  await expect(office.getByText('Đã nhập 1 sản phẩm').first()).toBeVisible();
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sync').click();
  await expect(page.getByRole('group', { name: 'Nhóm hàng' }).getByRole('button', { name: 'Mật ong' })).toBeAttached();
  await scan(page, '8938505974194');
  await expect(page.getByTestId('line')).toContainText('Mật ong rừng U Minh');
  await expect(page.getByTestId('total')).toHaveText('180.000 ₫');
});

test('a preview that is thrown away has changed nothing', async ({ officePage: office }) => {
  await choose(office, 'thu.csv', csv('Kẹo dừa bỏ dở;HTX Bỏ Dở;Kẹo;gói;;25.000'));
  await office.getByRole('button', { name: 'Bỏ, không nhập' }).click();
  await expect(office.getByText('Đã bỏ. Chưa có gì thay đổi.')).toBeVisible();
  expect(await isInCatalogue(office, 'Kẹo dừa bỏ dở')).toBe(false);
});

for (const [what, buffer, sentence] of [
  ['a file without a price column', Buffer.from('Tên;Chủ thể\r\nKẹo dừa;HTX\r\n'), 'Tệp thiếu cột: Giá'],
  // "Tên;Giá", then "Bánh" in Windows-1258: 0xE1 alone is no UTF-8.
  [
    'a file in an old encoding',
    Buffer.concat([Buffer.from('Tên;Giá\r\nB'), Buffer.from([0xe1]), Buffer.from('nh;25.000\r\n')]),
    'Chữ Việt trong tệp bị hỏng từ dòng 2',
  ],
  ['a file with headings only', Buffer.from('Tên;Giá\r\n'), 'Tệp không có dòng sản phẩm nào'],
] as const) {
  test(`${what} is refused with a sentence`, async ({ officePage: office }) => {
    await choose(office, 'tep.csv', buffer);
    await expect(office.getByText(sentence)).toBeVisible();
    await expect(office.getByTestId('import-confirm')).toHaveCount(0);
  });
}
