import { z } from 'zod';
import { NamedOutlet } from '../catalogue/outlet.ts';
import { Day, Instant } from '../day.ts';
import { DeviceId, EntryId, LotId, OutletId, ProductId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { DifferenceWhy, TransferKey } from '../stock/arrived.ts';
import { Carriage, SentLine, TransferPaper } from '../stock/sent.ts';
import { ToldArrival, ToldTransfer } from '../stock/told.ts';
import { approvable, call, nothing } from './call.ts';
import { StockPaper } from './stock.ts';

const Note = z.string().trim().min(1).max(80);

export const ToSend = z.object({
  product: ProductId,
  /** Null where the goods never came in by the books. */
  lot: LotId.nullable(),
  quantity: z.int(),
  /** Somebody looked: it is there, though the books have less. */
  evenIfShort: z.literal(true).optional(),
});
export type ToSend = z.infer<typeof ToSend>;

/** What came of a line of the transfer, in its lines' order. */
export const ToAccept = z.object({ arrived: z.int().nonnegative(), why: DifferenceWhy.optional() });
export type ToAccept = z.infer<typeof ToAccept>;

/** `out`: sent from this outlet; `in`: to it. */
export const Direction = z.enum(['out', 'in']);
export type Direction = z.infer<typeof Direction>;

/**
 * `on-its-way`: nobody has accepted it. `accepted`, `back`: somebody did, there or where it came from. `twice`: two tills did that
 * heard nothing of each other, and the books have its goods twice.
 */
export const TransferState = z.enum(['on-its-way', 'accepted', 'back', 'twice']);
export type TransferState = z.infer<typeof TransferState>;

export const TransferListed = z.object({
  device: DeviceId,
  entry: EntryId,
  number: z.string(),
  day: Day,
  at: Instant,
  by: z.string(),
  direction: Direction,
  /** The other end of it. */
  other: NamedOutlet,
  lines: z.int().positive(),
  state: TransferState,
  /** Not all came as it was sent. */
  differs: z.boolean(),
  /** The centre has told of it, so the other outlet hears of it, too. */
  told: z.boolean(),
});
export type TransferListed = z.infer<typeof TransferListed>;

/** A transfer whole, as far as this till knows. */
export const TransferRead = TransferListed.extend({
  till: ToldTransfer.shape.till,
  sent: ToldTransfer.shape.sent.extend({
    lines: z.array(SentLine.extend({ weighed: z.boolean() })),
  }),
  arrivals: z.array(ToldArrival),
  /** The slip this till made of it: of accepting it, else of sending it; null where another till made all there is. */
  paper: z.object({ entry: EntryId, number: z.string() }).nullable(),
});
export type TransferRead = z.infer<typeof TransferRead>;

export const transferCalls = {
  /** Where goods may be sent: the outlets that the centre told of, by code. */
  'transfer.outlets': call('signed-in', nothing, z.array(NamedOutlet)),
  /** All that are on their way, and the newest of the others. */
  'transfer.list': call('signed-in', nothing, z.array(TransferListed)),
  'transfer.read': call('signed-in', TransferKey, z.union([TransferRead, Refusal])),
  /** The id is of `stock.newEntry`: however often it is asked, the goods are sent once. */
  'transfer.send': call(
    'signed-in',
    approvable({
      id: EntryId,
      to: OutletId,
      paper: TransferPaper,
      carriage: Carriage,
      note: Note.optional(),
      lines: z.array(ToSend).min(1).max(500),
    }),
    z.union([StockPaper, Refusal]),
  ),
  'transfer.accept': call(
    'signed-in',
    approvable({
      id: EntryId,
      of: TransferKey,
      /** Goods that were on their way elsewhere came back to where they were sent from. */
      back: z.literal(true).optional(),
      note: Note.optional(),
      lines: z.array(ToAccept).min(1).max(500),
    }),
    z.union([StockPaper, Refusal]),
  ),
} as const;
