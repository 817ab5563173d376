import { slipQr } from '../../src/main/slipQr.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import type { Instant } from '../../src/shared/day.ts';
import { EntryId, SaleId, ShiftId, StaffId } from '../../src/shared/id.ts';
import { Hash } from '../../src/shared/journal/entry.ts';
import { dong } from '../../src/shared/money.ts';
import { must } from '../../src/shared/must.ts';
import { quantity } from '../../src/shared/quantity.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { takeBack } from '../../src/shared/return/takeBack.ts';
import { blind, type ShiftReport } from '../../src/shared/shift/report.ts';
import type { ShiftClosedBody } from '../../src/shared/shift/shift.ts';
import type { SoFar } from '../../src/shared/shift/soFar.ts';
import { zNumber } from '../../src/shared/shift/zNumber.ts';
import { cashMovedSlip } from '../../src/shared/slip/cashMovedSlip.ts';
import { goodsArrivedSlip, goodsSentSlip } from '../../src/shared/slip/goodsMovedSlip.ts';
import { goodsReceivedSlip, goodsWrittenOffSlip } from '../../src/shared/slip/goodsSlip.ts';
import { creditSlip, returnSlip } from '../../src/shared/slip/returnSlip.ts';
import { saleSlip } from '../../src/shared/slip/saleSlip.ts';
import { xSlip, zSlip } from '../../src/shared/slip/shiftReportSlip.ts';
import type { QrCode, Slip } from '../../src/shared/slip/slip.ts';
import { stockAdjustedSlip } from '../../src/shared/slip/stockAdjustedSlip.ts';
import { transferSlip } from '../../src/shared/slip/transferSlip.ts';
import { aDay } from './aProduct.ts';
import { aSale } from './aSale.ts';
import { MORNING, showroom } from './counter.ts';
import { aCountClosed, anArrival, aReceipt, aSending, aWriteOff, cameIn } from './someGoods.ts';

/** A shop of which everything is long. */
const longShop: Outlet = {
  ...showroom,
  name: 'Trung tâm Giới thiệu và Bán sản phẩm OCOP tỉnh Cà Mau',
  address: 'Số 138 đường Nguyễn Tất Thành, khóm Trảng Tràm, phường Bạc Liêu, tỉnh Cà Mau',
  phone: '0291 3 823 456',
  taxCode: '1900123456-001',
};
const code = slipQr('BL01-2-000123', Hash.parse('9f86d081'.repeat(8)));
const context = { outlet: longShop, at: MORNING, till: 12, copy: 1, code };
const manager = { id: StaffId.parse('minh'), name: 'Trần Nguyễn Hoàng Minh' };
const shift = ShiftId.parse('019a0a4c-3f00-7000-8000-000000000002');

/** Long names and producers, stacked capitals, three to five stars and none, discounts, a basket, every tender, sums of eight digits. */
const longSale = aSale({
  lines: [
    { ...must(aSale().lines[0], 'a first line'), note: 'Gói quà, không dán giá' },
    ...aSale().lines.slice(1),
    {
      ...must(aSale().lines[1], 'a second line'),
      name: 'GIỎ QUÀ TẾT ĐẶC SẢN ẤM ÁP NGHĨA TÌNH ĐẤT MŨI – TÔM KHÔ, BA KHÍ MUỐI VÀ MẬT ONG RỪNG U MINH HẠ 1,5 kg',
      quantity: quantity(12_000),
      price: dong(1_285_000),
      amount: dong(13_878_000),
      unit: 'giỏ',
      stars: 5,
      producer: {
        id: 'htx',
        name: 'Hợp tác xã Nông nghiệp – Dịch vụ – Thương mại và Du lịch sinh thái Rừng Ngập Mặn Đất Mũi',
      } as never,
      offs: [
        { by: 'promotion', name: 'Khuyến mãi mừng ngày hội sản phẩm OCOP miền Tây 2026', amount: dong(1_000_000) },
        { by: 'line', amount: dong(542_000) },
      ] as never,
      parts: [
        { product: 'a', name: 'Tôm khô Đa Giàu loại đặc biệt, hộp 250 g', unit: 'hộp', quantity: 12_000 },
        { product: 'b', name: 'Mật ong rừng U Minh Hạ 500 ml', unit: 'chai', quantity: 24_000 },
      ] as never,
    },
  ],
  total: dong(14_244_500),
  rounding: dong(-500),
  tenders: [
    { kind: 'vietqr', given: dong(10_000_000), bill: 'BL012ABCDEFGH' },
    { kind: 'card', given: dong(2_000_000), reference: '123456789012' },
    { kind: 'cash', given: dong(2_500_000) },
  ] as never,
  change: dong(256_000),
});

