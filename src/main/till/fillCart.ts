import type { Scan } from '../../shared/barcode/scan.ts';
import { addToCart, type Cart, type CartItem, type CartLine, emptyCart, lineLike } from '../../shared/cart/cart.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { ProductId, SaleId } from '../../shared/id.ts';
import type { Quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import type { SoldExpired } from '../../shared/sale/pack.ts';
import { openCart, saveCart } from '../db/cart.ts';
import { itemOf } from '../db/catalogue.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { type Desk, newId, today } from './desk.ts';
import { type Expired, expiredGoods, leaveToSell, mayBeLet } from './expiredGoods.ts';
import type { Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';
import { packOf, scannedOf } from './putScanned.ts';
import { noProduct, resolveCode } from './resolveCode.ts';

/** The cart as it lies on the counter; a new one, with the id its sale will have, where none is open. */
export function cartNow(desk: Desk): Cart {
  return openCart(desk.db) ?? desk.db.write((db) => cartIn(db, desk));
}

type AskedOfScan = {
  readonly times?: number | undefined;
  /** Which product it is, where the catalogue lists the code for several. */
  readonly chosen?: ProductId | undefined;
  /** Whoever wants it sold though it is expired. */
  readonly expiredBy?: Hand | undefined;
};

/** What a scanner read goes into the cart, or the reason why not. */
export function scanIntoCart(desk: Desk, text: string, asked: AskedOfScan = {}): CartReply | Refusal {
  return desk.db.write((db) => {
    const scan = resolveCode(db, text, desk.clock, asked.chosen);
    return scan.scan === 'product' || scan.scan === 'expired'
      ? putScanned(db, desk, scan, asked)
      : noProduct(db, scan, today(db, desk.clock()));
  });
}

/** @param expiredBy whoever wants it sold though it is expired */
export function addProduct(desk: Desk, product: ProductId, quantity: Quantity, expiredBy?: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const item = sellable(db, desk, product);
    if (isRefusal(item)) return item;
    const past = expiredGoods(db, item, () => today(db, desk.clock()));
    const expired = past && leaveToSell(past, expiredBy);
    return isRefusal(expired) ? expired : put(db, desk, item, { quantity, expired });
  });
}

type Scanned = Extract<Scan<ProductId>, { scan: 'product' | 'expired' }>;

function putScanned(
  db: WriteDb,
  desk: Desk,
  scan: Scanned,
  { times = 1, expiredBy }: AskedOfScan,
): CartReply | Refusal {
  const item = sellable(db, desk, scan.product);
  if (isRefusal(item)) return item;
  const past = pastItsDay(db, desk, scan, item);
  const expired = past && leaveToSell(past, expiredBy);
  if (isRefusal(expired)) return scan.scan === 'expired' ? asLabelled(expired) : expired;
  const scanned = scannedOf(scan, item, times);
  return isRefusal(scanned) ? scanned : put(db, desk, item, { ...scanned, expired });
}

function pastItsDay(db: ReadDb, desk: Desk, scan: Scanned, item: CartItem): Expired | undefined {
  if (scan.scan === 'expired') return { name: item.name, day: scan.on, leave: mayBeLet(db, item.product) };
  return expiredGoods(db, { ...item, pack: packOf(scan) }, () => today(db, desk.clock()));
}

/** What its own label says needs no word about the books; where there may be leave, the screen offers to ask for it. */
function asLabelled(refusal: ReturnType<typeof leaveToSell> & Refusal): Refusal {
  if (refusal.refused !== 'stock-expired' || refusal.leave) return refusal;
  return { refused: 'past-its-day', name: refusal.name, day: refusal.day };
}

type Put = Pick<CartLine, 'quantity' | 'pack'> & { readonly expired: SoldExpired | undefined };

function put(db: WriteDb, desk: Desk, item: CartItem, { quantity, pack, expired }: Put): CartReply | Refusal {
  const cart = addToCart(cartIn(db, desk), item, quantity, { ...(pack && { pack }), ...(expired && { expired }) });
  if (isRefusal(cart)) return cart;
  const touched = expired ? cart.lines.at(-1) : lineLike(cart, item, pack);
  return keep(db, desk, cart, touched?.line ?? null);
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
