import { z } from 'zod';
import { Stars } from '../../../shared/catalogue/certificate.ts';
import { Producer } from '../../../shared/catalogue/product.ts';
import { Day } from '../../../shared/day.ts';
import { OutletGroupId, ProductId } from '../../../shared/id.ts';
import { Dong } from '../../../shared/money.ts';
import { call, done, refused } from './call.ts';

export const CatalogueRow = z.object({
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  category: z.string(),
  unit: z.string(),
  codes: z.array(z.string()),
  stars: Stars.nullable(),
  price: Dong.nullable(),
  priceFrom: Day.nullable(),
  demoPrice: z.boolean(),
  /** In how many groups of outlets it has prices of their own. */
  ownPrices: z.int().nonnegative(),
  /** What a buyer is told beside the name, of the product or else of its producer. */
  told: z.object({ story: z.boolean(), photos: z.int().nonnegative() }),
});
export type CatalogueRow = z.infer<typeof CatalogueRow>;

/** Who owns products, with how many of them. */
export const ProducerRow = z.object({ producer: Producer, products: z.int().nonnegative() });
export type ProducerRow = z.infer<typeof ProducerRow>;

/** GET a list's file below it: see `lists.ts`. */
export const EXPORT_PATH = '/office/v1/export';

export const catalogueCalls = {
  'catalogue.producers': call(
    'read-catalogue',
    z.object({ text: z.string().max(120), offset: z.int().nonnegative(), limit: z.int().positive().max(200) }),
    z.object({ producers: z.array(ProducerRow), total: z.int().nonnegative() }),
  ),
  'catalogue.list': call(
    'read-catalogue',
    z.object({
      text: z.string().max(120),
      category: z.string().max(80).nullable(),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(200),
    }),
    z.object({ products: z.array(CatalogueRow), total: z.int().nonnegative(), categories: z.array(z.string()) }),
  ),
  /** From a day on, or from today, as the centre's day is; at every till after its next sync, which begins it by date. */
  'catalogue.setPrice': call(
    'edit-catalogue',
    z.object({
      product: ProductId,
      /** Null, in a group alone: from then on what it costs everywhere. */
      price: z.int().nullable(),
      from: Day.optional(),
      /** Absent = at all outlets whose group has no price of its own. */
      group: OutletGroupId.optional(),
    }),
    z.union([
      done,
      refused('no-such-product', 'no-such-group', 'not-a-price', 'past-day'),
      /** A promotion would cut deeper than the law allows. */
      z.object({ refused: z.literal('over-cap'), promotion: z.string() }),
    ]),
  ),
  /** Takes a product off sale everywhere. What was sold stays. */
  'catalogue.withdraw': call(
    'edit-catalogue',
    z.object({ product: ProductId }),
    z.union([done, refused('no-such-product', 'in-a-basket')]),
  ),
} as const;
