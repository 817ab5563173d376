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

/** By all a line says, whatever it comes to hold: both were written by the till, so in the same order. */
function isSame(a: CartLine, b: CartLine): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
