import type { CartItem } from '../cart/cart.ts';
import { DONG_LIMIT, dong } from '../money.ts';
import { amountOf, QUANTITY_LIMIT, type Quantity } from '../quantity.ts';
import type { RefusalOf } from '../refusal.ts';
import { saleParts } from '../sale/settle.ts';
import type { Refund } from './refund.ts';
import type { Destination, ReturnBody, ReturnLine } from './return.ts';
import { type ReturnContext, type ReturnRefusal, settleReturn, vatOfLines } from './takeBack.ts';

/** Goods somebody brings without a slip: nobody knows what was paid, so today's price counts, without any discount. */
export type Brought = { readonly item: CartItem; readonly quantity: Quantity; readonly to: Destination };

/** More lines than anybody carries back. */
export const BROUGHT_LIMIT = 50;

/** Decides a return without a slip: the whole document, or why not. Nothing goes back onto a card nobody knows. */
export function takeBackWithoutSlip(
  brought: readonly Brought[],
  refunds: readonly Refund[],
  context: ReturnContext,
): ReturnBody | ReturnRefusal | RefusalOf<'absurd-quantity'> {
  if (brought.length === 0) return { refused: 'nothing-to-return' };
  for (const { item, quantity } of brought) {
    if (quantity <= 0 || quantity > QUANTITY_LIMIT) return { refused: 'absurd-quantity' };
    if (amountOf(item.price, quantity) >= DONG_LIMIT) return { refused: 'absurd-quantity' };
    if (!item.weighed && quantity % 1000 !== 0) return { refused: 'not-weighed' };
  }
  const lines = brought.map(broughtLine);
  const paid = settleReturn(lines, refunds, { context, card: dong(0) });
  return 'refused' in paid ? paid : { ...paid, of: null, vat: vatOfLines(lines) };
}

function broughtLine({ item, quantity, to }: Brought): ReturnLine {
  const { product, name, unit, price, producer, vat, parts, demo } = item;
  const amount = amountOf(price, quantity);
  return {
    product,
    name,
    unit,
    quantity,
    price,
    amount,
    producer,
    vat,
    ...(parts && { parts: saleParts(parts, quantity, amount) }),
    to,
    ...(demo && { demo }),
  };
}
