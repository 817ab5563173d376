import { z } from 'zod';
import { DONG_LIMIT, type Dong, Dong as DongSchema, divideRounded, dong } from '../money.ts';
import { Reason } from '../sale/off.ts';
import { Approver } from '../staff/approval.ts';

/** What a cashier takes off a line or a whole sale, and why. */
export const Discount = z.object({
  off: z.union([
    z.object({ amount: DongSchema.refine((amount) => amount > 0 && amount < DONG_LIMIT) }),
    z.object({ perMille: z.int().min(1).max(1000) }),
  ]),
  reason: Reason,
  approvedBy: Approver.optional(),
  /** Of a whole sale's, in per cent, that needed leave: what it took off when leave was given. More goods make it more. */
  approvedFor: DongSchema.optional(),
});
export type Discount = z.infer<typeof Discount>;

/** What a discount takes off an amount: never more than there is. Half a đồng goes off, in the buyer's favour. */
export function takenOff(amount: Dong, { off }: Pick<Discount, 'off'>): Dong {
  if ('amount' in off) return dong(Math.min(amount, off.amount));
  return dong(divideRounded(amount * off.perMille, 1000));
}

/** How deep a discount cuts into an amount, in per mille, rounded up: what a cashier's limit is measured by. */
export function depthOf(amount: Dong, discount: Pick<Discount, 'off'>): number {
  if ('perMille' in discount.off) return discount.off.perMille;
  return amount === 0 ? 1000 : Math.ceil((takenOff(amount, discount) * 1000) / amount);
}
