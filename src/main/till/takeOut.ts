import { type Cart, type CartLine, emptyCart, lineAmount, removeLine, setQuantity } from '../../shared/cart/cart.ts';
import { deepened } from '../../shared/cart/depth.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { SaleId } from '../../shared/id.ts';
import { dong } from '../../shared/money.ts';
import type { Discount } from '../../shared/pricing/discount.ts';
import type { Priced } from '../../shared/pricing/priced.ts';
import { type Quantity, quantity } from '../../shared/quantity.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Approver } from '../../shared/staff/approval.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { type Desk, newId } from './desk.ts';
import { discountLimit } from './discountCart.ts';
import { leaveToDrop, tellDropped } from './dropPayments.ts';
import { keep, theCart } from './fillCart.ts';
import { decidedBy, type Hand } from './hand.ts';
import { priceNow } from './priceNow.ts';

/**
 * More or less of a line. Less of it, once payment began, is for who may, and the journal says so. More of one whose price
 * or discount needed leave needs it again.
 */
export function changeQuantity(desk: Desk, input: InputOf<'cart.setQuantity'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const before = theCart(db, desk, input.sale);
    if (isRefusal(before)) return before;
    const after = setQuantity(before, input.line, input.quantity);
    if (isRefusal(after)) return after;
    const line = before.lines.find((candidate) => candidate.line === input.line);
    if (!line || input.quantity === line.quantity) return keep(db, desk, after, input.line);
    if (input.quantity > line.quantity) return keep(db, desk, decidedAgain(after, input.line, hand), input.line);
    const out = [{ line, by: quantity(line.quantity - input.quantity) }];
    return takeOut(db, desk, { before, after, out, touched: input.line }, hand);
  });
}

/** Leave was given for the pieces somebody saw: for more of them it is asked again, and the line says who gave it. */
function decidedAgain(cart: Cart, of: number, hand: Hand): Cart | Refusal {
  const line = cart.lines.find((candidate) => candidate.line === of);
  const price = line?.repriced && hand.may('change-price');
  if (isRefusal(price)) return price;
  const off = line?.discount?.approvedBy && hand.may('discount-above-limit');
  if (isRefusal(off)) return off;
  const past = line?.expired && hand.may('sell-expired');
  if (isRefusal(past)) return past;
  const decide = ({ repriced, discount, expired, ...rest }: CartLine): CartLine => ({
    ...rest,
    ...(expired && { expired: { ...expired, ...(past && { approvedBy: decidedBy(hand, past) }) } }),
    ...(repriced && { repriced: { ...repriced, ...(price && { approvedBy: decidedBy(hand, price) }) } }),
    ...(discount && { discount: { ...discount, ...(off && { approvedBy: decidedBy(hand, off) }) } }),
  });
  return { ...cart, lines: cart.lines.map((one) => (one === line ? decide(one) : one)) };
}

export function takeLineOut(desk: Desk, input: InputOf<'cart.removeLine'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const before = theCart(db, desk, input.sale);
    if (isRefusal(before)) return before;
    const after = removeLine(before, input.line);
    const line = before.lines.find((candidate) => candidate.line === input.line);
    if (!line || isRefusal(after)) return { refused: 'no-such-line' };
    const out = [{ line, by: line.quantity }];
    return takeOut(db, desk, { before, after, out, touched: null, reason: input.reason }, hand);
  });
}

/** Empties the counter; the next thing scanned starts another sale. */
export function clearCart(desk: Desk, { sale, reason }: InputOf<'cart.clear'>, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const before = theCart(db, desk, sale);
    if (isRefusal(before)) return before;
    const after = emptyCart(newId<SaleId>(desk));
    const leave = leaveToDrop(before.taken ?? [], hand);
    if (isRefusal(leave)) return leave;
    const reply = takeOut(db, desk, { before, after, out: wholly(before), touched: null, reason }, hand);
    if (!isRefusal(reply)) tellDropped({ db, desk, hand }, before, before.taken ?? [], leave);
    return reply;
  });
}

