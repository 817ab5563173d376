import type { CartReply } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { saveCart } from '../db/cart.ts';
import type { Desk } from './desk.ts';
import { decidedForAll } from './discountCart.ts';
import { cartIn, theCart } from './fillCart.ts';
import type { Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';

/** From here on the buyer owes what they are shown; that payment began is on disk before they see it. */
export function beginPayment(desk: Desk, { sale }: InputOf<'cart.beginPayment'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const open = theCart(db, desk, sale);
    if (isRefusal(open)) return open;
    if (open.lines.length === 0) return { refused: 'empty-cart' };
    const decided = decidedForAll(db, desk, open, hand);
    if (isRefusal(decided)) return decided;
    const { paying: _, ...cart } = decided;
    const priced = priceNow(desk, cart);
    const begun = { ...cart, paymentBegan: true as const, paying: priced };
    saveCart(db, begun);
    return { cart: begun, priced, touched: null };
  });
}

/** What was taken of the payment is on disk before more is, and goes with the cart wherever it lies. */
export function keepParts(desk: Desk, { sale, parts }: InputOf<'cart.keepParts'>): CartReply | Refusal {
  return desk.db.write((db) => {
    const open = theCart(db, desk, sale);
    if (isRefusal(open)) return open;
    const { taken: _, ...rest } = open;
    const cart = parts.length > 0 ? { ...rest, taken: parts } : rest;
    saveCart(db, cart);
    return { cart, priced: priceNow(desk, cart), touched: null };
  });
}

/** Back to the goods, at the prices of now. That payment had begun stays remembered. */
export function leavePayment(desk: Desk): CartReply {
  return desk.db.write((db) => {
    const { paying: _, ...cart } = cartIn(db, desk);
    saveCart(db, cart);
    return { cart, priced: priceNow(desk, cart), touched: null };
  });
}
