import { z } from 'zod';
import { NamedOutlet } from '../catalogue/outlet.ts';
import { Day } from '../day.ts';
import { ProductId } from '../id.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { Lot } from './lot.ts';

const words = z.string().trim().min(1).max(80);

/**
 * Which of the tax rules' papers goes with the goods (Decree 123/2020/NĐ-CP, Appendix III): `internal` from one shop of a seller
 * to another (form 03/XKNB, *phiếu xuất kho kiêm vận chuyển nội bộ*, serial letter N), `agent` to somebody who sells them for
 * the seller (form 04/HGĐL, *phiếu xuất kho hàng gửi bán đại lý*, letter B).
 */
export const TransferPaper = z.enum(['internal', 'agent']);
export type TransferPaper = z.infer<typeof TransferPaper>;

/** What those papers ask for beside the goods; what nobody typed is left out. */
export const Carriage = z.object({
  /** Number of the order to move the goods (*lệnh điều động*), or of the agent's contract. */
  order: words.optional(),
  orderedOn: Day.optional(),
  /** What it is for (*về việc*). */
  reason: words.optional(),
  carrier: words.optional(),
  vehicle: words.optional(),
  /** The carrier's contract. */
  contract: words.optional(),
});
export type Carriage = z.infer<typeof Carriage>;

export const SentLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  quantity: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
  /** Told whole, for the outlet it goes to. Absent where the goods never came in by the books. */
  lot: Lot.omit({ product: true }).optional(),
});
export type SentLine = z.infer<typeof SentLine>;

/** The body of a `goods-sent` entry (*chuyển hàng đi*): a transfer is known by its device and id. */
export const GoodsSentBody = z.object({
  /** `BL01-2-CK000001`: a series of its own. */
  number: z.string().min(1).max(40),
  /** By the wall clock. */
  day: Day,
  /** Name of who sent them, as it stood. */
  by: z.string(),
  from: NamedOutlet,
  to: NamedOutlet,
  paper: TransferPaper,
  carriage: Carriage.optional(),
  note: words.optional(),
  lines: z.array(SentLine).min(1).max(500),
  approvedBy: Approver.optional(),
});
export type GoodsSentBody = z.infer<typeof GoodsSentBody>;
