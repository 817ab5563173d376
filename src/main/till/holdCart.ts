import { type Cart, type CartLine, emptyCart, pieceCount, quantityRefusal } from '../../shared/cart/cart.ts';
import { cataloguePrice } from '../../shared/cart/change.ts';
import { HELD_LIMIT, type HeldCart } from '../../shared/cart/held.ts';
import type { CartReply, Recalled } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { countHeld, deleteHeld, type HeldRow, heldCart, heldCarts, insertHeld } from '../db/heldCart.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { type Desk, newId, today } from './desk.ts';
import { leaveToDrop, tellDropped } from './dropPayments.ts';
import { cartIn, keep, sellable, theCart } from './fillCart.ts';
import type { Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';
import { keepLess, leaveToRemove, tellRemoved, wholly } from './takeOut.ts';

/** Puts the open cart aside under a name, and frees the counter for the next buyer. */
export function holdCart(desk: Desk, { sale, name }: InputOf<'cart.hold'>, { actor }: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const cart = theCart(db, desk, sale);
    if (isRefusal(cart)) return cart;
    if (cart.lines.length === 0) return { refused: 'nothing-to-hold' };
    if (countHeld(db) >= HELD_LIMIT) return { refused: 'too-many-held', count: HELD_LIMIT };
    putAside(db, desk, cart, { name, by: actor.name });
    return keep(db, desk, emptyCart(newId<SaleId>(desk)), null);
  });
}

/** Those put aside, the first first. */
export function heldList(db: ReadDb): HeldCart[] {
  return heldCarts(db).map(({ sale, name, heldAt, heldBy, total, cart }) => ({
    sale,
    name,
    heldAt,
    heldBy,
    total,
    pieces: pieceCount(cart),
    first: cart.lines[0]?.name ?? '',
    paymentBegan: cart.paymentBegan === true,
  }));
}

/**
 * Lays a cart back on the counter. What lies there is put aside in its place, so nothing is lost and no limit is passed. On the
 * same day the buyer pays the prices they saw; on a later one the catalogue's of that day, and the reply says which changed. What
 * cannot be sold any more leaves the cart under the same rules as what is taken out of it.
 */
export function recallCart(desk: Desk, { sale }: InputOf<'cart.recall'>, hand: Hand): Recalled | Refusal {
  return desk.db.write((db) => {
    const held = heldCart(db, sale);
    if (!held) return { refused: 'no-such-held' };
    const { cart, repriced, gone } = asOfToday(db, desk, held);
    const leave = gone.length > 0 ? leaveToRemove(held.cart, hand) : {};
    if (isRefusal(leave)) return leave;
    const open = cartIn(db, desk);
    const reply = keepLess({ db, desk, hand }, held.cart, cart, null);
    if (isRefusal(reply)) return reply;
    // After all that can be refused: what is written stays written.
    deleteHeld(db, sale);
    if (open.lines.length > 0) putAside(db, desk, open, { name: null, by: hand.actor.name });
    const out = gone.map((line) => ({ line, by: line.quantity }));
    tellRemoved({ db, desk, hand }, held.cart, out, leave);
    return { ...reply, repriced, gone: gone.map(({ name }) => name) };
  });
}

/** Throws a cart that lies aside away. Where its buyer was shown what to pay, only who may does, and the journal says so. */
export function dropHeld(desk: Desk, { sale, reason }: InputOf<'cart.dropHeld'>, hand: Hand): { done: true } | Refusal {
  return desk.db.write((db) => {
    const held = heldCart(db, sale);
    if (!held) return { refused: 'no-such-held' };
    const leave = leaveToRemove(held.cart, hand);
    if (isRefusal(leave)) return leave;
    const { taken = [] } = held.cart;
    const leaveForMoney = leaveToDrop(taken, hand);
    if (isRefusal(leaveForMoney)) return leaveForMoney;
    deleteHeld(db, sale);
    tellRemoved({ db, desk, hand }, held.cart, wholly(held.cart), { reason, ...leave });
    tellDropped({ db, desk, hand }, held.cart, taken, leaveForMoney);
    return { done: true };
  });
}

type Whose = { readonly name: string | null; readonly by: string };

/** What was being paid is not, once the cart lies aside. */
function putAside(db: WriteDb, desk: Desk, open: Cart, { name, by }: Whose): void {
  const { paying: _, ...cart } = open;
  const at = desk.clock();
  const { total } = priceNow(desk, cart);
  insertHeld(db, { sale: cart.sale, name, heldAt: at, heldBy: by, day: today(db, at), total, cart });
}

type Refreshed = { readonly cart: Cart; readonly repriced: string[]; readonly gone: CartLine[] };

function asOfToday(db: ReadDb, desk: Desk, { cart, day }: HeldRow): Refreshed {
  if (today(db, desk.clock()) === day) return { cart, repriced: [], gone: [] };
  const repriced: string[] = [];
  const gone: CartLine[] = [];
  const lines = cart.lines.flatMap((line) => {
    const now = lineToday(db, desk, line);
    if (!now) gone.push(line);
    else if (cataloguePrice(now) !== cataloguePrice(line)) repriced.push(line.name);
    return now ?? [];
  });
  return { cart: { ...cart, lines }, repriced, gone };
}

/**
 * A line as its product would go into the cart today, stars and VAT too. A price that somebody set stays set.
 * @returns undefined where it cannot be sold any more
 */
function lineToday(db: ReadDb, desk: Desk, line: CartLine): CartLine | undefined {
  const { line: number, quantity, repriced, discount, note, price, pack, expired } = line;
  const item = sellable(db, desk, line.product);
  const isPast = !expired && pack?.expires !== undefined && pack.expires < today(db, desk.clock());
  if (isRefusal(item) || isPast || quantityRefusal(item, quantity)) return undefined;
  const set = repriced && price !== item.price && { price, repriced: { ...repriced, from: item.price } };
  return {
    ...item,
    line: number,
    quantity,
    ...set,
    ...(discount && { discount }),
    ...(note !== undefined && { note }),
    ...(pack && { pack }),
    ...(expired && { expired }),
  };
}
