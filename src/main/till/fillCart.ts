import type { Named } from '../../shared/barcode/scan.ts';
import { addToCart, type Cart, type CartItem, emptyCart, lineLike } from '../../shared/cart/cart.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { ProductId, SaleId } from '../../shared/id.ts';
import type { Quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import type { PackSays } from '../../shared/sale/pack.ts';
import { openCart, saveCart } from '../db/cart.ts';
import { itemOf } from '../db/catalogue.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { type Desk, newId, today } from './desk.ts';
import { priceNow } from './priceNow.ts';
import { scannedOf } from './putScanned.ts';
import { noProduct, resolveCode } from './resolveCode.ts';

/** The cart as it lies on the counter; a new one, with the id its sale will have, where none is open. */
export function cartNow(desk: Desk): Cart {
  return openCart(desk.db) ?? desk.db.write((db) => cartIn(db, desk));
}

/**
 * What a scanner read goes into the cart, or the reason why not.
 * @param asked how many of it, and which product where the catalogue lists the code for several
 */
export function scanIntoCart(
  desk: Desk,
  text: string,
  { times = 1, chosen }: { readonly times?: number | undefined; readonly chosen?: ProductId | undefined } = {},
): CartReply | Refusal {
  return desk.db.write((db) => {
    const scan = resolveCode(db, text, desk.clock, chosen);
    if (scan.scan === 'product') return putScanned(db, desk, scan, times);
    if (scan.scan !== 'expired') return noProduct(db, scan, today(db, desk.clock()));
    const item = sellable(db, desk, scan.product);
    return isRefusal(item) ? item : { refused: 'past-its-day', name: item.name, day: scan.on };
  });
}

export function addProduct(desk: Desk, product: ProductId, quantity: Quantity): CartReply | Refusal {
  return desk.db.write((db) => {
    const item = sellable(db, desk, product);
    return isRefusal(item) ? item : put(db, desk, item, { quantity });
  });
}

function putScanned(db: WriteDb, desk: Desk, named: Named<ProductId>, times: number): CartReply | Refusal {
  const item = sellable(db, desk, named.product);
  if (isRefusal(item)) return item;
  const scanned = scannedOf(named, item, times);
  return isRefusal(scanned) ? scanned : put(db, desk, item, scanned);
}

type Put = { readonly quantity: Quantity; readonly pack?: PackSays | undefined };

function put(db: WriteDb, desk: Desk, item: CartItem, { quantity, pack }: Put): CartReply | Refusal {
  const cart = addToCart(cartIn(db, desk), item, quantity, pack);
  if (isRefusal(cart)) return cart;
  return keep(db, desk, cart, lineLike(cart, item, pack)?.line ?? null);
}

/** A product as it would be sold now, or why it cannot be. */
export function sellable(db: ReadDb, desk: Desk, product: ProductId): CartItem | Refusal {
  const item = itemOf(db, today(db, desk.clock()), product);
  if (!item) return { refused: 'no-such-product' };
  const { price, vat, name, parts, ...rest } = item;
  if (price === null) return { refused: 'no-price', name };
  // Without all its parts nobody could say whom its price belongs to.
  if (parts === null) return { refused: 'basket-incomplete', name };
  // Without a rate the slip would say that no VAT is owed, which nobody has decided.
  return vat === null ? { refused: 'no-tax-rate', name } : { ...rest, name, price, vat, ...(parts && { parts }) };
}

/** Lays a changed cart down; whatever was being paid is no longer what lies there. */
export function keep(db: WriteDb, desk: Desk, changed: Cart | Refusal, touched: number | null): CartReply | Refusal {
  if (isRefusal(changed)) return changed;
  const { paying: _, ...cart } = changed;
  saveCart(db, cart);
  return { cart, priced: priceNow(desk, cart), touched };
}

/** The cart that the screen means, or the reason why there is none: in another tab it may have been paid, or put aside. */
export function theCart(db: WriteDb, desk: Desk, sale: SaleId): Cart | RefusalOf<'other-cart'> {
  const cart = cartIn(db, desk);
  return cart.sale === sale ? cart : { refused: 'other-cart' };
}

export function cartIn(db: WriteDb, desk: Desk): Cart {
  const open = openCart(db);
  if (open) return open;
  const cart = emptyCart(newId<SaleId>(desk));
  saveCart(db, cart);
  return cart;
}
