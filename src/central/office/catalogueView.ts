import type { Pool } from 'pg';
import { certificateOn } from '../../shared/catalogue/certificate.ts';
import { type OfficeChange, productOfPrice } from '../../shared/catalogue/change.ts';
import type { Outlet, Staff } from '../../shared/catalogue/outlet.ts';
import type { GroupPrice, OutletGroup } from '../../shared/catalogue/outletGroup.ts';
import { type Price, type Product, priceOn } from '../../shared/catalogue/product.ts';
import { type Story, storyChangeId } from '../../shared/catalogue/story.ts';
import type { Day } from '../../shared/day.ts';
import { fold, foldedWords } from '../../shared/fold.ts';
import type { OutletId, ProducerId, ProductId, StaffId } from '../../shared/id.ts';
import type { Promotion } from '../../shared/promotion/promotion.ts';
import { allChangesAfter, feedHead, type ScopedRow } from '../db/catalogue.ts';
import type { CatalogueRow } from './api/catalogue.ts';
import type { CurrentCatalogue } from './import/plan.ts';

/** The catalogue in memory, kept up by the same feed the tills read: what the office sees is what tills are told. */
export type CatalogueView = {
  /** Reads what was published since the last time, by this server or another one. */
  readonly fresh: () => Promise<Catalogue>;
};

type Kept<K extends keyof CurrentCatalogue> = Map<string, CurrentCatalogue[K][number]>;

export type Catalogue = {
  /** The feed's number it stands at. */
  n: number;
  readonly outlets: Map<string, Outlet>;
  readonly staff: Map<StaffId, Staff & { readonly outlet: OutletId | null }>;
  readonly producers: Kept<'producers'>;
  readonly products: Kept<'products'>;
  readonly prices: Map<ProductId, Map<string, Price>>;
  readonly outletGroups: Map<string, OutletGroup>;
  /** What a product costs in groups, by the change's id. */
  readonly groupPrices: Map<ProductId, Map<string, GroupPrice>>;
  readonly certificates: Kept<'certificates'>;
  readonly taxClasses: Kept<'taxClasses'>;
  readonly promotions: Map<string, Promotion>;
  /** By the change's id. */
  readonly stories: Map<string, Story>;
  readonly gone: Set<string>;
};

export function openCatalogueView(pool: Pool): CatalogueView {
  let centre = '';
  let catalogue = emptyCatalogue();
  let reading: Promise<Catalogue> | undefined;

  async function read(): Promise<Catalogue> {
    const head = await feedHead(pool);
    if (head.centre !== centre || head.n < catalogue.n) catalogue = emptyCatalogue();
    centre = head.centre;
    if (head.n === catalogue.n) return catalogue;
    for (const row of await allChangesAfter(pool, catalogue.n)) apply(catalogue, row);
    // Beyond the last row there may be some that only tills are told.
    catalogue.n = Math.max(catalogue.n, head.n);
    return catalogue;
  }

  return {
    // One reader at a time; who asks meanwhile starts after it, because what they just published must be in theirs.
    fresh() {
      const next = (reading ?? Promise.resolve()).then(read, read);
      reading = next;
      return next;
    },
  };
}

function emptyCatalogue(): Catalogue {
  return {
    n: 0,
    outlets: new Map(),
    staff: new Map(),
    producers: new Map(),
    products: new Map(),
    prices: new Map(),
    outletGroups: new Map(),
    groupPrices: new Map(),
    certificates: new Map(),
    taxClasses: new Map(),
    promotions: new Map(),
    stories: new Map(),
    gone: new Set(),
  };
}

/** The catalogue as it would be, beside the one that is. */
export function withChanges(catalogue: Catalogue, changes: readonly OfficeChange[]): Catalogue {
  const copy: Catalogue = {
    ...catalogue,
    producers: new Map(catalogue.producers),
    products: new Map(catalogue.products),
    prices: new Map(catalogue.prices),
    outletGroups: new Map(catalogue.outletGroups),
    groupPrices: new Map(catalogue.groupPrices),
    certificates: new Map(catalogue.certificates),
    taxClasses: new Map(catalogue.taxClasses),
    promotions: new Map(catalogue.promotions),
    stories: new Map(catalogue.stories),
    gone: new Set(catalogue.gone),
  };
  for (const { kind, id } of changes) {
    const product = productOfPrice(id);
    if (kind === 'price') copy.prices.set(product, new Map(copy.prices.get(product)));
    if (kind === 'group-price') copy.groupPrices.set(product, new Map(copy.groupPrices.get(product)));
  }
  for (const change of changes) apply(copy, { n: catalogue.n, scope: 'everywhere', change });
  return copy;
}

function apply(catalogue: Catalogue, { n, scope, change }: ScopedRow): void {
  catalogue.n = Math.max(catalogue.n, n);
  const outlet = scope === 'everywhere' ? null : scope;
  switch (change.kind) {
    case 'outlet':
      keep(catalogue.outlets, change);
      break;
    case 'staff':
      applyStaff(catalogue, change.id as StaffId, change.row && { ...change.row, outlet });
      break;
    case 'tax-class':
      keep(catalogue.taxClasses, change);
      break;
    case 'producer':
      keep(catalogue.producers, change);
      noteGone(catalogue, change);
      break;
    case 'product':
      keep(catalogue.products, change);
      noteGone(catalogue, change);
      break;
    case 'certificate':
      keep(catalogue.certificates, change);
      break;
    case 'promotion':
      keep(catalogue.promotions, change);
      break;
    case 'story':
      keep(catalogue.stories, change);
      break;
    case 'price':
      applyPrice(catalogue.prices, change);
      break;
    case 'outlet-group':
      keep(catalogue.outletGroups, change);
      break;
    case 'group-price':
      applyPrice(catalogue.groupPrices, change);
      break;
    // The office knows what these follow from.
    case 'known-outlet':
    case 'outlet-price':
      break;
  }
}

