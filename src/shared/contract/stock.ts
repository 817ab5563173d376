import { z } from 'zod';
import { Day, Instant } from '../day.ts';
import { AnnouncementId, EntryId, LotId, ProducerId, ProductId } from '../id.ts';
import { TakenContent } from '../photo/taken.ts';
import { Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { Lot, LotCode, Terms } from '../stock/lot.ts';
import { WriteOffWhy } from '../stock/writtenOff.ts';
import { approvable, call, nothing, PhotoTaken, ScannedCode } from './call.ts';
import { ProductView } from './catalogue.ts';

const Note = z.string().trim().min(1).max(80);

/** Goods of one lot as they are unpacked. Which lot that is, the till finds: the same again is more of the lot that is there. */
export const ToReceive = z.object({
  product: ProductId,
  quantity: z.int(),
  code: LotCode,
  /** The last day on which it may be sold; absent where nothing is printed. */
  expires: Day.optional(),
  owner: ProducerId,
  terms: Terms,
  /** Somebody looked: the lot of this code with another last day is another one. */
  isAnother: z.literal(true).optional(),
});
export type ToReceive = z.infer<typeof ToReceive>;

export const ToWriteOff = z.object({
  product: ProductId,
  /** Null where the goods never came in by the books. */
  lot: LotId.nullable(),
  quantity: z.int(),
});
export type ToWriteOff = z.infer<typeof ToWriteOff>;

/** A document of goods as it stands in the journal. */
export const StockPaper = z.object({ entry: EntryId, number: z.string(), at: Instant, lines: z.int().positive() });
export type StockPaper = z.infer<typeof StockPaper>;

/** What is here of a photograph that a paper may have. `elsewhere`: the centre has it, and this till does not any more. */
export const NamedPhoto = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('elsewhere') }),
  z.object({ is: z.literal('here'), content: TakenContent }),
]);
export type NamedPhoto = z.infer<typeof NamedPhoto>;

/** What the outlet's tills have of a product by the books, as far as this one has heard. */
export const StockListed = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  netContent: z.string(),
  producer: z.string(),
  /** Below 0: more left the shelf than came in by the books. */
  onHand: Quantity,
  /** Lots with anything left of them. */
  lots: z.int().nonnegative(),
  /** The first last day among these. */
  expires: Day.nullable(),
  /** Whether some lot, or what no lot is known for, is below 0, whatever the others hold. */
  isShort: z.boolean(),
  /** Days that it lasts if it sells as it did at all tills; null where nothing was sold. */
  cover: z.int().nonnegative().nullable(),
  /** When any till last moved any, as far as this one has heard. */
  movedOn: Day.nullable(),
  /** On its way here, and sent from here: nobody has accepted it yet, and it stands on no shelf. */
  coming: Quantity,
  going: Quantity,
});
export type StockListed = z.infer<typeof StockListed>;

export const HeldLot = z.object({ lot: Lot, receivedAt: Instant, onHand: Quantity });
export type HeldLot = z.infer<typeof HeldLot>;

export const Movement = z.object({
  /** The entry, by its place in this till's journal. */
  seq: z.int().positive(),
  entry: EntryId,
  kind: z.enum([
    'sale',
    'return',
    'goods-received',
    'goods-written-off',
    'goods-sent',
    'goods-arrived',
    'stock-adjusted',
  ]),
  number: z.string(),
  at: Instant,
  lot: LotId.nullable(),
  /** Onto the shelf positive, off it negative. */
  quantity: Quantity,
});
export type Movement = z.infer<typeof Movement>;

/** What a scan for a document of goods named: the product, and what its label says of the lot in the hand. */
export const ScannedGoods = z.object({
  product: ProductView,
  /** As the code says it, a weight or a number of pieces; null where it says none. */
  quantity: Quantity.nullable(),
  lot: z.string().nullable(),
  /** The earliest of the days past which it may not be sold. */
  expires: Day.nullable(),
});
export type ScannedGoods = z.infer<typeof ScannedGoods>;

/** Which goods a list shows; `soon`: with a lot that may be sold for `SOON_DAYS` at most, or no more; `way`: on their way from or to here. */
export const StockShow = z.enum(['all', 'there', 'short', 'soon', 'loose', 'way']);
export type StockShow = z.infer<typeof StockShow>;

/** Up to when the outlet's other tills were heard; null where there is nothing of theirs. */
const heardAt = Instant.nullable();

/** One page of a list, counted from 0. */
const page = { limit: z.int().positive().max(200), offset: z.int().nonnegative() };

export const stockCalls = {
  /** An id for a document that is begun: it is one document however often it is asked for. */
  'stock.newEntry': call('signed-in', nothing, z.object({ id: EntryId, today: Day })),
  'stock.receive': call(
    'signed-in',
    approvable({
      id: EntryId,
      note: Note.optional(),
      /** What the office announced, and this is. */
      announced: AnnouncementId.optional(),
      lines: z.array(ToReceive).min(1).max(500),
    }),
    z.union([StockPaper, Refusal]),
  ),
  'stock.writeOff': call(
    'signed-in',
    approvable({
      id: EntryId,
      why: WriteOffWhy,
      note: Note.optional(),
      /** Of the goods. */
      photo: TakenContent.optional(),
      lines: z.array(ToWriteOff).min(1).max(500),
    }),
    z.union([StockPaper.extend({ photo: PhotoTaken }), Refusal]),
  ),
  /** The photograph that an entry of this till names. */
  'stock.photo': call('signed-in', z.object({ entry: EntryId }), NamedPhoto),
  /** Whose goods may come in: the producers the catalogue knows, by name. */
  'stock.owners': call('signed-in', nothing, z.array(z.object({ id: ProducerId, name: z.string() }))),
  /** Goods past their day are named as well: they are received never, and written off. */
  'stock.scan': call('signed-in', ScannedCode, z.union([ScannedGoods, Refusal])),
  /** By name; with `text` those that the search finds, and those with a lot of that code. */
  'stock.list': call(
    'signed-in',
    z.object({ text: z.string().max(200), show: StockShow.optional(), producer: ProducerId.optional(), ...page }),
    z.object({ products: z.array(StockListed), total: z.int().nonnegative(), today: Day, heardAt }),
  ),
  /** In the order they came in; `loose`: what no lot is known for. */
  'stock.lots': call(
    'signed-in',
    z.object({ product: ProductId }),
    z.object({ lots: z.array(HeldLot), loose: Quantity }),
  ),
  /**
   * What this till's entries moved, newest first; with `lot` only of that, and of what no lot is known for where it is null. What its neighbours did is `told`: on hand is the sum of all movements
   * here and of that.
   */
  'stock.movements': call(
    'signed-in',
    z.object({ product: ProductId, lot: LotId.nullable().optional(), ...page }),
    z.object({
      movements: z.array(Movement),
      told: z.array(z.object({ till: z.int().positive(), lot: LotId.nullable(), onHand: Quantity })),
    }),
  ),
} as const;
