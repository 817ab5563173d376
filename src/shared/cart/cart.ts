import { z } from 'zod';
import { Stars } from '../catalogue/certificate.ts';
import { EntryId, ProducerId, ProductId, SaleId, StaffId } from '../id.ts';
import { DONG_LIMIT, Dong } from '../money.ts';
import { Discount } from '../pricing/discount.ts';
import { Priced } from '../pricing/priced.ts';
import { amountOf, QUANTITY_LIMIT, Quantity } from '../quantity.ts';
import type { RefusalOf } from '../refusal.ts';
import { BuyerKind } from '../sale/buyer.ts';
import { Reason } from '../sale/off.ts';
import { isSamePack, PackSays, SoldExpired } from '../sale/pack.ts';
import { PART_LIMIT, Part } from '../sale/part.ts';
import { Approver } from '../staff/approval.ts';

/** A product inside a gift basket (giỏ quà), whose producer gets a share of the basket's price. */
export const BasketPart = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  producer: z.object({ id: ProducerId, name: z.string() }),
  /** In one basket. */
  quantity: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
  /** Of the basket's price, per mille; the parts of a basket make 1000. */
  share: z.int().min(1).max(1000),
});
export type BasketPart = z.infer<typeof BasketPart>;

/**
 * A product as it stood when it went into the cart. The line keeps it: a price that changes at the centre while
 * the buyer stands there does not change what the screen already shows.
 */
export const CartItem = z.object({
  product: ProductId,
  name: z.string(),
  unit: z.string(),
  weighed: z.boolean(),
  producer: z.object({ id: ProducerId, name: z.string() }),
  /** The shelf it stands on, which promotions may name; absent in carts of before there were any. */
  category: z.string().optional(),
  /** Stars and certificate while valid on the day of sale; null when there is nothing to show. */
  stars: Stars.nullable(),
  certificate: z.string().nullable(),
  /** VAT class and its rate on the day of sale, per mille; null = not subject to VAT. */
  vat: z.object({ class: z.string(), perMille: z.int().min(0).max(1000).nullable() }),
  /** Per unit, VAT included. */
  price: Dong,
  /** Present where the price is an invented one of the starter shop: screen and slip say so. */
  demo: z.literal(true).optional(),
  /** Present where it is a gift basket. */
  parts: z.array(BasketPart).min(1).max(50).optional(),
});
export type CartItem = z.infer<typeof CartItem>;

export const CartLine = CartItem.extend({
  /** Counts up within the cart and is never reused, so that a late tap cannot hit another line. */
  line: z.int().positive(),
  quantity: Quantity.refine((quantity) => quantity > 0 && quantity <= QUANTITY_LIMIT),
  /** Present where somebody set another price than the catalogue's. */
  repriced: z.object({ from: Dong, reason: Reason, approvedBy: Approver.optional() }).optional(),
  discount: Discount.optional(),
  /** Present where its label was scanned, and says a lot or a last day. */
  pack: PackSays.optional(),
  /** Present where it was past its last day by label or books, and somebody let it be sold. */
  expired: SoldExpired.optional(),
  /** What the buyer or the shop wants remembered of this line; printed under it. */
  note: z.string().trim().min(1).max(80).optional(),
});
export type CartLine = z.infer<typeof CartLine>;

export const Cart = z.object({
  /** The id the sale will have. */
  sale: SaleId,
  lines: z.array(CartLine),
  nextLine: z.int().positive(),
  /** Off the whole, after what is off its lines. */
  discount: Discount.optional(),
  /** Credits of exchanges made while it lay on the counter: whoever made one spends it here without its slip. */
  credits: z.array(z.object({ return: EntryId, madeBy: StaffId })).optional(),
  /**
   * The VietQR code that the buyer was shown last, until another way of paying is chosen: where the till went out meanwhile, they may
   * have paid by it.
   */
  qrShown: z.object({ part: z.int().nonnegative(), amount: Dong }).optional(),
  /** Parts of its payment that were taken already: a card was charged, whatever becomes of the till. */
  taken: z.array(Part).max(PART_LIMIT).optional(),
  /** Who is buying, where the cashier said so. */
  buyer: BuyerKind.optional(),
  /** Since the buyer was first shown what to pay: a line taken out from then on needs somebody's leave. */
  paymentBegan: z.literal(true).optional(),
  /** While the buyer pays: the money as it stood when payment began, whatever the clock or the centre says meanwhile. */
  paying: Priced.optional(),
});
export type Cart = z.infer<typeof Cart>;

