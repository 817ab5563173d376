import { z } from 'zod';
import type { ProductId } from '../id.ts';
import { Promotion } from '../promotion/promotion.ts';
import { Certificate } from './certificate.ts';
import { NamedOutlet, Outlet, Staff } from './outlet.ts';
import { GroupPrice, OutletGroup, OutletPrices } from './outletGroup.ts';
import { Price, Producer, Product } from './product.ts';
import { Story } from './story.ts';
import { TaxClass } from './tax.ts';

const change = <K extends string, Row extends z.ZodType>(kind: K, row: Row) =>
  z.object({
    kind: z.literal(kind),
    /** What is replaced: the row's own id, for a price `product@from`, for a story `product/ID` or `producer/ID`, for an outlet's prices the product's. */
    id: z.string().min(1).max(120),
    /** The whole new row; null when it is gone. */
    row: row.nullable(),
  });

/** What the centre's feed can say to a till. One change carries one whole row, so applying it twice changes nothing. */
export const CatalogueChange = z.discriminatedUnion('kind', [
  change('outlet', Outlet),
  change('staff', Staff),
  change('tax-class', TaxClass),
  change('producer', Producer),
  change('product', Product),
  change('price', Price),
  change('certificate', Certificate),
  change('promotion', Promotion),
  change('story', Story),
  /** What everybody is told of an outlet; its own tills hear `outlet`, too. */
  change('known-outlet', NamedOutlet),
  /** What a product costs at one outlet, where that is not what it costs everywhere. */
  change('outlet-price', OutletPrices),
]);
export type CatalogueChange = z.infer<typeof CatalogueChange>;
export type ChangeKind = CatalogueChange['kind'];

/** What stays at the office: tills are told what follows from it for their outlet. */
const DeskChange = z.discriminatedUnion('kind', [
  change('outlet-group', OutletGroup),
  /** Of a product in a group: `product@from/group`. */
  change('group-price', GroupPrice),
]);

/** All that the centre publishes. */
export type OfficeChange = CatalogueChange | z.infer<typeof DeskChange>;
export type OfficeKind = OfficeChange['kind'];

/** Kinds no till is told, whatever it says that it can read. */
export const DESK_KINDS: readonly string[] = DeskChange.options.map(({ shape }) => shape.kind.value);

/** Every kind this program can read; a till says so when it asks, and is told nothing else. */
export const CHANGE_KINDS: readonly ChangeKind[] = CatalogueChange.options.map(({ shape }) => shape.kind.value);

/** What the first tills could read, which do not say so. Never changed. */
export const FIRST_KINDS: readonly ChangeKind[] = [
  'outlet',
  'staff',
  'tax-class',
  'producer',
  'product',
  'price',
  'certificate',
];

export function priceChangeId({ product, from }: Pick<Price, 'product' | 'from'>): string {
  return `${product}@${from}`;
}

export function groupPriceChangeId(price: Pick<GroupPrice, 'group' | 'product' | 'from'>): string {
  return `${priceChangeId(price)}/${price.group}`;
}

/** The product of a price's change, or of a group's price. */
export function productOfPrice(id: string): ProductId {
  return id.slice(0, id.indexOf('@')) as ProductId;
}
