import { gtinKey, looksLikeGtin } from '../../shared/barcode/gtin.ts';
import type { LabelSays } from '../../shared/barcode/labelSays.ts';
import { resolveScan } from '../../shared/barcode/resolve.ts';
import type { Scan } from '../../shared/barcode/scan.ts';
import type { Good } from './good.ts';
import type { Goods } from './goods.ts';

/** What the label in somebody's hand says, beside which product it is of. */
export type Label = LabelSays & {
  readonly carton?: true;
  /** What stood behind the number is against GS1's rules, and was not read. */
  readonly faulty?: true;
};

/** What a code or a Digital Link leads to. */
export type Found =
  | { readonly found: 'good'; readonly good: Good; readonly label: Label }
  | { readonly found: 'several'; readonly goods: readonly Good[]; readonly code: string }
  | { readonly found: 'nothing'; readonly code: string; readonly why: 'unknown' | 'check-digit' };

/** Longer than any code of a label. */
const SHOWN = 60;

/** Reads a code as the counter reads it. @param code as printed, or as a scanner sends it */
export function readCode(goods: Goods, code: string): Found {
  return foundIn(scanned(goods, code), code);
}

/**
 * Reads a GS1 Digital Link. The number is taken in every spelling that the counter takes, and with a right number whatever stands
 * behind it leads to the product: nobody who scanned a label is turned away for the rest of it.
 * @param address path and query as they were asked for, from `/01/` on
 */
export function readAddress(goods: Goods, address: string): Found {
  const [, digits = '', rest = ''] = /^\/01\/([^/?#]*)(.*)$/s.exec(address) ?? [];
  const key = gtinKey(digits);
  if (key === undefined) {
    return { found: 'nothing', code: digits.slice(0, SHOWN), why: looksLikeGtin(digits) ? 'check-digit' : 'unknown' };
  }
  const scan = scanned(goods, `https://localhost/01/${key}${rest}`);
  if (scan.scan !== 'bad-gs1' && scan.scan !== 'link' && scan.scan !== 'bad-check-digit') return foundIn(scan, digits);
  const found = readCode(goods, digits);
  return found.found === 'good' ? { ...found, label: { ...found.label, faulty: true } } : found;
}

function scanned(goods: Goods, code: string): Scan<Good> {
  return resolveScan(code, { lookUp: (key) => goods.byCode.get(key) ?? [], today: () => goods.day });
}

function foundIn(scan: Scan<Good>, code: string): Found {
  if (scan.scan === 'product' || scan.scan === 'expired') {
    const { product: good, ...label } = scan;
    return { found: 'good', good, label };
  }
  if (scan.scan === 'choose') return { found: 'several', goods: scan.products, code };
  const why = scan.scan === 'bad-check-digit' ? 'check-digit' : 'unknown';
  return { found: 'nothing', code: code.slice(0, SHOWN), why };
}
