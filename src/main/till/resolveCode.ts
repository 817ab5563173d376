import { FNC1 } from '../../shared/barcode/gs1/elements.ts';
import { resolveScan } from '../../shared/barcode/resolve.ts';
import type { Named, Scan } from '../../shared/barcode/scan.ts';
import type { Day, Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { ONE, type Quantity } from '../../shared/quantity.ts';
import type { Refusal, RefusalOf } from '../../shared/refusal.ts';
import { outletOf, productsByCode } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { productView } from '../db/label.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { today } from './desk.ts';

/**
 * What a scanner read, looked up in the till's catalogue.
 * @param chosen the one that a person says it is, of several that are listed for the code
 */
export function resolveCode(db: ReadDb, text: string, clock: () => Instant, chosen?: ProductId): Scan<ProductId> {
  return resolveScan(text, {
    lookUp: (code) => {
      const listed = productsByCode(db, code);
      return chosen !== undefined && listed.includes(chosen) ? [chosen] : listed;
    },
    today: () => today(db, clock()),
    layouts: () => outletOf(db, enrolled(db).outlet).codeLayouts ?? [],
  });
}

type NoProduct = Exclude<Scan<ProductId>, { scan: 'product' | 'expired' }>;

const REFUSALS = {
  'bad-check-digit': 'bad-check-digit',
  'bad-gs1': 'bad-gs1',
  'unmarked-gs1': 'unmarked-gs1',
  link: 'link-not-product',
  slip: 'slip-not-product',
  badge: 'badge-not-product',
  coupon: 'coupon-not-product',
  unknown: 'unknown-code',
} as const satisfies Record<Exclude<NoProduct['scan'], 'choose'>, Refusal['refused']>;

/** Why what was scanned is no product that could be sold. */
export function noProduct(db: ReadDb, scan: NoProduct, day: Day): Refusal {
  const code = scan.code.replaceAll(FNC1, ' ');
  if (scan.scan !== 'choose') return { refused: REFUSALS[scan.scan], code };
  const options = scan.products.flatMap((product) => optionOf(db, day, product) ?? []);
  return { refused: 'shared-code', code, names: options.map(({ name }) => name).join(' · '), options };
}

type Option = RefusalOf<'shared-code'>['options'][number];

function optionOf(db: ReadDb, day: Day, product: ProductId): Option | undefined {
  const view = productView(db, day, product);
  if (!view) return undefined;
  const { name, producer, netContent, price } = view;
  return { product, name, producer, netContent, price };
}

/**
 * How much of a product its code says: of what is weighed a weight, of whatever else pieces, of which a GS1 label that says only a
 * weight is one.
 * @returns null where it says none
 */
export function quantityFor(scan: Named<ProductId>, weighed: boolean): Quantity | null {
  if (weighed) return scan.weight === undefined || scan.weight === 0 ? null : scan.weight;
  if (scan.count !== undefined) return (scan.count * ONE) as Quantity;
  return scan.elements && scan.weight !== undefined ? ONE : null;
}
