import type { CartItem } from '../../shared/cart/cart.ts';
import type { Day } from '../../shared/day.ts';
import { isRefusal, type RefusalOf } from '../../shared/refusal.ts';
import type { PackSays, SoldExpired } from '../../shared/sale/pack.ts';
import { isFood } from '../../shared/stock/food.ts';
import { expiredOf } from '../../shared/stock/pickLots.ts';
import { categoryOf, outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { hasLots, shelfOf } from '../db/stock.ts';
import { decidedBy, type Hand } from './hand.ts';

/** Goods that are past their last day, and whether somebody who may can let them be sold. */
export type Expired = Omit<RefusalOf<'stock-expired'>, 'refused'>;

type Goods = Pick<CartItem, 'product' | 'name' | 'parts'> & { readonly pack?: PackSays | undefined };

/**
 * Whether all that the books hold of goods is past its last day. Goods whose own label says that they keep are not, whatever the books
 * say. Of a gift basket each part is looked at, by the books alone, for its label is not theirs; where several are expired, that
 * which nobody may let be sold counts before any other.
 */
export function expiredGoods(db: ReadDb, { product, name, parts, pack }: Goods, day: () => Day): Expired | undefined {
  if (!hasLots(db)) return undefined;
  const today = day();
  if (parts) {
    const expired = parts.flatMap((part) => {
      const on = expiredOf(shelfOf(db, part.product), today);
      return on ? [{ name: part.name, basket: name, day: on, leave: mayBeLet(db, part.product) }] : [];
    });
    return expired.find(({ leave }) => !leave) ?? expired[0];
  }
  if (pack?.expires !== undefined && pack.expires >= today) return undefined;
  const expired = expiredOf(shelfOf(db, product), today, pack);
  return expired && { name, day: expired, leave: mayBeLet(db, product) };
}

/** Whether expired goods of a product may be sold with leave: never food, unless the outlet says so. */
export function mayBeLet(db: ReadDb, product: CartItem['product']): boolean {
  return !isFood(categoryOf(db, product)) || outletOf(db, enrolled(db).outlet).sellsExpiredFood === true;
}

/** @param asked whoever wants it sold all the same; absent where nobody said so */
export function leaveToSell(
  expired: Expired,
  asked: Hand | undefined,
): SoldExpired | RefusalOf<'stock-expired' | 'needs-approval'> {
  if (!expired.leave || !asked) return { refused: 'stock-expired', ...expired };
  const leave = asked.may('sell-expired');
  return isRefusal(leave) ? leave : { day: expired.day, approvedBy: decidedBy(asked, leave) };
}
