import { gtinKey } from '../shared/barcode/gtin.ts';
import type { CallName } from '../shared/contract.ts';
import { looksLikeCard, mayBeCard } from '../shared/sale/card.ts';

/**
 * `lookedUp`: only looks something up, and is kept nowhere. A barcode has 13 digits, too, and one in ten of them passes for a
 * card. `barcode`: may be one, and is kept: what was scanned and nobody knew is what was asked for. `picture`: bytes, and no text.
 */
type Exception = 'lookedUp' | 'barcode' | 'picture';

/** The fields that may hold what looks like a card. Whatever is new in the contract is looked at: no field can be forgotten. */
const EXCEPTIONS: Partial<Record<CallName, Readonly<Record<string, Exception>>>> = {
  'cart.scan': { code: 'lookedUp' },
  'catalogue.search': { text: 'lookedUp' },
  'find.slips': { text: 'lookedUp' },
  'find.code': { code: 'lookedUp' },
  'scanner.explain': { code: 'lookedUp' },
  'return.scan': { code: 'lookedUp' },
  'return.creditOf': { code: 'lookedUp' },
  // The code of a credit's slip, half of it a hash.
  'cart.keepParts': { slip: 'lookedUp' },
  'sale.complete': { slip: 'lookedUp' },
  'staff.approve': { slip: 'lookedUp' },
  'label.scan': { code: 'lookedUp' },
  'count.scan': { code: 'lookedUp' },
  'stock.list': { text: 'lookedUp' },
  'stock.scan': { code: 'lookedUp' },
  'receive.scan': { code: 'lookedUp' },
  'stock.papers': { text: 'lookedUp' },
  // A whole file: what of it is kept is looked at cell by cell.
  'receive.readNote': { content: 'lookedUp' },
  'stock.writeOff': { photo: 'picture' },
  // A file's bytes.
  'exchange.take': { content: 'lookedUp' },
  // A path on this machine: a backup's name is a time of fourteen digits.
  'recovery.look': { from: 'lookedUp' },
  'recovery.restore': { file: 'lookedUp' },
  'demand.missed': { text: 'barcode', code: 'barcode', photo: 'picture' },
};

export type Exceptions = Readonly<Record<string, Exception | undefined>>;

export function exceptionsOf(name: CallName): Exceptions {
  return EXCEPTIONS[name] ?? {};
}

/**
 * Whether a call's input holds what may be a payment card's number, in any text that could be kept. Asked at the door, of every
 * call: what an operation is handed holds none.
 */
export function typesCard(name: CallName, input: unknown): boolean {
  return holdsCard(input, exceptionsOf(name));
}

function holdsCard(value: unknown, exceptions: Exceptions): boolean {
  if (typeof value === 'string') return mayBeCard(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inside]) => looksLikeCard(key) || (!isExcepted(exceptions[key], inside) && holdsCard(inside, exceptions)),
  );
}

export function isExcepted(exception: Exception | undefined, value: unknown): boolean {
  if (exception === 'barcode') return typeof value === 'string' && gtinKey(value) !== undefined;
  return exception !== undefined;
}
