import { Bearer } from '../../shared/sale/off.ts';
import type { Books, Sold, SoldLine } from './books.ts';
import { modeFaults, numberFaults, placeFaults, runningFaults } from './document.ts';
import { amountOf, type CashStep, cashRounding, grossByRate, includedVat, sum, vatText } from './reckon.ts';
import type { BackLine, Refund, Return } from './returnForm.ts';
import { openTally } from './shiftBooks.ts';
import { tallyReturn } from './shiftTally.ts';
import { lineLotFaults, lotBackFaults } from './stockBooks.ts';

/** A return among the entries before it. */
export function* returnFaults(books: Books, id: string, back: Return): Generator<string> {
  const sold = back.of ? books.goods.get(back.of.sale) : undefined;
  if (back.of) yield* originFaults(back, sold);
  for (const [n, line] of back.lines.entries()) {
    const where = `line ${n + 1} of ${back.number}`;
    yield* lineFaults(line, back, { sold, where });
    yield* lineLotFaults(books, line, where);
  }
  yield* totalFaults(back, sold);
  yield* refundFaults(back, { sold, step: books.shifts.get(back.shift)?.step });
  yield* runningFaults(books, back, { sold: 0, returned: back.training ? 0 : back.total });
  yield* placeFaults(books, back.number, back);
  yield* numberFaults(books, id, { number: back.number, series: back.training ? 'TR' : 'R' });
  yield* modeFaults(books, back.number, back.training);
  keepCredit(books, id, back);
  books.copies.set(id, 0);
  const tally = openTally(books);
  if (tally) tallyReturn(tally, back);
  if (back.training) return;
  books.returns += 1;
  books.returned += back.total;
}

function* originFaults({ number, of, training }: Return, sold: Sold | undefined): Generator<string> {
  if (!sold) return yield `${number} takes back of no earlier sale`;
  if (of?.number !== sold.number || of.day !== sold.day)
    yield `${number} names its sale ${of?.number} of ${of?.day}, which is ${sold.number} of ${sold.day}`;
  if (sold.training !== (training === true)) yield `${number} mixes practice and earnest`;
}

type Where = { readonly sold: Sold | undefined; readonly where: string };

function* lineFaults(line: BackLine, { of }: Return, { sold, where }: Where): Generator<string> {
  if (of === null) yield* broughtFaults(line, where);
  const source = line.line === undefined ? undefined : sold?.lines[line.line];
  if (of !== null && sold && !source) yield `${where} is of no line of its sale`;
  if (source) yield* backFaults(line, source, where);
  if (!line.parts) return;
  const parts = sum(line.parts.map(({ amount }) => amount));
  if (parts !== BigInt(line.amount)) yield `the parts of ${where} add up to ${parts} and not ${line.amount}`;
}

/** Without a slip nobody knows what was paid: today's price counts. */
function* broughtFaults(line: BackLine, where: string): Generator<string> {
  if (line.line !== undefined) yield `${where} names a line of no sale`;
  const expected = amountOf(line);
  if (BigInt(line.amount) !== expected) yield `${where} comes to ${expected} and not ${line.amount}`;
}

/** The buyer gets the share of what was paid that belongs to all that is then back, less what they got before. */
function* backFaults(line: BackLine, source: SoldLine, where: string): Generator<string> {
  const isSame =
    line.product === source.product && line.price === source.price && line.vat.perMille === source.perMille;
  if (!isSame) yield `${where} is not what was sold`;
  const quantity = source.backQuantity + line.quantity;
  if (quantity > source.quantity) yield `more of ${where} came back than was sold`;
  else {
    const expected = shareOf(source, quantity) - BigInt(source.backAmount);
    if (BigInt(line.amount) !== expected)
      yield `${where} brings ${line.amount}, and ${expected} is its share of what was paid`;
  }
  yield* borneFaults(line, source, where);
  if (!arePartsOf(line, source)) yield `the parts of ${where} are not its share of what was sold`;
  for (const [n, part] of source.parts.entries()) part.left -= line.parts?.[n]?.amount ?? 0;
  yield* lotBackFaults(source.lots, line.lots, where);
  for (const [n, part] of source.parts.entries()) yield* lotBackFaults(part.lots, line.parts?.[n]?.lots, where);
  source.backQuantity = quantity;
  source.backAmount += line.amount;
}

