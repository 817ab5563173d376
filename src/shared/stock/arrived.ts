import { z } from 'zod';
import { NamedOutlet } from '../catalogue/outlet.ts';
import { Day } from '../day.ts';
import { DeviceId, EntryId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { SentLine } from './sent.ts';

/** Why what arrived is not what was sent: goods nobody found, goods that cannot be sold any more, or more than was written down. */
export const DifferenceWhy = z.enum(['missing', 'damaged', 'more']);
export type DifferenceWhy = z.infer<typeof DifferenceWhy>;

type Counted = { readonly sent: number; readonly arrived: number; readonly why?: DifferenceWhy | undefined };

/** A difference is always explained, and nothing else is. */
export function isExplained({ sent, arrived, why }: Counted): boolean {
  if (arrived === sent) return why === undefined;
  return why !== undefined && (why === 'more') === arrived > sent;
}

/** A line of a transfer, and what truly came of it, fit to be sold. */
export const ArrivedLine = SentLine.omit({ quantity: true })
  .extend({
    sent: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
    arrived: Quantity.refine((quantity) => quantity >= 0 && quantity <= QUANTITY_LIMIT),
    why: DifferenceWhy.optional(),
  })
  .refine(isExplained, 'a difference without its reason, or a reason without a difference');
export type ArrivedLine = z.infer<typeof ArrivedLine>;

/** Which transfer: an entry's id is one till's own. */
export const TransferKey = z.object({ device: DeviceId, entry: EntryId });
export type TransferKey = z.infer<typeof TransferKey>;

/** The body of a `goods-arrived` entry (*nhận hàng chuyển đến*). It closes the transfer: what did not come is told why. */
export const GoodsArrivedBody = z.object({
  /** `BL01-2-NC000001`: a series of its own. */
  number: z.string().min(1).max(40),
  day: Day,
  /** Name of who accepted them, as it stood. */
  by: z.string(),
  of: TransferKey.extend({ number: z.string().min(1).max(40), day: Day, from: NamedOutlet }),
  note: z.string().trim().min(1).max(80).optional(),
  lines: z.array(ArrivedLine).min(1).max(500),
  approvedBy: Approver.optional(),
});
export type GoodsArrivedBody = z.infer<typeof GoodsArrivedBody>;
