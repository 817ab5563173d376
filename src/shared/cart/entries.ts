import { z } from 'zod';
import { Day } from '../day.ts';
import { ProductId, SaleId, ShiftId } from '../id.ts';
import { Hash } from '../journal/hash.ts';
import { Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Reason } from '../sale/off.ts';
import { Approver } from '../staff/approval.ts';

/** Goods taken out of a cart after its buyer was shown what to pay, wholly or some of them. */
export const LineRemovedBody = z.object({
  /** The id the sale has, or would have had. */
  sale: SaleId,
  product: ProductId,
  name: z.string(),
  /** What was taken out of the line. */
  quantity: Quantity.refine((quantity) => quantity > 0),
  /** Price × quantity of what was taken out, before anything is taken off. */
  amount: Dong,
  reason: Reason.optional(),
  approvedBy: Approver.optional(),
  training: z.literal(true).optional(),
});
export type LineRemovedBody = z.infer<typeof LineRemovedBody>;

const text = z.string().trim().min(1).max(80);

/**
 * Somebody asked for goods that are not there (khách hỏi, không có). Says nothing about who asked. With `code`: goods are there
 * whose code no product has, and the centre is told.
 */
export const MissedDemandBody = z.object({
  shift: ShiftId,
  day: Day,
  /** One that the catalogue has, and the shelf has not. */
  product: ProductId.optional(),
  /** What was asked for: the product's name as it stood, or the words that found nothing. */
  text,
  note: text.optional(),
  /** As it was scanned, without what the scanner says of itself. `text` is then what the pack says, or the code again. */
  code: text.optional(),
  /** SHA-256 of a photograph of the goods, which goes to the centre by itself. */
  photo: Hash.optional(),
  training: z.literal(true).optional(),
});
export type MissedDemandBody = z.infer<typeof MissedDemandBody>;
