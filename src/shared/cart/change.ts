import { DONG_LIMIT, type Dong } from '../money.ts';
import type { Discount } from '../pricing/discount.ts';
import { amountOf } from '../quantity.ts';
import type { RefusalOf } from '../refusal.ts';
import type { BuyerKind } from '../sale/buyer.ts';
import type { Cart, CartLine } from './cart.ts';

export type ChangeRefusal = RefusalOf<'no-such-line' | 'absurd-price' | 'nothing-to-discount'>;

/** A line with what the cashier takes off it; null takes the discount away again. */
export function discountLine(cart: Cart, line: number, discount: Discount | null): Cart | ChangeRefusal {
  return changeLine(cart, line, (target) => {
    const { discount: _, ...rest } = target;
    return discount ? { ...rest, discount } : rest;
  });
}

/** The whole with what is taken off it, after what is off its lines; null takes the discount away again. */
export function discountSale(cart: Cart, discount: Discount | null): Cart | ChangeRefusal {
  const { discount: _, ...rest } = cart;
  if (!discount) return rest;
  return cart.lines.length === 0 ? { refused: 'nothing-to-discount' } : { ...rest, discount };
}

export type NewPrice = { readonly price: Dong } & Omit<NonNullable<CartLine['repriced']>, 'from'>;

/** A line at another price than the catalogue's; the catalogue's own price makes it an ordinary line again. */
export function changePrice(cart: Cart, line: number, { price, ...why }: NewPrice): Cart | ChangeRefusal {
  const target = cart.lines.find((candidate) => candidate.line === line);
  if (!target) return { refused: 'no-such-line' };
  const from = cataloguePrice(target);
  if (price !== from && isAbsurd(price, from)) return { refused: 'absurd-price' };
  if (amountOf(price, target.quantity) >= DONG_LIMIT) return { refused: 'absurd-price' };
  const { repriced: _, ...rest } = target;
  const changed = price === from ? { ...rest, price } : { ...rest, price, repriced: { from, ...why } };
  return changeLine(cart, line, () => changed);
}

/** A line with what is to be remembered of it; null forgets it. */
export function noteLine(cart: Cart, line: number, note: string | null): Cart | ChangeRefusal {
  return changeLine(cart, line, (target) => {
    const { note: _, ...rest } = target;
    return note === null ? rest : { ...rest, note };
  });
}

export function setBuyer(cart: Cart, buyer: BuyerKind | null): Cart {
  const { buyer: _, ...rest } = cart;
  return buyer ? { ...rest, buyer } : rest;
}

/** What the catalogue asked for a line when it went into the cart. */
export function cataloguePrice({ price, repriced }: Pick<CartLine, 'price' | 'repriced'>): Dong {
  return repriced?.from ?? price;
}

/** A zero too many or too few is a slip of the finger; whoever means it gives a discount. */
function isAbsurd(price: Dong, from: Dong): boolean {
  return price <= 0 || price * 10 <= from || price >= from * 10;
}

function changeLine(cart: Cart, line: number, change: (line: CartLine) => CartLine): Cart | ChangeRefusal {
  if (!cart.lines.some((candidate) => candidate.line === line)) return { refused: 'no-such-line' };
  return { ...cart, lines: cart.lines.map((candidate) => (candidate.line === line ? change(candidate) : candidate)) };
}
