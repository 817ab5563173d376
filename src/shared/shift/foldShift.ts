import type { Instant } from '../day.ts';
import type { BodyOf, EntryKind } from '../journal/entry.ts';
import { type Dong, dong } from '../money.ts';
import { must } from '../must.ts';
import { sumOf } from '../return/refund.ts';
import type { CreditPaidOutBody, ReturnBody } from '../return/return.ts';
import { cashKept, type RunningTotals, type SaleBody } from '../sale/sale.ts';
import type { VatSum } from '../sale/vat.ts';
import type { ShiftReport, Sum } from './report.ts';
import type { CashMovedBody, ShiftOpenedBody } from './shift.ts';

/** An entry of a shift with its body read. */
export type ShiftEntry = {
  readonly [K in EntryKind]: { readonly kind: K; readonly at: Instant; readonly body: BodyOf<K> };
}[EntryKind];

/**
 * Folds a shift into its report: X in the middle of it, Z at its end. One rule, and no figure of it is kept anywhere else.
 * @param entries those from the shift's opening on, in order, until its end
 * @param running how the running totals stood when it was opened
 */
export function foldShift(entries: Iterable<ShiftEntry>, running: RunningTotals): ShiftReport {
  return reportOf(must(foldOn(undefined, entries, running), 'the opening of the shift'));
}

/**
 * Folds a shift on by further entries, which may be its opening.
 * @param fold what those before came to; changed, and not to be used again
 */
export function foldOn(
  fold: ShiftFold | undefined,
  entries: Iterable<ShiftEntry>,
  running: RunningTotals,
): ShiftFold | undefined {
  let tally = fold;
  for (const entry of entries) {
    if (entry.kind === 'shift-opened') tally = opened(entry.body, entry.at, running);
    else take(must(tally, 'the opening of the shift'), entry);
  }
  return tally;
}

type Sums = Map<string, { count: number; amount: number }>;
type Vats = Map<number | null, { gross: number; vat: number }>;
type Open = { count: number; amount: number };

/** A shift folded as far as some entry. */
export type ShiftFold = Tally;

type Tally = {
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly float: Dong;
  running: RunningTotals;
  practising: boolean;
  gross: number;
  rounding: number;
  change: number;
  cashSales: number;
  cashRefunds: number;
  returnRounding: number;
  openings: number;
  priceChanges: number;
  reprints: number;
  switched: number;
  readonly sales: Open;
  readonly offs: Sums;
  readonly tenders: Sums;
  readonly vat: Vats;
  readonly returns: Open;
  readonly returnVat: Vats;
  readonly refunds: Sums;
  readonly creditsPaidOut: Open;
  readonly cash: { readonly in: Open; readonly out: Open };
  readonly linesRemoved: Open;
  readonly paymentsDropped: Open;
  readonly practised: { readonly sales: Open; readonly returns: Open };
};

const none = (): Open => ({ count: 0, amount: 0 });

function opened(body: ShiftOpenedBody, at: Instant, running: RunningTotals): Tally {
  return {
    openedAt: at,
    openedBy: body.cashier,
    float: body.float,
    running,
    practising: false,
    gross: 0,
    rounding: 0,
    change: 0,
    cashSales: 0,
    cashRefunds: 0,
    returnRounding: 0,
    openings: 0,
    priceChanges: 0,
    reprints: 0,
    switched: 0,
    sales: none(),
    offs: new Map(),
    tenders: new Map(),
    vat: new Map(),
    returns: none(),
    returnVat: new Map(),
    refunds: new Map(),
    creditsPaidOut: none(),
    cash: { in: none(), out: none() },
    linesRemoved: none(),
    paymentsDropped: none(),
    practised: { sales: none(), returns: none() },
  };
}

function take(tally: Tally, entry: ShiftEntry): void {
  switch (entry.kind) {
    case 'sale':
      return entry.body.training ? add(tally.practised.sales, entry.body.total) : takeSale(tally, entry.body);
    case 'return':
      return entry.body.training ? add(tally.practised.returns, entry.body.total) : takeReturn(tally, entry.body);
    case 'credit-paid-out':
      return takePaidOut(tally, entry.body);
    case 'cash-moved':
      return takeMove(tally, entry.body);
    case 'line-removed':
      return tally.practising ? undefined : add(tally.linesRemoved, entry.body.amount);
    case 'payment-dropped':
      return tally.practising ? undefined : add(tally.paymentsDropped, entry.body.tender.given);
    case 'drawer-opened':
      tally.openings += entry.body.training ? 0 : 1;
      return;
    case 'slip-reprinted':
      tally.reprints += tally.practising ? 0 : 1;
      return;
    case 'training-switched':
      tally.practising = entry.body.on;
      tally.switched += entry.body.on ? 1 : 0;
      return;
    // No money of the shift hangs on these.
    case 'goods-received':
    case 'goods-written-off':
    case 'goods-sent':
    case 'goods-arrived':
    case 'goods-counted':
    case 'stock-adjusted':
    // Cash that left the drawer for it has an entry of its own.
    case 'producer-settled':
    case 'producer-paid':
    case 'till-enrolled':
    case 'shift-opened':
    case 'shift-closed':
    case 'pin-set':
    case 'sign-in-blocked':
    case 'missed-demand':
      return;
  }
}