const report: ShiftReport = {
  openedAt: (MORNING - 8 * 3_600_000) as Instant,
  openedBy: 'Nguyễn Thị Ngọc Lan',
  sales: 128,
  gross: dong(187_654_000),
  offs: [
    { kind: 'promotion', count: 12, amount: dong(3_200_000) },
    { kind: 'sale', count: 2, amount: dong(454_000) },
  ],
  total: dong(184_000_000),
  tenders: [
    { kind: 'cash', count: 90, amount: dong(84_000_000) },
    { kind: 'vietqr', count: 35, amount: dong(99_000_000) },
    { kind: 'voucher', count: 3, amount: dong(1_000_000) },
  ],
  vat: [
    { perMille: 80, gross: dong(120_000_000), vat: dong(8_888_889) },
    { perMille: null, gross: dong(64_000_000), vat: dong(0) },
  ],
  rounding: dong(-12_500),
  change: dong(23_456_000),
  returns: {
    count: 2,
    amount: dong(570_000),
    rounding: dong(0),
    vat: [{ perMille: 80, gross: dong(570_000), vat: dong(42_222) }],
    refunds: [
      { kind: 'cash', count: 1, amount: dong(285_000) },
      { kind: 'transfer', count: 1, amount: dong(285_000) },
    ],
  },
  creditsPaidOut: { count: 1, amount: dong(15_000) },
  drawer: {
    float: dong(2_000_000),
    sales: dong(84_000_000),
    refunds: dong(300_000),
    cashIn: { count: 1, amount: dong(500_000) },
    cashOut: { count: 2, amount: dong(50_000_000) },
    expected: dong(36_200_000),
  },
  openings: 3,
  priceChanges: 1,
  linesRemoved: { count: 4, amount: dong(1_234_000) },
  reprints: 2,
  training: { switched: 1, sales: { count: 2, amount: dong(100_000) }, returns: { count: 0, amount: dong(0) } },
  running: { sold: dong(9_876_543_000), returned: dong(12_345_000) },
};

const beside: Pick<SoFar, 'moves' | 'creditsOwed'> = {
  moves: [
    { at: MORNING, direction: 'in', amount: dong(500_000), reason: 'Thêm tiền lẻ', cashier: 'Nguyễn Thị Ngọc Lan' },
    { at: MORNING, direction: 'out', amount: dong(49_000_000), reason: 'Nộp quỹ', cashier: 'Nguyễn Thị Ngọc Lan' },
  ],
  creditsOwed: { count: 2, amount: dong(153_750) },
};

const closed: ShiftClosedBody = {
  shift,
  day: aDay('2026-11-23'),
  z: 217,
  cashier: 'Nguyễn Thị Ngọc Lan',
  counted: [
    { note: 500_000, count: 70 },
    { note: 100_000, count: 11 },
    { note: 10_000, count: 5 },
  ] as never,
  report,
  creditsOwed: { count: 2, amount: dong(153_750) },
  unsent: 3,
  approvedBy: manager,
};

function aReturnBody() {
  const sold = { id: SaleId.parse('0192f0c1-2a00-7000-8000-0000000000b1'), sale: aSale(), before: [] };
  const back = [{ line: 1, quantity: quantity(1_000), to: 'write-off' }] as const;
  const body = takeBack(sold, back, [{ kind: 'cash', amount: dong(285_000) }], {
    number: 'BL01-2-R000007',
    day: aDay('2026-11-23'),
    shift,
    cashier: 'Nguyễn Thị Ngọc Lan',
    cashRounding: '1000',
    running: { sold: dong(366_500), returned: dong(0) },
    reason: 'Bao bì bị hở, khách phát hiện ngay tại quầy và đổi ý không lấy nữa',
    training: false,
  });
  if (isRefusal(body)) throw new Error(body.refused);
  return { ...body, approvedBy: manager };
}

