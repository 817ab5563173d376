import { formatInstant } from '../day.ts';
import { type Dong, dong, formatDong, sumDong } from '../money.ts';
import { formatQuantity, type Quantity, quantity } from '../quantity.ts';
import { type AdjustedLine, type StockAdjustedBody, type StockDifference, worthOf } from '../stock/adjusted.ts';
import type { CountScope } from '../stock/counted.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { goodsHead, lotWords, signatures } from './goodsSlip.ts';
import { measureHeld } from './saleSlip.ts';
import { type Block, feed, pair, rule, type Slip, text } from './slip.ts';

/** The slip of a stock count that is over (*phiếu kiểm kê*): what differs, of which lot, and what it is worth. */
export function stockAdjustedSlip(body: StockAdjustedBody, context: EntrySlipContext): Slip {
  const worths = body.lines.map(worthOf);
  return [
    ...goodsHead({ number: body.number, title: body.dropped ? 'BỎ ĐỢT KIỂM KÊ' : 'PHIẾU KIỂM KÊ' }, context),
    text(`Kiểm kê: ${scopeWords(body.scope)}`),
    text(`Người chốt: ${body.by}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    text(`Lý do: ${body.reason}`),
    rule('dashed'),
    ...(body.dropped ? [text('Không điều chỉnh gì vào sổ.')] : outcome(body)),
    ...body.lines.flatMap(differs),
    ...(body.lines.length > 0 ? sums(worths) : []),
    ...body.heard.map(({ till, upTo }) =>
      text(
        upTo === null
          ? `Máy quầy ${till}: chưa rõ`
          : `Máy quầy ${till}: đã nhận đến ${formatInstant(upTo, context.outlet.zone)}`,
      ),
    ),
    ...signatures('Người đếm ký', 'Quản lý ký', body.approvedBy?.name ?? ''),
  ];
}

function scopeWords(scope: CountScope): string {
  if (scope.kind === 'shop') return 'cả điểm bán';
  if (scope.kind === 'category') return `nhóm ${scope.category}`;
  return scope.kind === 'producer' ? `hàng của ${scope.producer.name}` : scope.name;
}

function outcome({ products, lines }: StockAdjustedBody): Block[] {
  const apart = lines.length === 0 ? 'khớp hết' : `${lines.length} món lệch`;
  return [pair(`Đã đếm ${products} món`, apart, { face: 'bold' }), feed(6)];
}

function differs(line: AdjustedLine): Block[] {
  const { name, unit, counted, expected, differences, uncounted } = line;
  const by = signed(quantity(counted - expected));
  const found = uncounted ? 'không đếm thấy' : `đếm ${formatQuantity(counted)}`;
  return [
    text(measureHeld(name), { face: 'bold' }),
    pair(`Sổ ${formatQuantity(expected)}, ${found}`, `${by} ${unit}`, { rightFace: 'bold', indent: 2 }),
    ...differences.flatMap((each) => lotOf(each, differences.length)),
    ...(line.price === undefined ? [] : [pair('', `${signedDong(worthOf(line))} ₫`)]),
    feed(6),
  ];
}

/** A product's only difference, of no lot, says nothing that its line does not. */
function lotOf({ lot, quantity: by }: StockDifference, of: number): Block[] {
  return lot === undefined && of === 1 ? [] : [pair(lotWords(lot), signed(by), { indent: 4 })];
}

function sums(worths: readonly Dong[]): Block[] {
  const found = sumDong(worths.filter((worth) => worth > 0));
  const lost = sumDong(worths.filter((worth) => worth < 0));
  return [
    rule(),
    pair('Thừa', `${signedDong(found)} ₫`),
    pair('Thiếu', `${signedDong(lost)} ₫`),
    pair('Chênh lệch theo giá bán', `${signedDong(dong(found + lost))} ₫`, { face: 'bold' }),
  ];
}

function signed(by: Quantity): string {
  return by > 0 ? `+${formatQuantity(by)}` : formatQuantity(by);
}

function signedDong(amount: Dong): string {
  return amount > 0 ? `+${formatDong(amount)}` : formatDong(amount);
}