function takeSale(tally: Tally, sale: SaleBody): void {
  add(tally.sales, sale.total);
  tally.rounding += sale.rounding;
  tally.change += sale.change;
  tally.cashSales += cashKept(sale);
  tally.running = sale.running;
  for (const line of sale.lines) {
    tally.gross += line.amount;
    if (line.repriced) tally.priceChanges += 1;
    for (const off of line.offs ?? []) addTo(tally.offs, off.by, off.amount);
  }
  for (const { kind, given } of sale.tenders) {
    addTo(tally.tenders, kind, kind === 'cash' ? 0 : given);
  }
  // Change is given once, however the cash was handed over.
  const cash = tally.tenders.get('cash');
  if (cash) cash.amount += cashKept(sale);
  addVat(tally.vat, sale.vat);
}

function takeReturn(tally: Tally, back: ReturnBody): void {
  add(tally.returns, back.total);
  tally.returnRounding += back.rounding;
  tally.cashRefunds += sumOf(back.refunds, 'cash');
  tally.running = back.running;
  for (const { kind, amount } of back.refunds) addTo(tally.refunds, kind, amount);
  addVat(tally.returnVat, back.vat);
}

function takePaidOut(tally: Tally, { amount, rounding, training }: CreditPaidOutBody): void {
  if (training) return;
  add(tally.creditsPaidOut, amount + rounding);
  tally.cashRefunds += amount + rounding;
}

function takeMove(tally: Tally, { direction, amount, training }: CashMovedBody): void {
  if (!training) add(tally.cash[direction], amount);
}

function add(to: Open, amount: number): void {
  to.count += 1;
  to.amount += amount;
}

function addTo(sums: Sums, kind: string, amount: number): void {
  const of = sums.get(kind) ?? none();
  sums.set(kind, of);
  add(of, amount);
}

/** The documents' own VAT, each rounded once: the sum of rounded figures is what was charged. */
function addVat(vats: Vats, sums: readonly VatSum[]): void {
  for (const { perMille, gross, vat } of sums) {
    const before = vats.get(perMille) ?? { gross: 0, vat: 0 };
    vats.set(perMille, { gross: before.gross + gross, vat: before.vat + vat });
  }
}

/** The figures of what was folded so far. */
export function reportOf(tally: ShiftFold): ShiftReport {
  const { openedAt, openedBy, running, openings, priceChanges, reprints, switched, practised } = tally;
  return {
    openedAt,
    openedBy,
    running,
    openings,
    priceChanges,
    reprints,
    sales: tally.sales.count,
    gross: dong(tally.gross),
    offs: kinds(tally.offs),
    total: dong(tally.sales.amount),
    tenders: kinds(tally.tenders),
    vat: rates(tally.vat),
    rounding: dong(tally.rounding),
    change: dong(tally.change),
    returns: {
      ...sum(tally.returns),
      rounding: dong(tally.returnRounding),
      vat: rates(tally.returnVat),
      refunds: kinds(tally.refunds),
    },
    creditsPaidOut: sum(tally.creditsPaidOut),
    drawer: drawerOf(tally),
    linesRemoved: sum(tally.linesRemoved),
    ...(tally.paymentsDropped.count > 0 && { paymentsDropped: sum(tally.paymentsDropped) }),
    training: { switched, sales: sum(practised.sales), returns: sum(practised.returns) },
  };
}

function drawerOf({ float, cashSales, cashRefunds, cash }: Tally): ShiftReport['drawer'] {
  return {
    float,
    sales: dong(cashSales),
    refunds: dong(cashRefunds),
    cashIn: sum(cash.in),
    cashOut: sum(cash.out),
    expected: dong(float + cashSales - cashRefunds + cash.in.amount - cash.out.amount),
  };
}

function sum({ count, amount }: Open): Sum {
  return { count, amount: dong(amount) };
}

/** By name, so that the same shift is always the same text. */
function kinds(sums: Sums): (Sum & { kind: string })[] {
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { count, amount }]) => ({ kind, count, amount: dong(amount) }));
}

/** Highest rate first, what is not subject to VAT last, as on a sale's slip. */
function rates(vats: Vats): VatSum[] {
  return [...vats]
    .toSorted(([a], [b]) => (b ?? -1) - (a ?? -1))
    .map(([perMille, { gross, vat }]) => ({ perMille, gross: dong(gross), vat: dong(vat) }));
}
