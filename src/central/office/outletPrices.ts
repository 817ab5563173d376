import { productOfPrice } from '../../shared/catalogue/change.ts';
import type { OutletPrices } from '../../shared/catalogue/outletGroup.ts';
import { pricesIn } from '../../shared/catalogue/outletGroup.ts';
import type { OutletId, ProductId } from '../../shared/id.ts';
import { type Publication, publish } from '../db/catalogue.ts';
import { groupsPublished, type PricesPublished, pricesPublished, productsInGroups } from '../db/outletPrice.ts';
import type { Transaction } from '../db/query.ts';

/**
 * Tells outlets what follows for them from what was just published, in the same transaction: all that a product costs there, where
 * its group has prices of its own. Whoever is told nothing new is told nothing.
 */
export async function publishOutletPrices(
  tx: Transaction,
  published: readonly Publication[],
  stamp: { readonly at: number; readonly by: string },
): Promise<void> {
  const isMoved = published.some(({ change }) => change.kind === 'outlet-group');
  const priced = published.filter(({ change }) => change.kind === 'price' || change.kind === 'group-price');
  if (!isMoved && priced.length === 0) return;
  const groups = await groupsPublished(tx);
  if (!groups) return;
  const products = isMoved
    ? await productsInGroups(tx)
    : [...new Set(priced.map(({ change }) => productOfPrice(change.id)))];
  const news = outletPriceNews({ groups, ...(await pricesPublished(tx, products)) });
  if (news.length > 0) await publish(tx, news, stamp);
}

/** What outlets are to be told, and were not yet. */
export function outletPriceNews({ groups, general, own, told }: PricesPublished): Publication[] {
  const wanted = new Map<string, Publication>();
  const everywhere = Map.groupBy(general, ({ product }) => product);
  const members = new Map(groups.map(({ id, outlets }) => [id, outlets]));
  for (const prices of Map.groupBy(own, ({ group, product }) => `${group} ${product}`).values()) {
    const [{ group, product }] = prices as [(typeof prices)[number]];
    const row = { product, prices: pricesIn(everywhere.get(product) ?? [], prices) };
    if (row.prices.length === 0) continue;
    for (const outlet of members.get(group) ?? [])
      wanted.set(`${outlet} ${product}`, publication(outlet, product, row));
  }
  const known = new Map(told.map(({ scope, id, change }) => [`${scope} ${id}`, change]));
  const gone = told.filter(({ scope, id }) => !wanted.has(`${scope} ${id}`));
  return [
    ...[...wanted].filter(([key, { change }]) => known.get(key) !== JSON.stringify(change)).map(([, one]) => one),
    ...gone.map(({ scope, id }) => publication(scope, id, null)),
  ];
}

function publication(outlet: OutletId, product: ProductId, row: OutletPrices | null): Publication {
  return { scope: outlet, change: { kind: 'outlet-price', id: product, row } };
}
