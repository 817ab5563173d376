import { formatDay, formatInstant } from '../day.ts';
import { formatDong, sumDong } from '../money.ts';
import { amountOf, formatQuantity, type Quantity, quantity } from '../quantity.ts';
import type { Approver } from '../staff/approval.ts';
import type { Lot, Terms } from '../stock/lot.ts';
import type { GoodsReceivedBody, ReceivedLine } from '../stock/received.ts';
import type { GoodsWrittenOffBody, WriteOffWhy, WrittenOffLine } from '../stock/writtenOff.ts';
import { copyMark } from './copyMark.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { measureHeld, shopHead } from './saleSlip.ts';
import { type Block, centred, feed, pair, rule, type Slip, text } from './slip.ts';

/**
 * The slip of goods that came in (*phiếu nhập kho*); whoever brought them and whoever took them sign. On what terms is between the shop
 * and one owner: it stands there only where all goods are of one.
 */
export function goodsReceivedSlip(body: GoodsReceivedBody, context: EntrySlipContext): Slip {
  const owners = Map.groupBy(body.lines, ({ lot }) => lot.owner.id);
  const showTerms = owners.size === 1;
  return [
    ...goodsHead({ ...body, title: 'PHIẾU NHẬP KHO' }, context),
    text(`Người nhận: ${body.by}`),
    ...(body.note === undefined ? [] : [text(`Theo: ${body.note}`)]),
    ...approval(body),
    ...[...owners.values()].flatMap((lines) => ownersLines(lines, showTerms)),
    rule(),
    ...goodsSum(body.lines),
    ...(showTerms ? bought(body.lines) : []),
    ...signatures('Người giao ký', 'Người nhận ký', body.by),
  ];
}

function ownersLines(lines: readonly ReceivedLine[], showTerms: boolean): Block[] {
  const [first] = lines;
  return [
    rule('dashed'),
    ...(first ? [text(`Chủ hàng: ${first.lot.owner.name}`)] : []),
    feed(6),
    ...lines.flatMap((line) => [
      ...goodsLine(line, line.lot),
      ...(showTerms ? [termsWords(line.lot.terms, line)] : []),
      feed(6),
    ]),
  ];
}

function termsWords(terms: Terms, { unit, quantity: came }: ReceivedLine): Block {
  if (terms.kind === 'consigned') return text(`Ký gửi, hoa hồng ${percentOf(terms.perMille)} %`, { indent: 2 });
  return pair(`Mua đứt ${formatDong(terms.cost)} ₫/${unit}`, formatDong(amountOf(terms.cost, came)), { indent: 2 });
}

/** `150` → `15`, `75` → `7,5`. */
function percentOf(perMille: number): string {
  return formatQuantity(quantity(perMille * 100));
}

function bought(lines: readonly ReceivedLine[]): Block[] {
  const costs = lines.flatMap(({ lot: { terms }, quantity: came }) =>
    terms.kind === 'bought' ? [amountOf(terms.cost, came)] : [],
  );
  return costs.length === 0 ? [] : [pair('Tiền mua', `${formatDong(sumDong(costs))} ₫`, { face: 'bold' })];
}

const WRITTEN_OFF = {
  expired: { title: 'PHIẾU HỦY HÀNG', why: 'hết hạn' },
  damaged: { title: 'PHIẾU HỦY HÀNG', why: 'hỏng, vỡ' },
  sample: { title: 'PHIẾU XUẤT HÀNG', why: 'dùng thử, trưng bày' },
  gift: { title: 'PHIẾU XUẤT HÀNG', why: 'tặng' },
  theft: { title: 'PHIẾU GHI MẤT HÀNG', why: 'mất' },
  'to-producer': { title: 'PHIẾU TRẢ HÀNG CHỦ THỂ', why: 'trả lại chủ hàng' },
} as const satisfies Record<WriteOffWhy, { readonly title: string; readonly why: string }>;

/** The slip of goods that left the shelf unsold (*phiếu xuất hủy*); of goods that go back to their owner, the owner signs. */
export function goodsWrittenOffSlip(body: GoodsWrittenOffBody, context: EntrySlipContext): Slip {
  const { title, why } = WRITTEN_OFF[body.why];
  const isGivenBack = body.why === 'to-producer';
  return [
    ...goodsHead({ ...body, title }, context),
    text(`Người lập: ${body.by}`),
    ...approval(body),
    text(`Lý do: ${why}`),
    ...(body.note === undefined ? [] : [text(body.note)]),
    ...(body.photo === undefined ? [] : [text('Có ảnh kèm theo')]),
    rule('dashed'),
    ...body.lines.flatMap((line) => [...goodsLine(line, line.lot), ...ownerOf(line), feed(6)]),
    rule(),
    ...goodsSum(body.lines),
    ...(isGivenBack
      ? signatures('Người giao ký', 'Chủ hàng nhận ký', '')
      : signatures('Người lập ký', 'Quản lý ký', body.approvedBy?.name ?? '')),
  ];
}

function ownerOf({ lot }: WrittenOffLine): Block[] {
  return lot ? [text(lot.owner.name, { indent: 2 })] : [];
}

type Head = { readonly title: string; readonly number: string };

/** Whose paper of goods it is, which, of when. Also for other papers of goods. */
export function goodsHead({ title, number }: Head, { outlet, at, till, copy, again }: EntrySlipContext): Block[] {
  return [
    ...shopHead(outlet),
    rule(),
    feed(6),
    centred(title, 'bold'),
    ...copyMark({ copy, again }),
    centred(`Số ${number}`),
    feed(6),
    pair(formatInstant(at, outlet.zone), `Máy quầy ${till}`),
  ];
}

type Goods = { readonly name: string; readonly unit: string; readonly quantity: Quantity };

/** What moved, of which lot, and how much of it. */
export function goodsLine(
  { name, unit, quantity: moved }: Goods,
  lot: Pick<Lot, 'code' | 'expires'> | undefined,
): Block[] {
  return [
    text(measureHeld(name), { face: 'bold' }),
    pair(lotWords(lot), `${formatQuantity(moved)} ${unit}`, { rightFace: 'bold', indent: 2 }),
  ];
}

/** `Lô MB-0626 · HSD 30/06/2027` */
export function lotWords(lot: Pick<Lot, 'code' | 'expires'> | undefined): string {
  if (!lot) return 'không rõ lô';
  const day = lot.expires === undefined ? 'không ghi hạn' : `HSD ${formatDay(lot.expires)}`;
  return lot.code === '' ? day : `Lô ${lot.code} · ${day}`;
}

/** How many lines, and how much of each unit. */
export function goodsSum(lines: readonly Goods[]): Block[] {
  const sums = new Map<string, number>();
  for (const { unit, quantity: moved } of lines) sums.set(unit, (sums.get(unit) ?? 0) + moved);
  const words = [...sums].map(([unit, sum]) => `${formatQuantity(quantity(sum))} ${unit}`);
  return [pair(`Cộng ${lines.length} dòng`, words.join(' · '), { face: 'bold' })];
}

function approval({ approvedBy }: { readonly approvedBy?: Approver | undefined }): Block[] {
  return approvedBy ? [text(`Người cho phép: ${approvedBy.name}`)] : [];
}

/** Room for two to sign. @param right who is known to sign on the right; empty: nobody is */
export function signatures(left: string, rightTitle: string, right: string): Block[] {
  return [feed(24), pair(left, rightTitle), feed(88), ...(right === '' ? [] : [pair('', right)]), feed(24)];
}
