import type { CashRounding } from '../catalogue/outlet.ts';
import type { Day } from '../day.ts';
import type { SaleId, ShiftId } from '../id.ts';
import { type Dong, dong, sumDong } from '../money.ts';
import { apportion } from '../pricing/apportion.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { RefusalOf } from '../refusal.ts';
import type { Borne } from '../sale/off.ts';
import { paidFor, type RunningTotals, type SaleBody, type SaleLine, type SalePart } from '../sale/sale.ts';
import { includedVat, type VatSum, vatOf } from '../sale/vat.ts';
import type { Approver } from '../staff/approval.ts';
import { borneBack, isBorne, partsBorneBack } from './borneBack.ts';
import { cardLeft, checkRefunds, type Refund, type RefundRefusal } from './refund.ts';
import type { Destination, ReturnBody, ReturnLine, ReturnPart } from './return.ts';
import { shareOf } from './share.ts';

/** All that a return needs beside the goods. */
export type ReturnContext = {
  readonly number: string;
  readonly day: Day;
  readonly shift: ShiftId;
  readonly cashier: string;
  readonly cashRounding: CashRounding;
  /** Totals before this return. */
  readonly running: RunningTotals;
  readonly reason: string;
  readonly approvedBy?: Approver | undefined;
  readonly training: boolean;
};

/** Goods of a line of the sale. One line may come twice: part of it onto the shelf, part of it away. */
export type Wanted = { readonly line: number; readonly quantity: Quantity; readonly to: Destination };

/** A sale as it stands in the journal, and what came back of it before. */
export type Sold = {
  readonly id: SaleId;
  readonly sale: SaleBody;
  readonly before: readonly ReturnBody[];
};

export type ReturnRefusal =
  | RefusalOf<'nothing-to-return' | 'no-such-line' | 'more-than-left' | 'not-weighed' | 'other-mode'>
  | RefundRefusal;

/** What came back of a line until now. */
export type Back = { readonly quantity: Quantity; readonly amount: Dong };

/** Of each line of a sale, in their order. */
export function backSoFar(sale: SaleBody, before: readonly ReturnBody[]): Back[] {
  return sale.lines.map((_, at) => {
    const lines = linesOf(before, at);
    return {
      quantity: quantity(lines.reduce((sum, line) => sum + line.quantity, 0)),
      amount: sumDong(lines.map(({ amount }) => amount)),
    };
  });
}

/**
 * What the buyer gets for more of a line: the share of what was paid that belongs to all that is then back, less what they
 * got before. So the parts of a line, however it comes back, bring exactly what was paid for it.
 */
export function moneyBack(line: Pick<SaleLine, 'quantity' | 'amount' | 'offs'>, back: Back, more: Quantity): Dong {
  return dong(shareOf(paidFor(line), back.quantity + more, line.quantity) - back.amount);
}

/** Whether a line comes back in whole pieces only: all but what is sold by the kilogram. */
export function inPieces({ unit, parts }: Pick<SaleLine, 'unit' | 'parts'>): boolean {
  return unit !== 'kg' || parts !== undefined;
}

/** Decides a return from a sale: the whole document, or why not. */
export function takeBack(
  sold: Sold,
  wanted: readonly Wanted[],
  refunds: readonly Refund[],
  context: ReturnContext,
): ReturnBody | ReturnRefusal {
  const { id, sale, before } = sold;
  if ((sale.training === true) !== context.training) return { refused: 'other-mode' };
  const lines = returnLines(sold, wanted);
  if ('refused' in lines) return lines;
  const of = { sale: id, number: sale.number, day: sale.day };
  const paid = settleReturn(lines, refunds, { context, card: cardLeft(sale, before) });
  return 'refused' in paid ? paid : { ...paid, of, vat: vatBack(lines, before) };
}

function returnLines({ sale, before }: Sold, wanted: readonly Wanted[]): ReturnLine[] | ReturnRefusal {
  if (wanted.length === 0) return { refused: 'nothing-to-return' };
  const lines: ReturnLine[] = [];
  for (const { line: at, quantity: more, to } of wanted) {
    const line = sale.lines[at];
    if (!line) return { refused: 'no-such-line' };
    const earlier = [...linesOf(before, at), ...lines.filter((one) => one.line === at)];
    const back = sumOfLines(earlier);
    const remaining = quantity(line.quantity - back.quantity);
    if (more <= 0) return { refused: 'nothing-to-return' };
    if (more > remaining) return { refused: 'more-than-left', name: line.name, remaining };
    if (inPieces(line) && more % 1000 !== 0) return { refused: 'not-weighed' };
    lines.push(returnLine(line, { at, more, to, amount: moneyBack(line, back, more), earlier }));
  }
  return lines;
}

type Coming = {
  readonly at: number;
  readonly more: Quantity;
  readonly to: Destination;
  readonly amount: Dong;
  readonly earlier: readonly ReturnLine[];
};

