import type { BasketPart, Cart, CartLine } from '../cart/cart.ts';
import type { CashRounding } from '../catalogue/outlet.ts';
import type { Day } from '../day.ts';
import type { ShiftId } from '../id.ts';
import { type Dong, dong } from '../money.ts';
import { must } from '../must.ts';
import { apportion } from '../pricing/apportion.ts';
import type { Priced, PricedLine } from '../pricing/priced.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { RefusalOf } from '../refusal.ts';
import { paidFor, type RunningTotals, type SaleBody, type SaleLine, type SalePart } from './sale.ts';
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
  readonly training: boolean;
};

export type SettleRefusal = RefusalOf<'empty-cart' | 'not-enough' | 'too-much' | 'absurd-given' | 'same-bill'>;

/** Nobody hands over twenty notes more than are needed: more change than this is a typing slip, or a scan into the amount. */
export const CHANGE_LIMIT = 10_000_000;

/** What is still to be paid, or given back, for a total and the cash in hand. The screen previews with the same rule. */
export function cashDue(total: Dong, rounding: CashRounding): { readonly rounding: Dong; readonly due: Dong } {
  const rounded = cashRoundingOf(total, rounding);
  return { rounding: rounded, due: dong(total + rounded) };
}

/**
 * Decides a sale: the whole document, or why not. Only cash gives change and is rounded, and only for what nothing else paid.
 * @param priced the same cart's money
 */
export function settle(
  cart: Cart,
  priced: Priced,
  tenders: readonly Tender[],
  context: SaleContext,
): SaleBody | SettleRefusal {
  if (cart.lines.length === 0) return { refused: 'empty-cart' };
  const { total } = priced;
  const paid = paidBy(tenders, total, context.cashRounding);
  if ('refused' in paid) return paid;

  const lines = cart.lines.map((line, at) => saleLine(line, must(priced.lines[at], `the money of line ${line.line}`)));
  return {
    number: context.number,
    day: context.day,
    shift: context.shift,
    cashier: context.cashier,
    lines,
    total,
    vat: vatOf(lines.map((line) => ({ perMille: line.vat.perMille, amount: paidFor(line) }))),
    rounding: paid.rounding,
    tenders: [...tenders],
    change: paid.change,
    running: runningAfter(total, context),
    ...(cart.buyer && { buyer: cart.buyer }),
    ...(context.training && { training: true }),
  };
}

type Paid = { readonly rounding: Dong; readonly change: Dong };

function paidBy(tenders: readonly Tender[], total: Dong, rounding: CashRounding): Paid | SettleRefusal {
  const { cash, rest } = dividedUp(tenders, total);
  if (rest < 0) return { refused: 'too-much', over: dong(-rest) };
  if (hasBillTwice(tenders)) return { refused: 'same-bill' };
  const due = restDue(tenders, total, rounding);
  if (cash < due.due) return { refused: 'not-enough', missing: dong(due.due - cash) };
  if (cash - due.due > CHANGE_LIMIT) return { refused: 'absurd-given' };
  return { rounding: due.rounding, change: dong(cash - due.due) };
}

type DividedUp = {
  /** Handed over in cash. */
  readonly cash: number;
  /** What nothing but cash has paid. */
  readonly rest: number;
  /** Cash beside another tender makes up the total to the đồng: there is nothing to round. */
  readonly isExact: boolean;
};

function dividedUp(tenders: readonly Tender[], total: Dong): DividedUp {
  const cash = given(tenders.filter(({ kind }) => kind === 'cash'));
  const rest = total - (given(tenders) - cash);
  return { cash, rest, isExact: cash === rest && tenders.some(({ kind }) => kind !== 'cash') };
}

function restDue(tenders: readonly Tender[], total: Dong, rounding: CashRounding): ReturnType<typeof cashDue> {
  const { rest, isExact } = dividedUp(tenders, total);
  const isRounded = tenders.some(({ kind }) => kind === 'cash') && !isExact;
  return isRounded ? cashDue(dong(rest), rounding) : { rounding: dong(0), due: dong(rest) };
}

/**
 * What is left to pay after some tenders, if the next one pays it all: by `cash` it is rounded, by any other it is exact.
 * @returns less than 0 where cash already gives change
 */
export function stillOwed(
  total: Dong,
  rounding: CashRounding,
  tenders: readonly Tender[],
  next: 'cash' | 'other',
): Dong {
  const { cash, rest, isExact } = dividedUp(tenders, total);
  if (next === 'other' || isExact) return dong(rest - cash);
  return dong(cashDue(dong(rest), rounding).due - cash);
}

function hasBillTwice(tenders: readonly Tender[]): boolean {
  const bills = tenders.flatMap((tender) => (tender.kind === 'vietqr' ? [tender.bill] : []));
  return new Set(bills).size < bills.length;
}

function given(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, tender) => sum + tender.given, 0);
}

/** What is practised is not sold. */
function runningAfter(total: Dong, { running, training }: SaleContext): RunningTotals {
  return training ? running : { sold: dong(running.sold + total), returned: running.returned };
}

function saleLine(line: CartLine, { gross, offs, amount }: PricedLine): SaleLine {
  return {
    product: line.product,
    name: line.name,
    unit: line.unit,
    quantity: line.quantity,
    price: line.price,
    amount: gross,
    producer: line.producer,
    ...(line.stars !== null && { stars: line.stars }),
    ...(line.certificate !== null && { certificate: line.certificate }),
    vat: line.vat,
    ...(line.demo && { demo: line.demo }),
    ...(offs.length > 0 && { offs }),
    ...(line.repriced && { repriced: line.repriced }),
    ...(line.note !== undefined && { note: line.note }),
    ...(line.pack && { pack: line.pack }),
    ...(line.expired && { expired: line.expired }),
    ...(line.parts && { parts: saleParts(line.parts, line.quantity, amount) }),
  };
}

/** What was paid for a basket, to its producers by their shares, to the đồng. */
export function saleParts(parts: readonly BasketPart[], baskets: Quantity, paid: Dong): SalePart[] {
  const amounts = apportion(
    paid,
    parts.map(({ share, product }) => ({ weight: share, key: product })),
  );
  return parts.map(({ product, name, unit, producer, quantity: each }, at) => ({
    product,
    name,
    unit,
    producer,
    quantity: quantity((each * baskets) / 1000),
    amount: amounts[at] ?? dong(0),
  }));
}