/** A till of before there were settlements does not say it; all of it is then said with what comes back next. */
function* borneFaults(line: BackLine, source: SoldLine, where: string): Generator<string> {
  if (!line.borne || source.backQuantity + line.quantity > source.quantity) return;
  for (const bearer of Bearer.options) {
    const all = shareOf(
      { paid: source.borne[bearer] ?? 0, quantity: source.quantity },
      source.backQuantity + line.quantity,
    );
    const expected = all - BigInt(source.backBorne[bearer]);
    const said = line.borne[bearer] ?? 0;
    if (BigInt(said) !== expected)
      yield `${where} gives back ${said} that the ${bearer} bore, and ${expected} is its share`;
    source.backBorne[bearer] += said;
    const parts = sum((line.parts ?? []).map(({ borne }) => borne?.[bearer] ?? 0));
    if (line.parts && parts !== BigInt(said)) yield `the parts of ${where} bore ${parts} together and not ${said}`;
  }
}

/** The same parts in their order, as much of each as of the basket, and no producer loses more than they were given. */
function arePartsOf({ quantity, parts = [] }: BackLine, source: SoldLine): boolean {
  if (parts.length !== source.parts.length) return false;
  return source.parts.every((sold, n) => {
    const part = parts[n];
    if (part?.product !== sold.product || part.amount > sold.left) return false;
    return BigInt(part.quantity) * BigInt(source.quantity) === BigInt(sold.quantity) * BigInt(quantity);
  });
}

/** Half up; nothing here is negative but in a forged sale. */
function shareOf({ paid, quantity }: Pick<SoldLine, 'paid' | 'quantity'>, part: number): bigint {
  const whole = BigInt(quantity);
  return (2n * BigInt(paid) * BigInt(part) + whole) / (2n * whole);
}

function* totalFaults(back: Return, sold: Sold | undefined): Generator<string> {
  const total = sum(back.lines.map(({ amount }) => amount));
  if (total !== BigInt(back.total)) yield `the lines of ${back.number} add up to ${total} and not ${back.total}`;
  if (back.of && !sold) return;
  const vat = vatBack(back, sold);
  if (vatText(vat) !== vatText(back.vat)) yield `the VAT of ${back.number} is not what its lines bring back`;
}

/** The VAT of all that is then back, less what came back before. */
function vatBack({ lines }: Return, sold: Sold | undefined) {
  const groups = grossByRate(lines.map(({ vat, amount }) => ({ perMille: vat.perMille, amount: BigInt(amount) })));
  return groups.map(({ perMille, gross }) => {
    const before = sold?.back.get(perMille) ?? { gross: 0n, vat: 0n };
    const all = before.gross + gross;
    const vat = includedVat(all, perMille) - before.vat;
    sold?.back.set(perMille, { gross: all, vat: before.vat + vat });
    return { perMille, gross, vat };
  });
}

type Rules = { readonly sold: Sold | undefined; readonly step: CashStep | undefined };

function* refundFaults({ number, total, rounding, refunds }: Return, { sold, step }: Rules): Generator<string> {
  const cash = refunds.filter(({ kind }) => kind === 'cash');
  const rest = BigInt(total) - sumOf(refunds) + sumOf(cash);
  if (cash.length > 1) yield `${number} gives cash back twice`;
  if (rest < 0n) return yield `more than ${number} comes to was given back without cash`;
  if (sumOf(refunds) !== BigInt(total) + BigInt(rounding)) yield `what ${number} gave back is not what it owed`;
  const due = cash.length === 0 ? 0n : step && cashRounding(rest, step);
  if (due !== undefined && due !== BigInt(rounding))
    yield `${number} is rounded by ${rounding}, and should be by ${due}`;
  const card = sumOf(refunds.filter(({ kind }) => kind === 'card'));
  if (card > (sold?.card ?? 0n)) yield `${number} gives more back onto the card than it paid`;
  if (sold) sold.card -= card;
}

function sumOf(refunds: readonly Refund[]): bigint {
  return sum(refunds.map(({ amount }) => amount));
}

function keepCredit({ credits }: Books, id: string, { number, refunds, training }: Return): void {
  const left = sumOf(refunds.filter(({ kind }) => kind === 'exchange'));
  if (left > 0n) credits.set(id, { number, training: training === true, left });
}
