import { ensure } from '../must.ts';
import { hasValidCheckDigit } from './gtin.ts';

/** Modules of a digit in the left half, odd parity (GS1 General Specifications §5.2); black = 1. The other two sets come from it. */
const ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
] as const;

/** The first digit is not drawn: it is told by which of the next six are of even parity (1). */
const PARITY = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
] as const;

const GUARD = '101';
const CENTRE = '01010';

/** Modules that stay white before and after the bars. */
export const EAN13_QUIET = { left: 11, right: 7 } as const;

/** Bars and gaps of one code. */
export const EAN13_MODULES = 95;

/**
 * The bars of an EAN-13 code, one module each, true = black, without the white around.
 * @param digits thirteen, the last the check digit
 */
export function ean13Bars(digits: string): boolean[] {
  ensure(/^\d{13}$/.test(digits) && hasValidCheckDigit(digits), `"${digits}" is an EAN-13 with its check digit`);
  const numbers = Array.from(digits, Number);
  const parity = PARITY[numbers[0] ?? 0] ?? '';
  const left = numbers.slice(1, 7).map((digit, at) => (parity[at] === '1' ? evenOf(digit) : oddOf(digit)));
  const right = numbers.slice(7).map(rightOf);
  return Array.from([GUARD, ...left, CENTRE, ...right, GUARD].join(''), (module) => module === '1');
}

/** @param digits eight, the last the check digit; its bars are those of an EAN-13 without the parity that tells a first digit */
export function ean8Bars(digits: string): boolean[] {
  ensure(/^\d{8}$/.test(digits) && hasValidCheckDigit(digits), `"${digits}" is an EAN-8 with its check digit`);
  const numbers = Array.from(digits, Number);
  const halves = [...numbers.slice(0, 4).map(oddOf), CENTRE, ...numbers.slice(4).map(rightOf)];
  return Array.from([GUARD, ...halves, GUARD].join(''), (module) => module === '1');
}

function oddOf(digit: number): string {
  return ODD[digit] ?? '';
}

/** The right half is the left's odd set with black and white exchanged. */
function rightOf(digit: number): string {
  return oddOf(digit).replaceAll(/[01]/g, (module) => (module === '1' ? '0' : '1'));
}

/** Even parity is the right half's set read backwards. */
function evenOf(digit: number): string {
  return Array.from(rightOf(digit)).toReversed().join('');
}
