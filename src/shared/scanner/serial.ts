import { z } from 'zod';
import { SerialPath } from '../printer/connection.ts';

export const SCANNER_BAUDS = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

/** A scanner on a serial cable, or one that a driver shows as such (USB-COM): eight data bits, no parity, one stop bit. */
export const SerialScanner = z.object({ path: SerialPath, baud: z.literal(SCANNER_BAUDS) });
export type SerialScanner = z.infer<typeof SerialScanner>;

/**
 * How the way to it is. `absent`: no such port, the cable is out. `busy`: another program, or a printer of this till, has it.
 * `refused`: the till's user may not open it.
 */
export const SerialState = z.enum(['opening', 'open', 'absent', 'busy', 'refused', 'failed']);
export type SerialState = z.infer<typeof SerialState>;

/** Characters; no symbol that a counter scans holds more. */
export const LONGEST_SCAN = 2_000;

/**
 * What a scanner may send as a code: what can be seen, Vietnamese letters too, and the separators of GS1 (FNC1 as 0x1D) and
 * ISO/IEC 15434 (0x1E, 0x04). All else is noise of a wrong speed.
 */
export const ScannedText = z
  .string()
  .min(1)
  .max(LONGEST_SCAN)
  .refine((text) => Array.from(text).every(isSign), 'not text');

const SEPARATORS: ReadonlySet<string> = new Set(['\u001D', '\u001E', '\u0004']);

function isSign(sign: string): boolean {
  return SEPARATORS.has(sign) || !/[\p{C}\uFFFD]/u.test(sign);
}

/** What came that is no code. `long`: more than any symbol holds, or no end to it. `noise`: no characters at this speed. */
export const SerialFault = z.enum(['long', 'noise']);
export type SerialFault = z.infer<typeof SerialFault>;
