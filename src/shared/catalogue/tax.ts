import { z } from 'zod';
import type { Day as DayType } from '../day.ts';
import { Day } from '../day.ts';

/** A VAT class and its rates by date. Law is data here: rates change by decree, not by release. */
export const TaxClass = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(120),
  rates: z
    .array(
      z.object({
        from: Day,
        /** 80 = 8 %. Null = not subject to VAT, which is not the same as 0 %. */
        perMille: z.int().min(0).max(1000).nullable(),
      }),
    )
    .min(1),
});
export type TaxClass = z.infer<typeof TaxClass>;

/** @returns the rate on a day in per mille, null where VAT does not apply, undefined where the class has no rate yet */
export function rateOn(taxClass: TaxClass, day: DayType): number | null | undefined {
  let holding: TaxClass['rates'][number] | undefined;
  for (const rate of taxClass.rates) {
    if (rate.from <= day && (!holding || rate.from > holding.from)) holding = rate;
  }
  return holding?.perMille;
}
