import { z } from 'zod';
import { Day } from '../day.ts';
import { OutletGroupId, OutletId, ProductId } from '../id.ts';
import { type Price, PriceAmount, priceOn } from './product.ts';

/** Outlets that have prices of their own (*nhóm điểm bán*). An outlet is in one of them or in none. */
export const OutletGroup = z.object({
  id: OutletGroupId,
  name: z.string().trim().min(1).max(80),
  outlets: z
    .array(OutletId)
    .max(1_000)
    .refine((outlets) => new Set(outlets).size === outlets.length, 'each outlet once'),
});
export type OutletGroup = z.infer<typeof OutletGroup>;

/** What a product costs at the outlets of a group from a day on. */
export const GroupPrice = z.object({
  group: OutletGroupId,
  product: ProductId,
  from: Day,
  /** Null = from this day on what it costs everywhere. */
  price: PriceAmount.nullable(),
});
export type GroupPrice = z.infer<typeof GroupPrice>;

/** What a product costs somewhere from a day on. */
export const OutletPrice = z.object({
  from: Day,
  /** Null = from this day on none: it cannot be sold there. */
  price: PriceAmount.nullable(),
  /** As of `Price`. */
  demo: z.boolean(),
});
export type OutletPrice = z.infer<typeof OutletPrice>;

/** All that a product costs at one outlet, day by day. What it costs everywhere does not count there. */
export const OutletPrices = z.object({ product: ProductId, prices: z.array(OutletPrice).min(1) });
export type OutletPrices = z.infer<typeof OutletPrices>;

/**
 * What a product costs at the outlets of a group: the group's price while one holds, otherwise what it costs everywhere.
 * @param general what it costs everywhere
 * @param own the group's own prices of it
 * @returns the earliest first, each another than the one before; empty where it never has a price there
 */
export function pricesIn(general: readonly Price[], own: readonly GroupPrice[]): OutletPrice[] {
  const starts = [...new Set([...general, ...own].map(({ from }) => from))].toSorted();
  const all = starts.map((from) => heldOn(from, general, own));
  return all.filter((held, nth) => {
    const before = all[nth - 1] ?? { price: null, demo: false };
    return held.price !== before.price || held.demo !== before.demo;
  });
}

function heldOn(from: Day, general: readonly Price[], own: readonly GroupPrice[]): OutletPrice {
  const group = priceOn(own, from)?.price ?? null;
  if (group !== null) return { from, price: group, demo: false };
  const everywhere = priceOn(general, from);
  return { from, price: everywhere?.price ?? null, demo: everywhere?.demo ?? false };
}
