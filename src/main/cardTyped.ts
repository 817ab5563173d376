import type { CallName } from '../shared/contract.ts';
import { looksLikeCard } from '../shared/sale/card.ts';

/**
 * What only looks things up and is kept nowhere: a barcode has 13 digits, too, and one in ten of them passes for a card.
 * Whatever is new in the contract is looked at, so that no field can be forgotten.
 */
const LOOKED_UP: Partial<Record<CallName, readonly string[]>> = {
  'cart.scan': ['code'],
  'catalogue.search': ['text'],
  'find.slips': ['text'],
  'find.code': ['code'],
  'return.scan': ['code'],
  'return.creditOf': ['code'],
  // The code of a credit's slip, half of it a hash.
  'sale.complete': ['slip'],
  'staff.approve': ['slip'],
  // Looks itself, and lets barcodes through.
  'demand.missed': ['text'],
};

/** Whether a call's input holds what may be a payment card's number, in any text that could be kept. */
export function typesCard(name: CallName, input: unknown): boolean {
  return holdsCard(input, LOOKED_UP[name] ?? []);
}

/** Ids are ours and random: sixteen digits in one that pass are nobody's card. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function holdsCard(value: unknown, lookedUp: readonly string[]): boolean {
  if (typeof value === 'string') return !ID.test(value) && looksLikeCard(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inside]) => looksLikeCard(key) || (!lookedUp.includes(key) && holdsCard(inside, lookedUp)),
  );
}
