import type { CartReply, CartShown, cartCalls as contract } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { changeLinePrice, noteOneLine, tellBuyer } from '../till/changeLine.ts';
import { takeCreditsOut } from '../till/credits.ts';
import { discountOneLine, discountWholeSale } from '../till/discountCart.ts';
import { dropPart } from '../till/dropPayments.ts';
import { addProduct, cartNow, scanIntoCart } from '../till/fillCart.ts';
import type { Hand } from '../till/hand.ts';
import { dropHeld, heldList, holdCart, recallCart } from '../till/holdCart.ts';
import { missDemand } from '../till/missDemand.ts';
import { beginPayment, keepParts, leavePayment } from '../till/payCart.ts';
import { priceNow } from '../till/priceNow.ts';
import { changeQuantity, clearCart, takeLineOut } from '../till/takeOut.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

type Parts = Pick<
  Counter,
  'db' | 'desk' | 'session' | 'cartChanged' | 'heldChanged' | 'heldNames' | 'journalGrew' | 'transfers'
>;

export function cartCalls(counter: Parts) {
  const { db, desk, cartChanged, heldChanged, heldNames, journalGrew, transfers } = counter;
  const hand = handOf(counter);
  /** Every other screen of the till shows it, too; a code to pay by goes with the payment it was of. */
  const tell = <T extends CartShown>(reply: T): T => {
    if (!reply.cart.paying) transfers.hide();
    cartChanged(reply);
    return reply;
  };
  const shown = <T extends CartShown>(reply: T | Refusal): T | Refusal => (isRefusal(reply) ? reply : tell(reply));
  const told = <T>(reply: T | Refusal): T | Refusal => unlessRefused(reply, journalGrew);
  /** What is taken out after payment began stands in the journal. */
  const taken = <T extends CartShown>(reply: T | Refusal): T | Refusal =>
    !isRefusal(reply) && reply.cart.paymentBegan ? told(shown(reply)) : shown(reply);
  const moved = <T>(reply: T | Refusal): T | Refusal => unlessRefused(reply, heldChanged);
  /** A sale that is held no more takes its name with it. */
  const letGo = <T>(sale: SaleId, reply: T | Refusal): T | Refusal =>
    unlessRefused(reply, () => heldNames.forget(sale));
  const hold = ({ sale, name }: InputOf<'cart.hold'>, by: Hand): CartReply | Refusal => {
    const kept = name === null ? null : heldNames.seal(sale, name);
    return unlessRefused(holdCart(desk(), { sale, name: kept?.sealed ?? null }, by), () => kept?.keepKey());
  };
  return {
    'cart.open': () => {
      const cart = cartNow(desk());
      const reply = { cart, priced: priceNow(desk(), cart), touched: null };
      if (cart.lines.length === 0) cartChanged(reply);
      return reply;
    },
    'cart.scan': ({ code, times, chosen, evenExpired }, permit) =>
      shown(scanIntoCart(desk(), code, { times, chosen, expiredBy: evenExpired && hand(permit) })),
    'cart.add': ({ product, quantity, evenExpired }, permit) =>
      shown(addProduct(desk(), product, quantity, evenExpired && hand(permit))),
    'cart.setQuantity': (input, permit) => taken(changeQuantity(desk(), input, hand(permit))),
    'cart.removeLine': (input, permit) => taken(takeLineOut(desk(), input, hand(permit))),
    'cart.clear': (input, permit) => told(shown(clearCart(desk(), input, hand(permit)))),

    'cart.discountLine': (input, permit) => shown(discountOneLine(desk(), input, hand(permit))),
    'cart.discountSale': (input, permit) => shown(discountWholeSale(desk(), input, hand(permit))),
    'cart.changePrice': (input, permit) => shown(changeLinePrice(desk(), input, hand(permit))),
    'cart.note': (input) => shown(noteOneLine(desk(), input)),
    'cart.setBuyer': (input) => shown(tellBuyer(desk(), input)),

    'cart.takeCreditsOut': ({ sale }, permit) => told(shown(takeCreditsOut(desk(), sale, hand(permit)))),

    'cart.hold': (input, permit) => moved(shown(hold(input, hand(permit)))),
    'cart.held': () => heldNames.shown(heldList(db)),
    'cart.recall': (input, permit) => told(moved(letGo(input.sale, shown(recallCart(desk(), input, hand(permit)))))),
    'cart.dropHeld': (input, permit) => told(moved(letGo(input.sale, dropHeld(desk(), input, hand(permit))))),
    'demand.missed': (input, permit) => told(missDemand(desk(), input, hand(permit))),

    'cart.beginPayment': (input, permit) => shown(beginPayment(desk(), input, hand(permit))),
    'cart.keepParts': (input, permit) => shown(keepParts(desk(), input, hand(permit))),
    'cart.dropPart': (input, permit) => told(shown(dropPart(desk(), input, hand(permit)))),
    'cart.leavePayment': () => {
      transfers.putAway();
      return tell(leavePayment(desk()));
    },
  } satisfies HandlersOf<typeof contract>;
}
