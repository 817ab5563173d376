import type { Cart, CartLine } from '../../shared/cart/cart.ts';

/**
 * The till's answer, with every line that did not change being the very object already on the screen: so a scan draws
 * one line anew, not five hundred.
 */
export function keepUnchanged(shown: Cart | null, answered: Cart): Cart {
  if (shown?.sale !== answered.sale) return answered;
  const known = new Map(shown.lines.map((line) => [line.line, line]));
  const lines = answered.lines.map((line) => {
    const same = known.get(line.line);
    return same && isSame(same, line) ? same : line;
  });
  return { ...answered, lines };
}

/** What can differ under one line number: all else about an item is fixed when it goes into the cart. */
function isSame(a: CartLine, b: CartLine): boolean {
  return a.quantity === b.quantity && a.price === b.price && a.product === b.product && a.name === b.name;
}
