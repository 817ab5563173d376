import type { Producer } from '../../../shared/catalogue/product.ts';
import type { Days } from '../../../shared/market/period.ts';
import type { MarketFilter } from '../../db/marketView.ts';
import type { MarketGoods } from '../api/market.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { Within } from '../people/visit.ts';

/** Where a producer's goods are from: where that is today, else as printed; empty where nobody has said. */
export function communeOf(producer: Pick<Producer, 'place' | 'address'> | undefined): string {
  return producer?.address ?? producer?.place ?? '';
}

export function kindOf({ outlets }: Catalogue, outlet: string): 'showroom' | 'partner' | 'fair' {
  return outlets.get(outlet)?.kind ?? 'showroom';
}

/** What is asked for, in the sums' own columns: kinds, categories and places are the catalogue's, as it stands now. */
export function filterOf(catalogue: Catalogue, goods: MarketGoods, within: Within, days: Days): MarketFilter {
  const { buyer, stars } = goods;
  const products = productsOf(catalogue, goods);
  const producers = producersOf(catalogue, goods);
  return {
    ...days,
    outlets: outletsOf(catalogue, goods, within),
    ...(buyer !== undefined && { buyer: buyer === 'none' ? '' : buyer }),
    ...(products && { products }),
    ...(producers && { producers }),
    ...(stars !== undefined && { stars }),
  };
}

function outletsOf(
  catalogue: Catalogue,
  { outlet, kind }: Pick<MarketGoods, 'outlet' | 'kind'>,
  within: Within,
): readonly string[] | null {
  if (outlet === undefined && kind === undefined) return within;
  const all = outlet === undefined ? (within ?? [...catalogue.outlets.keys()]) : [outlet];
  return kind === undefined ? all : all.filter((id) => kindOf(catalogue, id) === kind);
}

type Ids = NonNullable<MarketFilter['products']>;

function productsOf({ products }: Catalogue, { product, category }: MarketGoods): Ids | undefined {
  if (category === undefined) return product === undefined ? undefined : { ids: [product], not: false };
  const known = [...products.values()];
  const ids = known.filter((one) => one.category === category).map(({ id }) => id);
  if (product !== undefined) {
    const isMeant = category === '' ? !products.has(product) : ids.includes(product);
    return { ids: isMeant ? [product] : [], not: false };
  }
  return category === '' ? { ids: known.map(({ id }) => id), not: true } : { ids, not: false };
}

function producersOf({ producers }: Catalogue, { producer, commune }: MarketGoods): Ids | undefined {
  if (commune === undefined) return producer === undefined ? undefined : { ids: [producer], not: false };
  const elsewhere = [...producers.values()].filter((one) => communeOf(one) !== commune).map(({ id }) => id);
  if (producer !== undefined)
    return { ids: communeOf(producers.get(producer)) === commune ? [producer] : [], not: false };
  if (commune === '') return { ids: elsewhere, not: true };
  const ids = [...producers.values()].filter((one) => communeOf(one) === commune).map(({ id }) => id);
  return { ids, not: false };
}
