import { describe, expect, it } from 'vitest';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { picturesJob } from '../../../src/shared/escpos/job.ts';
import { EntryId, OutletId } from '../../../src/shared/id.ts';
import { dong, sumDong } from '../../../src/shared/money.ts';
import { usualProfile } from '../../../src/shared/printer/profile.ts';
import { amountOf, quantity } from '../../../src/shared/quantity.ts';
import type { SaleBody } from '../../../src/shared/sale/sale.ts';
import { vatOf } from '../../../src/shared/sale/vat.ts';
import { layoutSlip } from '../../../src/shared/slip/layout.ts';
import { rasterise } from '../../../src/shared/slip/raster.ts';
import { type SlipContext, saleSlip } from '../../../src/shared/slip/saleSlip.ts';
import { aSale } from '../../support/aSale.ts';
import { atlasOfTests, readSlip } from '../../support/slipInterpreter.ts';

const outlet: Outlet = {
  id: OutletId.parse('bac-lieu'),
  code: 'BL01',
  name: 'Điểm trưng bày OCOP Bạc Liêu',
  address: 'Số 5 Trần Phú, phường Bạc Liêu, tỉnh Cà Mau',
  phone: '0291 3 822 345',
  taxCode: '1900123456',
  cashRounding: '1000',
  zone: 'Asia/Ho_Chi_Minh',
};
const context: SlipContext = {
  outlet,
  at: Date.UTC(2026, 10, 22, 7, 2) as Instant,
  till: 2,
  copy: 0,
  demoPrices: false,
};

/** What a person reads on the paper that comes out. */
function printed(sale: SaleBody, changes: Partial<SlipContext> = {}, columns = 48): string[] {
  const rows = layoutSlip(saleSlip(sale, { ...context, ...changes }), columns);
  const bitmap = rasterise(rows, atlasOfTests(), columns * 12);
  return readSlip(picturesJob([bitmap], usualProfile, { processId: '0001', afterTrouble: false }), columns * 12).text;
}

describe('the sale of these tests', () => {
  it('adds up, like one that a till has settled', () => {
    const { lines, total, vat, rounding, tenders, change } = aSale();
    for (const line of lines) expect(line.amount).toBe(amountOf(line.price, line.quantity));
    expect(total).toBe(sumDong(lines.map((line) => line.amount)));
    expect(vat).toEqual(vatOf(lines.map((line) => ({ perMille: line.vat.perMille, amount: line.amount }))));
    expect(change).toBe(sumDong(tenders.map((tender) => tender.given)) - total - rounding);
  });
});

