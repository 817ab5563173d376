import { z } from 'zod';
import { Day } from '../day.ts';
import { AnnouncementId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { Lot } from './lot.ts';

/** Goods of one lot, of one product, that came in. The lot is told whole: whoever reads the entry needs no other. */
export const ReceivedLine = z.object({
  lot: Lot,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
});
export type ReceivedLine = z.infer<typeof ReceivedLine>;

/** The body of a `goods-received` entry (*nhập kho*). */
export const GoodsReceivedBody = z.object({
  /** `BL01-2-NK000001`: a series of its own. */
  number: z.string().min(1).max(40),
  /** By the wall clock: goods come in before the shop opens, too. */
  day: Day,
  /** Name of who received them, as it stood. */
  by: z.string(),
  /** What the delivery note says of itself: its number, or the file's name. */
  note: z.string().trim().min(1).max(80).optional(),
  /** What the office had announced, and this is. */
  announced: AnnouncementId.optional(),
  lines: z.array(ReceivedLine).min(1).max(500),
  approvedBy: Approver.optional(),
});
export type GoodsReceivedBody = z.infer<typeof GoodsReceivedBody>;
