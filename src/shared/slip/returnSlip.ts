import { formatDay } from '../day.ts';
import { dong, formatDong } from '../money.ts';
import { unreachable } from '../must.ts';
import { amountOf, formatQuantity } from '../quantity.ts';
import type { Refund } from '../return/refund.ts';
import type { CreditPaidOutBody, ReturnBody, ReturnLine } from '../return/return.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { codeBlocks, measureHeld, shopHead, slipHead, vatNote } from './saleSlip.ts';
import { type Block, centred, feed, pair, rule, type Slip, text } from './slip.ts';

/** The slip of a return: what came back, why, and how the money went back. The buyer signs for it. */
export function returnSlip(body: ReturnBody, context: EntrySlipContext): Slip {
  const { number, cashier, lines, training } = body;
  const demoPrices = lines.some(({ demo }) => demo);
  return [
    ...shopHead(context.outlet),
    rule(),
    ...slipHead({ title: 'PHIẾU TRẢ HÀNG', number, cashier, demoPrices, training }, context),
    text(
      body.of ? `Của phiếu ${body.of.number}, ngày ${formatDay(body.of.day)}` : 'Không có phiếu bán, theo giá hôm nay',
    ),
    text(`Lý do: ${body.reason}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    rule('dashed'),
    ...lines.flatMap(returnLine),
    rule(),
    ...money(body),
    rule('dashed'),
    ...body.vat.map(vatNote),
    ...(paysOut(body.refunds) ? signature() : []),
    ...codeBlocks(context.code),
    ...foot(),
  ];
}

function returnLine(line: ReturnLine): Block[] {
  const counted = `${formatQuantity(line.quantity)} ${line.unit} × ${formatDong(line.price)}`;
  const undiscounted = line.amount === amountOf(line.price, line.quantity);
  return [
    text(measureHeld(line.name), { face: 'bold' }),
    pair(counted, formatDong(line.amount), { rightFace: 'bold', indent: 2 }),
    ...(undiscounted ? [] : [text('đã trừ phần giảm giá', { indent: 2 })]),
    ...(line.to === 'write-off' ? [text('không bán lại', { indent: 2 })] : []),
    feed(6),
  ];
}

function money({ total, rounding, refunds }: ReturnBody): Block[] {
  return [
    pair('TIỀN TRẢ LẠI', `${formatDong(total)} ₫`, { face: 'large' }),
    ...(rounding === 0 ? [] : [pair('Làm tròn', `${rounding > 0 ? '+' : ''}${formatDong(rounding)}`)]),
    ...refunds.flatMap(refundWords),
  ];
}

function refundWords(refund: Refund): Block[] {
  const amount = formatDong(refund.amount);
  switch (refund.kind) {
    case 'cash':
      return [pair('Tiền mặt trả khách', amount, { face: 'bold' })];
    case 'card':
      return [pair('Hoàn vào thẻ', amount, { face: 'bold' }), reference(refund.reference)];
    case 'transfer':
      return [pair('Chuyển khoản trả khách', amount, { face: 'bold' }), reference(refund.reference)];
    case 'exchange':
      return [pair('Để đổi hàng', amount, { face: 'bold' }), text('Dùng để trả phiếu đổi ở quầy này', { indent: 2 })];
    default:
      return unreachable(refund);
  }
}

function reference(words: string): Block {
  return text(`Số tham chiếu ${words}`, { indent: 2 });
}

function paysOut(refunds: readonly Refund[]): boolean {
  return refunds.some(({ kind, amount }) => kind === 'cash' && amount > 0);
}

function signature(): Block[] {
  return [feed(12), centred('Khách nhận tiền ký tên'), feed(72)];
}

function foot(): Block[] {
  return [feed(12), centred('Cảm ơn quý khách!', 'bold')];
}

/** The slip of a credit paid out in cash. It has the number of the return that made the credit. */
export function creditSlip(body: CreditPaidOutBody, context: EntrySlipContext): Slip {
  const { number, cashier, amount, rounding, training } = body;
  return [
    ...shopHead(context.outlet),
    rule(),
    ...slipHead({ title: 'PHIẾU TRẢ TIỀN ĐỔI HÀNG', number, cashier, training }, context),
    rule('dashed'),
    pair('Tiền đổi hàng còn lại', formatDong(amount)),
    ...(rounding === 0 ? [] : [pair('Làm tròn', `${rounding > 0 ? '+' : ''}${formatDong(rounding)}`)]),
    pair('TRẢ KHÁCH', `${formatDong(dong(amount + rounding))} ₫`, { face: 'large' }),
    ...signature(),
    ...foot(),
  ];
}
