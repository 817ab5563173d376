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
    const price = back ? { price: input.price, reason: '' } : newPrice(input, hand);
    if (isRefusal(price)) return price;
    const after = changePrice(cart, input.line, price);
    return isRefusal(after) ? after : keepLess({ db, desk, hand }, cart, after, input.line);
  });
}

function newPrice({ price, reason }: InputOf<'cart.changePrice'>, hand: Hand): NewPrice | Refusal {
  if (reason === undefined) return { refused: 'reason-needed' };
  const leave = hand.may('change-price');
  return isRefusal(leave) ? leave : { price, reason, approvedBy: decidedBy(hand, leave) };
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
