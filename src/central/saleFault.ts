import { DONG_LIMIT, sumDong } from '../shared/money.ts';
import { amountOf, QUANTITY_LIMIT } from '../shared/quantity.ts';
import { dueOf, goodsOf, paidFor, type SaleBody, type SaleLine } from '../shared/sale/sale.ts';
import { vatOf } from '../shared/sale/vat.ts';

/** Cash rounds to 1.000 ₫ at the most, so what it adds or takes is always less. */
export const ROUNDING_LIMIT = 1_000;

/**
 * What does not add up in a sale.
 * @throws Error where its numbers are beyond what can be reckoned exactly
 */
export function saleFault(sale: SaleBody): string | undefined {
  return limitFault(sale) ?? linesFault(sale) ?? totalFault(sale) ?? tenderFault(sale);
}

/** No till can have sold it: one such figure would also spoil every sum it stands in. */
function limitFault(sale: SaleBody): string | undefined {
  const wrongLine = sale.lines.findIndex((line) => !isWithinLimits(line));
  if (wrongLine !== -1) return `line ${wrongLine + 1} is beyond what can be sold`;
  if (sale.total >= DONG_LIMIT) return 'the total is beyond what can be sold';
  return Math.abs(sale.rounding) >= ROUNDING_LIMIT ? 'the rounding is beyond any cash rounding' : undefined;
}

function isWithinLimits({ quantity, price, amount }: SaleLine): boolean {
  return isMoney(price) && isMoney(amount) && quantity > 0 && quantity <= QUANTITY_LIMIT;
}

export function isMoney(amount: number): boolean {
  return amount >= 0 && amount < DONG_LIMIT;
}

function linesFault({ lines }: SaleBody): string | undefined {
  for (const [at, line] of lines.entries()) {
    if (line.amount !== amountOf(line.price, line.quantity)) return `line ${at + 1} is not price × quantity`;
    if (paidFor(line) < 0) return `more is taken off line ${at + 1} than it comes to`;
    if (!isDividedUp(line.parts, paidFor(line))) return `the parts of line ${at + 1} are not what was paid for it`;
    if (!areWithin(line)) return `the lots of line ${at + 1} are not of its goods`;
  }
  return undefined;
}

/** Whether no more is of lots than moved, and each lot is named once. */
export function areWithin(line: Parameters<typeof goodsOf>[0]): boolean {
  return goodsOf(line).every(({ quantity, lots = [] }) => {
    const ofLots = lots.reduce((sum, lot) => sum + lot.quantity, 0);
    return ofLots <= quantity && new Set(lots.map(({ id }) => id)).size === lots.length;
  });
}

/** Whether the parts of a basket, where it is one, add up to its money. */
export function isDividedUp(parts: SaleLine['parts'], whole: number): boolean {
  return (
    !parts || (parts.every(({ amount }) => isMoney(amount)) && sumDong(parts.map(({ amount }) => amount)) === whole)
  );
}

function totalFault({ lines, total, vat }: SaleBody): string | undefined {
  const sum = sumDong(lines.map(paidFor));
  if (sum !== total) return `the lines come to ${sum}, not ${total}`;
  const expected = vatOf(lines.map((line) => ({ perMille: line.vat.perMille, amount: paidFor(line) })));
  return JSON.stringify(expected) === JSON.stringify(vat) ? undefined : 'the VAT is not that of the lines';
}

function tenderFault(sale: SaleBody): string | undefined {
  const cash = sale.tenders.filter(({ kind }) => kind === 'cash');
  const inCash = sumDong(cash.map(({ given }) => given));
  const given = sumDong(sale.tenders.map((tender) => tender.given));
  if (given - inCash > sale.total) return 'more than the total was paid without cash';
  if (cash.length === 0 && sale.rounding !== 0) return 'it is rounded, and nothing was paid in cash';
  if (given - dueOf(sale) !== sale.change || sale.change < 0) return 'given − due is not the change';
  return sale.change > inCash ? 'the change is more than the cash' : undefined;
}
