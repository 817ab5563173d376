import { type Cart, type CartLine, cartTotal, lineAmount } from '../cart/cart.ts';
import type { CashRounding } from '../catalogue/outlet.ts';
import type { Day } from '../day.ts';
import type { ShiftId } from '../id.ts';
import { type Dong, dong } from '../money.ts';
import type { RefusalOf } from '../refusal.ts';
import type { RunningTotals, SaleBody, SaleLine } from './sale.ts';
import { cashRoundingOf, type Tender } from './tender.ts';
import { vatOf } from './vat.ts';

/** All that a sale needs beside its cart and its money. */
export type SaleContext = {
  readonly number: string;
  readonly day: Day;
  readonly shift: ShiftId;
  readonly cashier: string;
  readonly cashRounding: CashRounding;
  /** Totals before this sale. */
  readonly running: RunningTotals;
};

export type SettleRefusal = RefusalOf<'empty-cart' | 'not-enough' | 'absurd-given'>;

/** Nobody hands over twenty notes more than are needed: more change than this is a typing slip, or a scan into the amount. */
export const CHANGE_LIMIT = 10_000_000;

/** What is still to be paid, or given back, for a total and the cash in hand. The screen previews with the same rule. */
export function cashDue(total: Dong, rounding: CashRounding): { readonly rounding: Dong; readonly due: Dong } {
  const rounded = cashRoundingOf(total, rounding);
  return { rounding: rounded, due: dong(total + rounded) };
}

/** Decides a sale: the whole document, or why not. */
export function settle(cart: Cart, tenders: readonly Tender[], context: SaleContext): SaleBody | SettleRefusal {
  if (cart.lines.length === 0) return { refused: 'empty-cart' };
  const total = cartTotal(cart);
  const { rounding, due } = cashDue(total, context.cashRounding);
  const given = tenders.reduce((sum, tender) => sum + tender.given, 0);
  if (given < due) return { refused: 'not-enough', missing: dong(due - given) };
  if (given - due > CHANGE_LIMIT) return { refused: 'absurd-given' };

  const lines = cart.lines.map(saleLine);
  return {
    number: context.number,
    day: context.day,
    shift: context.shift,
    cashier: context.cashier,
    lines,
    total,
    vat: vatOf(lines.map((line) => ({ perMille: line.vat.perMille, amount: line.amount }))),
    rounding,
    tenders: [...tenders],
    change: dong(given - due),
    running: { sold: dong(context.running.sold + total), returned: context.running.returned },
  };
}

function saleLine(line: CartLine): SaleLine {
  return {
    product: line.product,
    name: line.name,
    unit: line.unit,
    quantity: line.quantity,
    price: line.price,
    amount: lineAmount(line),
    producer: line.producer,
    ...(line.stars !== null && { stars: line.stars }),
    ...(line.certificate !== null && { certificate: line.certificate }),
    vat: line.vat,
    ...(line.demo && { demo: line.demo }),
  };
}
