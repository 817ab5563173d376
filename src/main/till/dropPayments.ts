import type { Cart } from '../../shared/cart/cart.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { isCharged, type Part } from '../../shared/sale/part.ts';
import { tenderOf } from '../../shared/sale/tender.ts';
import { saveCart } from '../db/cart.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { Permitted } from '../permit.ts';
import { type Desk, newId } from './desk.ts';
import { theCart } from './fillCart.ts';
import type { Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';

/** Takes a part out of the payment: the buyer got it back, or it never was. */
export function dropPart(desk: Desk, { sale, part: id }: InputOf<'cart.dropPart'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const open = theCart(db, desk, sale);
    if (isRefusal(open)) return open;
    const part = open.taken?.find((one) => one.id === id);
    if (!part) return { refused: 'no-such-part' };
    const leave = leaveToDrop([part], hand);
    if (isRefusal(leave)) return leave;
    const cart = withoutParts(open, [part]);
    saveCart(db, cart);
    tellDropped({ db, desk, hand }, open, [part], leave);
    return { cart, priced: priceNow(desk, cart), touched: null };
  });
}

/**
 * Whether parts may leave their payment. A card that was charged and forgotten is paid twice by its buyer: somebody who may looks at
 * it first. Cash is handed back over the counter, before the buyer's own eyes.
 */
export function leaveToDrop(parts: readonly Part[], hand: Hand): Permitted | Refusal {
  return parts.some(isCharged) ? hand.may('drop-payment') : {};
}

export function withoutParts(cart: Cart, out: readonly Part[]): Cart {
  const { taken = [], ...rest } = cart;
  const left = taken.filter((part) => !out.includes(part));
  return left.length > 0 ? { ...rest, taken: left } : rest;
}

type At = { readonly db: WriteDb; readonly desk: Desk; readonly hand: Hand };

/** Writes down what left a payment, an entry a part. */
export function tellDropped(
  { db, desk, hand }: At,
  { sale }: Cart,
  parts: readonly Part[],
  { approvedBy }: Permitted,
): void {
  for (const { tender: handed, approvedBy: takenBy } of parts.filter(isCharged)) {
    const tender = tenderOf(handed);
    const body = {
      sale,
      tender: tender.kind === 'voucher' && takenBy ? { ...tender, approvedBy: takenBy } : tender,
      ...(approvedBy && { approvedBy }),
      ...(isTraining(db) && { training: true as const }),
    };
    record(db, desk.signer, { id: newId(desk), at: desk.clock(), actor: hand.actor.id, kind: 'payment-dropped', body });
  }
}
