import { z } from 'zod';
import { Promotion } from '../promotion/promotion.ts';
import { Certificate } from './certificate.ts';
import { NamedOutlet, Outlet, Staff } from './outlet.ts';
import { Price, Producer, Product } from './product.ts';
import { Story } from './story.ts';
import { TaxClass } from './tax.ts';

const change = <K extends string, Row extends z.ZodType>(kind: K, row: Row) =>
  z.object({
    kind: z.literal(kind),
    /** What is replaced: the row's own id, for a price `product@from`, for a story `product/ID` or `producer/ID`. */
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
]);
export type CatalogueChange = z.infer<typeof CatalogueChange>;
export type ChangeKind = CatalogueChange['kind'];

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

export function priceChangeId(price: Price): string {
  return `${price.product}@${price.from}`;
}
