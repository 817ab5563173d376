import type { Outlet } from '../catalogue/outlet.ts';
import { formatDay, formatInstant, type Instant } from '../day.ts';
import { formatDong, sumDong } from '../money.ts';
import { unreachable } from '../must.ts';
import { formatQuantity, type Quantity } from '../quantity.ts';
import type { PackSays } from '../sale/pack.ts';
import { dueOf, type SaleBody, type SaleLine } from '../sale/sale.ts';
import type { Tender } from '../sale/tender.ts';
import type { VatSum } from '../sale/vat.ts';
import { copyMark } from './copyMark.ts';
import { type Block, centred, feed, pair, type QrCode, qr, rule, type Slip, text } from './slip.ts';

/** What a sale's slip says that the sale itself does not. */
export type SlipContext = {
  /** As it stood when the sale was made. */
  readonly outlet: Outlet;
  /** When the sale was made, not when it is printed. */
  readonly at: Instant;
  /** The till's number within the outlet. */
  readonly till: number;
  /** 0 = the original; a reprint is marked, so that one sale cannot be shown as two. */
  readonly copy: number;
  readonly again?: boolean | undefined;
  /** True where the prices are invented for trying the till out. */
  readonly demoPrices: boolean;
  /** The slip's code (slipCode.ts) as a QR code: scanned, it opens the sale for a return. */
  readonly code?: QrCode | undefined;
};

/**
 * The slip of a sale, in Vietnamese whatever the screen speaks: it is the buyer's paper. It is a *phiếu tính tiền* and
 * never calls itself an invoice (hóa đơn), because it carries no tax authority's code.
 */
export function saleSlip(sale: SaleBody, context: SlipContext): Slip {
  return [
    ...shopHead(context.outlet),
    rule(),
    ...slipHead({ ...sale, title: 'PHIẾU TÍNH TIỀN', demoPrices: context.demoPrices }, context),
    rule('dashed'),
    ...sale.lines.flatMap(saleLine),
    rule(),
    ...money(sale),
    rule('dashed'),
    ...sale.vat.map(vatNote),
    ...foot(context),
  ];
}

/** Who sells. */
export function shopHead({ name, address, phone, taxCode }: Outlet): Block[] {
  return [
    centred(name, 'large'),
    ...(address === '' ? [] : [centred(address)]),
    ...(phone === '' ? [] : [centred(`Điện thoại ${phone}`)]),
    ...(taxCode === '' ? [] : [centred(`Mã số thuế ${taxCode}`)]),
  ];
}

type Head = {
  readonly title: string;
  readonly number: string;
  readonly cashier: string;
  readonly demoPrices?: boolean;
  readonly training?: true | undefined;
};

/** Which paper this is, and of when and whom. */
export function slipHead(
  { title, number, cashier, demoPrices = false, training }: Head,
  { outlet, at, till, copy, again }: Omit<SlipContext, 'demoPrices'>,
): Block[] {
  return [
    feed(6),
    centred(title, 'bold'),
    ...(training ? [centred('HUẤN LUYỆN', 'large')] : []),
    ...copyMark({ copy, again }),
    ...(demoPrices ? [centred('Giá minh họa', 'bold')] : []),
    centred(`Số ${number}`),
    feed(6),
    pair(formatInstant(at, outlet.zone), `Máy quầy ${till}`),
    text(`Thu ngân: ${cashier}`),
  ];
}

function saleLine(line: SaleLine): Block[] {
  const counted = `${formatQuantity(line.quantity)} ${line.unit} × ${formatDong(line.price)}`;
  return [
    text(measureHeld(line.name), { face: 'bold' }),
    pair(counted, formatDong(line.amount), { rightFace: 'bold', indent: 2 }),
    text(origin(line), { indent: 2 }),
    // What the buyer holds, of all baskets of the line together.
    ...(line.parts ?? []).map(({ quantity, unit, name }) =>
      text(`${formatQuantity(quantity)} ${unit} ${measureHeld(name)}`, { indent: 4 }),
    ),
    ...(line.pack ? [text(packWords(line.pack), { indent: 2 })] : []),
    ...(line.note === undefined ? [] : [text(line.note, { indent: 2 })]),
    ...(line.offs ?? []).map((off) => pair(off.name ?? OFF_WORDS[off.by], `−${formatDong(off.amount)}`, { indent: 2 })),
    feed(6),
  ];
}

