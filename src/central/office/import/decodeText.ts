import type { ImportRefusal } from '../api/import.ts';

/** What a broken byte becomes. Where it already stands in a file, whoever saved it had lost the letter before us. */
const LOST_LETTER = '\uFFFD';

/**
 * The text of a file: UTF-8, or UTF-16 with its byte order mark, and nothing else. Windows-1258 and the old TCVN3
 * and VNI fonts are refused rather than guessed at: a wrong guess turns names into other, plausible names.
 * @returns the text without its mark; or that it is no text; or the first line, as an editor counts it, with a byte
 *   that is no UTF-8
 */
export function decodeText(bytes: Uint8Array): string | ImportRefusal {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const lost = text.indexOf(LOST_LETTER);
  // Spreadsheet programs never write the NUL; pictures, old .xls files and UTF-16 without a mark are full of it.
  if (text.includes('\0')) return { refused: 'not-readable' };
  if (lost >= 0) return { refused: 'wrong-encoding', line: lineAt(text, lost) };
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\r|\n/).length;
}
