import { z } from 'zod';
import { Day } from '../../shared/day.ts';
import { DeviceId, EntryId, OutletId, ProductId } from '../../shared/id.ts';
import { Approver } from '../../shared/staff/approval.ts';
import { DifferenceWhy } from '../../shared/stock/arrived.ts';
import { TransferPaper } from '../../shared/stock/sent.ts';
import { slipNumber } from './slipNumberForm.ts';
import { Lot, note, quantity } from './stockForm.ts';

// Goods on their way from one outlet to another, as docs/journal-format.md §6 has them, for whoever reads.

const NamedOutlet = z.object({ id: OutletId, code: z.string(), name: z.string(), address: z.string() });

const line = { product: ProductId, name: z.string(), unit: z.string(), lot: Lot.optional() };

const Carriage = z.object({
  order: note,
  orderedOn: Day.optional(),
  reason: note,
  carrier: note,
  vehicle: note,
  contract: note,
});

export const GoodsSent = z.object({
  number: slipNumber(/CK/),
  day: Day,
  by: z.string(),
  from: NamedOutlet,
  to: NamedOutlet,
  paper: TransferPaper,
  carriage: Carriage.optional(),
  note,
  lines: z.array(z.object({ ...line, quantity })).min(1),
  approvedBy: Approver.optional(),
});
export type GoodsSent = z.infer<typeof GoodsSent>;

export const GoodsArrived = z.object({
  number: slipNumber(/NC/),
  day: Day,
  by: z.string(),
  of: z.object({
    device: DeviceId,
    entry: EntryId,
    number: z.string().min(1).max(40),
    day: Day,
    from: NamedOutlet,
  }),
  note,
  lines: z
    .array(z.object({ ...line, sent: quantity, arrived: z.int().nonnegative(), why: DifferenceWhy.optional() }))
    .min(1),
  approvedBy: Approver.optional(),
});
export type GoodsArrived = z.infer<typeof GoodsArrived>;
