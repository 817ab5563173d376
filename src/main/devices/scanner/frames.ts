import { LONGEST_SCAN, ScannedText, type SerialFault } from '../../../shared/scanner/serial.ts';

/** Bytes that came and are not ended yet. `lost`: more than any symbol holds, thrown away up to the next end. */
export type Unended = { readonly bytes: readonly number[]; readonly lost: boolean };
export const NOTHING_YET: Unended = { bytes: [], lost: false };

export type Frame = { readonly code: string } | { readonly fault: SerialFault };

/** CR, LF, Tab and ETX: what scanners end a code with. */
const ENDS: ReadonlySet<number> = new Set([0x0d, 0x0a, 0x09, 0x03]);
const STX = 0x02;

/**
 * Cuts what a serial scanner sends into codes. A code is whole only with its end: silence proves nothing, for a cable and a busy
 * machine pause as they like, and half an EAN may pass for another. Text is UTF-8; what is no text is noise.
 */
export function cutFrames(before: Unended, chunk: Uint8Array): readonly [Unended, readonly Frame[]] {
  const frames: Frame[] = [];
  let bytes = [...before.bytes];
  let { lost } = before;
  for (const byte of chunk) {
    if (ENDS.has(byte)) {
      if (lost) frames.push({ fault: 'long' });
      else if (bytes.length > 0) frames.push(frameOf(bytes));
      bytes = [];
      lost = false;
    } else if (bytes.length >= MOST_BYTES) {
      bytes = [];
      lost = true;
    } else if (!lost && !(byte === STX && bytes.length === 0)) {
      bytes.push(byte);
    }
  }
  return [{ bytes, lost }, frames];
}

/** Of UTF-8, where a Vietnamese letter is up to three. */
const MOST_BYTES = LONGEST_SCAN * 3;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function frameOf(bytes: readonly number[]): Frame {
  const text = textOf(bytes);
  if (text !== undefined && text.length > LONGEST_SCAN) return { fault: 'long' };
  const code = ScannedText.safeParse(text);
  return code.success ? { code: code.data } : { fault: 'noise' };
}

function textOf(bytes: readonly number[]): string | undefined {
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
