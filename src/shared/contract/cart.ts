import { z } from 'zod';
import { Cart, CartLine } from '../cart/cart.ts';
import { MissedDemandBody } from '../cart/entries.ts';
import { HeldCart, HeldName } from '../cart/held.ts';
import { ProductId, SaleId } from '../id.ts';
import { Dong } from '../money.ts';
import { TakenContent } from '../photo/taken.ts';
import { Discount } from '../pricing/discount.ts';
import { Priced } from '../pricing/priced.ts';
import { Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { BuyerKind } from '../sale/buyer.ts';
import { Reason } from '../sale/off.ts';
import { PART_LIMIT, PartTold } from '../sale/part.ts';
import { approvable, call, done, nothing, PhotoTaken, ScannedCode } from './call.ts';

/** The open cart and its money, as every screen of the till shows them. */
export const CartShown = z.object({ cart: Cart, priced: Priced });
export type CartShown = z.infer<typeof CartShown>;

/** The open cart, its money, and the line that the last action touched, for the eye to find. */
export const CartReply = CartShown.extend({ touched: z.int().positive().nullable() });
export type CartReply = z.infer<typeof CartReply>;

/** A cart that lay aside, back on the counter; and what became otherwise where it lay there over a day's end. */
export const Recalled = CartReply.extend({
  /** Names of what has another price now. */
  repriced: z.array(z.string()),
  /** Names of what cannot be sold any more, and was left out. */
  gone: z.array(z.string()),
});
export type Recalled = z.infer<typeof Recalled>;

/** Which cart is meant: what was said of one that another tab has paid or put aside meanwhile is not done to the next. */
const ofCart = { sale: SaleId };
const ofLine = { ...ofCart, line: z.int().positive() };
const discount = Discount.omit({ approvedBy: true, approvedFor: true }).nullable();

/** `3*`: how many of the next thing scanned. */
const Times = z.int().min(1).max(9_999);

/** After `stock-expired`, where it says that there may be leave: the goods are sold all the same. */
const evenExpired = { evenExpired: z.literal(true).optional() };

const changed = z.union([CartReply, Refusal]);

export const cartCalls = {
  'cart.open': call('signed-in', nothing, CartReply),
  'cart.scan': call(
    'in-shift',
    approvable({
      ...ScannedCode.shape,
      times: Times.optional(),
      ...evenExpired,
    }),
    changed,
  ),
  'cart.add': call('in-shift', approvable({ product: ProductId, quantity: Quantity, ...evenExpired }), changed),
  'cart.setQuantity': call('in-shift', approvable({ ...ofLine, quantity: Quantity }), changed),
  'cart.removeLine': call('in-shift', approvable({ ...ofLine, reason: Reason.optional() }), changed),
  'cart.clear': call('in-shift', approvable({ ...ofCart, reason: Reason.optional() }), changed),

  /** Null gives back what was taken off. */
  'cart.discountLine': call('in-shift', approvable({ ...ofLine, discount }), changed),
  'cart.discountSale': call('in-shift', approvable({ ...ofCart, discount }), changed),
  /** The catalogue's own price takes another away again, and needs neither reason nor leave. */
  'cart.changePrice': call('in-shift', approvable({ ...ofLine, price: Dong, reason: Reason.optional() }), changed),
  'cart.note': call('in-shift', z.object({ ...ofLine, note: CartLine.shape.note.unwrap().nullable() }), changed),
  /**
   * The buyer takes the slip of their credit with them: these goods are not paid with it without it. Leave is needed where it has
   * paid a part of them.
   */
  'cart.takeCreditsOut': call('in-shift', approvable(ofCart), changed),
  'cart.setBuyer': call('in-shift', z.object({ ...ofCart, buyer: BuyerKind.nullable() }), changed),

  /** Puts the cart aside; the counter is free for the next buyer. */
  'cart.hold': call('in-shift', z.object({ ...ofCart, name: HeldName.nullable() }), changed),
  /** Those put aside, the first first. */
  'cart.held': call('signed-in', nothing, z.array(HeldCart)),
  /**
   * Lays one back on the counter; what lies there is put aside in its place. Leave is needed where, overnight, goods are gone
   * that a buyer was shown to pay for, or a discount became too deep.
   */
  'cart.recall': call('in-shift', approvable(ofCart), z.union([Recalled, Refusal])),
  'cart.dropHeld': call('in-shift', approvable({ ...ofCart, reason: Reason.optional() }), z.union([done, Refusal])),

  /** Somebody asked for what is not there; or a code was scanned that no product has. */
  'demand.missed': call(
    'in-shift',
    MissedDemandBody.pick({ product: true, text: true, note: true, code: true }).extend({
      photo: TakenContent.optional(),
    }),
    z.union([done.extend({ photo: PhotoTaken }), Refusal]),
  ),

  /**
   * The buyer is shown what to pay: from here on it stands, until payment ends or is left. Leave is needed where a discount of
   * the whole sale has outgrown the sum it was given for, and where goods that expired meanwhile are to be sold all the same.
   */
  'cart.beginPayment': call('in-shift', approvable({ ...ofCart, ...evenExpired }), changed),
  /**
   * What was taken of the payment so far, all of it: told twice, it is still the same. Only cash may be missing of what was told
   * before. Leave is needed for a voucher that was not there.
   */
  'cart.keepParts': call('in-shift', approvable({ ...ofCart, parts: z.array(PartTold).max(PART_LIMIT) }), changed),
  /** Takes a part out of the payment. Leave is needed for what is not cash, and the journal says so. */
  'cart.dropPart': call('in-shift', approvable({ ...ofCart, part: z.int().positive() }), changed),
  /** Back to the goods: the cart can be changed again. What was taken stays with it. */
  'cart.leavePayment': call('in-shift', nothing, CartReply),
} as const;
