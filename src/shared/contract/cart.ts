import { z } from 'zod';
import { Cart } from '../cart/cart.ts';
import { ProductId } from '../id.ts';
import { Priced } from '../pricing/priced.ts';
import { Quantity } from '../quantity.ts';
import { Refusal } from '../refusal.ts';
import { call, nothing } from './call.ts';

/** The open cart, its money, and the line that the last action touched, for the eye to find. */
export const CartReply = z.object({ cart: Cart, priced: Priced, touched: z.int().positive().nullable() });
export type CartReply = z.infer<typeof CartReply>;

export const cartCalls = {
  'cart.open': call('signed-in', nothing, CartReply),
  'cart.scan': call('in-shift', z.object({ code: z.string().min(1).max(2_000) }), z.union([CartReply, Refusal])),
  'cart.add': call('in-shift', z.object({ product: ProductId, quantity: Quantity }), z.union([CartReply, Refusal])),
  'cart.setQuantity': call(
    'in-shift',
    z.object({ line: z.int().positive(), quantity: Quantity }),
    z.union([CartReply, Refusal]),
  ),
  'cart.removeLine': call('in-shift', z.object({ line: z.int().positive() }), z.union([CartReply, Refusal])),
  'cart.clear': call('in-shift', nothing, CartReply),
  /** The buyer is shown what to pay: from here on it stands, until payment ends or is left. */
  'cart.beginPayment': call('in-shift', nothing, z.union([CartReply, Refusal])),
  /** Back to the goods: the cart can be changed again. */
  'cart.leavePayment': call('in-shift', nothing, CartReply),
} as const;
