import type { Dong } from '../../shared/money.ts';
import { NOTES, quickCash } from '../../shared/sale/tender.ts';

const BUTTONS = 6;

/**
 * The exact amount, then the largest of what a buyer may hold out: where there are more than six, a note of 500.000 ₫
 * straight from the machine is likelier than a sum made up of small ones.
 */
export function likelyCash(due: Dong): Dong[] {
  const [exact = due, ...rounded] = quickCash(due, NOTES.length + 1);
  return [exact, ...rounded.slice(1 - BUTTONS)];
}
