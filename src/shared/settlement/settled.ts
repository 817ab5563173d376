import { z } from 'zod';
import { Day } from '../day.ts';
import { DeviceId, EntryId, ProducerId, ProductId } from '../id.ts';
import { DONG_LIMIT, Dong } from '../money.ts';
import { Quantity } from '../quantity.ts';
import { Approver } from '../staff/approval.ts';
import { HeardTill } from '../stock/adjusted.ts';
import { Lot, Terms } from '../stock/lot.ts';
import { Counted } from './counted.ts';
import { SomeWent } from './went.ts';

const ofProducer = z.object({ id: ProducerId, name: z.string() });

/**
 * What goods of one product, and of one lot or none, did since they were settled last. Figures may be below 0: of goods that
 * came back, or that two tills had settled without hearing of each other.
 */
export const SettledLine = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  /** Absent where no lot is known. */
  lot: Lot.omit({ product: true }).optional(),
  /** The lot's; of goods of no lot those that were agreed on at the settlement. */
  terms: Terms,
  sold: Quantity,
  returned: Quantity,
  /** Came in, less what went back to the producer: what is owed for where goods were bought in. */
  taken: Quantity,
  /** What buyers paid, less what they got back. */
  paid: Dong,
  /** What had been taken off, by who bears it. */
  borne: z.object({ shop: Dong, producer: Dong, programme: Dong }),
  commission: Dong,
  payable: Dong,
  /** On the shelf as the books had it when it was settled. */
  left: Quantity,
  /**
   * Of a lot: what was left at the end of what was settled before. So opened + taken + back = sold − returned + all that went
   * otherwise + what is left at the end of the last day. Absent where a version of before that told it settled.
   */
  opened: Quantity.optional(),
  went: SomeWent.optional(),
  /** Takes back what settlements took twice, of tills that had not heard of each other: a line of its own beside the goods' other. */
  twice: z.literal(true).optional(),
  /** What it was reckoned from, till by till: by it a later settlement tells what was taken twice. */
  counted: z.array(Counted).optional(),
});
export type SettledLine = z.infer<typeof SettledLine>;

/** Up to which entry of a till everything is counted; some later ones may be. */
export const AsOf = z.object({ device: DeviceId, till: z.int().positive(), seq: z.int().nonnegative() });
export type AsOf = z.infer<typeof AsOf>;

/** Lines of one settlement: more than any producer has lots on a shelf. */
export const SETTLED_LINES = 2_000;

/** The body of a `producer-settled` entry (*quyết toán*). */
export const ProducerSettledBody = z.object({
  /** `BL01-2-QT000001`: a series of its own. */
  number: z.string().min(1).max(40),
  day: Day,
  /** Name of who settled, as it stood. */
  by: z.string(),
  producer: ofProducer,
  /** The day after the last that was settled before; absent the first time. */
  from: Day.optional(),
  /** The last day that is settled. What comes later of such a day is in the next settlement. */
  until: Day,
  lines: z.array(SettledLine).min(1).max(SETTLED_LINES),
  /** Sums of the lines. */
  commission: Dong,
  payable: Dong,
  /** What earlier settlements owed, and what of it was paid. */
  before: z.object({ payable: Dong, paid: Dong }),
  asOf: z.array(AsOf).min(1),
  /** The outlet's other tills, and up to when all they did is in it. */
  heard: z.array(HeardTill).max(100).optional(),
  approvedBy: Approver.optional(),
});
export type ProducerSettledBody = z.infer<typeof ProducerSettledBody>;

/** How a producer was paid. Never an account: the reference is that of the bank's transfer. */
export const Means = z.discriminatedUnion('kind', [
  /** `drawer`: the entry that says that the cash left the till's drawer; absent where it came from elsewhere. */
  z.object({ kind: z.literal('cash'), drawer: EntryId.optional() }),
  z.object({ kind: z.literal('transfer'), reference: z.string().trim().min(1).max(40) }),
]);
export type Means = z.infer<typeof Means>;

/** The body of a `producer-paid` entry. */
export const ProducerPaidBody = z.object({
  /** `BL01-2-TT000001`: a series of its own. */
  number: z.string().min(1).max(40),
  day: Day,
  by: z.string(),
  producer: ofProducer,
  amount: Dong.refine((amount) => amount > 0 && amount < DONG_LIMIT),
  means: Means,
  /** What all settlements owed, and what had been paid before. */
  before: z.object({ payable: Dong, paid: Dong }),
  approvedBy: Approver.optional(),
});
export type ProducerPaidBody = z.infer<typeof ProducerPaidBody>;
