import { z } from 'zod';
import { bodies as written } from '../../shared/journal/entry.ts';
import { ReturnLine } from '../../shared/return/return.ts';
import { Borne } from '../../shared/sale/off.ts';
import { amount, Part, words } from './saleForm.ts';
import { slipNumber } from './slipNumberForm.ts';
import { Lots } from './stockForm.ts';

// A return as docs/journal-format.md §6 has it, for whoever reads.

const Refund = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cash'), amount }),
  z.object({ kind: z.literal('card'), amount, reference: words(40) }),
  z.object({ kind: z.literal('transfer'), amount, reference: words(40) }),
  z.object({ kind: z.literal('exchange'), amount }),
]);
export type Refund = z.infer<typeof Refund>;

const Line = ReturnLine.extend({
  quantity: z.int().positive(),
  parts: z
    .array(Part.extend({ borne: Borne.optional() }))
    .min(1)
    .optional(),
  borne: Borne.optional(),
  lots: Lots.optional(),
});
export type BackLine = z.infer<typeof Line>;

export const Return = written.return.extend({
  number: slipNumber(/T?R/),
  lines: z.array(Line).min(1),
  refunds: z.array(Refund).min(1),
  reason: words(80),
});
export type Return = z.infer<typeof Return>;

export const CreditPaidOut = written['credit-paid-out'].extend({ number: words(40), amount: z.int().positive() });
export type CreditPaidOut = z.infer<typeof CreditPaidOut>;
