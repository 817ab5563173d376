import type { Certificate } from '../../../shared/catalogue/certificate.ts';
import type { GroupPrice, OutletGroup } from '../../../shared/catalogue/outletGroup.ts';
import type { Price, Producer, Product } from '../../../shared/catalogue/product.ts';
import type { Story } from '../../../shared/catalogue/story.ts';
import { foldedKey, nameKey } from './identity.ts';
import type { CurrentCatalogue } from './plan.ts';

/** The current catalogue, found by whatever a row may name. */
export type CatalogueIndex = {
  readonly productsById: ReadonlyMap<string, Product>;
  readonly productsByCode: ReadonlyMap<string, readonly Product[]>;
  /** By name, marks aside: both spellings are looked up here, and told apart afterwards. */
  readonly productsByName: ReadonlyMap<string, readonly Product[]>;
  readonly producersById: ReadonlyMap<string, Producer>;
  readonly producersByName: ReadonlyMap<string, readonly Producer[]>;
  readonly prices: ReadonlyMap<string, readonly Price[]>;
  readonly groups: readonly OutletGroup[];
  /** By product. */
  readonly groupPrices: ReadonlyMap<string, readonly GroupPrice[]>;
  readonly certificates: ReadonlyMap<string, readonly Certificate[]>;
  /** Of products. */
  readonly stories: ReadonlyMap<string, Story>;
  /** Class ids by id and by name. */
  readonly taxClasses: ReadonlyMap<string, string>;
};

export function indexOf(current: CurrentCatalogue): CatalogueIndex {
  return {
    productsById: new Map(current.products.map((product) => [product.id, product])),
    productsByCode: grouped(current.products, (product) => product.codes),
    productsByName: grouped(current.products, (product) => [foldedKey(product.name)]),
    producersById: new Map(current.producers.map((producer) => [producer.id, producer])),
    producersByName: grouped(current.producers, (producer) => [foldedKey(producer.name)]),
    prices: grouped(current.prices, (price) => [price.product]),
    groups: current.groups,
    groupPrices: grouped(current.groupPrices, (price) => [price.product]),
    certificates: grouped(current.certificates, (certificate) => [certificate.product]),
    stories: new Map(
      current.stories.filter(({ about }) => about.of === 'product').map((story) => [story.about.id, story]),
    ),
    taxClasses: new Map(
      current.taxClasses.flatMap(({ id, name }) => [[nameKey(name), id] as const, [nameKey(id), id]]),
    ),
  };
}

function grouped<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}