function returnLine(line: SaleLine, { at, more, to, amount, earlier }: Coming): ReturnLine {
  const borne = borneBack(line, { more, earlier });
  const { product, name, unit, price, producer, vat, parts, demo } = line;
  const lots = lotsBack(
    line.lots,
    earlier.map((one) => one.lots),
    more,
  );
  return {
    line: at,
    product,
    name,
    unit,
    quantity: more,
    price,
    amount,
    producer,
    vat,
    ...(parts && { parts: partsBack(parts, { more, line, amount, earlier, borne }) }),
    ...borneOf(borne),
    ...(lots && { lots }),
    to,
    ...(demo && { demo }),
  };
}

/** Of what is still to be given back to each producer of a basket, its share: none loses more than it was given. */
function partsBack(
  parts: readonly SalePart[],
  { more, line, amount, earlier, borne }: Omit<Coming, 'at' | 'to'> & { line: SaleLine; borne: Borne },
): ReturnPart[] {
  const left = parts.map((part, at) => ({
    weight: earlier.reduce((sum, one) => sum - (one.parts?.[at]?.amount ?? 0), part.amount as number),
    key: `${part.product} ${at}`,
  }));
  const amounts = apportion(amount, left);
  const shares = partsBorneBack(parts, borne, { line, earlier });
  return parts.map(({ lots: sold, ...part }, at) => {
    // Baskets are sold and come back whole, so this is exact.
    const back = quantity(shareOf(part.quantity, more, line.quantity));
    const lots = lotsBack(
      sold,
      earlier.map((one) => one.parts?.[at]?.lots),
      back,
    );
    return { ...part, quantity: back, amount: amounts[at] ?? dong(0), ...borneOf(shares[at]), ...(lots && { lots }) };
  });
}

/**
 * Of which lots goods are that come back: nobody reads them off the pack, so those of the sale in their order, less what came back
 * of each before; the rest is of none, as it was sold.
 */
function lotsBack(
  sold: SaleLine['lots'],
  earlier: readonly SaleLine['lots'][],
  more: Quantity,
): SaleLine['lots'] | undefined {
  if (!sold) return undefined;
  const before = earlier.flatMap((lots) => lots ?? []);
  let left: number = more;
  const back = sold.flatMap((lot) => {
    const had = before.reduce((sum, { id, quantity: of }) => (id === lot.id ? sum + of : sum), 0);
    const of = Math.min(left, lot.quantity - had);
    left -= of;
    return of > 0 ? { ...lot, quantity: quantity(of) } : [];
  });
  return back.length > 0 ? back : undefined;
}

function borneOf(borne: Borne = {}): { readonly borne?: Borne } {
  return isBorne(borne) ? { borne } : {};
}

/** The VAT of all that is then back, less what came back before: when all is back, it is the sale's own. */
function vatBack(lines: readonly ReturnLine[], before: readonly ReturnBody[]): VatSum[] {
  const earlier = before.flatMap(({ vat }) => vat);
  return vatOfLines(lines).map(({ perMille, gross }) => {
    const same = earlier.filter((sum) => sum.perMille === perMille);
    const all = dong(same.reduce((sum, one) => sum + one.gross, gross as number));
    const had = same.reduce((sum, { vat }) => sum + vat, 0);
    return { perMille, gross, vat: dong(includedVat(all, perMille) - had) };
  });
}

export function vatOfLines(lines: readonly ReturnLine[]): VatSum[] {
  return vatOf(lines.map(({ vat, amount }) => ({ perMille: vat.perMille, amount })));
}

/** Everything about a return but where the goods came from and their VAT. */
export function settleReturn(
  lines: readonly ReturnLine[],
  refunds: readonly Refund[],
  { context, card }: { readonly context: ReturnContext; readonly card: Dong },
): Omit<ReturnBody, 'of' | 'vat'> | RefundRefusal {
  const total = sumDong(lines.map(({ amount }) => amount));
  const paid = checkRefunds(total, refunds, { rounding: context.cashRounding, card });
  if ('refused' in paid) return paid;
  const { number, day, shift, cashier, reason, approvedBy, training, running } = context;
  return {
    number,
    day,
    shift,
    cashier,
    lines: [...lines],
    total,
    rounding: paid.rounding,
    refunds: [...paid.refunds],
    reason,
    ...(approvedBy && { approvedBy }),
    // What is practised is not returned.
    running: training ? running : { sold: running.sold, returned: dong(running.returned + total) },
    ...(training && { training: true as const }),
  };
}

function linesOf(returns: readonly ReturnBody[], line: number): ReturnLine[] {
  return returns.flatMap(({ lines }) => lines.filter((one) => one.line === line));
}

function sumOfLines(lines: readonly ReturnLine[]): Back {
  return {
    quantity: quantity(lines.reduce((sum, line) => sum + line.quantity, 0)),
    amount: sumDong(lines.map(({ amount }) => amount)),
  };
}
