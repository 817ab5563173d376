import { z } from 'zod';
import { EntryId } from '../../shared/id.ts';
import { bodies as written } from '../../shared/journal/entry.ts';
import { Bearer } from '../../shared/sale/off.ts';
import { SaleLine, SalePart } from '../../shared/sale/sale.ts';
import { Approver } from '../../shared/staff/approval.ts';
import { slipNumber } from './slipNumberForm.ts';
import { Lots } from './stockForm.ts';

// A sale as docs/journal-format.md §6 has it, for whoever reads.

export const words = (most: number) => z.string().min(1).max(most);

export const amount = z.int().nonnegative();

const Off = z.object({
  by: z.enum(['promotion', 'line', 'sale']),
  amount: z.int().positive(),
  promotion: words(40).optional(),
  name: words(120).optional(),
  borneBy: Bearer,
  reason: words(80).optional(),
  approvedBy: Approver.optional(),
});

export const Tender = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cash'), given: amount }),
  z.object({
    kind: z.literal('vietqr'),
    given: amount,
    bill: words(25),
    confirmed: z.enum(['cashier', 'bank']),
  }),
  z.object({ kind: z.literal('card'), given: amount, reference: words(40) }),
  z.object({ kind: z.literal('voucher'), given: amount, code: words(40), approvedBy: Approver.optional() }),
  z.object({ kind: z.literal('exchange'), given: amount, return: EntryId, approvedBy: Approver.optional() }),
]);
export type Tender = z.infer<typeof Tender>;

export const Part = SalePart.extend({ lots: Lots.optional() });

const Line = SaleLine.extend({
  quantity: z.int().positive(),
  offs: z.array(Off).min(1).optional(),
  repriced: z.object({ from: z.int(), reason: words(80), approvedBy: Approver.optional() }).optional(),
  parts: z.array(Part).min(1).optional(),
  lots: Lots.optional(),
});

export const Sale = written.sale.extend({
  number: slipNumber(/T?/),
  lines: z.array(Line).min(1),
  tenders: z.array(Tender).min(1),
  change: amount,
});
export type Sale = z.infer<typeof Sale>;
export type Line = z.infer<typeof Line>;
