import { t } from 'i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import { beforeLineDiscount, beforeSaleDiscount } from '../../shared/cart/depth.ts';
import type { SaleId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { type Discount, takenOff } from '../../shared/pricing/discount.ts';
import { formatQuantity, type Quantity } from '../../shared/quantity.ts';
import { withSign } from '../ui/money.ts';
import { wordsOf } from './discountWords.ts';
import { useSale } from './store.ts';

// What whoever gives leave reads: which goods, and what it comes to. Asked for in the turn of the change, of the cart as it then is.

/** `Nước mắm (2 chai): 55.000 ₫ → 40.000 ₫` */
export function leaveForPrice(of: number, price: Dong): string | undefined {
  const line = lineOf(of);
  return line && t('price.leave', { ...goodsIn(line), from: withSign(line.price), to: withSign(price) });
}

/** `Giảm 50 % (−34.000 ₫) cho 1 hộp Trà xạ đen: 68.000 ₫ còn 34.000 ₫` */
export function leaveForLineDiscount(of: number, discount: Off): string | undefined {
  const money = useSale.getState().priced?.lines.find(({ line }) => line === of);
  const line = lineOf(of);
  if (!money || !line) return undefined;
  return t('discount.leaveLine', { ...goodsIn(line), ...offFrom(beforeLineDiscount(money), discount) });
}

/** … of the whole cart; as it stands in it where none is named. */
export function leaveForSaleDiscount(asked?: Off): string | undefined {
  const { cart, priced } = useSale.getState();
  const discount = asked ?? cart?.discount;
  return discount && priced ? t('discount.leaveSale', offFrom(beforeSaleDiscount(priced), discount)) : undefined;
}

/** More or less of a line: what it is now, and what it is to be. */
export function leaveForQuantity(of: number, quantity: Quantity): string | undefined {
  const line = lineOf(of);
  if (!line) return undefined;
  return t('quantity.leave', { ...goodsIn(line), to: formatQuantity(quantity), price: withSign(line.price) });
}

export function leaveToClear(): string | undefined {
  const { cart, priced } = useSale.getState();
  if (!cart || !priced) return undefined;
  return t('cart.leaveToClear', { lines: cart.lines.length, amount: withSign(priced.total) });
}

/** A cart that lies aside, by its first goods and its total. */
export function leaveToDropHeld(of: SaleId): string | undefined {
  const held = useSale.getState().held.find(({ sale }) => sale === of);
  return held && t('held.leaveToDrop', { name: held.name ?? held.first, amount: withSign(held.total) });
}

type Off = Pick<Discount, 'off'>;

function lineOf(of: number): CartLine | undefined {
  return useSale.getState().cart?.lines.find(({ line }) => line === of);
}

function goodsIn({ name, unit, quantity }: CartLine) {
  return { name, unit, quantity: formatQuantity(quantity) };
}

/** An amount says itself what it takes off; so many per cent do not. */
function offFrom(whole: Dong, discount: Off) {
  const less = takenOff(whole, discount);
  const off = 'amount' in discount.off ? wordsOf(discount) : `${wordsOf(discount)} (−${withSign(less)})`;
  return { off, whole: withSign(whole), left: withSign(dong(whole - less)) };
}
