import { z } from 'zod';
import { Day } from '../../shared/day.ts';
import { AnnouncementId, LotId, ProducerId, ProductId } from '../../shared/id.ts';
import { Hash } from '../../shared/journal/hash.ts';
import { Approver } from '../../shared/staff/approval.ts';
import { WriteOffWhy } from '../../shared/stock/writtenOff.ts';
import { slipNumber } from './slipNumberForm.ts';

// Lots, and the entries that move goods without money, as docs/journal-format.md §6 has them, for whoever reads.

export const Terms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consigned'), perMille: z.int().min(0).max(1000) }),
  z.object({ kind: z.literal('bought'), cost: z.int().nonnegative() }),
]);

export const Lot = z.object({
  id: LotId,
  code: z.string().max(40),
  expires: Day.optional(),
  owner: z.object({ id: ProducerId, name: z.string() }),
  terms: Terms,
});

export const quantity = z.int().positive();

/** Which lots the goods of a line are of. */
export const Lots = z.array(Lot.extend({ quantity })).min(1);
export type Lots = z.infer<typeof Lots>;

/** A till writes no empty note; the length is the format's. */
export const note = z.string().min(1).max(80).optional();

const ReceivedLine = z.object({
  lot: Lot.extend({ product: ProductId }),
  name: z.string(),
  unit: z.string(),
  quantity,
});

export const GoodsReceived = z.object({
  number: slipNumber(/NK/),
  day: Day,
  by: z.string(),
  note,
  announced: AnnouncementId.optional(),
  lines: z.array(ReceivedLine).min(1),
  approvedBy: Approver.optional(),
});
export type GoodsReceived = z.infer<typeof GoodsReceived>;

const WrittenOffLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity,
  lot: Lot.optional(),
});

export const GoodsWrittenOff = z.object({
  number: slipNumber(/XH/),
  day: Day,
  by: z.string(),
  why: WriteOffWhy,
  note,
  photo: Hash.optional(),
  lines: z.array(WrittenOffLine).min(1),
  approvedBy: Approver.optional(),
});
export type GoodsWrittenOff = z.infer<typeof GoodsWrittenOff>;
