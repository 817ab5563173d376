import type { Photo } from '../../shared/catalogue/photo.ts';
import { type Day, dayOf, type Instant } from '../../shared/day.ts';
import type { ProducerId } from '../../shared/id.ts';
import { type Catalogue, type CatalogueView, certificatesByProduct } from '../office/catalogueView.ts';
import { type Good, goodOf } from './good.ts';

/** How many goods there are of something that they are sorted by. */
export type Shelf = { readonly name: string; readonly count: number };

export type Goods = {
  readonly n: number;
  readonly day: Day;
  readonly catalogue: Catalogue;
  /** Most stars first, then by name. */
  readonly all: readonly Good[];
  readonly byId: ReadonlyMap<string, Good>;
  /** By code as the catalogue lists it. */
  readonly byCode: ReadonlyMap<string, readonly Good[]>;
  readonly byProducer: ReadonlyMap<string, readonly Good[]>;
  readonly categories: readonly Shelf[];
  readonly communes: readonly Shelf[];
  readonly producers: readonly (Shelf & { readonly id: ProducerId })[];
  /** All photographs that may be shown, by hash. */
  readonly photos: ReadonlyMap<string, Photo>;
};

export type GoodsShown = { readonly fresh: () => Promise<Goods> };

/** What the public sees of the catalogue, made anew when something was published, and at midnight, when stars end. */
export function openGoods(view: CatalogueView, clock: () => Instant): GoodsShown {
  let goods: Goods | undefined;
  return {
    async fresh() {
      const catalogue = await view.fresh();
      const day = dayOf(clock());
      // Another catalogue is that of another centre: its numbers mean something else.
      const stands = goods?.catalogue === catalogue && goods.n === catalogue.n && goods.day === day;
      if (!goods || !stands) goods = gather(catalogue, day);
      return goods;
    },
  };
}

const collator = new Intl.Collator('vi');

function gather(catalogue: Catalogue, day: Day): Goods {
  const certificates = certificatesByProduct(catalogue);
  const all = [...catalogue.products.values()]
    .map((product) => goodOf(catalogue, product, { certificates: certificates.get(product.id) ?? [], day }))
    .toSorted(byStarsAndName);
  const byProducer = Map.groupBy(all, ({ product }) => product.producer);
  return {
    n: catalogue.n,
    day,
    catalogue,
    all,
    byId: new Map(all.map((good) => [good.product.id, good])),
    byCode: byCodeOf(all),
    byProducer,
    categories: shelvesOf(all, ({ product }) => product.category),
    communes: shelvesOf(all, ({ commune }) => commune),
    producers: [...byProducer]
      .map(([id, own]) => ({ id, name: own[0]?.producer?.name ?? '', count: own.length }))
      .filter(({ name }) => name !== '')
      .toSorted(byName),
    photos: photosOf(catalogue),
  };
}

const byName = (a: Shelf, b: Shelf): number => collator.compare(a.name, b.name);

function byStarsAndName(a: Good, b: Good): number {
  const stars = (b.certificate?.stars ?? 0) - (a.certificate?.stars ?? 0);
  return stars || collator.compare(a.product.name, b.product.name) || (a.product.id < b.product.id ? -1 : 1);
}

function byCodeOf(goods: readonly Good[]): ReadonlyMap<string, readonly Good[]> {
  const found = new Map<string, Good[]>();
  for (const good of goods) {
    for (const code of good.product.codes) found.set(code, [...(found.get(code) ?? []), good]);
  }
  return found;
}

function shelvesOf(goods: readonly Good[], nameOf: (good: Good) => string): Shelf[] {
  return [...Map.groupBy(goods, nameOf)]
    .filter(([name]) => name !== '')
    .map(([name, { length }]) => ({ name, count: length }))
    .toSorted(byName);
}

function photosOf({ stories }: Catalogue): ReadonlyMap<string, Photo> {
  return new Map([...stories.values()].flatMap(({ photos }) => photos.map((photo) => [photo.hash, photo] as const)));
}
