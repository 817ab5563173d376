import type { AskedLabel } from '../../shared/contract/label.ts';
import type { Day } from '../../shared/day.ts';
import { digitalLink, type LabelCode, labelCodeOf, withWeight } from '../../shared/label/code.ts';
import type { Label } from '../../shared/label/label.ts';
import { unitPriceOf } from '../../shared/label/unitPrice.ts';
import { amountOf, quantity } from '../../shared/quantity.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { type LabelledProduct, labelledProduct } from '../db/label.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** What a label says on a day: the product as the catalogue has it, and what was typed. */
export function makeLabel(db: ReadDb, day: Day, asked: AskedLabel): Label | Refusal {
  const product = labelledProduct(db, day, asked.product);
  if (!product) return { refused: 'no-such-product' };
  const { name, price } = product;
  if (asked.grams !== undefined && !product.weighed) return { refused: 'not-weighed' };
  if (price === null && (asked.form === 'shelf' || asked.grams !== undefined)) return { refused: 'no-price', name };
  const grams = asked.form === 'product' ? asked.grams : undefined;
  const code = codeFor(product, grams);
  const lot = asked.lot ?? null;
  const expiresOn = asked.expiresOn ?? null;
  return {
    form: asked.form,
    name,
    producer: product.producer,
    netContent: product.netContent,
    price,
    unit: product.unit,
    unitPrice: (price !== null && !product.weighed && unitPriceOf(price, product.netContent)) || null,
    stars: product.stars,
    code: code ?? null,
    qr: (asked.form === 'product' && code && digitalLink(code, { lot, expiresOn })) || null,
    weighed: grams === undefined || price === null ? null : { grams, total: amountOf(price, quantity(grams)) },
    lot,
    expiresOn,
    demo: product.demoPrice,
  };
}

/** With a weight in it only an in-store code can be: where a weighed product has one beside a GTIN, that. */
function codeFor({ codes }: LabelledProduct, grams: number | undefined): LabelCode | undefined {
  const code = labelCodeOf(codes);
  if (grams === undefined) return code;
  const inStore = labelCodeOf(codes.filter((one) => /^021\d{5}00000\d$/.test(one)));
  return (inStore && withWeight(inStore, grams)) ?? code;
}
