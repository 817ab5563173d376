import { type GroupPrice, type OutletGroup, type OutletPrice, pricesIn } from '../../shared/catalogue/outletGroup.ts';
import type { Price } from '../../shared/catalogue/product.ts';
import type { OutletId, ProductId } from '../../shared/id.ts';
import type { Catalogue } from './catalogueView.ts';

/** All that is said of a product's price. */
export type ProductPrices = {
  /** What it costs everywhere. */
  readonly general: readonly Price[];
  /** What it costs in groups. */
  readonly own: readonly GroupPrice[];
  readonly groups: readonly OutletGroup[];
};

export function pricesOf({ prices, groupPrices, outletGroups }: Catalogue, product: ProductId): ProductPrices {
  return {
    general: [...(prices.get(product)?.values() ?? [])],
    own: [...(groupPrices.get(product)?.values() ?? [])],
    groups: [...outletGroups.values()],
  };
}

/** The groups that have prices of their own. */
export function groupsPricing({ own, groups }: ProductPrices): OutletGroup[] {
  return groups.filter(({ id }) => own.some(({ group }) => group === id));
}

/** What holds in a group. */
export function listIn({ general, own }: ProductPrices, group: string): OutletPrice[] {
  return pricesIn(
    general,
    own.filter((price) => price.group === group),
  );
}

/** What a product costs at the outlets of a group; `group` null = everywhere else. */
export type PriceList = { readonly group: OutletGroup | null; readonly prices: readonly OutletPrice[] };

/** Every list of prices that a product has at some of these outlets. */
export function priceListsAt(prices: ProductPrices, outlets: 'all' | readonly OutletId[]): PriceList[] {
  const groups = groupsPricing(prices);
  const grouped = new Set(groups.flatMap((group) => group.outlets));
  const elsewhere = outlets === 'all' || outlets.some((outlet) => !grouped.has(outlet));
  return [
    ...(elsewhere ? [{ group: null, prices: pricesIn(prices.general, []) }] : []),
    ...groups
      .filter((group) => outlets === 'all' || group.outlets.some((outlet) => outlets.includes(outlet)))
      .map((group) => ({ group, prices: listIn(prices, group.id) })),
  ];
}