/** Of which lines, how much. */
export type Out = readonly { readonly line: CartLine; readonly by: Quantity }[];

export function wholly(cart: Cart): Out {
  return cart.lines.map((line) => ({ line, by: line.quantity }));
}

type Taking = {
  readonly before: Cart;
  readonly after: Cart;
  readonly out: Out;
  readonly touched: number | null;
  readonly reason?: string | undefined;
};

function takeOut(
  db: WriteDb,
  desk: Desk,
  { before, after, out, touched, reason }: Taking,
  hand: Hand,
): CartReply | Refusal {
  const leave = leaveToRemove(before, hand);
  if (isRefusal(leave)) return leave;
  const reply = keepLess({ db, desk, hand }, before, after, touched);
  // After all that can be refused: an entry that is written stays written.
  if (!isRefusal(reply)) tellRemoved({ db, desk, hand }, before, out, { reason, ...leave });
  return reply;
}

type Leave = { readonly approvedBy?: Approver };

/**
 * Whether goods may leave a cart. Once its buyer was shown what to pay, only by who may: goods that vanish between showing
 * and paying are how a drawer is robbed. Before that nobody needs to know.
 */
export function leaveToRemove(cart: Cart, hand: Hand): Leave | Refusal {
  return cart.paymentBegan && cart.lines.length > 0 ? hand.may('remove-after-payment-began') : {};
}

type At = { readonly db: WriteDb; readonly desk: Desk; readonly hand: Hand };

/** Writes down what left a cart whose payment had begun, an entry a line. */
export function tellRemoved(
  { db, desk, hand }: At,
  cart: Cart,
  out: Out,
  { reason, approvedBy }: Leave & { readonly reason?: string | undefined },
): void {
  if (!cart.paymentBegan) return;
  for (const { line, by } of out) {
    const left = quantity(line.quantity - by);
    const body = {
      sale: cart.sale,
      product: line.product,
      name: line.name,
      quantity: by,
      amount: dong(lineAmount(line) - lineAmount({ ...line, quantity: left })),
      ...(reason !== undefined && { reason }),
      ...(approvedBy && { approvedBy }),
      ...(isTraining(db) && { training: true as const }),
    };
    record(db, desk.signer, { id: newId(desk), at: desk.clock(), actor: hand.actor.id, kind: 'line-removed', body });
  }
}

/**
 * Lays down a cart worth less than before: a discount that this makes too deep is asked for anew, or the limit would be
 * passed by scanning ten pieces, discounting them, and taking nine out again.
 */
export function keepLess(
  { db, desk, hand }: At,
  before: Cart,
  after: Cart,
  touched: number | null,
): CartReply | Refusal {
  const deeper = new Set(
    isDiscounted(after) ? deepened(moneyOf(desk, before), moneyOf(desk, after), discountLimit(db)) : [],
  );
  if (deeper.size === 0) return keep(db, desk, after, touched);
  const leave = hand.may('discount-above-limit');
  return isRefusal(leave) ? leave : keep(db, desk, approved(after, deeper, decidedBy(hand, leave)), touched);
}

function isDiscounted({ lines, discount }: Cart): boolean {
  return lines.length > 0 && (discount !== undefined || lines.some((line) => line.discount));
}

/** As it would be priced now, whatever the buyer was shown when payment began. */
function moneyOf(desk: Desk, open: Cart): { readonly cart: Cart; readonly priced: Priced } {
  const { paying: _, ...cart } = open;
  return { cart, priced: priceNow(desk, cart) };
}

function approved(cart: Cart, deeper: ReadonlySet<number>, approvedBy: Approver): Cart {
  const by = (discount: Discount): Discount => ({ ...discount, approvedBy });
  const lines = cart.lines.map((line) =>
    line.discount && deeper.has(line.line) ? { ...line, discount: by(line.discount) } : line,
  );
  return { ...cart, lines, ...(cart.discount && deeper.has(0) && { discount: by(cart.discount) }) };
}
