import type { Product } from '../../../shared/catalogue/product.ts';
import type { CatalogueIndex } from './catalogueIndex.ts';
import { foldedKey, identityOf, isSame, isSameOrUnmarked } from './identity.ts';
import { producersNamed, UNKNOWN_PRODUCER } from './producers.ts';
import type { CatalogueFileRow } from './row.ts';

export type Matches = {
  /** Which product of the catalogue each row means; rows that mean a new one are not in it. */
  readonly products: ReadonlyMap<CatalogueFileRow, Product>;
  /** Rows without id and code that fit more products, or share one: nothing tells which is meant. */
  readonly unclear: ReadonlySet<CatalogueFileRow>;
};

/** Products that a row may mean, of those that are still free. */
type Candidates = (row: CatalogueFileRow, isFree: (product: Product) => boolean) => readonly Product[];

/**
 * By id, else by code, else by name with producer and pack: exactly, then typed without marks. A round's sure matches
 * are taken before it looks again, and a product that two rows claim goes to neither, so the order of the rows decides
 * nothing, and a list that was imported finds the same products again.
 */
export function matchRows(rows: readonly CatalogueFileRow[], index: CatalogueIndex): Matches {
  const products = new Map<CatalogueFileRow, Product>();
  for (const candidates of roundsOf(index)) {
    let sure: Matches['products'];
    do {
      sure = sureMatches(rows, products, candidates);
      for (const [row, product] of sure) products.set(row, product);
    } while (sure.size > 0);
  }
  return { products, unclear: unclearRows(rows, products, index) };
}

/** Rows with one free product to mean, which no other row means. */
function sureMatches(rows: readonly CatalogueFileRow[], matches: Matches['products'], candidates: Candidates) {
  const isFree = freeAfter(matches);
  const claims = new Map<Product, { readonly row: CatalogueFileRow; isRivalled: boolean }>();
  for (const row of rows) {
    if (matches.has(row)) continue;
    const [only, other] = candidates(row, isFree);
    if (!only || other) continue;
    const claim = claims.get(only);
    if (claim) claim.isRivalled = true;
    else claims.set(only, { row, isRivalled: false });
  }
  const sure = new Map<CatalogueFileRow, Product>();
  for (const [product, { row, isRivalled }] of claims) {
    if (!isRivalled) sure.set(row, product);
  }
  return sure;
}

/** As new products these rows would only make the confusion greater, and more so with every import. */
function unclearRows(rows: readonly CatalogueFileRow[], matches: Matches['products'], index: CatalogueIndex) {
  const isFree = freeAfter(matches);
  const same = namesakes(index, { sameName: isSame, whose: ownProducers, samePack: isSame });
  const uncoded = rows.filter((row) => row.product === undefined && row.codes.length === 0 && !matches.has(row));
  const alike = Map.groupBy(uncoded, (row) => identityOf({ ...row, producer: producerKey(row, index) }));
  return new Set([
    ...uncoded.filter((row) => same(row, isFree).length > 0),
    ...[...alike.values()].filter((group) => group.length > 1).flat(),
  ]);
}

/** One key for all spellings that would find the same producers. */
function producerKey({ producer }: CatalogueFileRow, index: CatalogueIndex): string | undefined {
  const [known] = producersNamed(producer ?? '', index);
  return known?.id ?? producer;
}

function freeAfter(matches: Matches['products']): (product: Product) => boolean {
  const taken = new Set(matches.values());
  return (product) => !taken.has(product);
}

function roundsOf(index: CatalogueIndex): Candidates[] {
  const byName = [ownProducers, anyProducer].flatMap((whose) =>
    [isSame, isSameOrUnmarked].flatMap((sameName) =>
      [isSame, isUnsaid].map((samePack) => namesakes(index, { sameName, whose, samePack })),
    ),
  );
  return [
    (row, isFree) => [index.productsById.get(row.product ?? '') ?? []].flat().filter(isFree),
    (row, isFree) => [...new Set(row.codes.flatMap((code) => index.productsByCode.get(code) ?? []))].filter(isFree),
    ...byName,
  ];
}

type Likeness = {
  readonly sameName: (row: string, product: string) => boolean;
  readonly whose: (row: CatalogueFileRow, index: CatalogueIndex) => (product: Product) => boolean;
  readonly samePack: (row: string, product: string) => boolean;
};

function namesakes(index: CatalogueIndex, { sameName, whose, samePack }: Likeness): Candidates {
  return (row, isFree) => {
    // Its code is another product's: the row is faulty, and must not rival the one whose name it bears.
    if (row.codes.some((code) => index.productsByCode.has(code))) return [];
    const isTheirs = whose(row, index);
    return (index.productsByName.get(foldedKey(row.name)) ?? []).filter(
      (product) =>
        isFree(product) &&
        sameName(row.name, product.name) &&
        isTheirs(product) &&
        samePack(row.netContent ?? '', product.netContent),
    );
  };
}

/** Products of the producers a row may mean; where it names none, of those whose producer nobody named. */
const ownProducers: Likeness['whose'] = (row, index) => {
  if (row.producer === undefined) return (product) => product.producer === UNKNOWN_PRODUCER;
  const ids = new Set(producersNamed(row.producer, index).map((producer) => producer.id));
  return (product) => ids.has(product.producer);
};

/** A row that names no producer may in the end mean anybody's product, if it is the only one of that name. */
const anyProducer: Likeness['whose'] = (row) => () => row.producer === undefined;

/** Where row or product says nothing of its pack, one of them may be saying it for the first time. */
function isUnsaid(row: string, product: string): boolean {
  return row === '' || product === '';
}
