import { formatDay, formatInstant, formatTime, type Instant } from '../day.ts';
import { type Dong, dong, formatDong } from '../money.ts';
import { formatQuantity, type Quantity } from '../quantity.ts';
import type { VatSum } from '../sale/vat.ts';
import { countedSum, differenceOf } from '../shift/count.ts';
import type { BlindReport, DrawerReport, ShiftReport, Sum } from '../shift/report.ts';
import type { ShiftClosedBody } from '../shift/shift.ts';
import type { SoFar } from '../shift/soFar.ts';
import { copyMark } from './copyMark.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { shopHead } from './saleSlip.ts';
import { type Block, centred, feed, pair, rule, type Slip, text } from './slip.ts';

type ReportContext = Pick<EntrySlipContext, 'outlet' | 'at' | 'till'>;

/** The report in the middle of a shift (X). How often and not how much, for whoever is still to count the drawer. */
export function xSlip({ report, moves, creditsOwed }: Omit<SoFar, 'at'>, context: ReportContext): Slip {
  return [
    ...head('BÁO CÁO GIỮA CA (X)', [], context),
    ...opening(report.openedAt, report.openedBy, context),
    ...('drawer' in report ? [...figures(report), ...drawer(report.drawer), ...rest(report)] : countsOnly(report)),
    ...moved(moves, context),
    ...owed(creditsOwed),
    feed(12),
    centred('Chưa phải kết ca'),
  ];
}

/**
 * The report that closes a shift (Z): what was counted, what should have been there, and everything behind that.
 *
 * @param number as `zNumber` writes it
 */
