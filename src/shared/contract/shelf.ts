import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { Day, Instant } from '../day.ts';
import { ProductId } from '../id.ts';
import { Quantity } from '../quantity.ts';
import { Lot } from '../stock/lot.ts';
import { call, nothing } from './call.ts';
import { ProductView } from './catalogue.ts';
import { Movement } from './stock.ts';
import { TransferListed } from './transfer.ts';

const WhyBelow = z.enum(['another-lot', 'never-came', 'more-left']);

/** A lot of a product, or what no lot is known for. */
export const ShelfPart = z.object({
  /** Null: what no lot is known for. */
  lot: Lot.nullable(),
  /** What all tills of the outlet have of it by the books, and what of that this one's entries did. */
  onHand: Quantity,
  here: Quantity,
  /** When this till last moved any. */
  movedOn: Day.nullable(),
  /** Null unless there is less than nothing. */
  below: WhyBelow.nullable(),
  /** On its way here, and sent from here and accepted by nobody. */
  coming: Quantity,
  going: Quantity,
});
export type ShelfPart = z.infer<typeof ShelfPart>;

/** A transfer that nobody has accepted, and how much of a product it carries. */
export const ShelfWay = TransferListed.pick({
  device: true,
  entry: true,
  number: true,
  day: true,
  direction: true,
  other: true,
}).extend({ quantity: Quantity });
export type ShelfWay = z.infer<typeof ShelfWay>;

/** All that is told of a product's stock. `onHand` is the sum of its parts, of `moved` and `told`, each. */
export const ShelfGoods = z.object({
  product: ProductView,
  onHand: Quantity,
  below: WhyBelow.nullable(),
  /** In the order they came in; those that are sold out and not on their way are left out, unless nothing is left at all. */
  parts: z.array(ShelfPart),
  /** What each kind of this till's entries moved, ever. */
  moved: z.array(z.object({ kind: Movement.shape.kind, quantity: Quantity })),
  /** What each of the outlet's other tills did, as far as it was told. */
  told: z.array(z.object({ till: z.int().positive(), quantity: Quantity })),
  /** What is on its way, the longest first. It stands on no shelf: `onHand` has none of it. */
  way: z.array(ShelfWay),
  /** Sold at all tills of the outlet in the last `days`, less what came back, as far as they were heard. */
  sold: Quantity,
  days: z.int().positive(),
  /** How often it was asked for and not there, in four weeks. */
  missed: z.int().nonnegative(),
  cover: z.int().nonnegative().nullable(),
  /** The last day on which its stars show; null where none do. */
  starsUntil: Day.nullable(),
  today: Day,
  heardAt: Instant.nullable(),
});
export type ShelfGoods = z.infer<typeof ShelfGoods>;

const named = { product: ProductId, name: z.string(), unit: z.string(), netContent: z.string(), producer: z.string() };

/** Goods of a lot that ends. */
export const Ending = z.object({ ...named, lot: Lot, onHand: Quantity });
export type Ending = z.infer<typeof Ending>;

/** Stars that a product has no more, or not for long. */
export const StarsChange = z.object({
  ...named,
  stars: Stars,
  decision: z.string(),
  /** `ended` and `revoked`: gone since that day. `ending`: that day is the last. */
  what: z.enum(['ended', 'revoked', 'ending']),
  day: Day,
  onHand: Quantity,
});
export type StarsChange = z.infer<typeof StarsChange>;

const because = {
  ...named,
  sold: Quantity,
  days: z.int().positive(),
  missed: z.int().nonnegative(),
  onHand: Quantity,
  usable: Quantity,
};

/** What `reorderHint` says of a product. */
export const GoodsHint = z.discriminatedUnion('hint', [
  z.object({
    hint: z.literal('order'),
    ...because,
    order: Quantity,
    lasts: z.int().nonnegative(),
    target: z.int().positive(),
  }),
  z.object({ hint: z.literal('slow'), ...because, spoils: Quantity, expires: Day }),
]);
export type GoodsHint = z.infer<typeof GoodsHint>;

/** What the outlet sold of a product on a day. */
export const SoldDay = z.object({
  day: Day,
  /** Less what came back to the shelf on that day. */
  sold: Quantity,
  /** How often it was asked for and not there. */
  missed: z.int().nonnegative(),
  /** Which till sold how much of it; null: this one. */
  tills: z.array(z.object({ till: z.int().positive().nullable(), sold: Quantity })),
});
export type SoldDay = z.infer<typeof SoldDay>;

/** The days that days of cover and hints are reckoned from. */
export const SoldDays = z.object({
  /** The sums of the list, and over how many days they are spread. */
  sold: Quantity,
  missed: z.int().nonnegative(),
  days: z.int().positive(),
  /** When the outlet first moved any; null where it never did. */
  firstOn: Day.nullable(),
  /** The newest first. */
  list: z.array(SoldDay),
});
export type SoldDays = z.infer<typeof SoldDays>;

/** Another till of the outlet: everything it did up to then is counted here; null where nothing of it is known. */
export const HeardTill = z.object({ till: z.int().positive(), upTo: Instant.nullable() });
export type HeardTill = z.infer<typeof HeardTill>;

export const shelfCalls = {
  /** Null where the catalogue has no such product. */
  'shelf.goods': call('signed-in', z.object({ product: ProductId }), ShelfGoods.nullable()),
  /** Lots with anything left that may be sold for at most `days`, today among them; those past their day first. */
  'shelf.expiring': call(
    'signed-in',
    z.object({ days: z.int().positive().max(366) }),
    z.object({ lots: z.array(Ending), today: Day }),
  ),
  /** Gone, those on the shelf first and newest first; then those that end within `days`, in their order. */
  'shelf.certificates': call(
    'signed-in',
    z.object({ days: z.int().positive().max(366) }),
    z.object({ changes: z.array(StarsChange), today: Day }),
  ),
  /**
   * Of all tills of the outlet, as far as they were heard. `asked`: what was asked for here and is no product of the catalogue, in the
   * cashiers' words. `isPart`: others sell here, too, and the centre does not tell what.
   */
  'shelf.hints': call(
    'signed-in',
    nothing,
    z.object({
      hints: z.array(GoodsHint),
      asked: z.array(z.object({ text: z.string(), times: z.int().positive() })),
      isPart: z.boolean(),
      others: z.array(HeardTill),
      today: Day,
    }),
  ),
  /** What makes a product's rate, day by day. */
  'shelf.soldDays': call(
    'signed-in',
    z.object({ product: ProductId }),
    SoldDays.extend({ others: z.array(HeardTill) }),
  ),
} as const;
