import { FNC1 } from '../../shared/barcode/gs1/elements.ts';
import { lastDayOf } from '../../shared/barcode/labelSays.ts';
import type { Scan } from '../../shared/barcode/scan.ts';
import type { Explained } from '../../shared/contract/scanner.ts';
import type { Instant } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { namesOf } from '../db/catalogue.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { resolveCode } from './resolveCode.ts';

/** What the counter would take a code for. Nothing is sold, and nothing kept. */
export function explainCode(db: ReadDb, text: string, clock: () => Instant): Explained {
  const scan = resolveCode(db, text, clock);
  return { ...NOTHING, elements: [], ...factsOf(scan, text), scan: scan.scan, names: namesOf(db, productsOf(scan)) };
}

const NOTHING = {
  quantity: null,
  carton: false,
  price: null,
  lot: null,
  serial: null,
  lastDay: null,
  fault: null,
} as const;

type Facts = Pick<Explained, 'code'> & Partial<Explained>;

function factsOf(scan: Scan<ProductId>, text: string): Facts {
  if (scan.scan === 'product' || scan.scan === 'expired') {
    const { quantity, carton = false, price = null, lot = null, serial = null, elements = [] } = scan;
    const lastDay = lastDayOf(scan) ?? null;
    return { code: shownCode(text), quantity, carton, price, lot, serial, lastDay, elements: pairs(elements) };
  }
  const code = shownCode(scan.code);
  if (scan.scan === 'bad-gs1') return { code, fault: Object.values(scan.fault).join(' ') };
  return scan.scan === 'unknown' ? { code, elements: pairs(scan.elements ?? []) } : { code };
}

function pairs(elements: readonly (readonly [string, string])[]): [string, string][] {
  return elements.map(([ai, value]) => [ai, value]);
}

function shownCode(code: string): string {
  return code.replaceAll(FNC1, ' ').trim();
}

function productsOf(scan: Scan<ProductId>): readonly ProductId[] {
  if (scan.scan === 'choose') return scan.products;
  return scan.scan === 'product' || scan.scan === 'expired' ? [scan.product] : [];
}
