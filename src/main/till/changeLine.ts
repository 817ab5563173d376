import { cataloguePrice, changePrice, type NewPrice, noteLine, setBuyer } from '../../shared/cart/change.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Desk } from './desk.ts';
import { keep, theCart } from './fillCart.ts';
import { decidedBy, type Hand } from './hand.ts';
import { keepLess } from './takeOut.ts';

/** Sets another price than the catalogue's, by somebody who may; the catalogue's own takes the other away again. */
export function changeLinePrice(desk: Desk, input: InputOf<'cart.changePrice'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const cart = theCart(db, desk, input.sale);
    if (isRefusal(cart)) return cart;
    const line = cart.lines.find((candidate) => candidate.line === input.line);
    if (!line) return { refused: 'no-such-line' };
    const back = input.price === cataloguePrice(line);
    if (!back && input.reason === undefined) return { refused: 'reason-needed' };
    const plain: NewPrice = { price: input.price, reason: input.reason ?? '' };
    const tried = changePrice(cart, input.line, plain);
    if (isRefusal(tried)) return tried;
    // Asked for last: nobody types a PIN for a price that nobody can set.
    const leave = back ? {} : hand.may('change-price');
    if (isRefusal(leave)) return leave;
    const after = back ? tried : changePrice(cart, input.line, { ...plain, approvedBy: decidedBy(hand, leave) });
    return isRefusal(after) ? after : keepLess({ db, desk, hand }, cart, after, input.line);
  });
}

/** Remembers something of a line, for the slip and the books. */
export function noteOneLine(desk: Desk, { sale, line, note }: InputOf<'cart.note'>): CartReply | Refusal {
  return desk.db.write((db) => {
    const cart = theCart(db, desk, sale);
    if (isRefusal(cart)) return cart;
    return keep(db, desk, noteLine(cart, line, note), line);
  });
}

/** Who is buying, as the cashier sees it. */
export function tellBuyer(desk: Desk, { sale, buyer }: InputOf<'cart.setBuyer'>): CartReply | Refusal {
  return desk.db.write((db) => {
    const cart = theCart(db, desk, sale);
    return isRefusal(cart) ? cart : keep(db, desk, setBuyer(cart, buyer), null);
  });
}
