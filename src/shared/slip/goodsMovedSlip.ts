import type { NamedOutlet } from '../catalogue/outlet.ts';
import { formatDay } from '../day.ts';
import { formatQuantity, quantity } from '../quantity.ts';
import type { ArrivedLine, DifferenceWhy, GoodsArrivedBody } from '../stock/arrived.ts';
import type { Carriage, GoodsSentBody, SentLine, TransferPaper } from '../stock/sent.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { goodsHead, goodsLine, goodsSum, lotWords, signatures } from './goodsSlip.ts';
import { codeBlocks, measureHeld } from './saleSlip.ts';
import { type Block, feed, pair, rule, type Slip, text } from './slip.ts';

/** To be written by hand where nobody typed it: the papers of the tax rules ask for it. */
const BY_HAND = '.'.repeat(24);

const PAPERS = {
  internal: { of: 'Kèm phiếu xuất kho kiêm vận chuyển nội bộ, ký hiệu N', order: 'Lệnh điều động số' },
  agent: { of: 'Kèm phiếu xuất kho hàng gửi bán đại lý, ký hiệu B', order: 'Hợp đồng đại lý số' },
} as const satisfies Record<TransferPaper, { readonly of: string; readonly order: string }>;

/**
 * The slip that goes with goods to another outlet. It is not the tax paper itself and says which one goes with it: it has what that one
 * asks for (Decree 123/2020/NĐ-CP, Appendix III, forms 03/XKNB and 04/HGĐL), what arrived is written beside each line by hand.
 */
export function goodsSentSlip(body: GoodsSentBody, context: EntrySlipContext): Slip {
  return [
    ...goodsHead({ ...body, title: 'PHIẾU CHUYỂN HÀNG' }, context),
    text(PAPERS[body.paper].of),
    rule('dashed'),
    ...place('Xuất tại', body.from),
    ...place('Nhập tại', body.to),
    ...carriageWords(body.paper, body.carriage ?? {}),
    text(`Người giao: ${body.by}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    ...(body.note === undefined ? [] : [text(`Ghi chú: ${body.note}`)]),
    rule('dashed'),
    ...body.lines.flatMap((line) => [
      ...goodsLine(line, line.lot),
      ...owner(line),
      pair('Thực nhập', BY_HAND, { indent: 2 }),
      feed(6),
    ]),
    rule(),
    ...goodsSum(body.lines),
    ...signatures('Người giao ký', 'Người vận chuyển ký', body.carriage?.carrier ?? ''),
    ...signatures('', 'Người nhận ký', ''),
    ...codeBlocks(context.code),
  ];
}

function place(title: string, { name, code, address }: NamedOutlet): Block[] {
  return [
    text(`${title}: ${name} (${code})`, { face: 'bold' }),
    ...(address === '' ? [] : [text(address, { indent: 2 })]),
  ];
}

function carriageWords(paper: TransferPaper, carriage: Carriage): Block[] {
  const { order, orderedOn, reason, carrier = BY_HAND, vehicle = BY_HAND, contract } = carriage;
  const day = orderedOn === undefined ? '' : ` ngày ${formatDay(orderedOn)}`;
  return [
    ...(order === undefined && day === '' ? [] : [text(`${PAPERS[paper].order} ${order ?? BY_HAND}${day}`)]),
    ...(reason === undefined ? [] : [text(`Về việc: ${reason}`)]),
    text(`Người vận chuyển: ${carrier}`),
    text(`Phương tiện: ${vehicle}`),
    ...(contract === undefined ? [] : [text(`Hợp đồng vận chuyển: ${contract}`)]),
  ];
}

function owner({ lot }: Pick<SentLine, 'lot'>): Block[] {
  return lot ? [text(`Chủ hàng: ${lot.owner.name}`, { indent: 2 })] : [];
}

const WHY = { missing: 'thiếu', damaged: 'hỏng', more: 'thừa' } as const satisfies Record<DifferenceWhy, string>;

/** The slip of what arrived of a transfer: what was sent and what came beside each other, each difference with its reason. */
export function goodsArrivedSlip(body: GoodsArrivedBody, context: EntrySlipContext): Slip {
  const differing = body.lines.filter(({ why }) => why !== undefined).length;
  return [
    ...goodsHead({ ...body, title: 'PHIẾU NHẬN HÀNG CHUYỂN' }, context),
    text(`Theo phiếu ${body.of.number} ngày ${formatDay(body.of.day)}`),
    ...place('Xuất tại', body.of.from),
    text(`Người nhận: ${body.by}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    ...(body.note === undefined ? [] : [text(`Ghi chú: ${body.note}`)]),
    rule('dashed'),
    ...body.lines.flatMap(arrivedLine),
    rule(),
    ...goodsSum(body.lines.map((line) => ({ ...line, quantity: line.arrived }))),
    text(differing === 0 ? 'Đủ như phiếu gửi.' : `${differing} dòng khác phiếu gửi.`, { face: 'bold' }),
    ...signatures('Người giao ký', 'Người nhận ký', body.by),
    ...codeBlocks(context.code),
  ];
}

function arrivedLine({ name, unit, lot, sent, arrived, why }: ArrivedLine): Block[] {
  const apart = quantity(Math.abs(arrived - sent));
  return [
    text(measureHeld(name), { face: 'bold' }),
    text(lotWords(lot), { indent: 2 }),
    pair(`Gửi ${formatQuantity(sent)} ${unit}`, `nhận ${formatQuantity(arrived)} ${unit}`, {
      rightFace: 'bold',
      indent: 2,
    }),
    ...(why === undefined ? [] : [pair('', `${WHY[why]} ${formatQuantity(apart)} ${unit}`, { indent: 2 })]),
    feed(6),
  ];
}