export type CartRefusal = RefusalOf<'absurd-quantity' | 'not-weighed' | 'cart-full' | 'no-such-line'>;

/** More lines than a counter ever sees; a bound, so that a jammed scanner cannot fill the disk. */
export const LINE_LIMIT = 500;

export function emptyCart(sale: SaleId): Cart {
  return { sale, lines: [], nextLine: 1 };
}

/**
 * Puts an item into the cart. The same product at the same price and of the same lot adds to its line, which keeps its place;
 * at another price or of another lot, or beside a line that somebody decided about, it gets a line of its own.
 * @param label what its label says, where one was scanned that says anything, and who let it be sold where it is expired
 */
export function addToCart(
  cart: Cart,
  item: CartItem,
  quantity: Quantity,
  { pack, expired }: Pick<CartLine, 'pack' | 'expired'> = {},
): Cart | CartRefusal {
  const refusal = quantityRefusal(item, quantity);
  if (refusal) return refusal;
  const same = expired ? undefined : lineLike(cart, item, pack);
  if (same) return setQuantity(cart, same.line, (same.quantity + quantity) as Quantity);

  if (cart.lines.length >= LINE_LIMIT) return { refused: 'cart-full' };
  const line = { ...item, line: cart.nextLine, quantity, ...(pack && { pack }), ...(expired && { expired }) };
  return { ...cart, lines: [...cart.lines, line], nextLine: cart.nextLine + 1 };
}

/** The line another piece of an item belongs to: the same product at the same price, of the same lot. */
export function lineLike(cart: Cart, item: Pick<CartItem, 'product' | 'price'>, pack?: PackSays): CartLine | undefined {
  return cart.lines.find(
    (line) =>
      line.product === item.product && line.price === item.price && isSamePack(line.pack, pack) && !isDecided(line),
  );
}

/** A price, a discount or expired goods that somebody gave leave for: it was given for the pieces they saw, and not for any that come after. */
function isDecided({ repriced, discount, expired }: CartLine): boolean {
  return expired !== undefined || repriced !== undefined || discount?.approvedBy !== undefined;
}

export function setQuantity(cart: Cart, line: number, quantity: Quantity): Cart | CartRefusal {
  const target = cart.lines.find((candidate) => candidate.line === line);
  if (!target) return { refused: 'no-such-line' };
  const refusal = quantityRefusal(target, quantity);
  if (refusal) return refusal;
  const lines = cart.lines.map((candidate) => (candidate === target ? { ...target, quantity } : candidate));
  return { ...cart, lines };
}

export function removeLine(cart: Cart, line: number): Cart | CartRefusal {
  const lines = cart.lines.filter((candidate) => candidate.line !== line);
  return lines.length === cart.lines.length ? { refused: 'no-such-line' } : { ...cart, lines };
}

/** A line of DONG_LIMIT or more is refused as well, so that no sum over a full cart, nor its VAT, can leave the exact numbers. */
export function quantityRefusal(item: CartItem, quantity: Quantity): CartRefusal | undefined {
  if (quantity <= 0 || quantity > QUANTITY_LIMIT) return { refused: 'absurd-quantity' };
  if (amountOf(item.price, quantity) >= DONG_LIMIT) return { refused: 'absurd-quantity' };
  if (!item.weighed && quantity % 1000 !== 0) return { refused: 'not-weighed' };
  return undefined;
}

export function lineAmount(line: Pick<CartLine, 'price' | 'quantity'>): Dong {
  return amountOf(line.price, line.quantity);
}

/** How many things the buyer holds: pieces by count, whatever is weighed as one. */
export function pieceCount(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + (line.weighed ? 1 : line.quantity / 1000), 0);
}
