import { lastDayOf } from '../../shared/barcode/labelSays.ts';
import type { Named } from '../../shared/barcode/scan.ts';
import type { CartItem } from '../../shared/cart/cart.ts';
import type { ProductId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { amountOf, ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import type { PackSays } from '../../shared/sale/pack.ts';
import { quantityFor } from './resolveCode.ts';

/** How much of an item one scan is, and what of its label the line keeps. */
export type Scanned = { readonly quantity: Quantity; readonly pack: PackSays | undefined };

/**
 * What of a product goes into the cart for what its code says.
 * @param times how many of it were asked for, 1 where nothing was said
 */
export function scannedOf(
  scan: Named<ProductId>,
  item: CartItem,
  times: number,
): Scanned | RefusalOf<'carton-not-piece' | 'weighed-times' | 'weight-needed' | 'not-weighed' | 'label-price'> {
  const { weighed, name } = item;
  if (scan.carton) return { refused: 'carton-not-piece', name };
  // Three packs that were weighed apart are three weights.
  if (weighed && times !== 1) return { refused: 'weighed-times', name };
  const said = quantityFor(scan, weighed) ?? (weighed ? boughtFor(scan.price, item.price) : null);
  if (said === null && weighed) return weightNeeded(item);
  // The grams of a label on something sold by the piece: two kilograms are not two packs.
  if (scan.quantity !== null && said === null) return { refused: 'not-weighed' };
  const one = said ?? ONE;
  return labelPriceRefusal(scan, item, one) ?? { quantity: quantity(one * times), pack: packOf(scan) };
}

/**
 * How much of what is weighed a price on its label buys. Never more than that price, so that nobody pays more than they read.
 * @returns null where that is nothing
 */
function boughtFor(labelled: Dong | undefined, perUnit: Dong): Quantity | null {
  if (labelled === undefined || perUnit <= 0) return null;
  const grams = Math.floor((labelled * ONE) / perUnit);
  return grams > 0 ? quantity(grams) : null;
}

/** đồng. A scale rounds the price it prints, to whole notes at most; a label of an old price differs by more. */
const SCALE_ROUNDING = 1_000;

/** A label that says another price than the till asks: somebody decides, and not the scanner. */
function labelPriceRefusal(
  { price }: Named<ProductId>,
  item: CartItem,
  one: Quantity,
): RefusalOf<'label-price'> | undefined {
  if (price === undefined) return undefined;
  const due = amountOf(item.price, one);
  if (Math.abs(due - price) < SCALE_ROUNDING) return undefined;
  return { refused: 'label-price', name: item.name, price, due: dong(due) };
}

/** All that the pad which asks for the weight shows. */
function weightNeeded({ product, name, unit, price, producer }: CartItem): RefusalOf<'weight-needed'> {
  return { refused: 'weight-needed', product, name, unit, price, producer: producer.name };
}

/** What of its label the line keeps. */
export function packOf(scan: Named<ProductId>): PackSays | undefined {
  const { lot } = scan;
  const expires = lastDayOf(scan);
  if (lot === undefined && expires === undefined) return undefined;
  return { ...(lot !== undefined && { lot }), ...(expires !== undefined && { expires }) };
}
