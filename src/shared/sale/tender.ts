import { z } from 'zod';
import type { CashRounding } from '../catalogue/outlet.ts';
import { DONG_LIMIT, Dong, divideRounded, dong } from '../money.ts';

/** How something was paid. Cash is the only one yet; the union grows with VietQR, card and voucher. */
export const Tender = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cash'),
    /** What the buyer handed over, before change. */
    given: Dong.refine((given) => given >= 0 && given < DONG_LIMIT, 'more than anybody hands over'),
  }),
]);
export type Tender = z.infer<typeof Tender>;

/** Vietnamese notes in circulation, ascending. Smaller ones and coins are no longer seen. */
export const NOTES = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000].map(dong);

/**
 * What is added to a total so that cash can pay it; a line of its own, never part of the taxed total.
 * To the nearest step; exactly half goes down, in the buyer's favour.
 */
export function cashRoundingOf(total: Dong, rounding: CashRounding): Dong {
  if (rounding === 'none') return dong(0);
  const step = Number(rounding);
  const nearest = divideRounded(total * 2 - 1, step * 2) * step;
  return dong(nearest - total);
}

/**
 * The big buttons of the cash surface: the exact amount, then what a buyer is likely to hold out. Each amount is
 * the due rounded up to a note of at least 5.000 ₫. Where there are more than the limit the largest stay: a note of
 * 500.000 ₫ straight from the machine is likelier than a sum made up of small ones.
 * @returns at most `limit` amounts, ascending, the due first
 */
export function quickCash(due: Dong, limit = 6): Dong[] {
  const amounts = new Set<number>();
  for (const note of NOTES) {
    if (note >= 5_000) amounts.add(Math.ceil(due / note) * note);
  }
  amounts.delete(due);
  const rounded = [...amounts].toSorted((a, b) => a - b).slice(Math.max(0, amounts.size - limit + 1));
  return [due, ...rounded.map(dong)];
}
