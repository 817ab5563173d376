import { z } from 'zod';
import { Dong, divideRounded, dong } from '../money.ts';

/** VAT of one rate within a sale. Prices include it, so it is taken out of the gross, once per rate and sale. */
export const VatSum = z.object({
  /** Per mille; null = not subject to VAT. */
  perMille: z.int().min(0).max(1000).nullable(),
  gross: Dong,
  vat: Dong,
});
export type VatSum = z.infer<typeof VatSum>;

/** The VAT inside a gross amount, to the đồng: gross × rate ÷ (1 + rate). */
export function includedVat(gross: Dong, perMille: number | null): Dong {
  if (perMille === null) return dong(0);
  return dong(divideRounded(gross * perMille, 1000 + perMille));
}

/**
 * Sums by rate, highest rate first, what is not subject to VAT last. Rounded once per rate, not per line, so the
 * figures on the slip add up.
 */
export function vatOf(lines: Iterable<{ readonly perMille: number | null; readonly amount: Dong }>): VatSum[] {
  const gross = new Map<number | null, number>();
  for (const { perMille, amount } of lines) gross.set(perMille, (gross.get(perMille) ?? 0) + amount);
  return [...gross]
    .toSorted(([a], [b]) => (b ?? -1) - (a ?? -1))
    .map(([perMille, sum]) => ({ perMille, gross: dong(sum), vat: includedVat(dong(sum), perMille) }));
}
