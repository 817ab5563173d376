import { ONE, type Quantity } from '../quantity.ts';
import { checkDigit } from './gtin.ts';
import { type InStoreCode, type InStoreLayout, OUR_LAYOUTS, readInStoreCode } from './inStore.ts';
import type { Named, Scan, ScanContext } from './scan.ts';

type Listed<P> = Extract<Scan<P>, { scan: 'product' | 'choose' }>;
type OfGtin<P> = Extract<Scan<P>, { scan: 'product' | 'choose' | 'coupon' | 'unknown' }>;

/**
 * The product of a GTIN: as it is listed, by the in-store code it is, or by the code of the pack that is in this carton.
 * @param code as it was scanned
 * @param key its 14 digits
 */
export function resolveGtin<P>(code: string, key: string, context: ScanContext<P>): OfGtin<P> {
  const listed = resolveListed(code, context.lookUp(key));
  if (listed) return listed;
  const inside = key.startsWith('0') ? readInStoreCode(key.slice(1), layoutsOf(context)) : undefined;
  const found = inside ? resolveListed(code, context.lookUp(inside.key), saidBy(inside)) : packed(code, key, context);
  return found ?? { scan: COUPON.test(key) ? 'coupon' : 'unknown', code };
}

/** Coupons and refunds (GS1 prefixes 980–984, 99), and North American ones (UPC-A with 5). */
const COUPON = /^0(?:98[0-4]|99|05)/;

/** Ours come first: what we print is never anything else. */
function layoutsOf({ layouts }: Pick<ScanContext<unknown>, 'layouts'>): readonly InStoreLayout[] {
  return layouts ? [...OUR_LAYOUTS, ...layouts()] : OUR_LAYOUTS;
}

/** @returns undefined where the catalogue lists none */
export function resolveListed<P>(
  code: string,
  products: readonly P[],
  said: Omit<Named<P>, 'product'> = NOTHING,
): Listed<P> | undefined {
  const [product] = products;
  if (products.length > 1) return { scan: 'choose', code, products };
  return product === undefined ? undefined : { scan: 'product', product, ...said };
}

const NOTHING = { quantity: null } as const;

function saidBy({ weight, price, count }: InStoreCode): Omit<Named<never>, 'product'> {
  return {
    quantity: weight ?? (count === undefined ? null : ((count * ONE) as Quantity)),
    ...(weight !== undefined && { weight }),
    ...(count !== undefined && { count }),
    ...(price !== undefined && { price }),
  };
}

/**
 * A GTIN-14 names a pack of something: 1–8 say which of its cartons, 9 that each is weighed (GS1 General Specifications §2.1.2).
 * Behind that digit stands the GTIN of what is inside, with a check digit of its own.
 */
function packed<P>(code: string, key: string, { lookUp }: ScanContext<P>): Listed<P> | undefined {
  if (key.startsWith('0')) return undefined;
  const inside = `0${key.slice(1, 13)}`;
  const said = key.startsWith('9') ? NOTHING : CARTON;
  return resolveListed(code, lookUp(inside + checkDigit(inside)), said);
}

const CARTON = { quantity: null, carton: true } as const;
