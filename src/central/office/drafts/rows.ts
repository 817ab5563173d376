import { type OfficeChange, type OfficeKind, productOfPrice } from '../../../shared/catalogue/change.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { RowOf } from '../../db/catalogue.ts';
import { type DraftKey, findDraft } from '../../db/draft.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';

/** A producer before their products, a product before what is said of it: a till has no use for the one without the other. */
const ORDER: readonly OfficeKind[] = [
  'tax-class',
  'producer',
  'product',
  'outlet-group',
  'price',
  'group-price',
  'certificate',
  'story',
  'promotion',
];

export function inOrder(changes: readonly OfficeChange[]): OfficeChange[] {
  return changes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** The published row that a change is of. */
export function rowIn(catalogue: Catalogue, { kind, id }: DraftKey): unknown {
  switch (kind) {
    case 'producer':
      return catalogue.producers.get(id);
    case 'product':
      return catalogue.products.get(id);
    case 'price':
      return catalogue.prices.get(productOfPrice(id))?.get(id);
    case 'outlet-group':
      return catalogue.outletGroups.get(id);
    case 'group-price':
      return catalogue.groupPrices.get(productOfPrice(id))?.get(id);
    case 'certificate':
      return catalogue.certificates.get(id);
    case 'story':
      return catalogue.stories.get(id);
    case 'promotion':
      return catalogue.promotions.get(id);
    case 'tax-class':
      return catalogue.taxClasses.get(id);
    case 'outlet':
    case 'staff':
    case 'known-outlet':
    case 'outlet-price':
      return undefined;
  }
}

/** What people call a row; its id where it has no name. */
export function nameOf({ kind, id, row }: OfficeChange, catalogue: Catalogue): string {
  const { products, producers, certificates, promotions, outletGroups } = catalogue;
  if (row !== null && 'name' in row) return row.name;
  switch (kind) {
    case 'price':
      return products.get(productOfPrice(id))?.name ?? id;
    case 'group-price': {
      const group = outletGroups.get(id.slice(id.indexOf('/') + 1));
      return [products.get(productOfPrice(id))?.name ?? id, ...(group ? [group.name] : [])].join(' · ');
    }
    case 'certificate':
      return products.get((row ?? certificates.get(id))?.product ?? '')?.name ?? id;
    case 'story': {
      const about = id.slice(id.indexOf('/') + 1);
      return (products.get(about) ?? producers.get(about))?.name ?? id;
    }
    case 'promotion':
      return promotions.get(id)?.name ?? id;
    case 'product':
    case 'producer':
    case 'tax-class':
    case 'outlet':
    case 'staff':
    case 'known-outlet':
    case 'outlet-group':
    case 'outlet-price':
      return (products.get(id) ?? producers.get(id))?.name ?? id;
  }
}

/** Products that tills would show otherwise. */
export function productsOf(change: OfficeChange, { products, certificates }: Catalogue): ProductId[] {
  const productsOwnedBy = (owner: string) =>
    [...products.values()].filter(({ producer }) => producer === owner).map(({ id }) => id);
  switch (change.kind) {
    case 'product':
      return [change.id as ProductId];
    case 'price':
    case 'group-price':
      return [productOfPrice(change.id)];
    case 'certificate': {
      const product = change.row?.product ?? certificates.get(change.id)?.product;
      return product ? [product] : [];
    }
    case 'producer':
      return productsOwnedBy(change.id);
    case 'story': {
      const about = change.id.slice(change.id.indexOf('/') + 1);
      return change.id.startsWith('product/') ? [about as ProductId] : productsOwnedBy(about);
    }
    // What it would mean stands with it.
    case 'promotion':
    case 'tax-class':
    case 'outlet':
    case 'staff':
    case 'known-outlet':
    case 'outlet-group':
    case 'outlet-price':
      return [];
  }
}

/** A draft as a form opens it; `edit` 0 where there is none. */
export async function draftedRow<K extends OfficeKind>(
  desk: Pick<OfficeDesk, 'pool'>,
  kind: K,
  id: string,
): Promise<{ readonly edit: number; readonly row: RowOf<K> | undefined }> {
  const draft = await findDraft(desk.pool, { kind, id });
  // A draft is kept under its own kind.
  return { edit: draft?.edit ?? 0, row: (draft?.change.row ?? undefined) as RowOf<K> | undefined };
}
