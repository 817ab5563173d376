import { z } from 'zod';
import { CashRounding } from '../../shared/catalogue/outlet.ts';
import { OutletId } from '../../shared/id.ts';
import { bodies as written } from '../../shared/journal/entry.ts';
import { amount, Tender, words } from './saleForm.ts';

// What opens, fills and closes a shift, as docs/journal-format.md §6 has it, for whoever reads.

const outlet = z.object({
  id: OutletId,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  taxCode: z.string(),
  cashRounding: CashRounding,
  zone: z.string(),
});

export const ShiftOpened = written['shift-opened'].extend({ outlet });
export type ShiftOpened = z.infer<typeof ShiftOpened>;

export const CashMoved = written['cash-moved'].extend({ amount: z.int().positive(), reason: words(80) });
export type CashMoved = z.infer<typeof CashMoved>;

export const DrawerOpened = written['drawer-opened'].extend({ reason: words(80), for: z.literal('count').optional() });
export type DrawerOpened = z.infer<typeof DrawerOpened>;

const Counted = z.object({ note: z.int().positive(), count: amount });

export const ShiftClosed = written['shift-closed'].extend({ counted: z.array(Counted) });
export type ShiftClosed = z.infer<typeof ShiftClosed>;

export const LineRemoved = written['line-removed'].extend({
  quantity: z.int().positive(),
  reason: words(80).optional(),
});
export type LineRemoved = z.infer<typeof LineRemoved>;

export const PaymentDropped = written['payment-dropped'].extend({
  tender: Tender.refine(({ kind }) => kind !== 'cash', 'is in cash'),
});
export type PaymentDropped = z.infer<typeof PaymentDropped>;

export const MissedDemand = written['missed-demand'].extend({
  text: words(80),
  note: words(80).optional(),
  code: words(80).optional(),
});
export type MissedDemand = z.infer<typeof MissedDemand>;
