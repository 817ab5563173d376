import type { CallName } from '../shared/contract.ts';
import { looksLikePhone } from '../shared/sale/phone.ts';
import { type Exceptions, exceptionsOf, isExcepted } from './cardTyped.ts';

/**
 * Fields that no person writes words into: ids of ours and of the office, leave that was given, and what is read off a bank's
 * paper, a voucher or a pack, where ten digits are nobody's number and no payment may be held up by them.
 */
const NO_WORDS: ReadonlySet<string> = new Set(
  (
    'id sale product producer owner staff by printer scanner chosen return toOutlet approval leave release ' +
    'reference bill slip code scan lot png'
  ).split(' '),
);

/** Beside the journal, and gone with what it is written on: the one place for a number of somebody who wants to be called. */
const KEPT_BESIDE: Partial<Record<CallName, ReadonlySet<string>>> = {
  'cart.hold': new Set(['name']),
};

/** A scan that nobody knew is told in words, too; so its code is looked at where all others are not. */
const WORDS_ALL_THE_SAME: Partial<Record<CallName, ReadonlySet<string>>> = {
  'demand.missed': new Set(['code']),
};

/**
 * Whether a call's input holds what may be somebody's telephone number, in words that would go into the journal: what is signed
 * and sent cannot be erased. Asked at the door, of every call, beside the question of cards.
 */
export function typesPhone(name: CallName, input: unknown): boolean {
  const beside = KEPT_BESIDE[name];
  const words = WORDS_ALL_THE_SAME[name];
  const isNone = (key: string): boolean => (NO_WORDS.has(key) && words?.has(key) !== true) || beside?.has(key) === true;
  return holdsPhone(input, exceptionsOf(name), isNone);
}

function holdsPhone(value: unknown, exceptions: Exceptions, isNone: (key: string) => boolean): boolean {
  if (typeof value === 'string') return looksLikePhone(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inside]) =>
      !(typeof inside === 'string' && isNone(key)) &&
      !isExcepted(exceptions[key], inside) &&
      holdsPhone(inside, exceptions, isNone),
  );
}
