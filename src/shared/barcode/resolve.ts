import type { Quantity } from '../quantity.ts';
import { readSlipCode } from '../slip/slipCode.ts';
import { gtinKey, looksLikeGtin } from './gtin.ts';
import { readWeighedCode } from './internal.ts';

/** What a scan turned out to be. `P` is whatever the catalogue's look-up answers. */
export type Scan<P> =
  /** `quantity` null where the code says none: one piece, or a weight that is still to be asked for. */
  | { readonly scan: 'product'; readonly product: P; readonly quantity: Quantity | null }
  | { readonly scan: 'bad-check-digit'; readonly code: string }
  | { readonly scan: 'link'; readonly code: string }
  /** The code on one of our slips: opens the sale it is of, and is never sold. */
  | { readonly scan: 'slip'; readonly code: string }
  | { readonly scan: 'unknown'; readonly code: string };

/** Longer than any code a counter scans; the rest of a jammed scanner's burst is dropped. */
const CODE_LIMIT = 512;

/**
 * Finds the product a scanner's text names, in the order the trade fixed: a slip's code; a GTIN in the catalogue; an in-store
 * code, perhaps with the weight inside; any other text the catalogue lists; a web address, which is never opened;
 * unknown. A code whose check digit is wrong is never sold, not even when the catalogue lists it.
 * @param lookUp by 14-digit key, or by the text itself
 */
export function resolveScan<P>(text: string, lookUp: (code: string) => P | undefined): Scan<P> {
  const code = text.trim().slice(0, CODE_LIMIT);
  const key = gtinKey(code);
  if (!key && looksLikeGtin(code)) return { scan: 'bad-check-digit', code };

  if (readSlipCode(code)) return { scan: 'slip', code };
  const product = lookUp(key ?? code);
  if (product !== undefined) return { scan: 'product', product, quantity: null };

  const weighed = key ? readWeighedCode(code) : undefined;
  const weighedProduct = weighed && lookUp(weighed.key);
  if (weighed && weighedProduct !== undefined) {
    return { scan: 'product', product: weighedProduct, quantity: weighed.quantity };
  }
  return { scan: /^https?:\/\//i.test(code) ? 'link' : 'unknown', code };
}
