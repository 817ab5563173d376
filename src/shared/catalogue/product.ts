import { z } from 'zod';
import { Day } from '../day.ts';
import { ProducerId, ProductId } from '../id.ts';
import { DONG_LIMIT, Dong } from '../money.ts';
import { QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import { Coordinates } from './coordinates.ts';
import { ProductSetId } from './productSet.ts';

/** Who owns an OCOP product (*chủ thể*). */
export const Producer = z.object({
  id: ProducerId,
  name: z.string().min(1).max(200),
  kind: z.enum(['household', 'cooperative', 'cooperative-group', 'enterprise']),
  /** As printed on label or decision, old districts included: never rewritten. Empty when not known. */
  place: z.string().max(300),
  /** Where it is today, in the places there are since districts are gone (1 July 2025); absent where nobody has said. */
  address: z.string().min(1).max(300).optional(),
  /** Where its goods are made, on a map; absent where nobody has said. */
  coordinates: Coordinates.optional(),
});
export type Producer = z.infer<typeof Producer>;

/** A barcode or in-store code as it is looked up: digits of a GTIN padded to 14, or the text as printed. */
export const ProductCode = z.string().min(1).max(48);
export type ProductCode = z.infer<typeof ProductCode>;

/** A product inside a gift basket (*giỏ quà*). */
export const ProductPart = z.object({
  product: ProductId,
  /** In one basket. */
  quantity: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
  /** Of the basket's price, per mille: what its producer is settled for. */
  share: z.int().min(1).max(1000),
});
export type ProductPart = z.infer<typeof ProductPart>;

export const Product = z
  .object({
    id: ProductId,
    name: z.string().min(1).max(200),
    /** Its name in English, for pages that buyers from abroad read; absent where there is none. */
    nameEn: z.string().min(1).max(200).optional(),
    producer: ProducerId,
    /** The shelf it stands on, e.g. `Muối`; tiles are grouped by it. */
    category: z.string().min(1).max(80),
    /** The set of goods it is judged in; absent where nobody has said. */
    set: ProductSetId.optional(),
    /** What one is: `gói`, `chai`, `kg`. */
    unit: z.string().min(1).max(20),
    /** True where it is weighed: a quantity then has up to three decimals. */
    weighed: z.boolean(),
    /** As printed, e.g. `500 g`. Empty when not known. */
    netContent: z.string().max(60),
    taxClass: z.string().min(1).max(40),
    codes: z.array(ProductCode).max(20),
    /** Present where it is a gift basket: what is in it. */
    basket: z.array(ProductPart).min(1).max(50).optional(),
  })
  // A label's grams are thousandths of a kilogram: of any other unit they would be another price.
  .refine((product) => !product.weighed || product.unit === 'kg', 'what is weighed is sold by the kilogram')
  .refine(({ basket }) => basket === undefined || isWholeBasket(basket), 'the shares of a basket make 1000')
  .refine(
    ({ basket, weighed, id }) => basket === undefined || (!weighed && basket.every((part) => part.product !== id)),
    {
      error: 'a basket is sold by the piece, and is not inside itself',
    },
  );
export type Product = z.infer<typeof Product>;

/** Each product once, and the whole price shared out. */
function isWholeBasket(parts: readonly ProductPart[]): boolean {
  const products = new Set(parts.map(({ product }) => product));
  return products.size === parts.length && parts.reduce((sum, { share }) => sum + share, 0) === 1000;
}

/** What one of a product can cost, VAT included. */
export const PriceAmount = Dong.refine(
  (price) => price > 0 && price < DONG_LIMIT,
  'a price is above 0 ₫ and below the limit',
);

/** What a product costs from a day on; it holds until a later one begins. */
export const Price = z.object({
  product: ProductId,
  from: Day,
  price: PriceAmount,
  /** True for the starter shop's invented prices: the screen says so once. */
  demo: z.boolean(),
});
export type Price = z.infer<typeof Price>;

/** The price that holds on a day: the one that began last. */
export function priceOn<Row extends { readonly from: Day }>(prices: readonly Row[], day: Day): Row | undefined {
  let holding: Row | undefined;
  for (const price of prices) {
    if (price.from <= day && (!holding || price.from > holding.from)) holding = price;
  }
  return holding;
}
