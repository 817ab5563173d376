import type { Cart } from '../../shared/cart/cart.ts';
import type { Priced } from '../../shared/pricing/priced.ts';

/**
 * The till's answer, with every line that did not change being the very object already on the screen: so a scan draws
 * one line anew, not five hundred.
 */
export function keepUnchanged(shown: Cart | null, answered: Cart): Cart {
  if (shown?.sale !== answered.sale) return answered;
  return { ...answered, lines: kept(shown.lines, answered.lines) };
}

/** The same of the lines' money. */
export function keepPrices(shown: Priced | null, answered: Priced): Priced {
  return shown ? { ...answered, lines: kept(shown.lines, answered.lines) } : answered;
}

type Numbered = { readonly line: number };

function kept<Line extends Numbered>(shown: readonly Line[], answered: readonly Line[]): Line[] {
  const known = new Map(shown.map((line) => [line.line, line]));
  return answered.map((line) => {
    const same = known.get(line.line);
    return same && isSame(same, line) ? same : line;
  });
}

/** By all a line says, whatever it comes to hold: both were written by the till, so in the same order. */
function isSame(a: Numbered, b: Numbered): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
