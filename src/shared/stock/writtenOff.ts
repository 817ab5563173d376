import { z } from 'zod';
import { Day } from '../day.ts';
import { ProductId } from '../id.ts';
import { Hash } from '../journal/hash.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { Lot } from './lot.ts';

/** Why goods left the shelf unsold (*hủy hàng*), or went back to whom they belong. */
export const WriteOffWhy = z.enum(['expired', 'damaged', 'sample', 'gift', 'theft', 'to-producer']);
export type WriteOffWhy = z.infer<typeof WriteOffWhy>;

export const WrittenOffLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
  /** Absent where the goods never came in by the books. */
  lot: Lot.omit({ product: true }).optional(),
});
export type WrittenOffLine = z.infer<typeof WrittenOffLine>;

/** The body of a `goods-written-off` entry. */
export const GoodsWrittenOffBody = z.object({
  /** `BL01-2-XH000001`: a series of its own. */
  number: z.string().min(1).max(40),
  day: Day,
  /** Name of who wrote them off, as it stood. */
  by: z.string(),
  why: WriteOffWhy,
  note: z.string().trim().min(1).max(80).optional(),
  /** SHA-256 of a JPEG of the goods; the bytes are no part of the journal. */
  photo: Hash.optional(),
  lines: z.array(WrittenOffLine).min(1).max(500),
  approvedBy: Approver.optional(),
});
export type GoodsWrittenOffBody = z.infer<typeof GoodsWrittenOffBody>;
