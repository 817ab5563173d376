import type { EscposProfile } from '../printer/profile.ts';
import { QR_MARGIN, type Row } from '../slip/layout.ts';
import { BARCODE_ROWS } from '../slip/raster.ts';
import { align, feedDots, GS } from './commands.ts';
import { type Out, put, putAscii } from './out.ts';

/** `GS ( k`: model 2, and error correction M, as our own codes have. */
const MODEL_2 = [0x31, 0x41, 0x32, 0x00] as const;
const LEVEL_M = [0x31, 0x45, 0x31] as const;
const STORE = [0x31, 0x50, 0x30] as const;
const PRINT = [0x31, 0x51, 0x30] as const;
/** Modules of more dots are not in the command. */
const LARGEST_MODULE = 16;

type OwnCode = (Extract<Row, { kind: 'qr' }> & { readonly text: string }) | Extract<Row, { kind: 'barcode' }>;

/** Whether a row is a code that the printer is told to draw itself. A QR code of which nobody knows what it says is not. */
export function isDrawnByPrinter(row: Row, profile: Pick<EscposProfile, 'qr' | 'barcode'>): row is OwnCode {
  if (row.kind === 'barcode') return profile.barcode === 'native';
  return row.kind === 'qr' && profile.qr === 'native' && /^[\x20-\x7e]+$/.test(row.text ?? '');
}

export function putCode(out: Out, row: OwnCode): void {
  if (row.kind === 'qr') putQr(out, row.text, row.module);
  else putEan13(out, row.digits, row.module);
}

/**
 * A QR code that the printer draws itself, in the middle, with white above and below it.
 * @param text printable ASCII
 */
function putQr(out: Out, text: string, module: number): void {
  const side = Math.min(module, LARGEST_MODULE);
  feedDots(out, QR_MARGIN * side);
  align(out, 'centre');
  putSymbol(out, MODEL_2);
  putSymbol(out, [0x31, 0x43, side]);
  putSymbol(out, LEVEL_M);
  putSymbol(out, STORE, text);
  putSymbol(out, PRINT);
  align(out, 'left');
  feedDots(out, QR_MARGIN * side);
}

/** One function of `GS ( k`, its length first. */
function putSymbol(out: Out, command: readonly number[], text = ''): void {
  const length = command.length + text.length;
  put(out, GS, 0x28, 0x6b, length & 0xff, length >> 8, ...command);
  putAscii(out, text);
}

/** `GS k` 67: an EAN-13 that the printer draws itself, in the middle. Its digits are a row of their own, so none of the printer's (`GS H` 0). */
function putEan13(out: Out, digits: string, module: number): void {
  align(out, 'centre');
  put(out, GS, 0x68, BARCODE_ROWS, GS, 0x77, module, GS, 0x48, 0, GS, 0x6b, 67, digits.length);
  putAscii(out, digits);
  align(out, 'left');
}
