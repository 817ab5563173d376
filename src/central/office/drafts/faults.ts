import { gtinKey, looksLikeGtin } from '../../../shared/barcode/gtin.ts';
import {
  groupPriceChangeId,
  type OfficeChange,
  priceChangeId,
  productOfPrice,
} from '../../../shared/catalogue/change.ts';
import type { OutletGroup } from '../../../shared/catalogue/outletGroup.ts';
import type { Product, ProductPart } from '../../../shared/catalogue/product.ts';
import { type Story, storyChangeId } from '../../../shared/catalogue/story.ts';
import type { Day } from '../../../shared/day.ts';
import type { ProductId } from '../../../shared/id.ts';
import type { Promotion } from '../../../shared/promotion/promotion.ts';
import type { DraftFault } from '../api/drafts.ts';
import type { Catalogue } from '../catalogueView.ts';
import { promotionPreview, promotionsOverCap, stateOn, termsFault } from '../promotionLaw.ts';

export type FaultContext = {
  /** As it is. */
  readonly before: Catalogue;
  /** As it would be, this change and those that go out with it made. */
  readonly after: Catalogue;
  /** The day it would go out. */
  readonly day: Day;
};

/** What speaks against a change; nothing where it may go out. */
export function faultsOf(change: OfficeChange, context: FaultContext): DraftFault[] {
  switch (change.kind) {
    case 'producer':
      return change.row === null ? producerGone(change.id, context) : ownId(change.id, change.row.id);
    case 'product':
      return change.row === null ? productGone(change.id, context) : productFaults(change.id, change.row, context);
    case 'price':
      return [
        ...(change.row === null ? [] : ownId(change.id, priceChangeId(change.row))),
        ...missingProduct(productOfPrice(change.id), context),
        ...pastDay(change.row, context),
        ...overCap(productOfPrice(change.id), context),
      ];
    case 'group-price':
      return [
        ...(change.row === null ? [] : ownId(change.id, groupPriceChangeId(change.row))),
        ...missingProduct(productOfPrice(change.id), context),
        ...(change.row === null || context.after.outletGroups.has(change.row.group)
          ? []
          : [{ fault: 'no-such-group' as const, name: '' }]),
        ...pastDay(change.row, context),
        ...overCap(productOfPrice(change.id), context),
      ];
    case 'outlet-group':
      return [
        ...(change.row === null ? groupGone(change.id, context) : groupFaults(change.id, change.row, context)),
        ...[...context.after.groupPrices.keys()].flatMap((product) => overCap(product, context)),
      ];
    case 'certificate':
      if (change.row === null) return [];
      return [
        ...ownId(change.id, change.row.id),
        ...missingProduct(change.row.product, context),
        ...(change.row.expiresOn < change.row.issuedOn ? [{ fault: 'backwards' as const, name: '' }] : []),
        ...overCap(change.row.product, context),
      ];
    case 'story':
      return change.row === null ? [] : storyFaults(change.id, change.row, context);
    case 'promotion':
      return change.row === null ? [] : promotionFaults(change.id, change.row, context);
    case 'outlet':
    case 'staff':
    case 'tax-class':
    case 'known-outlet':
    case 'outlet-price':
      return [];
  }
}

/** What was sold is sold; a price cannot begin on a day that is over. */
function pastDay(row: { readonly from: Day } | null, { day }: FaultContext): DraftFault[] {
  return row !== null && row.from < day ? [{ fault: 'past-day', name: '' }] : [];
}

function groupGone(id: string, { after }: FaultContext): DraftFault[] {
  const prices = [...after.groupPrices.values()].flatMap((own) => Array.from(own.values()));
  return prices.some(({ group }) => group === id) ? [{ fault: 'group-has-prices', name: '' }] : [];
}

function groupFaults(id: string, { id: own, outlets }: OutletGroup, { after }: FaultContext): DraftFault[] {
  const other = [...after.outletGroups.values()].find(
    (group) => group.id !== id && group.outlets.some((outlet) => outlets.includes(outlet)),
  );
  return [...ownId(id, own), ...(other ? [{ fault: 'outlet-of-other-group' as const, name: other.name }] : [])];
}

function ownId(said: string, own: string): DraftFault[] {
  return said === own ? [] : [{ fault: 'other-id', name: own }];
}

function producerGone(id: string, { after }: FaultContext): DraftFault[] {
  const own = [...after.products.values()].find(({ producer }) => producer === id);
  return own ? [{ fault: 'producer-has-products', name: own.name }] : [];
}

