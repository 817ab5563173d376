import { type Cart, type CartLine, lineAmount } from '../cart/cart.ts';
import { type Dong, dong, sumDong } from '../money.ts';
import { lessOffs, type Off } from '../sale/off.ts';
import { apportion } from './apportion.ts';
import { takenOff } from './discount.ts';
import type { Priced, PricedLine } from './priced.ts';

/** What promotions take off each line, by the number of the line. */
export type Promoted = ReadonlyMap<number, readonly Off[]>;

const NOT_PROMOTED: Promoted = new Map();

/**
 * Prices a cart: promotions first, then what the cashier took off lines, then what was taken off the whole, apportioned to
 * the lines to the đồng. The sum of the lines is the total.
 */
export function priceCart(cart: Cart, promoted: Promoted = NOT_PROMOTED): Priced {
  const lines = cart.lines.map((line) => pricedLine(line, promoted.get(line.line) ?? []));
  const priced = cart.discount ? withSaleDiscount(cart, lines, cart.discount) : lines;
  return {
    lines: priced,
    gross: sumDong(priced.map(({ gross }) => gross)),
    total: sumDong(priced.map(({ amount }) => amount)),
  };
}

function pricedLine(line: CartLine, promotions: readonly Off[]): PricedLine {
  const gross = lineAmount(line);
  const left = lessOffs(gross, promotions);
  const { discount } = line;
  if (!discount) return { line: line.line, gross, offs: [...promotions], amount: left };
  return withOff({ line: line.line, gross, offs: [...promotions], amount: left }, 'line', {
    ...discount,
    amount: takenOff(left, discount),
  });
}

function withSaleDiscount(
  cart: Cart,
  lines: readonly PricedLine[],
  discount: NonNullable<Cart['discount']>,
): PricedLine[] {
  const off = takenOff(sumDong(lines.map(({ amount }) => amount)), discount);
  const portions = lines.map(({ amount }, at) => ({ weight: amount, key: keyOf(cart.lines[at]) }));
  const shares = apportion(off, portions);
  return lines.map((line, at) => withOff(line, 'sale', { ...discount, amount: shares[at] ?? dong(0) }));
}

/** Lines that differ in neither are one line, so this decides between any two. */
function keyOf(line: CartLine | undefined): string {
  return `${line?.product} ${line?.price} ${line?.line}`;
}

type Taken = { readonly amount: Dong; readonly reason: string; readonly approvedBy?: Off['approvedBy'] };

function withOff(line: PricedLine, by: 'line' | 'sale', { amount, reason, approvedBy }: Taken): PricedLine {
  if (amount === 0) return line;
  const off: Off = { by, amount, borneBy: 'shop', reason, ...(approvedBy && { approvedBy }) };
  return { ...line, offs: [...line.offs, off], amount: dong(line.amount - amount) };
}
