import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { Day } from '../day.ts';
import { OutletId, ProducerId, ProductId, PromotionId } from '../id.ts';
import { DONG_LIMIT, Dong } from '../money.ts';
import { Discount } from '../pricing/discount.ts';
import { Bearer } from '../sale/off.ts';

/** Which goods a promotion is about. */
export const PromotedGoods = z.discriminatedUnion('of', [
  z.object({ of: z.literal('products'), products: z.array(ProductId).min(1).max(500) }),
  z.object({ of: z.literal('category'), category: z.string().min(1).max(80) }),
  z.object({ of: z.literal('producer'), producer: ProducerId }),
  /** By the stars that may be shown on the day of sale. */
  z.object({ of: z.literal('stars'), stars: z.array(Stars).min(1).max(3) }),
]);
export type PromotedGoods = z.infer<typeof PromotedGoods>;

const pieces = z.int().min(1).max(100);

/** What a promotion does to a cart. */
export const PromotionRule = z.discriminatedUnion('kind', [
  /** Off the price of each unit of some goods; an amount is per unit, never more than the price. */
  z.object({ kind: z.literal('goods'), goods: PromotedGoods, off: Discount.shape.off }),
  /** Of each `buy + get` pieces of one product, the first `buy` are paid and the others are `perMille` off: 1000 = free. */
  z.object({
    kind: z.literal('buy-get'),
    goods: PromotedGoods,
    buy: pieces,
    get: pieces,
    perMille: z.int().min(1).max(1000),
  }),
  /** Off the whole sale where its goods come to at least so much before anything is taken off; 0 = off any sale. */
  z.object({
    kind: z.literal('sale'),
    atLeast: Dong.refine((amount) => amount >= 0 && amount < DONG_LIMIT),
    off: Discount.shape.off,
  }),
]);
export type PromotionRule = z.infer<typeof PromotionRule>;
export type RuleOf<K extends PromotionRule['kind']> = Extract<PromotionRule, { kind: K }>;

/** How deep the law lets it cut: see `cap.ts`. */
export const PromotionClass = z.enum(['ordinary', 'state-programme', 'raw-goods']);
export type PromotionClass = z.infer<typeof PromotionClass>;

/**
 * Hours of the day in the outlet's zone, in minutes since midnight: `from` counts, `to` does not, 1440 is midnight. One
 * that ends before it begins goes on past midnight, and what is after belongs to the day it began on.
 */
export const DayWindow = z
  .object({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine(({ from, to }) => from !== to, 'a window is not empty');
export type DayWindow = z.infer<typeof DayWindow>;

const terms = {
  /** As the slip prints it. */
  name: z.string().trim().min(1).max(60),
  /** Who pays for what is taken off. */
  borneBy: Bearer,
  class: PromotionClass,
  outlets: z.union([z.literal('all'), z.array(OutletId).min(1).max(1_000)]),
  /** First and last day, both included. */
  from: Day,
  to: Day,
  /** 1 = Monday … 7 = Sunday; absent = every day. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  /** Absent = all day. */
  window: DayWindow.optional(),
  rule: PromotionRule,
};
const endsAfterBegin = ({ from, to }: { readonly from: Day; readonly to: Day }): boolean => from <= to;
const BACKWARDS = { path: ['to'], error: 'a promotion does not end before it begins' };

/** What the office says of a promotion. */
export const PromotionTerms = z.object(terms).refine(endsAfterBegin, BACKWARDS);
export type PromotionTerms = z.infer<typeof PromotionTerms>;

/** A promotion (*khuyến mãi*) as the centre publishes it. */
export const Promotion = z
  .object({
    id: PromotionId,
    ...terms,
    /** The day it was ended before its time; from then on it takes nothing off. */
    endedOn: Day.optional(),
    /** Present where the starter shop made it up: the office says so. */
    demo: z.literal(true).optional(),
  })
  .refine(endsAfterBegin, BACKWARDS);
export type Promotion = z.infer<typeof Promotion>;
