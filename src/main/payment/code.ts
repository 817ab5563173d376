import { encode } from 'uqr';

/**
 * A text as a QR code, row by row, `1` dark, without its white margin. Level M (15 % may be spoilt): what is on a clean
 * screen or fresh paper needs no more, and each level makes the modules smaller.
 */
export function codeOf(text: string): string[] {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  return data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
}

export function modulesOf(code: readonly string[]): boolean[][] {
  return code.map((row) => Array.from(row, (module) => module === '1'));
}
