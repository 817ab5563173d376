import { unreachable } from '../../shared/must.ts';
import type { Books } from './books.ts';
import { sum } from './reckon.ts';
import type { ProducerPaid, ProducerSettled, SettledLineRead } from './settlementForm.ts';
import { documentFaults, lotFaults } from './stockBooks.ts';

/** What a producer is owed for a period. What it was summed from may be other tills', so only what stands in it is held together. */
export function* settledFaults(books: Books, id: string, body: ProducerSettled): Generator<string> {
  const { number, producer, lines, from, until } = body;
  yield* documentFaults(books, id, { number, series: 'QT' });
  if (from !== undefined && from > until) yield `${number} ends before it begins`;
  for (const member of ['commission', 'payable'] as const) {
    const all = sum(lines.map((line) => line[member]));
    if (all !== BigInt(body[member])) yield `${member} of ${number} should be ${all} and not ${body[member]}`;
  }
  for (const [n, line] of lines.entries()) {
    const where = `line ${n + 1} of ${number}`;
    if (line.lot && line.lot.owner.id !== producer.id) yield `${where} is of goods of somebody else`;
    if (line.lot) yield* lotFaults(books, line.product, line.lot.id);
    yield* owedFaults(line, where);
  }
}

/** Đồng that a line may differ from its own rounding: the rest is what earlier settlements had rounded away. */
const ROUNDED = 10n;

function* owedFaults(
  { terms, paid, borne, taken, commission, payable }: SettledLineRead,
  where: string,
): Generator<string> {
  switch (terms.kind) {
    case 'consigned': {
      const base = BigInt(paid) + BigInt(borne.shop) + BigInt(borne.programme);
      if (BigInt(commission) + BigInt(payable) !== base)
        yield `commission and payable of ${where} are not ${base} together`;
      if (isFar(1000n * BigInt(commission), base * BigInt(terms.perMille)))
        yield `the commission of ${where} is not that of its terms`;
      return;
    }
    case 'bought':
      if (commission !== 0) yield `${where} was bought, and takes a commission`;
      if (isFar(1000n * BigInt(payable), BigInt(terms.cost) * BigInt(taken)))
        yield `what is owed for ${where} is not what it cost`;
      return;
    default:
      unreachable(terms);
  }
}

/** Of two sums in thousandths of a đồng. */
function isFar(one: bigint, other: bigint): boolean {
  const apart = one - other;
  return (apart < 0n ? -apart : apart) > ROUNDED * 1000n;
}

/** A producer was paid. Cash of the drawer left it with an entry of its own. */
export function* paidFaults(books: Books, id: string, body: ProducerPaid): Generator<string> {
  const { number, amount, means, before } = body;
  yield* documentFaults(books, id, { number, series: 'TT' });
  if (amount > before.payable - before.paid) yield `${number} pays more than was owed`;
  if (means.kind !== 'cash' || means.drawer === undefined) return;
  const out = books.cashOut.get(means.drawer);
  if (out !== amount) yield `${number} names cash that did not leave the drawer so`;
  books.cashOut.delete(means.drawer);
}
