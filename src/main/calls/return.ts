import type { Named } from '../../shared/barcode/scan.ts';
import type { Brought, returnCalls as contract } from '../../shared/contract/return.ts';
import type { ProductId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { openCart } from '../db/cart.ts';
import { entryOf } from '../db/journal.ts';
import { slipPdf } from '../devices/printer/pdf.ts';
import { slipPng } from '../devices/printer/png.ts';
import { creditOfSlip, creditsInHand } from '../till/credits.ts';
import { today } from '../till/desk.ts';
import { sellable } from '../till/fillCart.ts';
import { searchSlips, slipOfCode } from '../till/findSlip.ts';
import { payOutCredit } from '../till/payOutCredit.ts';
import { priceNow } from '../till/priceNow.ts';
import { noProduct, quantityFor, resolveCode } from '../till/resolveCode.ts';
import { beginReturn, returnGoods, returnWithoutSlip } from '../till/returnGoods.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function returnCalls(counter: Counter) {
  const { db } = counter;
  const hand = handOf(counter);
  const brought = (named: Named<ProductId>): Brought | Refusal => {
    const { product } = named;
    const item = sellable(db, counter.desk(), product);
    if (isRefusal(item)) return item;
    const { name, unit, weighed, price } = item;
    if (named.carton) return { refused: 'carton-not-piece', name };
    return { product, name, unit, weighed, price, quantity: quantityFor(named, weighed) ?? named.quantity };
  };
  /** A credit lies beside the goods on the counter: every screen is told, as of any other change of the cart. */
  const made = (): void => {
    counter.slipWritten();
    const cart = openCart(db);
    if (cart?.credits) counter.cartChanged({ cart, priced: priceNow(counter.desk(), cart) });
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
    'return.scan': ({ code, chosen }) => {
      const scan = resolveCode(db, code, counter.clock, chosen);
      // What comes back may be past its day.
      if (scan.scan !== 'product' && scan.scan !== 'expired') return noProduct(db, scan, today(db, counter.clock()));
      return brought(scan);
    },
    'return.product': ({ product }) => brought({ product, quantity: null }),
    'return.complete': (input, permit) => unlessRefused(returnGoods(counter.desk(), input, hand(permit)), made),
    'return.completeWithoutSlip': (input, permit) =>
      unlessRefused(returnWithoutSlip(counter.desk(), input, hand(permit)), made),
    'return.credits': (_, permit) => creditsInHand(db, hand(permit)),
    'return.creditOf': ({ code }) => creditOfSlip(counter.desk(), code),
    'return.payOut': (input, permit) =>
      unlessRefused(payOutCredit(counter.desk(), input, hand(permit)), counter.slipWritten),
  } satisfies HandlersOf<typeof contract>;
}
