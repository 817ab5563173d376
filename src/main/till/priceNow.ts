import type { Cart } from '../../shared/cart/cart.ts';
import { minuteOf } from '../../shared/day.ts';
import { priceCart } from '../../shared/pricing/priceCart.ts';
import type { Priced } from '../../shared/pricing/priced.ts';
import { promotionsFor } from '../../shared/promotion/promotionsFor.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { promotionsAt } from '../db/promotion.ts';
import { type Desk, today } from './desk.ts';

/** A cart's money now, with the promotions that run here and now; while the buyer pays, as it stood when payment began. */
export function priceNow(desk: Pick<Desk, 'db' | 'clock'>, cart: Cart): Priced {
  if (cart.paying) return cart.paying;
  if (cart.lines.length === 0) return priceCart(cart);
  const at = desk.clock();
  const day = today(desk.db, at);
  const outlet = enrolled(desk.db).outlet;
  const promotions = promotionsAt(desk.db, outlet, day);
  if (promotions.length === 0) return priceCart(cart);
  const minute = minuteOf(at, outletOf(desk.db, outlet).zone);
  return priceCart(cart, promotionsFor(cart, promotions, { outlet, day, minute }));
}
