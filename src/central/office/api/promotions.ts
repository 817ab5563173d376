import { z } from 'zod';
import { Day } from '../../../shared/day.ts';
import { OutletId, ProducerId, ProductId, PromotionId } from '../../../shared/id.ts';
import { Dong } from '../../../shared/money.ts';
import { Promotion, PromotionTerms } from '../../../shared/promotion/promotion.ts';
import { call, done, nothing, refused } from './call.ts';

export const PromotionRow = z.object({
  promotion: Promotion,
  /** Today; one that was ended is `ended`, whatever its days say. */
  state: z.enum(['running', 'coming', 'ended']),
});
export type PromotionRow = z.infer<typeof PromotionRow>;

/** What one of a product would cost: of buy-and-get a full round shared out, of a whole sale one just at its threshold. */
const PromotedPrice = z.object({
  product: ProductId,
  name: z.string(),
  /** The price immediately before. */
  before: Dong,
  paid: Dong,
});

/** What a promotion would mean, before it is published. */
export const PromotionPreview = z.object({
  /** Products it reaches that have a price. */
  reached: z.int().nonnegative(),
  samples: z.array(PromotedPrice).max(5),
  /** How deep the law lets this class cut, per mille; null = no bound. */
  cap: z.int().nullable(),
  /** Products it would take below that, and the worst of them. */
  breaches: z.int().nonnegative(),
  worst: z.array(PromotedPrice).max(5),
});
export type PromotionPreview = z.infer<typeof PromotionPreview>;

/** All that a promotion can be about. */
export const PromotionChoices = z.object({
  products: z.array(z.object({ id: ProductId, name: z.string(), detail: z.string() })),
  producers: z.array(z.object({ id: ProducerId, name: z.string() })),
  categories: z.array(z.string()),
  outlets: z.array(z.object({ id: OutletId, name: z.string() })),
});

export const promotionCalls = {
  'promotion.list': call('read-catalogue', nothing, z.object({ today: Day, promotions: z.array(PromotionRow) })),
  'promotion.choices': call('read-catalogue', nothing, PromotionChoices),
  'promotion.preview': call('edit-promotions', PromotionTerms, PromotionPreview),
  /** `id` null = a new one. At every till it is about after its next sync; the draft it was opened from, by its `edit`, is gone with it. */
  'promotion.save': call(
    'edit-promotions',
    z.object({ id: PromotionId.nullable(), terms: PromotionTerms, edit: z.int().nonnegative().optional() }),
    z.union([
      z.object({ done: z.literal(true), id: PromotionId }),
      refused('no-such-promotion', 'has-ended', 'no-such-outlet', 'no-such-goods', 'weighed-goods'),
      z.object({ refused: z.literal('over-cap'), preview: PromotionPreview }),
    ]),
  ),
  /** Ends one before its time; one that has not begun never runs. */
  'promotion.end': call(
    'edit-promotions',
    z.object({ id: PromotionId }),
    z.union([done, refused('no-such-promotion', 'has-ended')]),
  ),
} as const;
