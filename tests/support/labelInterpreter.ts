import type { Bitmap } from '../../src/shared/slip/bitmap.ts';

/**
 * A label printer's mind for tests, written from the TSPL and ZPL II manuals; it shares nothing with what writes the bytes.
 */
export type PrintedLabel = {
  readonly bitmap: Bitmap;
  readonly copies: number;
  /** Of the roll, as the job says it: millimetres in TSPL, dots in ZPL. */
  readonly width: number;
  readonly height: number;
};

type TsplState = { width: number; height: number; gap: number; picture: Bitmap | undefined };

/** @throws where a printer would have stopped, or printed something else than one picture a label */
export function readTspl(bytes: Uint8Array): PrintedLabel[] {
  const labels: PrintedLabel[] = [];
  const state: TsplState = { width: 0, height: 0, gap: 0, picture: undefined };
  let at = 0;
  while (at < bytes.length) {
    const end = endOfName(bytes, at);
    const name = latin(bytes.subarray(at, end));
    if (name === 'BITMAP') {
      const taken = takeBitmap(bytes, end + 1);
      state.picture = onLabel(taken.bitmap, taken.x, taken.y);
      at = taken.end;
      continue;
    }
    const lineEnd = bytes.indexOf(0x0a, at);
    if (lineEnd === -1) throw new Error(`no end to "${latin(bytes.subarray(at))}"`);
    const line = latin(bytes.subarray(at, lineEnd)).replace(/\r$/, '');
    at = lineEnd + 1;
    if (line !== '') obey(line, state, labels);
  }
  return labels;
}

function obey(line: string, state: TsplState, labels: PrintedLabel[]): void {
  const [, name = '', rest = ''] = /^([A-Z]+)(?: (.*))?$/.exec(line) ?? [];
  const numbers = rest.split(',').map((part) => Number.parseFloat(part));
  const [first = Number.NaN, second = Number.NaN] = numbers;
  switch (name) {
    case 'SIZE':
      if (!/^[\d.]+ mm,[\d.]+ mm$/.test(rest)) throw new Error(`SIZE ${rest}`);
      Object.assign(state, { width: first, height: second });
      return;
    case 'GAP':
      state.gap = first;
      return;
    case 'CLS':
      state.picture = undefined;
      return;
    case 'DIRECTION':
    case 'REFERENCE':
      if (!numbers.every(Number.isInteger)) throw new Error(line);
      return;
    case 'DENSITY':
      if (!(first >= 0 && first <= 15)) throw new Error(line);
      return;
    case 'SPEED':
      if (!(first >= 1 && first <= 14)) throw new Error(line);
      return;
    case 'PRINT': {
      if (first !== 1 || !(second >= 1) || !state.picture) throw new Error(line);
      const { width, height, picture } = state;
      labels.push({ bitmap: picture, copies: second, width, height });
      return;
    }
    default:
      throw new Error(`not a command: ${line}`);
  }
}

function endOfName(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x41 && (bytes[end] ?? 0) <= 0x5a) end += 1;
  return end;
}

/** `BITMAP x,y,bytes a row,rows,0,…`: a bit of 0 is printed. */
function takeBitmap(bytes: Uint8Array, at: number): { bitmap: Bitmap; x: number; y: number; end: number } {
  const numbers: number[] = [];
  let begin = at;
  while (numbers.length < 5) {
    const comma = bytes.indexOf(0x2c, begin);
    numbers.push(Number(latin(bytes.subarray(begin, comma))));
    begin = comma + 1;
  }
  const [x = 0, y = 0, stride = 0, rows = 0, mode] = numbers;
  if (mode !== 0 || ![x, y, stride, rows].every(Number.isInteger)) throw new Error(`BITMAP ${numbers.join()}`);
  const data = bytes.subarray(begin, begin + stride * rows);
  if (data.length < stride * rows) throw new Error('a picture that ends early');
  const dots = Uint8Array.from(data, (byte) => 255 - byte);
  return { bitmap: { width: stride * 8, height: rows, dots }, x, y, end: begin + stride * rows };
}

function onLabel(bitmap: Bitmap, x: number, y: number): Bitmap {
  if (x !== 0 || y !== 0) throw new Error('a picture that does not begin in the corner');
  return bitmap;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** @throws as `readTspl` */
export function readZpl(bytes: Uint8Array): PrintedLabel[] {
  const text = latin2(bytes);
  if (/[^\x20-\x7e\r\n]/.test(text)) throw new Error('something that is no ASCII');
  const commands = text.replaceAll(/[\r\n]/g, '').match(/[~^][^~^]*/g) ?? [];
  if (commands.join('') !== text.replaceAll(/[\r\n]/g, '')) throw new Error('something between commands');
  const labels: PrintedLabel[] = [];
  let open: { width: number; height: number; picture: Bitmap | undefined; copies: number } | undefined;
  for (const command of commands) {
    const name = command.slice(1, 3);
    const rest = command.slice(3);
    if (name === 'XA') open = { width: 0, height: 0, picture: undefined, copies: 1 };
    else if (name === 'SD') {
      if (!/^(?:[012]\d|30)$/.test(rest)) throw new Error(command);
    } else if (!open) throw new Error(`${command} outside of a format`);
    else if (name === 'PW') open.width = Number(rest);
    else if (name === 'LL') open.height = Number(rest);
    else if (name === 'PQ') open.copies = Number(rest);
    else if (name === 'GF') open.picture = graphic(rest);
    else if (name === 'XZ') {
      if (!open.picture) throw new Error('a format without a picture');
      labels.push({ bitmap: open.picture, copies: open.copies, width: open.width, height: open.height });
      open = undefined;
    } else if (!/^(?:MN[NY]|LH0,0|PR\d+|FO0,0|FS)$/.test(command.slice(1))) throw new Error(`not expected: ${command}`);
  }
  if (open) throw new Error('a format without an end');
  return labels;
}

function latin2(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** `A,bytes sent,bytes of the picture,bytes a row,data`, the data in hexadecimal with alternative compression. */
function graphic(rest: string): Bitmap {
  const [, total = '', all = '', row = '', data = ''] = /^A,(\d+),(\d+),(\d+),(.*)$/.exec(rest) ?? [];
  if (total !== all || total === '') throw new Error(`^GF${rest.slice(0, 40)}`);
  const digitsInRow = Number(row) * 2;
  const rows: string[] = [];
  let digits = '';
  let times = 0;
  const push = (digit: string, count: number): void => {
    digits += digit.repeat(count);
    while (digits.length >= digitsInRow) {
      rows.push(digits.slice(0, digitsInRow));
      digits = digits.slice(digitsInRow);
    }
  };
  for (const mark of data) {
    if (mark >= 'g' && mark <= 'z') times += (mark.charCodeAt(0) - 102) * 20;
    else if (mark >= 'G' && mark <= 'Y') times += mark.charCodeAt(0) - 70;
    else if (mark === ',') push('0', digitsInRow - digits.length);
    else if (mark === '!') push('F', digitsInRow - digits.length);
    else if (mark === ':') rows.push(rows.at(-1) ?? '0'.repeat(digitsInRow));
    else {
      push(mark, Math.max(1, times));
      times = 0;
    }
  }
  if (digits !== '' || rows.length * Number(row) !== Number(total)) throw new Error(`${rows.length} rows, "${digits}"`);
  const dots = Uint8Array.from(rows.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return { width: Number(row) * 8, height: rows.length, dots };
}
