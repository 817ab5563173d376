import { join } from 'node:path';
import { encode } from 'uqr';
import { mintInternalCode } from '../../src/shared/barcode/internal.ts';
import { ensure } from '../../src/shared/must.ts';
import { layoutSlip, type Row, widthOf } from '../../src/shared/slip/layout.ts';
import { barcode, centred, pair, qr, type Slip, text } from '../../src/shared/slip/slip.ts';
import { PEERS } from './peers.ts';

/** What is printed in the middle of a shop's slip. @see slipEncoders.mjs */
export type PlainSlip = { readonly lines: readonly PlainLine[]; readonly qr: string; readonly digits: string };
type PlainLine = { readonly text: string; readonly bold: boolean; readonly large: boolean };

export type Encoders = Readonly<Record<string, (slip: PlainSlip) => Uint8Array>>;

const COLUMNS = 48;
const VIETQR =
  '00020101021238570010A00000072701270006970405011319032010123450208QRIBFTTA530370454063665005802VN62170813BL012ABCDEFGH63041A2B';
const DIGITS = mintInternalCode(42);

const GOODS = [
  ['Muối tinh Bạc Liêu 500 g', '2 gói × 25.000', '50.000', '★★★★★ OCOP 5 sao · Muối Bạc Liêu'],
  ['Tôm khô Đa Giàu loại đặc biệt 250 g', '1 hộp × 285.000', '285.000', '★★★ OCOP 3 sao · HKD Đa Giàu'],
  ['Đường thốt nốt', '0,35 kg × 90.000', '31.500', 'HTX Nông nghiệp Đồng Tâm'],
  ['MẬT ONG RỪNG U MINH HẠ ỦNG HỘ ẤP', '1 chai × 320.000', '320.000', '★★★★ OCOP 4 sao · Ong mật Cà Mau'],
] as const;

const words: Slip = [
  centred('Điểm trưng bày OCOP Bạc Liêu', 'bold'),
  centred('Phường Bạc Liêu, tỉnh Cà Mau'),
  centred('PHIẾU TÍNH TIỀN', 'bold'),
  pair('23/11/2026 08:00', 'Máy quầy 2'),
  text('Thu ngân: Nguyễn Thị Ngọc Lan'),
  ...GOODS.flatMap(([name, counted, amount, origin]) => [
    text(name, { face: 'bold' }),
    pair(counted, amount, { rightFace: 'bold', indent: 2 }),
    text(origin, { indent: 2 }),
  ]),
  pair('TỔNG', '686.500 ₫', { face: 'large' }),
  pair('Tiền khách đưa', '700.000'),
  pair('Tiền thối', '13.500', { face: 'bold' }),
];

/** Twenty printed lines, a VietQR code of 123 bytes and an EAN-13: the slip that encoders were compared with from the start. */
export const twentyLines: Slip = [
  ...words,
  qr({ text: VIETQR, rows: encode(VIETQR, { ecc: 'M', border: 0 }).data }, 240),
  barcode(DIGITS),
];

/** The same for encoders that know no layout: every line as it stands on the paper. */
export function plainLines(): PlainSlip {
  const lines = layoutSlip(words, COLUMNS).flatMap(lineOf);
  ensure(lines.length === 20, 'the slip has twenty lines');
  return { lines, qr: VIETQR, digits: DIGITS };
}

function lineOf(row: Row): PlainLine[] {
  if (row.kind !== 'text') return [];
  let line = '';
  let column = 0;
  for (const span of row.spans) {
    line += ' '.repeat(Math.round((span.column - column) / widthOf(span.face))) + span.text;
    column = span.column + span.text.length * widthOf(span.face);
  }
  return [{ text: line, bold: row.spans.some(({ face }) => face === 'bold'), large: row.large }];
}

/** Encoders of other makers, by name. @see peers/slipEncoders.mjs */
export async function loadEncoders(): Promise<Encoders> {
  const { encoders } = (await import(join(PEERS, 'slipEncoders.mjs'))) as { readonly encoders: Encoders };
  return encoders;
}
