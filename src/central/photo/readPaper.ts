import { PAPER_BYTES, type PaperType } from '../../shared/catalogue/paper.ts';
import { readPhoto } from './readPhoto.ts';

/** Pixels: an A4 page at 300 dots an inch, and then some. */
const SCAN_SIDE = 6_000;

/**
 * What a scanned paper's own bytes say it is: a whole PDF, JPEG, PNG or WebP; its name is nobody's word.
 * @returns undefined where it is none of them, is cut short, or is too large
 */
export function readPaper(bytes: Uint8Array): PaperType | undefined {
  if (bytes.length > PAPER_BYTES) return undefined;
  return isPdf(bytes) ? 'application/pdf' : readPhoto(bytes, SCAN_SIDE)?.type;
}

/** ISO 32000: a header of its version first, and the mark of its end within its last kilobyte. */
function isPdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    /^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8)) &&
    file.toString('latin1', file.length - 1_024).includes('%%EOF')
  );
}
