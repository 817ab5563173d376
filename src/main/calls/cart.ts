import type { cartCalls as contract } from '../../shared/contract/cart.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { addProduct, cartNow, changeQuantity, clearCart, scanIntoCart, takeLineOut } from '../till/fillCart.ts';
import { beginPayment, leavePayment } from '../till/payCart.ts';
import { priceNow } from '../till/priceNow.ts';

type Parts = Pick<Counter, 'db' | 'desk' | 'session' | 'cartChanged' | 'heldChanged' | 'journalGrew'>;

export function cartCalls(counter: Parts) {
  const { db, desk, session, cartChanged, heldChanged, journalGrew } = counter;
  const hand = (permit: Permit) => ({ actor: session.present(), may: permit });
  /** Every other screen of the till shows it, too. */
  const shown = <T extends CartShown>(reply: T | Refusal): T | Refusal => {
    if (!isRefusal(reply)) cartChanged(reply);
    return reply;
  };
  const told = <T>(reply: T | Refusal): T | Refusal => unlessRefused(reply, journalGrew);
  /** What is taken out after payment began stands in the journal. */
  const taken = <T extends CartShown>(reply: T | Refusal): T | Refusal =>
    !isRefusal(reply) && reply.cart.paymentBegan ? told(shown(reply)) : shown(reply);
  const moved = <T>(reply: T | Refusal): T | Refusal => unlessRefused(reply, heldChanged);
  return {
    'cart.open': () => {
      const cart = cartNow(desk());
      const reply = { cart, priced: priceNow(desk(), cart), touched: null };
      if (cart.lines.length === 0) cartChanged(reply);
      return reply;
    },
    'cart.scan': ({ code, times }) => shown(scanIntoCart(desk(), code, times)),
    'cart.add': ({ product, quantity }) => shown(addProduct(desk(), product, quantity)),
    'cart.setQuantity': (input, permit) => taken(changeQuantity(desk(), input, hand(permit))),
    'cart.removeLine': (input, permit) => taken(takeLineOut(desk(), input, hand(permit))),
    'cart.clear': (input, permit) => told(shown(clearCart(desk(), input, hand(permit)))),

    'cart.discountLine': (input, permit) => shown(discountOneLine(desk(), input, hand(permit))),
    'cart.discountSale': (input, permit) => shown(discountWholeSale(desk(), input, hand(permit))),
    'cart.changePrice': (input, permit) => shown(changeLinePrice(desk(), input, hand(permit))),
    'cart.note': (input) => shown(noteOneLine(desk(), input)),
    'cart.setBuyer': (input) => shown(tellBuyer(desk(), input)),

    'cart.hold': (input, permit) => moved(shown(holdCart(desk(), input, hand(permit)))),
    'cart.held': () => heldList(db),
    'cart.recall': (input, permit) => told(moved(shown(recallCart(desk(), input, hand(permit))))),
    'cart.dropHeld': (input, permit) => told(moved(dropHeld(desk(), input, hand(permit)))),
    'demand.missed': (input, permit) => told(missDemand(desk(), input, hand(permit))),

    'cart.beginPayment': () => shown(beginPayment(desk())),
    'cart.leavePayment': () => {
      const reply = leavePayment(desk());
      cartChanged(reply);
      return reply;
import { changeQuantity, clearCart, takeLineOut } from '../till/takeOut.ts';
import { unlessRefused } from './unlessRefused.ts';
    },
    'cart.scan': ({ code }) => scanIntoCart(counter.desk(), code),
    'cart.add': ({ product, quantity }) => addProduct(counter.desk(), product, quantity),
    'cart.setQuantity': ({ line, quantity }) => changeQuantity(counter.desk(), line, quantity),
    'cart.removeLine': ({ line }) => takeLineOut(counter.desk(), line),
    'cart.clear': () => clearCart(counter.desk()),
    'cart.beginPayment': () => beginPayment(counter.desk()),
    'cart.leavePayment': () => leavePayment(counter.desk()),
  } satisfies HandlersOf<typeof contract>;
}
