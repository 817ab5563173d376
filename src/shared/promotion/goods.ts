import { type CartLine, lineAmount } from '../cart/cart.ts';
import { type Dong, divideRounded, dong } from '../money.ts';
import { takenOff } from '../pricing/discount.ts';
import { amountOf } from '../quantity.ts';
import type { Promotion, RuleOf } from './promotion.ts';
import { byId, type PromotionOf, type Running } from './running.ts';

/** What one promotion takes off one line. */
export type Saving = { readonly line: number; readonly promotion: Promotion; readonly amount: Dong };

/**
 * What promotions of goods take off the lines. The lines of one product belong together: either each takes the promotion
 * that takes most off it, or one buy-and-get runs over all of them that it reaches; whichever saves the buyer more.
 * Between two that save the same the id decides.
 */
export function savingsOnGoods(lines: readonly CartLine[], running: Running): Saving[] {
  // A price agreed by hand is not promoted on top of it.
  const products = Map.groupBy(
    lines.filter(({ repriced }) => repriced === undefined),
    ({ product }) => product,
  );
  return [...products.values()].flatMap((own) => bestOfProduct(own, running));
}

function bestOfProduct(lines: readonly CartLine[], { offGoods, buyGet }: Running): Saving[] {
  const apart = lines.map((line) => bestOff(line, offGoods(line)));
  const reached = lines.map(buyGet);
  let best = apart.flatMap((saving) => saving ?? []);
  for (const promotion of [...new Set(reached.flat())].toSorted(byId)) {
    const isOwn = (_: unknown, at: number): boolean => reached[at]?.includes(promotion) ?? false;
    const others = apart.filter((saving, at) => !isOwn(saving, at)).flatMap((saving) => saving ?? []);
    const savings = [...others, ...savingsTogether(lines.filter(isOwn), promotion)];
    if (sumOf(savings) > sumOf(best)) best = savings;
  }
  return best;
}

function bestOff(line: CartLine, promotions: readonly PromotionOf<'goods'>[]): Saving | undefined {
  const gross = lineAmount(line);
  let best: Saving | undefined;
  for (const promotion of promotions) {
    const amount = offLine(line, gross, promotion.rule);
    // They come by id: the first of two that save the same stays.
    if (amount > (best?.amount ?? 0)) best = { line: line.line, promotion, amount };
  }
  return best;
}

/** An amount is off the price and not off the line, so that a gram more never costs less. */
function offLine(line: Pick<CartLine, 'price' | 'quantity'>, gross: Dong, { off }: RuleOf<'goods'>): Dong {
  if ('perMille' in off) return takenOff(gross, { off });
  return dong(gross - amountOf(dong(Math.max(0, line.price - off.amount)), line.quantity));
}

/** The cheapest pieces are the ones given; what is weighed has no pieces. */
function savingsTogether(lines: readonly CartLine[], promotion: PromotionOf<'buy-get'>): Saving[] {
  const counted = lines.filter(({ weighed }) => !weighed).toSorted((a, b) => a.price - b.price || a.line - b.line);
  let given = givenOf(
    counted.reduce((sum, { quantity }) => sum + quantity / 1000, 0),
    promotion.rule,
  );
  return counted.flatMap(({ line, price, quantity }) => {
    const pieces = Math.min(given, quantity / 1000);
    given -= pieces;
    const amount = dong(divideRounded(price * pieces * promotion.rule.perMille, 1000));
    return amount > 0 ? [{ line, promotion, amount }] : [];
  });
}

/** Of each `buy + get` the first `buy` are paid; a round that is not full gives what is past them. */
function givenOf(pieces: number, { buy, get }: Pick<RuleOf<'buy-get'>, 'buy' | 'get'>): number {
  const round = buy + get;
  return Math.floor(pieces / round) * get + Math.max(0, (pieces % round) - buy);
}

function sumOf(savings: readonly Saving[]): number {
  return savings.reduce((sum, { amount }) => sum + amount, 0);
}
