import { expect, test } from 'vitest';
import type { Instant } from '../../../src/shared/day.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { layoutSlip } from '../../../src/shared/slip/layout.ts';
import type { Slip } from '../../../src/shared/slip/slip.ts';
import { stockAdjustedSlip } from '../../../src/shared/slip/stockAdjustedSlip.ts';
import { StockAdjustedBody } from '../../../src/shared/stock/adjusted.ts';
import { MORNING, showroom } from '../../support/counter.ts';
import { aCountClosed } from '../../support/someGoods.ts';

const context = { outlet: showroom, at: MORNING, till: 2, copy: 0 };

/** The paper, row by row. */
function paper(slip: Slip): string[] {
  return layoutSlip(slip, 48).flatMap((row) =>
    row.kind === 'text' ? [row.spans.map(({ text }) => text).join(' … ')] : [],
  );
}

test('the slip of a count says what differs, of which lot, what it is worth, and how far the other tills were heard of', () => {
  const heard = [
    { till: 1, upTo: MORNING },
    { till: 3, upTo: null },
  ];
  const body = aCountClosed({ heard, approvedBy: { id: 'minh' as never, name: 'Minh' } });
  expect(StockAdjustedBody.safeParse(body).success).toBe(true);
  expect(paper(stockAdjustedSlip(body, context))).toEqual(
    expect.arrayContaining([
      'PHIẾU KIỂM KÊ',
      'Số BL01-2-KK000001',
      'Kiểm kê: cả điểm bán',
      'Người chốt: Hương',
      'Người cho phép: Minh',
      'Lý do: Kiểm kê cuối tháng',
      'Đã đếm 42 món … 2 món lệch',
      'Sổ 20, đếm 17 … −3 gói',
      'Lô MB-0626 · HSD 30/06/2027 … −2',
      'không rõ lô … −1',
      '−27.000 ₫',
      'Sổ 0,5, đếm 0,75 … +0,25 kg',
      '+120.000 ₫',
      'Thừa … +120.000 ₫',
      'Thiếu … −27.000 ₫',
      'Chênh lệch theo giá bán … +93.000 ₫',
      'Máy quầy 3: chưa rõ',
      'Người đếm ký … Quản lý ký',
      'Minh',
    ]),
  );
});

test('of what nobody counted it says so, and of what has no price no sum', () => {
  const gone = {
    product: 'mam' as never,
    name: 'Mắm cá lóc',
    unit: 'hũ',
    counted: quantity(0),
    expected: quantity(2_000),
    uncounted: true as const,
    differences: [{ quantity: quantity(-2_000) }],
  };
  const words = paper(stockAdjustedSlip(aCountClosed({ lines: [gone] }), context)).join('\n');
  expect(words).toContain('Sổ 2, không đếm thấy … −2 hũ');
  expect(words).not.toContain('không rõ lô');
  expect(words).toContain('Chênh lệch theo giá bán … 0 ₫');
});

test('where all is right there is nothing to add up; a count that was given up has booked nothing', () => {
  const right = paper(stockAdjustedSlip(aCountClosed({ lines: [] }), context)).join('\n');
  expect(right).toContain('Đã đếm 42 món … khớp hết');
  expect(right).not.toContain('Chênh lệch');
  const left = aCountClosed({ lines: [], products: 0, dropped: true, scope: { kind: 'shelf', name: 'Kệ muối' } });
  const words = paper(stockAdjustedSlip(left, context)).join('\n');
  expect(words).toContain('BỎ ĐỢT KIỂM KÊ');
  expect(words).toContain('Kiểm kê: Kệ muối');
  expect(words).toContain('Không điều chỉnh gì vào sổ.');
  expect(words).not.toContain('Đã đếm');
});

test('the price it is worth is that of the day it was closed, whole đồng', () => {
  const [line] = aCountClosed().lines;
  const cheap = aCountClosed({ lines: line ? [{ ...line, price: dong(1) }] : [] });
  expect(paper(stockAdjustedSlip(cheap, { ...context, at: (MORNING + 1) as Instant }))).toContain('Thiếu … −3 ₫');
});
