import { SaleBody } from '../../src/shared/sale/sale.ts';

/**
 * A paid sale of three products of Bạc Liêu, the figures of which add up: one with five stars, one with three,
 * one without, at two VAT rates and one good that is not subject to VAT.
 */
export function aSale(overrides: Partial<SaleBody> = {}): SaleBody {
  return { ...SaleBody.parse(example), ...overrides };
}

const example = {
  number: 'BL01-2-000123',
  day: '2026-11-22',
  shift: '019a0a4c-3f00-7000-8000-000000000001',
  cashier: 'Nguyễn Thị Ngọc Lan',
  lines: [
    {
      product: 'muoi-ba-thac',
      name: 'Muối tinh Bạc Liêu 500 g',
      unit: 'gói',
      quantity: 2_000,
      price: 25_000,
      amount: 50_000,
      producer: { id: 'ctcp-muoi-bac-lieu', name: 'Công ty CP Muối Bạc Liêu' },
      stars: 5,
      certificate: 'cert-muoi',
      vat: { class: 'khong-chiu-thue', perMille: null },
    },
    {
      product: 'tom-kho-da-giau',
      name: 'Tôm khô Đa Giàu loại đặc biệt, hộp quà biếu 250 g',
      unit: 'hộp',
      quantity: 1_000,
      price: 285_000,
      amount: 285_000,
      producer: { id: 'htx-da-giau', name: 'Hộ kinh doanh Nguyễn Thị Đa Giàu' },
      stars: 3,
      certificate: 'cert-tom',
      vat: { class: 'che-bien', perMille: 80 },
    },
    {
      product: 'duong-thot-not',
      name: 'Đường thốt nốt',
      unit: 'kg',
      quantity: 350,
      price: 90_000,
      amount: 31_500,
      producer: { id: 'htx-dong-tam', name: 'HTX Nông nghiệp Đồng Tâm' },
      vat: { class: 'duong', perMille: 50 },
    },
  ],
  total: 366_500,
  vat: [
    { perMille: 80, gross: 285_000, vat: 21_111 },
    { perMille: 50, gross: 31_500, vat: 1_500 },
    { perMille: null, gross: 50_000, vat: 0 },
  ],
  rounding: -500,
  tenders: [{ kind: 'cash', given: 500_000 }],
  change: 134_000,
  running: { sold: 366_500, returned: 0 },
};