function productGone(id: string, { after }: FaultContext): DraftFault[] {
  const basket = [...after.products.values()].find((each) => each.basket?.some(({ product }) => product === id));
  const hasRows =
    (after.prices.get(id as ProductId)?.size ?? 0) > 0 ||
    (after.groupPrices.get(id as ProductId)?.size ?? 0) > 0 ||
    [...after.certificates.values()].some(({ product }) => product === id);
  return [
    ...(basket ? [{ fault: 'product-in-basket' as const, name: basket.name }] : []),
    ...(hasRows ? [{ fault: 'product-has-rows' as const, name: '' }] : []),
  ];
}

function productFaults(id: string, product: Product, context: FaultContext): DraftFault[] {
  const { after } = context;
  const parts = (product.basket ?? []).filter((part) => {
    const inside = after.products.get(part.product);
    return !inside || inside.basket !== undefined;
  });
  return [
    ...ownId(id, product.id),
    ...(after.producers.has(product.producer) ? [] : [{ fault: 'no-such-producer' as const, name: product.producer }]),
    ...(after.taxClasses.has(product.taxClass)
      ? []
      : [{ fault: 'no-such-tax-class' as const, name: product.taxClass }]),
    ...product.codes.flatMap((code) => codeFaults(code, product, after)),
    ...parts.map((part) => ({ fault: 'no-such-part' as const, name: part.product })),
    ...(product.basket ?? []).flatMap((part) => notWhole(part, after)),
    ...(product.basket
      ? basketsWith(product.id, after).map((name) => ({ fault: 'product-in-basket' as const, name }))
      : []),
    ...overCap(product.id, context),
  ];
}

/** Of what is not weighed a basket holds whole pieces. */
function notWhole({ product, quantity }: ProductPart, { products }: Catalogue): DraftFault[] {
  const inside = products.get(product);
  return inside && !inside.weighed && quantity % 1_000 !== 0 ? [{ fault: 'part-not-whole', name: inside.name }] : [];
}

/** By name. */
function basketsWith(id: string, { products }: Catalogue): string[] {
  return [...products.values()]
    .filter(({ basket }) => basket?.some(({ product }) => product === id))
    .map(({ name }) => name);
}

/** A GTIN is kept padded to 14, with its check digit right; no code is of two products. */
function codeFaults(code: string, { id }: Product, { products }: Catalogue): DraftFault[] {
  if (looksLikeGtin(code) && gtinKey(code) !== code) return [{ fault: 'bad-code', name: code }];
  const other = [...products.values()].find((product) => product.id !== id && product.codes.includes(code));
  return other ? [{ fault: 'code-of-other-product', name: other.name }] : [];
}

function storyFaults(id: string, { about }: Story, { after }: FaultContext): DraftFault[] {
  const isThere = about.of === 'product' ? after.products.has(about.id) : after.producers.has(about.id);
  const fault = about.of === 'product' ? 'no-such-product' : 'no-such-producer';
  return [...ownId(id, storyChangeId(about)), ...(isThere ? [] : [{ fault, name: about.id } as const])];
}

/** One that takes nothing off any more is held against nothing. */
function promotionFaults(id: string, promotion: Promotion, { before, after, day }: FaultContext): DraftFault[] {
  if (promotion.endedOn !== undefined) return ownId(id, promotion.id);
  const was = before.promotions.get(id);
  const hasEnded = stateOn(promotion, day) === 'ended' || (was && stateOn(was, day) === 'ended');
  const goods = termsFault(after, promotion);
  const { worst } = promotionPreview(after, promotion, day);
  return [
    ...ownId(id, promotion.id),
    ...(hasEnded ? [{ fault: 'has-ended' as const, name: '' }] : []),
    ...(goods ? [{ fault: goods, name: '' }] : []),
    ...(worst.length === 0
      ? []
      : [{ fault: 'promotion-over-cap' as const, name: worst.map(({ name }) => name).join(', ') }]),
  ];
}

function missingProduct(id: string, { after }: FaultContext): DraftFault[] {
  return after.products.has(id) ? [] : [{ fault: 'no-such-product', name: id }];
}

/** A price or a shelf may put a product under a promotion that then cuts deeper than the law allows. */
function overCap(id: ProductId, { before, after, day }: FaultContext): DraftFault[] {
  const [was, would] = [before.products.get(id), after.products.get(id)];
  if (!would) return [];
  const known = new Set((was ? promotionsOverCap(before, was, day) : []).map((promotion) => promotion.id));
  return promotionsOverCap(after, would, day)
    .filter((promotion) => !known.has(promotion.id))
    .map(({ name }) => ({ fault: 'over-cap', name }));
}
