import type { Cart, CartLine } from '../../shared/cart/cart.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import { isCharged, isSameTender, type PartTold } from '../../shared/sale/part.ts';
import { saveCart } from '../db/cart.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { type Desk, today } from './desk.ts';
import { decidedForAll } from './discountCart.ts';
import { expiredGoods, leaveToSell } from './expiredGoods.ts';
import { cartIn, theCart } from './fillCart.ts';
import type { Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';
import { voucherRefusal, withLeaveForVouchers } from './vouchers.ts';

/** From here on the buyer owes what they are shown; that payment began is on disk before they see it. */
export function beginPayment(
  desk: Desk,
  { sale, evenExpired }: InputOf<'cart.beginPayment'>,
  hand: Hand,
): CartReply | Refusal {
  return desk.db.write((db) => {
    const open = theCart(db, desk, sale);
    if (isRefusal(open)) return open;
    if (open.lines.length === 0) return { refused: 'empty-cart' };
    const kept = withoutExpired(db, desk, open, evenExpired && hand);
    if (isRefusal(kept)) return kept;
    const decided = decidedForAll(db, desk, kept, hand);
    if (isRefusal(decided)) return decided;
    const { paying: _, ...cart } = decided;
    const priced = priceNow(desk, cart);
    const begun = { ...cart, paymentBegan: true as const, paying: priced };
    saveCart(db, begun);
    return { cart: begun, priced, touched: null };
  });
}

/** What expired while the goods lay on the counter, or lay aside, is not paid for unasked. */
function withoutExpired(db: ReadDb, desk: Desk, cart: Cart, expiredBy: Hand | undefined): Cart | Refusal {
  const lines: CartLine[] = [];
  for (const line of cart.lines) {
    const past = line.expired ? undefined : expiredGoods(db, line, () => today(db, desk.clock()));
    const expired = past && leaveToSell(past, expiredBy);
    if (isRefusal(expired)) return expired;
    lines.push(expired ? { ...line, expired } : line);
  }
  return { ...cart, lines };
}

/** What was taken of the payment is on disk before more is, and goes with the cart wherever it lies. */
export function keepParts(
  desk: Desk,
  { sale, parts: told }: InputOf<'cart.keepParts'>,
  hand: Hand,
): CartReply | Refusal {
  return desk.db.write((db) => {
    const open = theCart(db, desk, sale);
    if (isRefusal(open)) return open;
    const refused = leftOut(open, told) ?? voucherRefusal(db, told);
    if (refused) return refused;
    const parts = withLeaveForVouchers(told, open, hand);
    if (isRefusal(parts)) return parts;
    const { taken: _, ...rest } = open;
    const cart = parts.length > 0 ? { ...rest, taken: parts } : rest;
    saveCart(db, cart);
    return { cart, priced: priceNow(desk, cart), touched: null };
  });
}

/** What was charged and is not among what is told, or told otherwise: it leaves a payment by `dropPart` alone. */
export function leftOut(
  { taken = [] }: Cart,
  told: readonly Pick<PartTold, 'tender'>[],
): RefusalOf<'part-charged'> | undefined {
  const rest = told.map(({ tender }) => tender);
  for (const { tender } of taken.filter(isCharged)) {
    const at = rest.findIndex((one) => isSameTender(one, tender));
    if (at === -1) return { refused: 'part-charged', given: tender.given };
    rest.splice(at, 1);
  }
  return undefined;
}

/** Back to the goods, at the prices of now. That payment had begun stays remembered. */
export function leavePayment(desk: Desk): CartReply {
  return desk.db.write((db) => {
    const { paying: _, ...cart } = cartIn(db, desk);
    saveCart(db, cart);
    return { cart, priced: priceNow(desk, cart), touched: null };
  });
}
