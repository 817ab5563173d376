import { formatDay, formatInstant } from '../day.ts';
import { type Dong, dong, formatDong } from '../money.ts';
import { unreachable } from '../must.ts';
import { amountOf, formatQuantity, type Quantity, quantity } from '../quantity.ts';
import type { Means, ProducerPaidBody, ProducerSettledBody, SettledLine } from '../settlement/settled.ts';
import { owedAfter, totalsOf } from '../settlement/statementOf.ts';
import { type Whereabouts, whereabouts } from '../settlement/whereabouts.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { goodsHead, lotWords, signatures } from './goodsSlip.ts';
import { measureHeld } from './saleSlip.ts';
import { type Block, centred, feed, pair, rule, type Slip, text } from './slip.ts';

/** What a producer takes home of a settlement (*phiếu quyết toán*): for each of the goods how its money came about, in plain words. */
export function settlementSlip(body: ProducerSettledBody, context: EntrySlipContext): Slip {
  const moved = body.lines.filter(isWorthALine);
  return [
    ...goodsHead({ title: 'PHIẾU QUYẾT TOÁN', number: body.number }, context),
    text(`Người lập: ${body.by}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    rule('dashed'),
    text(body.producer.name, { face: 'large' }),
    text(periodWords(body)),
    rule('dashed'),
    ...moved.flatMap(lineBlocks),
    rule(),
    ...sums(body),
    ...onShelf(body),
    rule('dashed'),
    ...asOfWords(body, context.outlet.zone),
    ...signatures('Bên giao hàng ký', 'Điểm bán ký', body.by),
  ];
}

export function periodWords({ from, until }: Pick<ProducerSettledBody, 'from' | 'until'>): string {
  if (from === until) return `Ngày ${formatDay(until)}`;
  return from ? `Từ ${formatDay(from)} đến hết ${formatDay(until)}` : `Từ đầu đến hết ${formatDay(until)}`;
}

function isWorthALine({ sold, returned, taken, payable, terms }: SettledLine): boolean {
  return sold !== 0 || returned !== 0 || payable !== 0 || (terms.kind === 'bought' && taken !== 0);
}

function lineBlocks(line: SettledLine): Block[] {
  return [
    text(measureHeld(line.name), { face: 'bold' }),
    ...(line.lot ? [text(lotWords(line.lot), { indent: 2 })] : []),
    ...(line.terms.kind === 'bought'
      ? boughtBlocks(line, line.terms.cost)
      : consignedBlocks(line, line.terms.perMille)),
    feed(8),
  ];
}

function consignedBlocks(line: SettledLine, perMille: number): Block[] {
  const { gross, commission, payable, borne } = { ...line, gross: totalsOf([line]).gross };
  return [
    pair(line.twice ? twiceWords(line) : soldWords(line), formatDong(gross), { indent: 2 }),
    ...(borne.producer === 0 ? [] : [pair('Bên giao hàng chịu giảm giá', minus(borne.producer), { indent: 2 })]),
    ...(commission === 0 ? [] : [pair(`Hoa hồng ${percentOf(perMille)} %`, minus(commission), { indent: 2 })]),
    pair('Được nhận', formatDong(payable), { indent: 2, rightFace: 'bold' }),
  ];
}

function boughtBlocks({ taken, unit, payable, sold, returned }: SettledLine, cost: Dong): Block[] {
  const net = quantity(sold - returned);
  return [
    ...(taken === 0
      ? []
      : [
          pair(`Mua đứt ${formatQuantity(taken)} ${unit} × ${formatDong(cost)}`, formatDong(amountOf(cost, taken)), {
            indent: 2,
          }),
        ]),
    ...(net === 0 ? [] : [text(`Đã bán ${formatQuantity(net)} ${unit}`, { indent: 2 })]),
    pair('Được nhận', formatDong(payable), { indent: 2, rightFace: 'bold' }),
  ];
}

/** What tills that had not heard of each other both settled: it was never sold twice. */
function twiceWords({ sold, returned, unit }: SettledLine): string {
  return `Đã tính hai lần ${formatQuantity(quantity(returned - sold))} ${unit}, nay trừ lại`;
}

/** `Bán 12 gói, khách trả lại 1 gói` */
export function soldWords({ sold, returned, unit }: Pick<SettledLine, 'sold' | 'returned' | 'unit'>): string {
  const back = `khách trả lại ${formatQuantity(returned)} ${unit}`;
  if (sold === 0 && returned !== 0) return back.replace('k', 'K');
  const out = `Bán ${formatQuantity(sold)} ${unit}`;
  return returned === 0 ? out : `${out}, ${back}`;
}

function sums(body: ProducerSettledBody): Block[] {
  const { gross, borne, cost } = totalsOf(body.lines);
  const { payable, paid } = body.before;
  return [
    ...(gross === 0 ? [] : [pair('Tiền hàng ký gửi bán được', formatDong(gross))]),
    ...(borne.producer === 0 ? [] : [pair('Bên giao hàng chịu giảm giá', minus(borne.producer))]),
    ...(body.commission === 0 ? [] : [pair('Hoa hồng của điểm bán', minus(body.commission))]),
    ...(cost === 0 ? [] : [pair('Tiền hàng mua đứt', formatDong(cost))]),
    feed(6),
    ...big('KỲ NÀY ĐƯỢC NHẬN', body.payable),
    ...byOthers(borne),
    ...(payable === 0 && paid === 0
      ? []
      : [
          feed(6),
          pair('Các kỳ trước được nhận', formatDong(payable)),
          pair('Đã trả', minus(paid)),
          pair('CÒN ĐƯỢC NHẬN', `${formatDong(owedAfter(body))} ₫`, { face: 'bold' }),
        ]),
  ];
}

/** What became of the producer's own goods, lot by lot, so that it adds up; of what no lot is known for, what is left. */
function onShelf({ lines, until }: Pick<ProducerSettledBody, 'lines' | 'until'>): Block[] {
  const blocks = lines.flatMap((line) => {
    const goods = whereabouts(line);
    return goods ? goodsBlocks(line, goods) : leftBlocks(line);
  });
  if (blocks.length === 0) return [];
  return [rule('dashed'), text(`Hàng ký gửi, đến hết ${formatDay(until)}`, { face: 'bold' }), feed(6), ...blocks];
}

function goodsBlocks(line: SettledLine, { opened, came, gone, closed }: Whereabouts): Block[] {
  const row = (words: string, amount: Quantity, face: 'regular' | 'bold' = 'regular') =>
    pair(words, `${formatQuantity(amount)} ${line.unit}`, { indent: 2, face });
  if (came === 0 && gone.length === 0) return closed === 0 ? [] : [leftRow(line, closed)];
  return [
    text(nameAndLot(line)),
    ...(opened === 0 ? [] : [row('Kỳ trước còn', opened)]),
    ...(came === 0 ? [] : [row('Giao thêm', came)]),
    ...gone.map(({ how, quantity: moved }) => row(...goneWords(how, moved))),
    row('Còn ở điểm bán', closed, 'bold'),
    feed(6),
  ];
}

const GONE = {
  sold: 'Đã bán',
  back: 'Trả lại bên giao hàng',
  expired: 'Hết hạn, đã hủy',
  damaged: 'Hỏng, vỡ',
  sample: 'Dùng thử, trưng bày',
  gift: 'Đem tặng',
  theft: 'Mất',
  spoilt: 'Khách trả, không bán được',
  away: 'Chuyển điểm bán khác',
  short: 'Kiểm kê thiếu',
} as const satisfies Record<Whereabouts['gone'][number]['how'], string>;

/** What can also put goods onto the shelf. */
const CAME_BACK: Readonly<Partial<Record<keyof typeof GONE, string>>> = {
  sold: 'Khách trả lại',
  away: 'Nhận từ điểm bán khác',
  short: 'Kiểm kê thừa',
};

/** @returns the words, and what it did to the shelf */
function goneWords(how: keyof typeof GONE, moved: Quantity): [string, Quantity] {
  return [(moved < 0 && CAME_BACK[how]) || GONE[how], quantity(-moved)];
}

function leftBlocks(line: SettledLine): Block[] {
  return line.left > 0 && line.terms.kind === 'consigned' ? [leftRow(line, line.left)] : [];
}

function leftRow(line: SettledLine, left: Quantity): Block {
  return pair(nameAndLot(line), `còn ${formatQuantity(left)} ${line.unit}`);
}

function nameAndLot({ name, lot }: SettledLine): string {
  return lot && lot.code !== '' ? `${name} (lô ${lot.code})` : name;
}

function asOfWords({ asOf, heard = [], until }: ProducerSettledBody, zone: string): Block[] {
  const upTo = new Map(heard.map((each) => [each.till, each.upTo]));
  const others = asOf.slice(1).map(({ till }) => {
    const known = upTo.get(till);
    return known ? `quầy ${till} (đến ${formatInstant(known, zone)})` : `quầy ${till}`;
  });
  const also = others.length === 0 ? '' : ` và những gì ${others.join(', ')} đã gửi tới`;
  return [
    text(`Tính đến hết ${formatDay(until)}, theo sổ quầy ${asOf[0]?.till ?? ''}${also}. Gì tới sau sẽ vào kỳ sau.`),
  ];
}

/** What both sign when a producer is paid (*phiếu trả tiền*). */
export function producerPaidSlip(body: ProducerPaidBody, context: EntrySlipContext): Slip {
  const owed = dong(body.before.payable - body.before.paid);
  const left = dong(owed - body.amount);
  return [
    ...goodsHead({ title: 'PHIẾU TRẢ TIỀN CHỦ THỂ', number: body.number }, context),
    text(`Người trả: ${body.by}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    rule('dashed'),
    text(body.producer.name, { face: 'large' }),
    rule('dashed'),
    pair('Theo quyết toán còn được nhận', formatDong(owed)),
    feed(6),
    ...big('TRẢ LẦN NÀY', body.amount),
    ...meansBlocks(body.means),
    ...(left === 0
      ? [text('Đã trả đủ.', { face: 'bold' })]
      : [pair('Còn lại chưa trả', `${formatDong(left)} ₫`, { face: 'bold' })]),
    ...signatures('Người trả ký', 'Người nhận ký', ''),
  ];
}

function meansBlocks(means: Means): Block[] {
  switch (means.kind) {
    case 'cash':
      return [text(means.drawer ? 'Tiền mặt, lấy từ két của quầy' : 'Tiền mặt')];
    case 'transfer':
      return [text('Chuyển khoản'), text(`Số tham chiếu ${means.reference}`, { indent: 2 })];
    default:
      return unreachable(means);
  }
}

/** What the buyer did not pay, and the producer is owed all the same. */
function byOthers({ shop, programme }: SettledLine['borne']): Block[] {
  const each = [
    ...(shop === 0 ? [] : [`điểm bán chịu ${formatDong(shop)} ₫`]),
    ...(programme === 0 ? [] : [`chương trình chịu ${formatDong(programme)} ₫`]),
  ];
  return each.length === 0 ? [] : [text(`Khách được giảm giá: ${each.join(', ')}; không trừ vào tiền trên.`)];
}

/** What is looked for first, alone on its row: it is read without glasses. */
function big(words: string, amount: Dong): Block[] {
  return [centred(words, 'bold'), centred(`${formatDong(amount)} ₫`, 'large'), feed(6)];
}

const minus = (amount: number): string => formatDong(dong(amount === 0 ? 0 : -amount));

/** `150` → `15`, `75` → `7,5`. */
export function percentOf(perMille: number): string {
  return formatQuantity(quantity(perMille * 100));
}
