import { lastDayOf } from '../../shared/barcode/labelSays.ts';
import type { ScannedCode } from '../../shared/contract/call.ts';
import type { ScannedGoods } from '../../shared/contract/stock.ts';
import type { Instant } from '../../shared/day.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { productView } from '../db/label.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { today } from './desk.ts';
import { noProduct, quantityFor, resolveCode } from './resolveCode.ts';

/** The goods that a code names for a document: past their day as well, for those are what is written off. */
export function nameGoods(db: ReadDb, { code, chosen }: ScannedCode, clock: () => Instant): ScannedGoods | Refusal {
  const scan = resolveCode(db, code, clock, chosen);
  const day = today(db, clock());
  if (scan.scan !== 'product' && scan.scan !== 'expired') return noProduct(db, scan, day);
  const product = productView(db, day, scan.product);
  if (!product) return { refused: 'no-such-product' };
  const said = { lot: scan.lot ?? null, expires: lastDayOf(scan) ?? null };
  return { product, quantity: quantityFor(scan, product.weighed), ...said };
}
