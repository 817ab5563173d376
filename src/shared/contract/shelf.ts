import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { Day, Instant } from '../day.ts';
import { ProductId } from '../id.ts';
import { Quantity } from '../quantity.ts';
import { Lot } from '../stock/lot.ts';
import { call, nothing } from './call.ts';
import { ProductView } from './catalogue.ts';
import { Movement } from './stock.ts';

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
});
export type ShelfPart = z.infer<typeof ShelfPart>;

/** All that is told of a product's stock. `onHand` is the sum of its parts, of `moved` and `told`, each. */
export const ShelfGoods = z.object({
  product: ProductView,
  onHand: Quantity,
  below: WhyBelow.nullable(),
  /** In the order they came in; those that are sold out are left out, unless nothing is left at all. */
  parts: z.array(ShelfPart),
  /** What each kind of this till's entries moved, ever. */
  moved: z.array(z.object({ kind: Movement.shape.kind, quantity: Quantity })),
  /** What each of the outlet's other tills did, as far as it was told. */
  told: z.array(z.object({ till: z.int().positive(), quantity: Quantity })),
  /** Sold at this till in the last `days`, less what came back. */
  sold: Quantity,
  days: z.int().positive(),
  /** How often it was asked for and not there, in the same days. */
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
  /** `asked`: what was asked for and is no product of the catalogue, in the cashiers' words. `isPart`: other tills sell here, too. */
  'shelf.hints': call(
    'signed-in',
    nothing,
    z.object({
      hints: z.array(GoodsHint),
      asked: z.array(z.object({ text: z.string(), times: z.int().positive() })),
      isPart: z.boolean(),
      today: Day,
    }),
  ),
} as const;
