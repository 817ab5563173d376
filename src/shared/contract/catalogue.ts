import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { ProductId } from '../id.ts';
import { Dong } from '../money.ts';
import { call, nothing } from './call.ts';

/** A product as tile, search result or cart line shows it. */
export const ProductView = z.object({
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  place: z.string(),
  category: z.string(),
  unit: z.string(),
  netContent: z.string(),
  weighed: z.boolean(),
  stars: Stars.nullable(),
  /** Per unit today; null where the centre has set none, and then it cannot be sold. */
  price: Dong.nullable(),
  demoPrice: z.boolean(),
});
export type ProductView = z.infer<typeof ProductView>;

export const catalogueCalls = {
  'catalogue.categories': call(
    'signed-in',
    nothing,
    z.array(z.object({ category: z.string(), products: z.int().positive() })),
  ),
  /** Tiles of one category, or of all; by name. */
  'catalogue.tiles': call(
    'signed-in',
    z.object({
      category: z.string().max(80).nullable(),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(200),
    }),
    z.object({ products: z.array(ProductView), total: z.int().nonnegative() }),
  ),
  'catalogue.search': call(
    'signed-in',
    z.object({ text: z.string().max(120), limit: z.int().positive().max(100) }),
    z.array(ProductView),
  ),
} as const;
