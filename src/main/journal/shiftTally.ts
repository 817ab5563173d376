import type { Running } from './books.ts';
import type { Vat } from './reckon.ts';
import type { CreditPaidOut, Return } from './returnForm.ts';
import type { Sale } from './saleForm.ts';
import type { CashMoved, LineRemoved, PaymentDropped, ShiftClosed, ShiftOpened } from './shiftForm.ts';

type Report = ShiftClosed['report'];
type Sum = { count: number; amount: number };
type Sums = Map<string, Sum>;
type Rates = Map<number | null, { gross: number; vat: number }>;

/** A shift's figures, added up entry by entry as docs/journal-format.md §6 says under `shift-closed`. */
export type ShiftTally = {
  readonly openedAt: number;
  readonly openedBy: string;
  readonly float: number;
  readonly sales: Sum & { gross: number; rounding: number; change: number; cash: number; priceChanges: number };
  readonly offs: Sums;
  readonly tenders: Sums;
  readonly vat: Rates;
  readonly returns: Sum & { rounding: number; cash: number };
  readonly refunds: Sums;
  readonly returnVat: Rates;
  readonly paidOut: Sum;
  readonly moved: { readonly in: Sum; readonly out: Sum };
  readonly removed: Sum;
  readonly dropped: Sum;
  readonly practised: { readonly sales: Sum; readonly returns: Sum };
  openings: number;
  reprints: number;
  switched: number;
  /** Whether training is on, as far as this shift tells. */
  practising: boolean;
};

const none = (): Sum => ({ count: 0, amount: 0 });

export function emptyTally({ cashier, float }: ShiftOpened, at: number): ShiftTally {
  return {
    openedAt: at,
    openedBy: cashier,
    float,
    openings: 0,
    reprints: 0,
    switched: 0,
    practising: false,
    sales: { ...none(), gross: 0, rounding: 0, change: 0, cash: 0, priceChanges: 0 },
    offs: new Map(),
    tenders: new Map(),
    vat: new Map(),
    returns: { ...none(), rounding: 0, cash: 0 },
    refunds: new Map(),
    returnVat: new Map(),
    paidOut: none(),
    moved: { in: none(), out: none() },
    removed: none(),
    dropped: none(),
    practised: { sales: none(), returns: none() },
  };
}

export function tallySale(tally: ShiftTally, sale: Sale): void {
  if (sale.training) return add(tally.practised.sales, sale.total);
  const { sales } = tally;
  add(sales, sale.total);
  sales.rounding += sale.rounding;
  sales.change += sale.change;
  for (const line of sale.lines) {
    sales.gross += line.amount;
    sales.priceChanges += line.repriced ? 1 : 0;
    for (const off of line.offs ?? []) addTo(tally.offs, off.by, off.amount);
  }
  for (const { kind, given } of sale.tenders) {
    addTo(tally.tenders, kind, given);
    if (kind === 'cash') sales.cash += given;
  }
  sales.cash -= sale.change;
  addVat(tally.vat, sale.vat);
}

export function tallyReturn(tally: ShiftTally, back: Return): void {
  if (back.training) return add(tally.practised.returns, back.total);
  add(tally.returns, back.total);
  tally.returns.rounding += back.rounding;
  for (const { kind, amount } of back.refunds) {
    addTo(tally.refunds, kind, amount);
    if (kind === 'cash') tally.returns.cash += amount;
  }
  addVat(tally.returnVat, back.vat);
}

export function tallyPaidOut(tally: ShiftTally, { amount, rounding, training }: CreditPaidOut): void {
  if (!training) add(tally.paidOut, amount + rounding);
}

export function tallyMove(tally: ShiftTally, { direction, amount, training }: CashMoved): void {
  if (!training) add(tally.moved[direction], amount);
}

export function tallyRemoved(tally: ShiftTally, { amount }: LineRemoved): void {
  if (!tally.practising) add(tally.removed, amount);
}

export function tallyDropped(tally: ShiftTally, { tender }: PaymentDropped): void {
  if (!tally.practising) add(tally.dropped, tender.given);
}

export function switchTally(tally: ShiftTally, on: boolean): void {
  tally.practising = on;
  if (on) tally.switched += 1;
}

function add(sum: Sum, amount: number): void {
  sum.count += 1;
  sum.amount += amount;
}

function addTo(sums: Sums, kind: string, amount: number): void {
  const sum = sums.get(kind) ?? none();
  sums.set(kind, sum);
  add(sum, amount);
}

function addVat(rates: Rates, sums: readonly Vat[]): void {
  for (const { perMille, gross, vat } of sums) {
    const sum = rates.get(perMille) ?? { gross: 0, vat: 0 };
    rates.set(perMille, { gross: sum.gross + Number(gross), vat: sum.vat + Number(vat) });
  }
}

/** The report that closes a shift of these figures. @param running as they stand at its end */
export function reportOf(tally: ShiftTally, running: Running): { readonly [M in keyof Report]: unknown } {
  const { sales, returns, paidOut, removed, dropped, practised } = tally;
  const { count, amount, rounding } = returns;
  return {
    openedAt: tally.openedAt,
    openedBy: tally.openedBy,
    sales: sales.count,
    gross: sales.gross,
    offs: byKind(tally.offs),
    total: sales.amount,
    tenders: byKind(withoutChange(tally)),
    vat: byRate(tally.vat),
    rounding: sales.rounding,
    change: sales.change,
    returns: { count, amount, rounding, vat: byRate(tally.returnVat), refunds: byKind(tally.refunds) },
    creditsPaidOut: paidOut,
    drawer: drawerOf(tally),
    openings: tally.openings,
    priceChanges: sales.priceChanges,
    linesRemoved: removed,
    paymentsDropped: dropped.count > 0 ? dropped : undefined,
    reprints: tally.reprints,
    training: { switched: tally.switched, sales: practised.sales, returns: practised.returns },
    running: { sold: running.sold, returned: running.returned },
  };
}

function drawerOf({ float, sales, returns, paidOut, moved }: ShiftTally) {
  const refunds = returns.cash + paidOut.amount;
  const expected = float + sales.cash - refunds + moved.in.amount - moved.out.amount;
  return { float, sales: sales.cash, refunds, cashIn: moved.in, cashOut: moved.out, expected };
}

/** Change is given in cash. */
function withoutChange({ tenders, sales }: ShiftTally): Sums {
  const cash = tenders.get('cash');
  if (!cash) return tenders;
  return new Map([...tenders, ['cash', { count: cash.count, amount: sales.cash }]]);
}

function byKind(sums: Sums) {
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { count, amount }]) => ({ kind, count, amount }));
}

/** Highest rate first, what is not subject to VAT last. */
function byRate(rates: Rates) {
  return [...rates]
    .toSorted(([a], [b]) => (b ?? -1) - (a ?? -1))
    .map(([perMille, { gross, vat }]) => ({ perMille, gross, vat }));
}
