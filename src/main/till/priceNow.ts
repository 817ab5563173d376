import type { Cart } from '../../shared/cart/cart.ts';
import { priceCart } from '../../shared/pricing/priceCart.ts';
import type { Priced } from '../../shared/pricing/priced.ts';

/** A cart's money now; while the buyer pays, as it stood when payment began. */
export function priceNow(cart: Cart): Priced {
  return cart.paying ?? priceCart(cart);
}
