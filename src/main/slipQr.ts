import { encode } from 'uqr';
import type { Hash } from '../shared/journal/entry.ts';
import type { QrCode } from '../shared/slip/slip.ts';
import { slipCode } from '../shared/slip/slipCode.ts';

/**
 * The code of a slip as a QR code. In capitals, which a QR code packs closer: 25 modules a side. One mask is
 * taken without trying all eight for the prettiest: every reader reads each, and that takes 0.06 ms and not 0.56 (measured).
 */
export function slipQr(number: string, hash: Hash): QrCode {
  return qrOf(slipCode(number, hash).toUpperCase());
}

/** Any short text as a QR code for paper. */
export function qrOf(text: string): QrCode {
  return { text, rows: encode(text, { ecc: 'M', border: 0, maskPattern: 0 }).data };
}
