import { z } from 'zod';
import type { Role } from '../catalogue/outlet.ts';

/** What not everybody at a till may do by themselves. Selling, returning to the goods and closing one's own shift need none. */
export const Right = z.enum([
  'change-price',
  'discount-above-limit',
  'remove-after-payment-began',
  'return',
  'return-without-slip',
  'refund-otherwise',
  'spend-credit-without-slip',
  'open-drawer',
  'take-cash-out',
  'close-anothers-shift',
  'switch-training',
  'release-pin',
  'set-up-printers',
  'set-up-scanners',
  'receive-goods',
  'write-off-goods',
  'settle-producer',
  'sell-expired',
  'send-goods',
  'accept-goods',
  'count-stock-close',
  'take-voucher',
  'drop-payment',
  'export-journal',
  'set-up-backups',
  'support-bundle',
]);
export type Right = z.infer<typeof Right>;

const MANAGING: readonly Role[] = ['manager', 'administrator'];

/**
 * Who may what by themselves. Anybody else asks one who may: their PIN on this very screen, for this one action.
 * Enforced in `main`; the screen mirrors it.
 */
export const rights: { readonly [R in Right]: readonly Role[] } = {
  'change-price': MANAGING,
  'discount-above-limit': MANAGING,
  'remove-after-payment-began': MANAGING,
  return: MANAGING,
  'return-without-slip': MANAGING,
  'refund-otherwise': MANAGING,
  'spend-credit-without-slip': MANAGING,
  'open-drawer': MANAGING,
  'take-cash-out': MANAGING,
  'close-anothers-shift': MANAGING,
  'switch-training': MANAGING,
  'release-pin': MANAGING,
  'set-up-printers': MANAGING,
  'set-up-scanners': MANAGING,
  'receive-goods': MANAGING,
  'write-off-goods': MANAGING,
  'settle-producer': MANAGING,
  'sell-expired': MANAGING,
  'send-goods': MANAGING,
  'accept-goods': MANAGING,
  'count-stock-close': MANAGING,
  'take-voucher': MANAGING,
  'drop-payment': MANAGING,
  'export-journal': MANAGING,
  'set-up-backups': MANAGING,
  'support-bundle': MANAGING,
};

export function may(role: Role, right: Right): boolean {
  return rights[right].includes(role);
}
