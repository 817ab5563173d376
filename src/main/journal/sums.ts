import { amountOf, type CashStep, cashRounding, grossByRate, includedVat, sum, vatText } from './reckon.ts';
import type { Line, Sale, Tender } from './saleForm.ts';

/**
 * What does not add up within a sale, docs/journal-format.md §6.
 * @param step what its shift rounds cash to; undefined where no shift says so
 */
export function* sumFaults(sale: Sale, step: CashStep | undefined): Generator<string> {
  for (const [n, line] of sale.lines.entries()) yield* lineFaults(line, `line ${n + 1} of ${sale.number}`);
  const total = sale.lines.reduce((before, line) => before + paidFor(line), 0n);
  if (total !== BigInt(sale.total)) yield `the lines of ${sale.number} add up to ${total} and not ${sale.total}`;
  if (vatOf(sale) !== vatText(sale.vat)) yield `the VAT of ${sale.number} is not what its lines hold`;
  yield* tenderFaults(sale, step);
}

function* lineFaults(line: Line, where: string): Generator<string> {
  const expected = amountOf(line);
  if (BigInt(line.amount) !== expected) yield `${where} comes to ${expected} and not ${line.amount}`;
  if (line.offs && paidFor(line) < 0n) yield `more is taken off ${where} than it comes to`;
  if (!line.parts) return;
  const parts = sum(line.parts.map(({ amount }) => amount));
  if (parts !== paidFor(line)) yield `the parts of ${where} add up to ${parts}, and ${paidFor(line)} was paid for it`;
}

/** What was paid for a line. */
export function paidFor({ amount, offs = [] }: Pick<Line, 'amount' | 'offs'>): bigint {
  return BigInt(amount) - sum(offs.map((off) => off.amount));
}

function vatOf({ lines }: Sale): string {
  const groups = grossByRate(lines.map((line) => ({ perMille: line.vat.perMille, amount: paidFor(line) })));
  return vatText(groups.map(({ perMille, gross }) => ({ perMille, gross, vat: includedVat(gross, perMille) })));
}

function* tenderFaults(sale: Sale, step: CashStep | undefined): Generator<string> {
  const { number, total, tenders } = sale;
  const cash = given(tenders.filter(({ kind }) => kind === 'cash'));
  const rest = BigInt(total) - given(tenders) + cash;
  if (rest < 0n) yield `more than ${number} comes to was paid without cash`;
  const change = given(tenders) - BigInt(total) - BigInt(sale.rounding);
  if (change !== BigInt(sale.change)) yield `the change of ${number} should be ${change} and not ${sale.change}`;
  if (change > cash) yield `the change of ${number} is more than the cash that was given`;
  if (rest < 0n || step === undefined) return;
  const rounding = roundingOf(tenders, { cash, rest, step });
  if (BigInt(sale.rounding) !== rounding)
    yield `${number} is rounded by ${sale.rounding}, and should be by ${rounding}`;
}

function given(tenders: readonly Tender[]): bigint {
  return sum(tenders.map((tender) => tender.given));
}

/** Only cash is rounded, for what nothing else paid; cash that makes that up exactly beside another tender is not. */
function roundingOf(
  tenders: readonly Tender[],
  { cash, rest, step }: { readonly cash: bigint; readonly rest: bigint; readonly step: CashStep },
): bigint {
  const byCash = tenders.some(({ kind }) => kind === 'cash');
  const isSplit = tenders.some(({ kind }) => kind !== 'cash');
  if (!byCash || (isSplit && cash === rest)) return 0n;
  return cashRounding(rest, step);
}