const longOwner = 'Hợp tác xã Nông nghiệp – Dịch vụ – Thương mại và Du lịch sinh thái Rừng Ngập Mặn Đất Mũi';
const longReceipt = aReceipt({
  by: 'Nguyễn Thị Ngọc Lan',
  note: 'Phiếu giao hàng số 117/2026 của xe 94C-012.34, chuyến buổi sáng',
  lines: [
    cameIn({ code: 'L'.repeat(40), owner: { id: 'htx' as never, name: longOwner } }, { quantity: quantity(9_999_000) }),
    cameIn(
      { owner: { id: 'htx' as never, name: longOwner }, terms: { kind: 'bought', cost: dong(9_876_543) } },
      { name: must(longSale.lines.at(-1), 'a last line').name, unit: 'giỏ', quantity: quantity(1_234_000) },
    ),
  ],
});

const { product: _, ...longLot } = cameIn({ code: 'L'.repeat(40) }).lot;
const longCount = aCountClosed({
  by: 'Nguyễn Thị Ngọc Lan',
  scope: { kind: 'producer', producer: { id: 'htx' as never, name: longOwner } },
  heard: [
    { till: 12, upTo: MORNING },
    { till: 13, upTo: null },
  ],
  lines: [
    {
      ...must(aCountClosed().lines[0], 'a line'),
      name: must(longSale.lines.at(-1), 'a last line').name,
      counted: quantity(99_999_000),
      expected: quantity(-9_999_000),
      price: dong(98_765),
      differences: [{ lot: longLot, quantity: quantity(109_998_000) }],
    },
  ],
});

/** A slip of every kind that comes out of a till, with everything on it that can be, as long as it gets. */
export function slipsOfAllKinds(transfer: QrCode): Readonly<Record<string, Slip>> {
  const reason = 'Nộp tiền bán hàng buổi sáng vào ngân hàng Agribank chi nhánh Bạc Liêu';
  const moved = { shift, reason, cashier: 'Nguyễn Thị Ngọc Lan', approvedBy: manager };
  return {
    sale: saleSlip(longSale, { ...context, demoPrices: true }),
    return: returnSlip(aReturnBody(), context),
    credit: creditSlip(
      {
        return: EntryId.parse('0192f0c1-2a00-7000-8000-0000000000c1'),
        number: 'BL01-2-R000007',
        shift,
        cashier: 'Lan',
        amount: dong(15_500),
        rounding: dong(-500),
      } as never,
      context,
    ),
    'x-report': xSlip({ report, ...beside }, context),
    'x-report without sums': xSlip({ report: blind(report), ...beside }, context),
    'z-report': zSlip(closed, context, zNumber(closed.z, { till: 12, epoch: 101 })),
    'cash in': cashMovedSlip({ ...moved, direction: 'in', amount: dong(500_000) }, context),
    'cash out': cashMovedSlip({ ...moved, direction: 'out', amount: dong(50_000_000) }, context),
    'goods received': goodsReceivedSlip({ ...longReceipt, approvedBy: manager }, context),
    'goods written off': goodsWrittenOffSlip({ ...aWriteOff({ note: reason }), approvedBy: manager }, context),
    'goods sent': goodsSentSlip({ ...aSending({ note: reason }), approvedBy: manager }, context),
    'goods arrived': goodsArrivedSlip({ ...anArrival({ note: reason }), approvedBy: manager }, context),
    'stock counted': stockAdjustedSlip({ ...longCount, reason, approvedBy: manager }, context),
    transfer: transferSlip({
      outlet: longShop,
      account: {
        bin: '970405',
        account: '1903201012345678',
        name: 'TRUNG TAM GIOI THIEU SAN PHAM OCOP CA MAU',
        demo: true,
      },
      amount: dong(14_244_000),
      bill: 'BL012ABCDEFGH',
      at: MORNING,
      code: transfer,
    }),
  };
}
