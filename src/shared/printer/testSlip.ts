import { centred, feed, pair, rule, type Slip, text } from '../slip/slip.ts';
import { SAMPLE } from './calibration.ts';

/** A short slip that is nobody's: every face, the letters that go wrong first, and figures at the right edge. */
export function testSlip(printer: string): Slip {
  return [
    centred('IN THỬ', 'large'),
    centred(printer, 'bold'),
    rule(),
    text(SAMPLE),
    text(SAMPLE, { face: 'bold' }),
    rule('dashed'),
    pair('Tôm khô Đa Giàu', '306.500 ₫'),
    pair('TỔNG', '306.500 ₫', { face: 'large' }),
    rule(),
    text('Chữ phải đủ dấu, số sát mép phải, giấy được cắt. Đây không phải phiếu bán hàng.'),
    feed(24),
  ];
}
