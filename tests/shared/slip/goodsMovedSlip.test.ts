import { describe, expect, test } from 'vitest';
import { quantity } from '../../../src/shared/quantity.ts';
import { goodsArrivedSlip, goodsSentSlip } from '../../../src/shared/slip/goodsMovedSlip.ts';
import { layoutSlip } from '../../../src/shared/slip/layout.ts';
import type { Slip } from '../../../src/shared/slip/slip.ts';
import { aDay } from '../../support/aProduct.ts';
import { MORNING, showroom } from '../../support/counter.ts';
import { anArrival, aSending } from '../../support/someGoods.ts';

const context = { outlet: showroom, at: MORNING, till: 2, copy: 0 };

/** The paper, row by row. */
function paper(slip: Slip): string {
  return layoutSlip(slip, 48)
    .flatMap((row) => (row.kind === 'text' ? [row.spans.map(({ text }) => text).join(' … ')] : []))
    .join('\n');
}

describe('the slip of goods sent', () => {
  test('has what the paper of internal movement asks for, and room to write what arrived', () => {
    const carriage = {
      order: '12/ĐĐ',
      orderedOn: aDay('2026-11-20'),
      reason: 'Bổ sung hàng Tết',
      carrier: 'Ba Tâm',
      vehicle: '69C-012.34',
      contract: 'HĐ-7',
    };
    const words = paper(goodsSentSlip(aSending({ carriage, note: 'Hàng dễ vỡ' }), context));
    for (const said of [
      'PHIẾU CHUYỂN HÀNG',
      'Số BL01-2-CK000001',
      'Kèm phiếu xuất kho kiêm vận chuyển nội bộ, ký',
      'Xuất tại: Showroom OCOP Bạc Liêu (BL01)',
      'Nhập tại: Đối tác Cà Mau (CM02)',
      'Lệnh điều động số 12/ĐĐ ngày 20/11/2026',
      'Về việc: Bổ sung hàng Tết',
      'Người vận chuyển: Ba Tâm',
      'Phương tiện: 69C-012.34',
      'Hợp đồng vận chuyển: HĐ-7',
      'Ghi chú: Hàng dễ vỡ',
      'Lô MB-0626 · HSD 30/06/2027 … 12 gói',
      'Chủ hàng: HTX Muối Bạc Liêu',
      'Thực nhập … ....',
      'Cộng 2 dòng … 12 gói · 0,5 kg',
      'Người vận chuyển ký',
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/hoa hồng|hóa đơn/i);
  });

  test('to an agent names that paper, and leaves room for who carries the goods where nobody typed it', () => {
    const words = paper(goodsSentSlip(aSending({ paper: 'agent', carriage: { order: 'HĐĐL-3' } }), context));
    expect(words).toContain('Kèm phiếu xuất kho hàng gửi bán đại lý, ký hiệu');
    expect(words).toContain('Hợp đồng đại lý số HĐĐL-3');
    expect(words).toContain('Người vận chuyển: ....');
    expect(words).toContain('Phương tiện: ....');
  });
});

describe('the slip of goods that arrived', () => {
  test('says of each line what was sent, what came, and why these differ', () => {
    const words = paper(goodsArrivedSlip(anArrival(), { ...context, copy: 1 }));
    for (const said of [
      'PHIẾU NHẬN HÀNG CHUYỂN',
      'BẢN SAO 1',
      'Theo phiếu CM02-1-CK000004 ngày 20/11/2026',
      'Xuất tại: Đối tác Cà Mau (CM02)',
      'Gửi 12 gói … nhận 10 gói',
      'hỏng 2 gói',
      'không rõ lô',
      'Gửi 0,5 kg … nhận 0,5 kg',
      'Cộng 2 dòng … 10 gói · 0,5 kg',
      '1 dòng khác phiếu gửi.',
    ])
      expect(words).toContain(said);
  });

  test('says so where all came', () => {
    const [line] = anArrival().lines;
    const { why: _, ...all } = { ...line, arrived: quantity(12_000) } as never as Record<string, unknown>;
    expect(paper(goodsArrivedSlip(anArrival({ lines: [all as never] }), context))).toContain('Đủ như phiếu gửi.');
  });
});
