import { ONE, type Quantity } from '../quantity.ts';
import type { Element } from './gs1/elements.ts';
import { spelledGtin } from './gtin.ts';
import { labelSays, lastDayOf } from './labelSays.ts';
import { resolveGtin } from './resolveGtin.ts';
import type { Scan, ScanContext } from './scan.ts';

type Read = {
  readonly elements: readonly Element[];
  /** Of an EAN beside which the elements stood. */
  readonly digits?: string;
};

/**
 * The product that a GS1 label is of, with what the label says of it.
 * @param code as it was scanned
 */
export function resolveElements<P>(code: string, { elements, digits }: Read, context: ScanContext<P>): Scan<P> {
  const named = elements.find(([ai]) => ai === '01')?.[1];
  const key = digits?.padStart(14, '0') ?? named;
  if (key === undefined) return { scan: kindOf(elements), code, elements };
  if (named !== undefined && named !== key) return { scan: 'bad-gs1', code, fault: { fault: 'said-twice', ai: '01' } };
  const scan = resolveGtin(spelledGtin(key), key, context);
  return scan.scan === 'product' ? withLabel(scan, elements, context) : { ...scan, elements };
}

type Product<P> = Extract<Scan<P>, { scan: 'product' }>;

function withLabel<P>(scan: Product<P>, elements: readonly Element[], { today }: ScanContext<P>): Scan<P> {
  const says = labelSays(elements, today());
  const quantity = says.weight ?? (says.count === undefined ? scan.quantity : ((says.count * ONE) as Quantity));
  const named = { ...scan, ...says, quantity, elements };
  const on = lastDayOf(says);
  return on !== undefined && on < today() ? { ...named, scan: 'expired', on } : named;
}

/** Coupons (AI 255, 8110, 8112), and people whom a company gave a number (8017, 8018); all else names no product. */
function kindOf(elements: readonly Element[]): 'coupon' | 'badge' | 'unknown' {
  if (elements.some(([ai]) => ai === '255' || ai === '8110' || ai === '8112')) return 'coupon';
  return elements.some(([ai]) => ai === '8017' || ai === '8018') ? 'badge' : 'unknown';
}
