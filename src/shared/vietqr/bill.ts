import type { SaleId } from '../id.ts';
import { ensure } from '../must.ts';

/** Crockford's base 32: no I, L, O or U, so that it can be read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
/** Five bits a letter. */
const BILLS = 2 ** (LENGTH * 5);
/** QR codes that one sale can be paid with. */
export const BILLS_PER_SALE = 10;

/**
 * The number that a transfer is found by: outlet, till, and eight letters of the sale's random bits. Letters and digits
 * only, because banks drop or change everything else.
 * @param part 0 for a sale's first QR code, 1 for the next: two payers' transfers are told apart
 */
export function billOf(outletCode: string, till: number, sale: SaleId, part: number): string {
  ensure(part >= 0 && part < BILLS_PER_SALE, `${part} is one of a sale's QR codes`);
  // The last ten hex digits of a UUIDv7 are random: 40 bits.
  const number = (Number.parseInt(sale.slice(-10), 16) + part) % BILLS;
  return `${billPrefix(outletCode, till)}${lettersOf(number)}`;
}

/** What all bills of a till begin with. */
export function billPrefix(outletCode: string, till: number): string {
  return `${outletCode}${till}`;
}

function lettersOf(number: number): string {
  let left = number;
  let letters = '';
  for (let place = 0; place < LENGTH; place += 1) {
    letters = `${LETTERS[left % 32]}${letters}`;
    left = Math.floor(left / 32);
  }
  return letters;
}

/**
 * The bills that a transfer's text may name, however a bank cut it up or cased it.
 * @param prefixes of the tills there are
 */
export function billsIn(text: string, prefixes: Iterable<string>): string[] {
  const run = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const found = new Set<string>();
  for (const prefix of prefixes) {
    for (let at = run.indexOf(prefix); at !== -1; at = run.indexOf(prefix, at + 1)) {
      const letters = run.slice(at + prefix.length, at + prefix.length + LENGTH);
      if (/^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters)) found.add(prefix + letters);
    }
  }
  return [...found];
}
