import type { Product } from '../../../shared/catalogue/product.ts';
import type { CatalogueIndex } from './catalogueIndex.ts';
import { foldedKey, isSameUnmarked, nameKey } from './identity.ts';
import { UNKNOWN_PRODUCER } from './producers.ts';
import type { CatalogueFileRow } from './row.ts';

/** Which product of the catalogue each row means; rows that mean a new one are not in it. */
export type Matches = ReadonlyMap<CatalogueFileRow, Product>;

type Candidates = (row: CatalogueFileRow) => readonly Product[];

/**
 * By id, else by code, else by name with producer and pack: exactly, then with marks left out. A round's sure matches
 * are taken before the next round looks, and a product that two rows of one round claim goes to neither, so the order
 * of the rows decides nothing.
 */
export function matchRows(rows: readonly CatalogueFileRow[], index: CatalogueIndex): Matches {
  const matches = new Map<CatalogueFileRow, Product>();
  const taken = new Set<string>();
  for (const candidates of roundsOf(index)) {
    const claims = claimsOf(
      rows.filter((row) => !matches.has(row)),
      (row) => candidates(row).filter((product) => !taken.has(product.id)),
    );
    for (const [product, claimants] of claims) {
      const [only, other] = claimants;
      if (!only || other) continue;
      matches.set(only, product);
      taken.add(product.id);
    }
  }
  return matches;
}

function roundsOf(index: CatalogueIndex): Candidates[] {
  const exact = namesakes(index, (a, b) => nameKey(a) === nameKey(b));
  const unmarked = namesakes(index, isSameUnmarked);
  return [
    (row) => [index.productsById.get(row.product ?? '') ?? []].flat(),
    (row) => [...new Set(row.codes.flatMap((code) => index.productsByCode.get(code) ?? []))],
    ...[exact, unmarked].flatMap((sameName) => [withPack(sameName, samePack), withPack(sameName, unsaidPack)]),
  ];
}

/** @returns for each product that is some row's one candidate: those rows */
function claimsOf(rows: readonly CatalogueFileRow[], candidates: Candidates): Map<Product, CatalogueFileRow[]> {
  const claims = new Map<Product, CatalogueFileRow[]>();
  for (const row of rows) {
    const [only, other] = candidates(row);
    if (only && !other) claims.set(only, [...(claims.get(only) ?? []), row]);
  }
  return claims;
}

type SameName = (a: string, b: string) => boolean;

/** Products of the row's name and producer. A row that names no producer means the one product of that name. */
function namesakes(index: CatalogueIndex, sameName: SameName): Candidates {
  return (row) => {
    const found = (index.productsByName.get(foldedKey(row.name)) ?? []).filter(({ name }) => sameName(row.name, name));
    if (row.producer === undefined) {
      return found.length > 1 ? found.filter((product) => product.producer === UNKNOWN_PRODUCER) : found;
    }
    const producer = row.producer;
    return found.filter((product) => sameName(producer, index.producersById.get(product.producer)?.name ?? ''));
  };
}

type Pack = (row: string, product: string) => boolean;
const samePack: Pack = (row, product) => nameKey(row) === nameKey(product);
/** Where row or product says nothing of its pack, one of them may be saying it for the first time. */
const unsaidPack: Pack = (row, product) => row === '' || product === '';

function withPack(candidates: Candidates, pack: Pack): Candidates {
  return (row) => candidates(row).filter((product) => pack(row.netContent ?? '', product.netContent));
}