export function zSlip(body: ShiftClosedBody, context: EntrySlipContext, number: string): Slip {
  const { report } = body;
  return [
    ...head(`KẾT CA ${number}`, copyMark(context), context),
    text(`Ngày bán hàng ${formatDay(body.day)}`),
    ...opening(report.openedAt, report.openedBy, context),
    text(`Đóng ca: ${body.cashier}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    ...figures(report),
    ...drawer(report.drawer),
    ...countBlocks(body),
    ...rest(report),
    ...(body.creditsOwed ? owed(body.creditsOwed) : []),
    pair('Mục chưa gửi trung tâm', `${body.unsent}`),
    feed(24),
    pair('Người đóng ca ký', 'Quản lý ký'),
    feed(72),
  ];
}

function head(title: string, marks: readonly Block[], { outlet, at, till }: ReportContext): Block[] {
  return [
    ...shopHead(outlet),
    rule(),
    feed(6),
    centred(title, 'large'),
    ...marks,
    feed(6),
    pair(formatInstant(at, outlet.zone), `Máy quầy ${till}`),
  ];
}

function opening(at: Instant, by: string, { outlet }: ReportContext): Block[] {
  return [text(`Mở ca: ${by}, ${formatInstant(at, outlet.zone)}`)];
}

function figures(report: ShiftReport): Block[] {
  return [
    rule(),
    pair('Số phiếu bán', `${report.sales}`, { face: 'bold' }),
    pair('Tiền hàng', formatDong(report.gross)),
    ...report.offs.map(({ kind, amount }) => pair(OFFS[kind] ?? kind, `−${formatDong(amount)}`, { indent: 2 })),
    pair('TỔNG BÁN', formatDong(report.total), { face: 'large' }),
    ...signed('Làm tròn tiền mặt', report.rounding),
    pair('Tiền thối', formatDong(report.change)),
    rule('dashed'),
    ...report.tenders.map(({ kind, count, amount }) => pair(`${TENDERS[kind] ?? kind} (${count})`, formatDong(amount))),
    rule('dashed'),
    ...report.vat.map(vatLine),
    rule('dashed'),
    pair(`Trả hàng (${report.returns.count})`, formatDong(report.returns.amount), { face: 'bold' }),
    ...signed('Làm tròn khi trả', report.returns.rounding),
    ...report.returns.refunds.map(({ kind, count, amount }) =>
      pair(`${REFUNDS[kind] ?? kind} (${count})`, formatDong(amount), { indent: 2 }),
    ),
    ...report.returns.vat.map(vatLine),
    ...counted('Trả tiền thay đổi hàng', report.creditsPaidOut),
  ];
}

const OFFS: Readonly<Record<string, string>> = {
  promotion: 'Khuyến mãi',
  line: 'Giảm giá món',
  sale: 'Giảm giá cả phiếu',
};
const TENDERS: Readonly<Record<string, string>> = {
  cash: 'Tiền mặt',
  vietqr: 'Chuyển khoản VietQR',
  card: 'Thẻ',
  voucher: 'Phiếu mua hàng',
  exchange: 'Đổi hàng',
};
const REFUNDS: Readonly<Record<string, string>> = {
  cash: 'Tiền mặt trả khách',
  card: 'Hoàn vào thẻ',
  transfer: 'Chuyển khoản trả khách',
  exchange: 'Để đổi hàng',
};

function drawer({ float, sales, refunds, cashIn, cashOut, expected }: DrawerReport): Block[] {
  return [
    rule(),
    pair('Tiền đầu ca', formatDong(float)),
    pair('Thu tiền mặt bán hàng', formatDong(sales)),
    ...(refunds === 0 ? [] : [pair('Trả khách tiền mặt', `−${formatDong(refunds)}`)]),
    ...(cashIn.count === 0 ? [] : [pair(`Thu vào két (${cashIn.count})`, formatDong(cashIn.amount))]),
    ...(cashOut.count === 0 ? [] : [pair(`Chi từ két (${cashOut.count})`, `−${formatDong(cashOut.amount)}`)]),
    pair('Trong két phải có', formatDong(expected), { face: 'bold' }),
  ];
}

function countBlocks({ counted: notes, report }: ShiftClosedBody): Block[] {
  const found = notes.filter((note) => note.count > 0);
  const { expected } = report.drawer;
  return [
    rule('dashed'),
    ...found.map(({ note, count: n }) => pair(`${formatDong(note)} × ${n}`, formatDong(dong(note * n)), { indent: 2 })),
    pair('Đếm được', formatDong(countedSum(notes)), { face: 'bold' }),
    text(differenceInWords(differenceOf(notes, expected)), { face: 'bold' }),
  ];
}

/** What the difference means, for whoever reads the paper and not the screen. */
export function differenceInWords(difference: Dong): string {
  if (difference === 0) return 'Khớp: tiền trong két đúng bằng sổ.';
  const amount = formatDong(dong(Math.abs(difference)));
  return difference > 0 ? `Thừa ${amount} ₫ so với sổ.` : `Thiếu ${amount} ₫ so với sổ.`;
}

function countsOnly({ sales, tenders, returns, training, ...report }: BlindReport): Block[] {
  return [
    rule(),
    pair('Số phiếu bán', `${sales}`, { face: 'bold' }),
    ...tenders.map(({ kind, count }) => pair(TENDERS[kind] ?? kind, `${count}`, { indent: 2 })),
    pair('Trả hàng', `${returns.count}`, { face: 'bold' }),
    ...times('Trả tiền thay đổi hàng', report.creditsPaidOut.count),
    rule(),
    ...times('Mở két (kể cả để đếm)', report.openings),
    ...times('Dòng đổi giá', report.priceChanges),
    ...times('Bỏ hàng khi đang thu tiền', report.linesRemoved.count),
    ...times('Bỏ khoản đã nhận khi đang thu', report.paymentsDropped?.count ?? 0),
    ...times('Phiếu in lại', report.reprints),
    ...times('Phiếu bán tập', training.sales.count),
    ...times('Phiếu trả tập', training.returns.count),
  ];
}

function rest(report: ShiftReport): Block[] {
  const { training } = report;
  return [
    rule(),
    ...times('Mở két (kể cả để đếm)', report.openings),
    ...times('Dòng đổi giá', report.priceChanges),
    ...counted('Bỏ hàng khi đang thu tiền', report.linesRemoved),
    ...(report.paymentsDropped ? counted('Bỏ khoản đã nhận khi đang thu', report.paymentsDropped) : []),
    ...times('Phiếu in lại', report.reprints),
    ...(training.switched > 0 ? [text('Huấn luyện, không tính tiền thật:')] : []),
    ...(training.switched > 0 ? counted('Phiếu bán tập', training.sales) : []),
    ...(training.switched > 0 ? counted('Phiếu trả tập', training.returns) : []),
    rule('dashed'),
    pair('Bán từ khi dùng máy', formatDong(report.running.sold)),
    pair('Trả lại từ khi dùng máy', formatDong(report.running.returned)),
  ];
}

/** Each movement of cash, and why. */
function moved(moves: SoFar['moves'], { outlet }: ReportContext): Block[] {
  return moves.flatMap(({ at, direction, amount, reason, cashier }, nth) => [
    ...(nth === 0 ? [rule('dashed')] : []),
    pair(
      `${formatTime(at, outlet.zone)} ${direction === 'in' ? 'Thu vào két' : 'Chi từ két'}`,
      `${direction === 'in' ? '+' : '−'}${formatDong(amount)}`,
    ),
    text(`${reason} (${cashier})`, { indent: 2 }),
  ]);
}

/** What the shop still owes buyers in goods. */
function owed(credits: Sum): Block[] {
  return counted('Tiền đổi hàng khách chưa dùng', credits);
}

function times(words: string, n: number): Block[] {
  return n === 0 ? [] : [pair(words, `${n} lần`)];
}

function counted(words: string, { count: n, amount }: Sum): Block[] {
  return n === 0 ? [] : [pair(`${words} (${n})`, formatDong(amount))];
}

function signed(words: string, amount: Dong): Block[] {
  return amount === 0 ? [] : [pair(words, `${amount > 0 ? '+' : ''}${formatDong(amount)}`)];
}

function vatLine({ perMille, gross, vat }: VatSum): Block {
  if (perMille === null) return pair('Không chịu thuế GTGT', formatDong(gross));
  const rate = formatQuantity((perMille * 100) as Quantity);
  return pair(`Thuế GTGT ${rate} % trong ${formatDong(gross)}`, formatDong(vat));
}
