import type { Page } from '@playwright/test';
import type { Shop } from '../tests/e2e/shop.ts';
import { drawScene } from '../tests/support/drawnScene.ts';

/** Made up, as its picture is: of real producers only what they say themselves may be told, and shown only what they gave. */
export const DEMO = {
  name: 'Muối hoa Cồn Gió',
  file: [
    'Tên;Chủ thể;Địa chỉ;Nhóm;Đơn vị;Quy cách;Giá;Giá dùng thử;Sao;Ngày cấp',
    'Muối hoa Cồn Gió;HTX Cồn Gió (ví dụ);Ấp Cồn Gió, tỉnh Cà Mau;Muối;hũ;250 g;45.000;x;4;12/06/2025',
  ].join('\r\n'),
  vi: 'Sáng sớm, khi gió còn lặng, muối hoa nổi thành lớp mỏng trên mặt ruộng. Người làm muối hớt bằng tay, phơi trên mành tre ba nắng rồi mới đóng hũ. Một ruộng chỉ được vài ký mỗi ngày.',
  en: 'At dawn, before the wind rises, the flower of salt forms a thin crust on the ponds. It is lifted by hand, dried on bamboo for three days and only then packed. A pond gives a few kilograms a day.',
} as const;

/** Adds a made-up product with its story and its drawn photograph, as the office does it. @returns the page with the dialog as it was filled in, before it is kept as a draft */
export async function fillInDemoStory(office: Page, shop: Shop): Promise<{ readonly keep: () => Promise<void> }> {
  const inside = await shop.office();
  const preview = await inside.sendFile('vi-du.csv', Buffer.from(`\u{feff}${DEMO.file}\r\n`));
  if ('refused' in preview) throw new Error(`the demo product was refused: ${preview.refused}`);
  await inside.call('catalogue.confirmImport', { import: preview.import });

  await office.goto(new URL(`/?page=catalogue&q=${encodeURIComponent(DEMO.name)}`, shop.central).href);
  await office.getByRole('button', { name: `Câu chuyện và ảnh của ${DEMO.name}` }).click();
  const dialog = office.getByTestId('story-dialog');
  await dialog.getByLabel('Câu chuyện (tiếng Việt)').fill(DEMO.vi);
  await dialog.getByLabel('Câu chuyện (tiếng Anh, không bắt buộc)').fill(DEMO.en);
  const picture = { name: 'Cồn Gió.png', mimeType: 'image/png', buffer: drawScene(1_600, 1_200) };
  await dialog.getByTestId('story-file').setInputFiles(picture);
  await dialog.getByRole('img', { name: `${DEMO.name}, ảnh 1` }).waitFor();
  return {
    keep: async () => {
      await dialog.getByRole('button', { name: 'Lưu nháp' }).click();
      await office.getByTestId('toast').waitFor();
    },
  };
}
