import { encode } from 'uqr';

/** A QR code as a printer draws it: no white around it. */
export function qrPicture(text: string, module: number): string[] {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  return data.flatMap((row) => {
    const line = row.map((black) => (black ? '#' : '.').repeat(module)).join('');
    return Array.from({ length: module }, () => line);
  });
}

/** Widths of the four stripes of each digit: white, black, white, black in the left half of an EAN-13. */
const STRIPES = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
/** How the six left digits are written, by the digit that is not drawn: G backwards. */
const LEFT_HALVES = [
  'LLLLLL',
  'LLGLGG',
  'LLGGLG',
  'LLGGGL',
  'LGLLGG',
  'LGGLLG',
  'LGGGLL',
  'LGLGLG',
  'LGLGGL',
  'LGGLGL',
];

/** An EAN-13 as a printer draws it by `GS k` 67. */
export function ean13Picture(digits: string, module: number, rows: number): string[] {
  const stripes = Array.from(digits, (digit) => STRIPES[Number(digit)] ?? '');
  const order = LEFT_HALVES[Number(digits[0])] ?? '';
  const left = stripes
    .slice(1, 7)
    .map((four, at) => (order[at] === 'G' ? Array.from(four).toReversed().join('') : four));
  const widths = ['111', ...left, '11111', ...stripes.slice(7), '111'].join('');
  // The guard begins black and the colours take turns to the end: the left half begins white, the right half black.
  const line = Array.from(widths, (width, at) => (at % 2 === 0 ? '#' : '.').repeat(Number(width) * module)).join('');
  return Array.from({ length: rows }, () => line);
}
