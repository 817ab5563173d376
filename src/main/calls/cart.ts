import type { cartCalls as contract } from '../../shared/contract/cart.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { addProduct, cartNow, changeQuantity, clearCart, scanIntoCart, takeLineOut } from '../till/fillCart.ts';
import { beginPayment, leavePayment } from '../till/payCart.ts';
import { priceNow } from '../till/priceNow.ts';

export function cartCalls(counter: Pick<Counter, 'desk'>) {
  return {
    'cart.open': () => {
      const desk = counter.desk();
      const cart = cartNow(desk);
      return { cart, priced: priceNow(desk, cart), touched: null };
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
