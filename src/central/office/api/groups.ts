import { z } from 'zod';
import { OutletGroup, OutletPrice } from '../../../shared/catalogue/outletGroup.ts';
import { OutletGroupId, OutletId, ProductId } from '../../../shared/id.ts';
import { call, done, nothing, refused } from './call.ts';

/** A group as a reader sees it: of its outlets those that are theirs. */
export const GroupRow = z.object({
  group: OutletGroup,
  /** How many products have a price of its own. */
  products: z.int().nonnegative(),
});
export type GroupRow = z.infer<typeof GroupRow>;

/** What a product costs somewhere, day by day; the earliest first. */
const PriceList = z.array(OutletPrice);

export const groupCalls = {
  'group.list': call('read-catalogue', nothing, z.array(GroupRow)),
  /** `id` null = a new one. Outlets that were in another group leave it; what they charge changes at once. */
  'group.save': call(
    'edit-catalogue',
    z.object({ id: OutletGroupId.nullable(), name: OutletGroup.shape.name, outlets: OutletGroup.shape.outlets }),
    z.union([
      z.object({ done: z.literal(true), id: OutletGroupId }),
      refused('no-such-group', 'no-such-outlet', 'name-taken', 'moved-on'),
      /** A promotion would cut deeper than the law allows. */
      z.object({ refused: z.literal('over-cap'), promotion: z.string() }),
    ]),
  ),
  /** With its prices: its outlets charge what is charged everywhere. */
  'group.remove': call(
    'edit-catalogue',
    z.object({ id: OutletGroupId }),
    z.union([
      done,
      refused('no-such-group', 'moved-on'),
      z.object({ refused: z.literal('over-cap'), promotion: z.string() }),
    ]),
  ),
  /** Which price of a product holds where and when. */
  'group.prices': call(
    'read-catalogue',
    z.object({ product: ProductId }),
    z.union([
      z.object({
        general: PriceList,
        groups: z.array(
          z.object({
            group: OutletGroupId,
            name: z.string(),
            outlets: z.array(OutletId),
            /** Empty where it has none of its own: there holds what holds everywhere. */
            prices: PriceList,
          }),
        ),
      }),
      refused('no-such-product'),
    ]),
  ),
} as const;
