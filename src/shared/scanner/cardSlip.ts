import { barcode, centred, feed, type QrRows, rule, type Slip, text } from '../slip/slip.ts';
import { SETUP_DIGITS } from './setupCard.ts';

/** Dots (8 = 1 mm): small codes are what scanners miss first, and this one must be read. */
const SQUARE = 200;

/** The set-up card on paper: bars that every scanner reads, and a square for those that read such. */
export function cardSlip(square: QrRows): Slip {
  return [
    centred('THẺ CÀI ĐẶT', 'large'),
    centred('MÁY QUÉT', 'large'),
    rule(),
    text('Trên máy quầy mở Bảng lệnh, chọn Kiểm tra máy quét, rồi quét:'),
    feed(16),
    text('1. Vạch này: máy quầy học cách của máy quét.', { face: 'bold' }),
    feed(12),
    barcode(SETUP_DIGITS),
    feed(24),
    text('2. Ô vuông này, nếu máy quét đọc được: thử chữ, dấu và ký tự phân cách GS1.', { face: 'bold' }),
    feed(12),
    { kind: 'qr', rows: square, side: SQUARE },
    feed(12),
    rule(),
    text('Thẻ này không phải hàng bán.'),
  ];
}
