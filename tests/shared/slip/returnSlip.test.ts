import { describe, expect, test } from 'vitest';
import { EntryId, SaleId, ShiftId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import type { Refund } from '../../../src/shared/return/refund.ts';
import type { ReturnBody } from '../../../src/shared/return/return.ts';
import { takeBack } from '../../../src/shared/return/takeBack.ts';
import { layoutSlip } from '../../../src/shared/slip/layout.ts';
import { creditSlip, returnSlip } from '../../../src/shared/slip/returnSlip.ts';
import type { Slip } from '../../../src/shared/slip/slip.ts';
import { aDay } from '../../support/aProduct.ts';
import { aSale } from '../../support/aSale.ts';
import { MORNING, showroom } from '../../support/counter.ts';

const context = { outlet: showroom, at: MORNING, till: 2, copy: 0 };

function aReturn(refunds: readonly Refund[], change: Partial<ReturnBody> = {}): ReturnBody {
  const sold = { id: SaleId.parse('0192f0c1-2a00-7000-8000-0000000000b1'), sale: aSale(), before: [] };
  const body = takeBack(sold, [{ line: 0, quantity: quantity(2_000), to: 'write-off' }], refunds, {
    number: 'BL01-2-R000007',
    day: aDay('2026-11-23'),
    shift: ShiftId.parse('019a0a4c-3f00-7000-8000-000000000002'),
    cashier: 'Lan',
    cashRounding: '1000',
    running: { sold: dong(366_500), returned: dong(0) },
    reason: 'Hàng lỗi',
    training: false,
  });
  if (isRefusal(body)) throw new Error(body.refused);
  return { ...body, ...change };
}

/** The paper, row by row. */
function paper(slip: Slip): string {
  return layoutSlip(slip, 48)
    .flatMap((row) => (row.kind === 'text' ? [row.spans.map(({ text }) => text).join(' … ')] : []))
    .join('\n');
}

describe('the slip of a return', () => {
  const cash = aReturn([{ kind: 'cash', amount: dong(50_000) }]);

  test('says of which sale, what, why and how the money went back, and is signed for', () => {
    const words = paper(returnSlip(cash, context));
    for (const said of [
      'PHIẾU TRẢ HÀNG',
      'Số BL01-2-R000007',
      'Của phiếu BL01-2-000123, ngày 22/11/2026',
      'Lý do: Hàng lỗi',
      '2 gói × 25.000 … 50.000',
      'không bán lại',
      'TIỀN TRẢ LẠI … 50.000 ₫',
      'Tiền mặt trả khách … 50.000',
      'Khách nhận tiền ký tên',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain('Làm tròn');
  });

  test('says who let it be, that it is a copy, and that it is practice', () => {
    const approvedBy = { id: 'minh' as never, name: 'Minh' };
    const words = paper(returnSlip({ ...cash, approvedBy, training: true }, { ...context, copy: 2 }));
    expect(words).toContain('Người cho phép: Minh');
    expect(words).toContain('BẢN SAO 2');
    expect(words).toContain('HUẤN LUYỆN');
  });

  test('of an exchange says what for, and nobody signs', () => {
    const words = paper(returnSlip(aReturn([{ kind: 'exchange', amount: dong(50_000) }]), context));
    expect(words).toContain('Để đổi hàng … 50.000');
    expect(words).not.toContain('ký tên');
  });

  test('without a slip says that today’s price was paid', () => {
    expect(paper(returnSlip({ ...cash, of: null }, context))).toContain('Không có phiếu bán, theo giá hôm nay');
  });
});

test('the slip of a credit paid out says what it held and what the buyer got', () => {
  const words = paper(
    creditSlip(
      {
        return: EntryId.parse('0192f0c1-2a00-7000-8000-0000000000b2'),
        number: 'BL01-2-R000007',
        day: aDay('2026-11-23'),
        shift: ShiftId.parse('019a0a4c-3f00-7000-8000-000000000002'),
        cashier: 'Lan',
        amount: dong(31_500),
        rounding: dong(-500),
      },
      context,
    ),
  );
  expect(words).toContain('Tiền đổi hàng còn lại … 31.500');
  expect(words).toContain('TRẢ KHÁCH … 31.000 ₫');
});
