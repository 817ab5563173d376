import { describe, expect, test } from 'vitest';
import type { ProducerId } from '../../../src/shared/id.ts';
import { goodsReceivedSlip, goodsWrittenOffSlip } from '../../../src/shared/slip/goodsSlip.ts';
import { layoutSlip } from '../../../src/shared/slip/layout.ts';
import type { Slip } from '../../../src/shared/slip/slip.ts';
import { MORNING, showroom } from '../../support/counter.ts';
import { aReceipt, aWriteOff, cameIn } from '../../support/someGoods.ts';

const context = { outlet: showroom, at: MORNING, till: 2, copy: 0 };
const manager = { id: 'minh' as never, name: 'Minh' };

/** The paper, row by row. */
function paper(slip: Slip): string {
  return layoutSlip(slip, 48)
    .flatMap((row) => (row.kind === 'text' ? [row.spans.map(({ text }) => text).join(' … ')] : []))
    .join('\n');
}

describe('the slip of goods that came in', () => {
  test('says whose they are, of which lot, how much, on what terms, and who signs', () => {
    const words = paper(goodsReceivedSlip(aReceipt({ note: 'Phiếu giao 117', approvedBy: manager }), context));
    for (const said of [
      'PHIẾU NHẬP KHO',
      'Số BL01-2-NK000001',
      'Người nhận: Hương',
      'Theo: Phiếu giao 117',
      'Người cho phép: Minh',
      'Chủ hàng: HTX Muối Bạc Liêu',
      'Lô MB-0626 · HSD 30/06/2027 … 24 gói',
      'Ký gửi, hoa hồng 15 %',
      'HSD 30/06/2027 … 5,25 kg',
      'Mua đứt 480.000 ₫/kg … 2.520.000',
      'Cộng 2 dòng … 24 gói · 5,25 kg',
      'Tiền mua … 2.520.000 ₫',
      'Người giao ký … Người nhận ký',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('BẢN SAO');
  });

  test('tells nobody who brings goods on what terms another’s are sold', () => {
    const anothers = cameIn({ owner: { id: 'htx-tom' as ProducerId, name: 'HTX Tôm Đất Mũi' } });
    const words = paper(goodsReceivedSlip(aReceipt({ lines: [...aReceipt().lines, anothers] }), context));
    expect(words).toContain('Chủ hàng: HTX Muối Bạc Liêu');
    expect(words).toContain('Chủ hàng: HTX Tôm Đất Mũi');
    expect(words).not.toMatch(/hoa hồng|Mua đứt|Tiền mua/);
  });

  test('says where no last day is printed, and that it is a copy', () => {
    const { expires: _, ...lot } = cameIn({ code: '' }).lot;
    const words = paper(goodsReceivedSlip(aReceipt({ lines: [{ ...cameIn(), lot }] }), { ...context, copy: 1 }));
    expect(words).toContain('không ghi hạn … 24 gói');
    expect(words).toContain('BẢN SAO 1');
  });
});

describe('the slip of goods written off', () => {
  test('says why, whose they were, and that nobody knows of which lot the rest was', () => {
    const words = paper(goodsWrittenOffSlip(aWriteOff({ note: 'Chuột cắn bao', approvedBy: manager }), context));
    for (const said of [
      'PHIẾU HỦY HÀNG',
      'Lý do: hỏng, vỡ',
      'Chuột cắn bao',
      'Lô MB-0626 · HSD 30/06/2027 … 3 gói',
      'HTX Muối Bạc Liêu',
      'không rõ lô … 0,25 kg',
      'Cộng 2 dòng … 3 gói · 0,25 kg',
      'Người lập ký … Quản lý ký',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('hoa hồng');
  });

  test('of goods that go back to their owner is signed by the owner', () => {
    const words = paper(goodsWrittenOffSlip(aWriteOff({ why: 'to-producer' }), context));
    expect(words).toContain('PHIẾU TRẢ HÀNG CHỦ THỂ');
    expect(words).toContain('Người giao ký … Chủ hàng nhận ký');
  });
});
