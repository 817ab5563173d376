import type { Cart } from '../../shared/cart/cart.ts';
import { discountLine, discountSale } from '../../shared/cart/change.ts';
import { beforeLineDiscount, beforeSaleDiscount, outgrown } from '../../shared/cart/depth.ts';
import { DISCOUNT_LIMIT } from '../../shared/catalogue/outlet.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Dong } from '../../shared/money.ts';
import { type Discount, depthOf, takenOff } from '../../shared/pricing/discount.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';
import { keep, theCart } from './fillCart.ts';
import { decidedBy, type Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';

/** Takes something off a line, or gives it back. Above the outlet's limit somebody who may decides. */
export function discountOneLine(desk: Desk, input: InputOf<'cart.discountLine'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const cart = theCart(db, desk, input.sale);
    if (isRefusal(cart)) return cart;
    const at = cart.lines.findIndex(({ line }) => line === input.line);
    const money = priceNow(desk, freed(cart)).lines[at];
    if (!money) return { refused: 'no-such-line' };
    const discount = input.discount && decided(db, input.discount, beforeLineDiscount(money), hand);
    if (isRefusal(discount)) return discount;
    return keep(db, desk, discountLine(cart, input.line, discount), input.line);
  });
}

/** Takes something off the whole, or gives it back. */
export function discountWholeSale(desk: Desk, input: InputOf<'cart.discountSale'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const cart = theCart(db, desk, input.sale);
    if (isRefusal(cart)) return cart;
    const whole = beforeSaleDiscount(priceNow(desk, freed(cart)));
    const discount = input.discount && decided(db, input.discount, whole, hand);
    if (isRefusal(discount)) return discount;
    return keep(db, desk, discountSale(cart, discount && seenAt(whole, discount)), null);
  });
}

/**
 * A cart as it may be paid: where goods came after leave for a discount of the whole, and it takes off much more than was seen,
 * somebody decides again.
 */
export function decidedForAll(db: ReadDb, desk: Desk, cart: Cart, hand: Hand): Cart | Refusal {
  const { discount } = cart;
  if (!discount?.approvedBy) return cart;
  const priced = priceNow(desk, freed(cart));
  if (!outgrown({ cart, priced }, discountLimit(db))) return cart;
  const leave = hand.may('discount-above-limit');
  if (isRefusal(leave)) return leave;
  const again = { ...discount, approvedBy: decidedBy(hand, leave) };
  return { ...cart, discount: seenAt(beforeSaleDiscount(priced), again) };
}

/** With what it takes off, where that was more than a cashier may and grows with the goods. */
function seenAt(whole: Dong, discount: Discount): Discount {
  if (!discount.approvedBy || 'amount' in discount.off) return discount;
  return { ...discount, approvedFor: takenOff(whole, discount) };
}

/** Per mille that a cashier may take off by themselves. */
export function discountLimit(db: ReadDb): number {
  return outletOf(db, enrolled(db).outlet).discountLimit ?? DISCOUNT_LIMIT;
}

function decided(
  db: ReadDb,
  asked: Omit<Discount, 'approvedBy' | 'approvedFor'>,
  amount: Dong,
  hand: Hand,
): Discount | Refusal {
  const { off, reason } = asked;
  if (amount === 0) return { refused: 'nothing-to-discount' };
  if ('amount' in off && off.amount > amount) return { refused: 'absurd-discount', most: amount };
  if (depthOf(amount, asked) <= discountLimit(db)) return { off, reason };
  const leave = hand.may('discount-above-limit');
  return isRefusal(leave) ? leave : { off, reason, approvedBy: decidedBy(hand, leave) };
}

/** As it is priced now, whatever the buyer was shown when payment began. */
function freed(open: Cart): Cart {
  const { paying: _, ...cart } = open;
  return cart;
}