const OFF_WORDS = { promotion: 'Khuyến mãi', line: 'Giảm giá', sale: 'Giảm giá cả phiếu' } as const;

/** Which lot was sold: what a buyer needs when one is called back. */
function packWords({ lot, expires }: PackSays): string {
  const words = [lot !== undefined && `Lô ${lot}`, expires !== undefined && `HSD ${formatDay(expires)}`];
  return words.filter((word) => word !== false).join(' · ');
}

/** `250 g` stays together at the end of a row. */
export function measureHeld(name: string): string {
  return name.replaceAll(/(\d) (?=\p{L}{1,3}(?!\p{L}))/gu, '$1\u00A0');
}

/** Who made it, and its stars where the certificate was valid on the day of sale. */
function origin({ stars, producer }: SaleLine): string {
  return stars === undefined ? producer.name : `${'★'.repeat(stars)} OCOP ${stars} sao · ${producer.name}`;
}

function money(sale: SaleBody): Block[] {
  return [
    pair('TỔNG', `${formatDong(sale.total)} ₫`, { face: 'large' }),
    ...rounding(sale),
    ...sale.tenders.filter(({ kind }) => kind !== 'cash').flatMap(tenderWords),
    ...cash(sale),
  ];
}

/** Cash rounding stands apart from the taxed total, and is not mentioned where nothing was rounded. */
function rounding(sale: SaleBody): Block[] {
  if (sale.rounding === 0) return [];
  const sign = sale.rounding > 0 ? '+' : '';
  return [
    pair('Làm tròn', `${sign}${formatDong(sale.rounding)}`),
    pair('Phải trả', formatDong(dueOf(sale)), { face: 'bold' }),
  ];
}

/** What one tender but cash paid, and what it is found by again. */
function tenderWords(tender: Tender): Block[] {
  const { word, mark } = wordsOf(tender);
  return [pair(word, formatDong(tender.given)), ...(mark === undefined ? [] : [text(mark, { indent: 2 })])];
}

function wordsOf(tender: Tender): { readonly word: string; readonly mark?: string } {
  switch (tender.kind) {
    case 'cash':
      return { word: 'Tiền mặt' };
    case 'vietqr':
      return { word: 'Chuyển khoản VietQR', mark: `Nội dung ${tender.bill}` };
    case 'card':
      return { word: 'Thẻ', mark: `Số tham chiếu ${tender.reference}` };
    case 'voucher':
      return { word: 'Phiếu mua hàng', mark: tender.code };
    case 'exchange':
      return { word: 'Tiền hàng đổi' };
    default:
      return unreachable(tender);
  }
}

/** Only cash gives change; a sale that none was handed over for says nothing of it. */
function cash({ tenders, change }: SaleBody): Block[] {
  const handed = tenders.filter(({ kind }) => kind === 'cash').map(({ given }) => given);
  if (handed.length === 0) return [];
  // Beside another way it is not all that the buyer gave.
  const words = handed.length === tenders.length ? 'Tiền khách đưa' : 'Tiền mặt khách đưa';
  return [pair(words, formatDong(sumDong(handed))), pair('Tiền thối', formatDong(change), { face: 'bold' })];
}

export function vatNote({ perMille, gross, vat }: VatSum): Block {
  if (perMille === null) return pair('Không chịu thuế GTGT', formatDong(gross));
  return pair(`Đã gồm thuế GTGT ${percent(perMille)} %`, formatDong(vat));
}

/** Per mille as per cent, the Vietnamese way: `80` → `8`, `75` → `7,5`. */
function percent(perMille: number): string {
  return formatQuantity((perMille * 100) as Quantity);
}

/** Dots: 20 mm, which a counter's scanner reads from a hand's breadth. */
const CODE_SIDE = 160;

/** What a scanner reads to find the entry again; a slip drawn without one has none. */
export function codeBlocks(code: QrCode | undefined): Block[] {
  return code ? [feed(12), qr(code, CODE_SIDE)] : [];
}

function foot({ demoPrices, code }: SlipContext): Block[] {
  return [
    ...codeBlocks(code),
    feed(12),
    ...(demoPrices ? [centred('Giá minh họa để dùng thử, không phải giá bán thật'), feed(12)] : []),
    centred('Cảm ơn quý khách!', 'bold'),
    centred('OCOP – Mỗi xã một sản phẩm'),
  ];
}
