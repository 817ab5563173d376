import type { CartReply } from '../../shared/contract/cart.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { saveCart } from '../db/cart.ts';
import type { Desk } from './desk.ts';
import { cartIn } from './fillCart.ts';
import { priceNow } from './priceNow.ts';

/** From here on the buyer owes what they are shown; that payment began is on disk before they see it. */
export function beginPayment(desk: Desk): CartReply | Refusal {
  return desk.db.write((db) => {
    const { paying: _, ...cart } = cartIn(db, desk);
    if (cart.lines.length === 0) return { refused: 'empty-cart' };
    const priced = priceNow(desk, cart);
    const begun = { ...cart, paymentBegan: true as const, paying: priced };
    saveCart(db, begun);
    return { cart: begun, priced, touched: null };
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
