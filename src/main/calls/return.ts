import { resolveScan } from '../../shared/barcode/resolve.ts';
import type { Brought, returnCalls as contract } from '../../shared/contract/return.ts';
import type { ProductId } from '../../shared/id.ts';
import type { Quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { productByCode } from '../db/catalogue.ts';
import { entryOf } from '../db/journal.ts';
import { slipPdf } from '../devices/printer/pdf.ts';
import { slipPng } from '../devices/printer/png.ts';
import { creditOfSlip, creditsInHand } from '../till/credits.ts';
import { sellable } from '../till/fillCart.ts';
import { searchSlips, slipOfCode } from '../till/findSlip.ts';
import { payOutCredit } from '../till/payOutCredit.ts';
import { beginReturn, returnGoods, returnWithoutSlip } from '../till/returnGoods.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function returnCalls(counter: Counter) {
  const { db } = counter;
  const hand = handOf(counter);
  const brought = (product: ProductId, quantity: Quantity | null): Brought | Refusal => {
    const item = sellable(db, counter.desk(), product);
    if (isRefusal(item)) return item;
    const { name, unit, weighed, price } = item;
    return { product, name, unit, weighed, price, quantity };
  };
  return {
    'find.slips': ({ text, limit }) => searchSlips(counter.desk(), text, limit),
    'find.code': ({ code }) => slipOfCode(counter.desk(), code),
    'slip.file': ({ entry: id, format }) => {
      const entry = entryOf(db, counter.desk().signer.device, id);
      const slip = entry && counter.slipPicture(entry);
      if (!slip) return { refused: 'no-such-sale' };
      const { number, bitmap } = slip;
      const content = format === 'png' ? slipPng(bitmap) : slipPdf(bitmap, number);
      const type = format === 'png' ? 'image/png' : 'application/pdf';
      return { name: `${number}.${format}`, type, content: content.toString('base64') };
    },
    'return.begin': ({ sale }) => beginReturn(counter.desk(), sale),
    'return.scan': ({ code }) => {
      const scan = resolveScan(code, (key) => productByCode(db, key));
      if (scan.scan === 'product') return brought(scan.product, scan.quantity);
      if (scan.scan === 'slip') return { refused: 'slip-not-product', code: scan.code };
      return { refused: scan.scan === 'bad-check-digit' ? 'bad-check-digit' : 'unknown-code', code: scan.code };
    },
    'return.product': ({ product }) => brought(product, null),
    'return.complete': (input, permit) =>
      unlessRefused(returnGoods(counter.desk(), input, hand(permit)), counter.slipWritten),
    'return.completeWithoutSlip': (input, permit) =>
      unlessRefused(returnWithoutSlip(counter.desk(), input, hand(permit)), counter.slipWritten),
    'return.credits': (_, permit) => creditsInHand(db, hand(permit)),
    'return.creditOf': ({ code }) => creditOfSlip(counter.desk(), code),
    'return.payOut': (input, permit) =>
      unlessRefused(payOutCredit(counter.desk(), input, hand(permit)), counter.slipWritten),
  } satisfies HandlersOf<typeof contract>;
}
