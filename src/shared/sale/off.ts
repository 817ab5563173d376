import { z } from 'zod';
import { Dong, dong } from '../money.ts';
import { Approver } from '../staff/approval.ts';

/** Who bears what is taken off: it decides what the producer is paid for the goods. */
export const Bearer = z.enum(['shop', 'producer', 'programme']);
export type Bearer = z.infer<typeof Bearer>;

/** Why, in the cashier's words; a slip of paper has no room for more. */
export const Reason = z.string().trim().min(1).max(80);

/** Something taken off the amount of a line, and by whose decision. */
export const Off = z.object({
  /** `line` and `sale`: by the cashier, on this line or as its share of what was taken off the whole sale. */
  by: z.enum(['promotion', 'line', 'sale']),
  amount: Dong.refine((amount) => amount > 0, 'what is taken off is more than nothing'),
  /** The promotion's id, with its name as the slip prints it. */
  promotion: z.string().min(1).max(40).optional(),
  name: z.string().min(1).max(120).optional(),
  borneBy: Bearer,
  reason: Reason.optional(),
  approvedBy: Approver.optional(),
});
export type Off = z.infer<typeof Off>;

/** What was taken off, by who bears it. Who bears nothing is not there. */
export const Borne = z.object({
  shop: z.int().positive().optional(),
  producer: z.int().positive().optional(),
  programme: z.int().positive().optional(),
} satisfies Record<Bearer, z.ZodType>);
export type Borne = { readonly [B in Bearer]?: number | undefined };

/** What is left of an amount. */
export function lessOffs(amount: Dong, offs: readonly Off[] = []): Dong {
  return dong(offs.reduce((left, off) => left - off.amount, amount as number));
}
