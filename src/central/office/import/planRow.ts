import type { Certificate } from '../../../shared/catalogue/certificate.ts';
import { type Price, type Producer, type Product, priceOn } from '../../../shared/catalogue/product.ts';
import type { Story } from '../../../shared/catalogue/story.ts';
import type { Dong } from '../../../shared/money.ts';
import { must } from '../../../shared/must.ts';
import type { CatalogueIndex } from './catalogueIndex.ts';
import { nameAfter, nameKey } from './identity.ts';
import { inStoreCode, type Numbers, productIdOf } from './numbers.ts';
import type { ImportOptions } from './plan.ts';
import type { CatalogueFileRow } from './row.ts';

export const DEFAULT_TAX_CLASS = 'standard';
export const WEIGHED_UNIT = 'kg';
/** What a new product has where its row says nothing. */
const defaults = { category: 'Khác', unit: 'phần' };

export type RowContext = {
  readonly producer: Producer;
  readonly index: CatalogueIndex;
  readonly numbers: Numbers;
  readonly options: ImportOptions;
};

/** One row decided: its product as it would stand, and what of it is new. */
export type PlannedRow = {
  readonly row: CatalogueFileRow;
  readonly before: Product | undefined;
  readonly product: Product;
  readonly producer: Producer;
  readonly productChanges: boolean;
  readonly priceBefore: Dong | null;
  readonly price: Price | undefined;
  readonly certificate: Certificate | undefined;
  readonly story: Story | undefined;
};

/** Decides one row, with the product it means before it where there is one. */
export function planRow(row: CatalogueFileRow, before: Product | undefined, context: RowContext): PlannedRow {
  const { producer, index, options } = context;
  const product = before ? changedProduct(row, before, context) : newProduct(row, context);
  const price = priceOn(index.prices.get(product.id) ?? [], options.today);
  return {
    row,
    before,
    product,
    producer,
    productChanges: !before || JSON.stringify(before) !== JSON.stringify({ ...before, ...product }),
    priceBefore: price?.price ?? null,
    price: priceChange(row, product, price, options),
    certificate: certificateChange(row, product, index.certificates.get(product.id) ?? []),
    story: storyChange(row, product, index.stories.get(product.id)),
  };
}

function newProduct(row: CatalogueFileRow, { producer, index, numbers, options }: RowContext): Product {
  const weighed = row.weighed ?? false;
  const numbered = row.product === undefined || row.codes.length === 0;
  const number = numbered ? numbers.nextProduct() : 0;
  return {
    id: row.product ?? productIdOf(number),
    name: row.name,
    ...(row.nameEn !== undefined && { nameEn: row.nameEn }),
    producer: producer.id,
    category: row.category ?? defaults.category,
    ...(row.set !== undefined && { set: row.set }),
    unit: row.unit ?? (weighed ? WEIGHED_UNIT : defaults.unit),
    weighed,
    netContent: row.netContent ?? '',
    taxClass: taxClassOf(row.taxClass ?? options.taxClass ?? DEFAULT_TAX_CLASS, index),
    codes: row.codes.length > 0 ? [...row.codes] : [inStoreCode(number, weighed)],
  };
}

function changedProduct(row: CatalogueFileRow, before: Product, { producer, index }: RowContext): Product {
  return {
    // What no column says stays: its name in English, its set, what is in a basket.
    ...before,
    name: nameAfter(row.name, before.name),
    ...(row.nameEn !== undefined && { nameEn: row.nameEn }),
    ...(row.set !== undefined && { set: row.set }),
    producer: producer.id,
    category: row.category ?? before.category,
    unit: row.unit ?? before.unit,
    // A basket is sold by the piece, whatever a file says of it.
    weighed: before.basket === undefined && (row.weighed ?? before.weighed),
    netContent: row.netContent ?? before.netContent,
    taxClass: row.taxClass === undefined ? before.taxClass : taxClassOf(row.taxClass, index),
    // Never taken away: labels with the old code stand on the shelves.
    codes: [...new Set([...before.codes, ...row.codes])],
  };
}

function taxClassOf(text: string, index: CatalogueIndex): string {
  return must(index.taxClasses.get(nameKey(text)), `tax class ${text}, checked before`);
}

/** A price that differs from what holds today, from today on; or the word that it is no longer a demo one. */
function priceChange(
  row: CatalogueFileRow,
  product: Product,
  holding: Price | undefined,
  { today }: ImportOptions,
): Price | undefined {
  const samePrice = holding?.price === row.price;
  const demo = row.demo ?? (samePrice && holding.demo);
  if (samePrice && holding.demo === demo) return undefined;
  return { product: product.id, from: today, price: row.price, demo };
}

/** A certificate is known by its product and the day it was issued. */
function certificateChange(
  { certificate: said }: CatalogueFileRow,
  product: Product,
  known: readonly Certificate[],
): Certificate | undefined {
  if (!said) return undefined;
  const before = known.find((certificate) => certificate.issuedOn === said.issuedOn);
  const after: Certificate = {
    ...before,
    id: before?.id ?? `${product.id}.${said.issuedOn}`,
    product: product.id,
    stars: said.stars,
    decision: said.decision ?? before?.decision ?? '',
    ...(said.issuer !== undefined && { issuer: said.issuer }),
    issuedOn: said.issuedOn,
    expiresOn: said.expiresOn,
    revokedOn: before?.revokedOn ?? null,
  };
  return JSON.stringify(before && { ...after, ...before }) === JSON.stringify(after) ? undefined : after;
}

/** The words that a list says; those it does not say, and the photographs, stay as they are. */
function storyChange(row: CatalogueFileRow, product: Product, before: Story | undefined): Story | undefined {
  const vi = row.story ?? before?.vi ?? '';
  const en = row.storyInEnglish ?? before?.en;
  if (vi === (before?.vi ?? '') && en === before?.en) return undefined;
  const about = { of: 'product', id: product.id } as const;
  return { about, vi, ...(en !== undefined && { en }), photos: before?.photos ?? [] };
}
