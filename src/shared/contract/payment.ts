import { z } from 'zod';
import { BankAccount } from '../catalogue/outlet.ts';
import { SaleId } from '../id.ts';
import { Dong } from '../money.ts';
import { Refusal } from '../refusal.ts';
import { BILLS_PER_SALE } from '../vietqr/bill.ts';
import { call, done, nothing } from './call.ts';

/** A transfer that the buyer is asked for by a VietQR code, and what the bank has told of it. */
export const ShownTransfer = z.object({
  sale: SaleId,
  /** Which of the sale's codes: two buyers' transfers are told apart. */
  part: z
    .int()
    .min(0)
    .max(BILLS_PER_SALE - 1),
  bill: z.string(),
  amount: Dong,
  account: BankAccount,
  /** The code's text. */
  payload: z.string(),
  /** The code, row by row, `1` dark, without its white margin. */
  code: z.array(z.string().regex(/^[01]+$/)),
  /** What the bank's notices come to so far; 0 where there are none. */
  received: Dong,
  /** Whether the centre, which the notices come by, answered last; nothing comes by itself while it does not. */
  centre: z.enum(['asked', 'away', 'not-asked']),
});
export type ShownTransfer = z.infer<typeof ShownTransfer>;

export const paymentCalls = {
  /** Shows a VietQR code for part of the sale being paid, here and to the buyer; the same again where it is shown. */
  'payment.show': call(
    'in-shift',
    z.object({ sale: SaleId, part: ShownTransfer.shape.part, amount: Dong }),
    z.union([ShownTransfer, Refusal]),
  ),
  /** Another way of paying was chosen, or none. */
  'payment.hide': call('in-shift', nothing, done),
  'payment.now': call('signed-in', nothing, z.object({ shown: ShownTransfer.nullable() })),
  /** The code that is shown, on paper. */
  'payment.print': call('in-shift', nothing, z.union([done, Refusal])),
} as const;