function keep<Row>(rows: Map<string, Row>, { id, row }: { readonly id: string; readonly row: Row | null }): void {
  if (row === null) rows.delete(id);
  else rows.set(id, row);
}

function noteGone({ gone }: Catalogue, { id, row }: { readonly id: string; readonly row: unknown }): void {
  if (row === null) gone.add(id);
  else gone.delete(id);
}

/** Somebody who moves is first gone from the one outlet and then there at the other. */
function applyStaff({ staff }: Catalogue, id: StaffId, row: (Staff & { outlet: OutletId | null }) | null): void {
  if (row === null) staff.delete(id);
  else staff.set(id, row);
}

function applyPrice<Row>(
  prices: Map<ProductId, Map<string, Row>>,
  change: { readonly id: string; readonly row: Row | null },
): void {
  const product = productOfPrice(change.id);
  const own = prices.get(product) ?? new Map<string, Row>();
  prices.set(product, own);
  keep(own, change);
}

/** What an import is planned against. */
export function currentCatalogue(catalogue: Catalogue): CurrentCatalogue {
  return {
    producers: [...catalogue.producers.values()],
    products: [...catalogue.products.values()],
    prices: [...catalogue.prices.values()].flatMap((own) => Array.from(own.values())),
    certificates: [...catalogue.certificates.values()],
    taxClasses: [...catalogue.taxClasses.values()],
    stories: [...catalogue.stories.values()],
    promotions: [...catalogue.promotions.values()],
    groups: [...catalogue.outletGroups.values()],
    groupPrices: [...catalogue.groupPrices.values()].flatMap((own) => Array.from(own.values())),
    gone: [...catalogue.gone],
  };
}

const collator = new Intl.Collator('vi');

export type ProductQuery = { readonly text: string; readonly category: string | null };

/** Products in which every word of the text begins a word of name, producer, category or codes; marks do not matter. */
export function findProducts(catalogue: Catalogue, { text, category }: ProductQuery): Product[] {
  const wanted = foldedWords(text);
  return [...catalogue.products.values()]
    .filter((product) => category === null || product.category === category)
    .filter((product) => wanted.length === 0 || hasWords(catalogue, product, wanted))
    .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

function hasWords(catalogue: Catalogue, product: Product, wanted: readonly string[]): boolean {
  const producer = catalogue.producers.get(product.producer)?.name ?? '';
  return isSaid([product.name, producer, product.category, product.id, ...product.codes], wanted);
}

function isSaid(texts: readonly string[], wanted: readonly string[]): boolean {
  const said = ` ${fold(texts.join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return wanted.every((word) => said.includes(` ${word}`) || said.includes(` 0${word}`));
}

/** Whether every word of a text begins a word of what is said of something; marks do not matter. */
export function wordsMatch<Row>(text: string, saidOf: (row: Row) => readonly string[]): (row: Row) => boolean {
  const wanted = foldedWords(text);
  return (row) => wanted.length === 0 || isSaid(saidOf(row), wanted);
}

export function categoriesOf(catalogue: Catalogue): string[] {
  const categories = new Set([...catalogue.products.values()].map((product) => product.category));
  return [...categories].toSorted(collator.compare);
}

/** A product as the office's list shows it on a day. */
export function catalogueRow(
  catalogue: Catalogue,
  product: Product,
  certificates: CertificatesOf,
  day: Day,
): CatalogueRow {
  const price = priceOn([...(catalogue.prices.get(product.id)?.values() ?? [])], day);
  return {
    product: product.id,
    name: product.name,
    producer: producerName(catalogue, product.producer),
    category: product.category,
    unit: product.unit,
    codes: product.codes,
    stars: certificateOn(certificates.get(product.id) ?? [], day)?.stars ?? null,
    price: price?.price ?? null,
    priceFrom: price?.from ?? null,
    demoPrice: price?.demo ?? false,
    ownPrices: new Set([...(catalogue.groupPrices.get(product.id)?.values() ?? [])].map(({ group }) => group)).size,
    told: toldOf(catalogue, product),
  };
}

function isTold(story: Story | undefined): boolean {
  return story !== undefined && (story.vi !== '' || story.en !== undefined);
}

function toldOf({ stories }: Catalogue, { id, producer }: Product): CatalogueRow['told'] {
  const own = stories.get(storyChangeId({ of: 'product', id }));
  const producers = stories.get(storyChangeId({ of: 'producer', id: producer }));
  return {
    story: isTold(own) || isTold(producers),
    photos: own?.photos.length || (producers?.photos.length ?? 0),
  };
}

function producerName({ producers }: Catalogue, producer: ProducerId): string {
  return producers.get(producer)?.name ?? '';
}

export type CertificatesOf = ReadonlyMap<string, CurrentCatalogue['certificates']>;

export function certificatesByProduct({ certificates }: Catalogue): CertificatesOf {
  return Map.groupBy(certificates.values(), (certificate) => certificate.product);
}