describe('the slip of a sale', () => {
  it('says who sold what to whom for how much, row by row on 80 mm paper', () => {
    expect(printed(aSale())).toEqual([
      'Điểm trưng bày',
      'OCOP Bạc Liêu',
      'Số 5 Trần Phú, phường Bạc Liêu, tỉnh Cà Mau',
      'Điện thoại 0291 3 822 345',
      'Mã số thuế 1900123456',
      'PHIẾU TÍNH TIỀN',
      'Số BL01-2-000123',
      '22/11/2026 14:02 Máy quầy 2',
      'Thu ngân: Nguyễn Thị Ngọc Lan',
      'Muối tinh Bạc Liêu 500 g',
      '2 gói × 25.000 50.000',
      '★★★★★ OCOP 5 sao · Công ty CP Muối Bạc Liêu',
      'Tôm khô Đa Giàu loại đặc biệt, hộp quà biếu',
      '250 g',
      '1 hộp × 285.000 285.000',
      '★★★ OCOP 3 sao · Hộ kinh doanh Nguyễn Thị Đa',
      'Giàu',
      'Đường thốt nốt',
      '0,35 kg × 90.000 31.500',
      'HTX Nông nghiệp Đồng Tâm',
      'TỔNG 366.500 ₫',
      'Làm tròn −500',
      'Phải trả 366.000',
      'Tiền khách đưa 500.000',
      'Tiền thối 134.000',
      'Đã gồm thuế GTGT 8 % 21.111',
      'Đã gồm thuế GTGT 5 % 1.500',
      'Không chịu thuế GTGT 50.000',
      'Cảm ơn quý khách!',
      'OCOP – Mỗi xã một sản phẩm',
    ]);
  });

  it('keeps every figure whole on 58 mm paper', () => {
    const rows = printed(aSale(), {}, 32);
    expect(rows).toContain('TỔNG 366.500 ₫');
    expect(rows).toContain('22/11/2026 14:02 Máy quầy 2');
    expect(rows).toContain('Không chịu thuế GTGT 50.000');
  });

  it('says nothing of rounding where nothing was rounded', () => {
    const rows = printed(aSale({ rounding: dong(0), change: dong(133_500) }));
    expect(rows.join('\n')).not.toMatch(/Làm tròn|Phải trả/);
    expect(rows).toContain('Tiền thối 133.500');
  });

  it('names what a credit paid, what cash rounded, and the cash as a part', () => {
    const credit = EntryId.parse('0192f0c1-2a00-7000-8000-0000000000c1');
    const tenders = [
      { kind: 'exchange' as const, given: dong(153_750), return: credit },
      { kind: 'cash' as const, given: dong(300_000) },
    ];
    const rows = printed(aSale({ tenders, rounding: dong(-250), change: dong(87_500) }));
    expect(rows).toEqual(
      expect.arrayContaining(['Làm tròn −250', 'Tiền hàng đổi 153.750', 'Tiền mặt khách đưa 300.000']),
    );
    expect(rows.join('\n')).not.toContain('Tiền khách đưa');
  });

  it('shows with a plus what rounding added', () => {
    expect(printed(aSale({ rounding: dong(500) }))).toContain('Làm tròn +500');
  });

  it('marks a reprint as a copy with its number, and the original not', () => {
    expect(printed(aSale(), { copy: 2 })).toContain('BẢN SAO 2');
    expect(printed(aSale()).join('\n')).not.toContain('BẢN SAO');
  });

  it('says clearly that demo prices are invented', () => {
    expect(printed(aSale(), { demoPrices: true })).toContain('Giá minh họa');
    expect(printed(aSale()).join('\n')).not.toContain('minh họa');
  });

  it('shows no star and no word of stars for a product without a valid certificate', () => {
    const [muoi, ...rest] = aSale().lines;
    const { stars: _, ...unrated } = muoi ?? expect.fail('a first line');
    const rows = printed(aSale({ lines: [unrated, ...rest.filter((line) => line.stars === undefined)] })).join('\n');
    expect(rows).not.toMatch(/★|sao/);
    expect(rows).toContain('Công ty CP Muối Bạc Liêu');
  });

  it('leaves out what a shop has not: phone, tax code, address', () => {
    const rows = printed(aSale(), { outlet: { ...outlet, phone: '', taxCode: '', address: '' } });
    expect(rows.slice(0, 3)).toEqual(['Điểm trưng bày', 'OCOP Bạc Liêu', 'PHIẾU TÍNH TIỀN']);
  });

  it('never calls itself an invoice', () => {
    expect(printed(aSale(), { copy: 1, demoPrices: true }).join('\n')).not.toMatch(/hóa đơn/i);
  });
});

/** The sale with its first line so changed. */
function withLine(sale: SaleBody, change: Partial<SaleBody['lines'][number]>): SaleBody {
  const [first, ...others] = sale.lines;
  return { ...sale, lines: first ? [{ ...first, ...change }, ...others] : [] };
}

describe('what is taken off, and what is in a basket', () => {
  it('a promotion stands under its line by its name, with what it took off', () => {
    const off = {
      by: 'promotion',
      amount: dong(5_000),
      promotion: 'km',
      name: 'Tuần lễ muối',
      borneBy: 'shop',
    } as const;
    const rows = printed(withLine(aSale(), { offs: [off] }));
    expect(rows.find((row) => row.includes('Tuần lễ muối'))).toMatch(/Tuần lễ muối +−5\.000$/);
  });

  it('a basket says what the buyer holds of each thing', () => {
    const [first] = aSale().lines;
    if (!first) throw new Error('a sale has a line');
    const { product, unit, producer } = first;
    const part = { product, name: 'Bánh phồng tôm', unit, producer, quantity: quantity(4_000), amount: dong(1) };
    expect(printed(withLine(aSale(), { parts: [part] })).map((row) => row.trim())).toContain(
      `4 ${unit} Bánh phồng tôm`,
    );
  });
});
