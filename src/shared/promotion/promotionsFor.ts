import { type Cart, type CartLine, lineAmount } from '../cart/cart.ts';
import { type Dong, dong, sumDong } from '../money.ts';
import { apportion } from '../pricing/apportion.ts';
import { takenOff } from '../pricing/discount.ts';
import type { Promoted } from '../pricing/priceCart.ts';
import type { Off } from '../sale/off.ts';
import { type Saving, savingsOnGoods } from './goods.ts';
import type { Moment } from './moment.ts';
import type { Promotion } from './promotion.ts';
import { type Running, runningAt } from './running.ts';

/**
 * What promotions take off a cart at a moment: the combination that is best for the buyer, among those the rules of
 * stacking in docs/pricing.md admit. Neither the order of the lines nor that of the promotions matters.
 * @returns what `priceCart` takes: the number of each line that something is taken off, and what
 */
export function promotionsFor(cart: Pick<Cart, 'lines'>, promotions: readonly Promotion[], moment: Moment): Promoted {
  const running = runningAt(promotions, moment);
  const goods = savingsOnGoods(cart.lines, running);
  return offsByLine([...goods, ...savingsOnSale(cart.lines, goods, running)]);
}

function offsByLine(savings: readonly Saving[]): Promoted {
  const offs = new Map<number, Off[]>();
  for (const { line, promotion, amount } of savings) {
    const off: Off = {
      by: 'promotion',
      amount,
      promotion: promotion.id,
      name: promotion.name,
      borneBy: promotion.borneBy,
    };
    offs.set(line, [...(offs.get(line) ?? []), off]);
  }
  return offs;
}

/**
 * One promotion of the whole sale, after those of goods. Its threshold is held against what the goods cost before
 * anything is taken off, so that a larger saving on a line can never lose it: that makes the best of each step the best
 * of both.
 */
function savingsOnSale(lines: readonly CartLine[], goods: readonly Saving[], { offSale }: Running): Saving[] {
  const gross = sumDong(lines.map(lineAmount));
  const left = leftOf(lines, goods);
  let best: { readonly promotion: Promotion; readonly amount: Dong } | undefined;
  for (const promotion of offSale) {
    if (gross < promotion.rule.atLeast) continue;
    const amount = takenOff(sumDong(left), promotion.rule);
    if (amount > (best?.amount ?? 0)) best = { promotion, amount };
  }
  if (!best) return [];
  const { promotion } = best;
  const shares = apportion(
    best.amount,
    lines.map((line, at) => ({ weight: left[at] ?? 0, key: keyOf(line) })),
  );
  return lines.flatMap(({ line }, at) => {
    const amount = shares[at] ?? dong(0);
    return amount > 0 ? [{ line, promotion, amount }] : [];
  });
}

/** What is left of each line. */
function leftOf(lines: readonly CartLine[], goods: readonly Saving[]): Dong[] {
  const saved = new Map<number, number>();
  for (const { line, amount } of goods) saved.set(line, (saved.get(line) ?? 0) + amount);
  return lines.map((line) => dong(lineAmount(line) - (saved.get(line.line) ?? 0)));
}

/** Decides between two lines with one remainder by what they are, and only then by which came first. */
function keyOf({ product, price, quantity, line }: CartLine): string {
  return `${product} ${price} ${quantity} ${line.toString().padStart(6, '0')}`;
}
