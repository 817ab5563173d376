import type { Books } from './books.ts';
import type { Sale } from './saleForm.ts';
import { sumFaults } from './sums.ts';

/** A sale among the entries before it. */
export function* saleFaults(books: Books, id: string, sale: Sale): Generator<string> {
  yield* sumFaults(sale, books.shifts.get(sale.shift)?.step);
  yield* runningFaults(books, sale);
  yield* documentFaults(books, id, { ...sale, series: sale.training ? 'T' : '' });
  books.copies.set(id, 0);
  if (sale.training) return;
  books.sales += 1;
  books.sold += sale.total;
}

type Document = {
  readonly number: string;
  readonly day: string;
  readonly shift: string;
  /** The letters before its counter. */
  readonly series: string;
};

/** A document stands in a shift of its day, under a number of its own. */
export function* documentFaults(books: Books, id: string, { number, day, shift, series }: Document): Generator<string> {
  const of = books.shifts.get(shift);
  if (of === undefined) yield `${number} is of a shift that was not opened before it`;
  else if (of.day !== day) yield `${number} is of ${day}, and its shift of ${of.day}`;
  if (/-([A-Z]*)\d+$/.exec(number)?.[1] !== series) yield `${number} is not of its series of numbers`;
  if (books.numbers.has(number)) yield `the slip number ${number} was used before`;
  if (!of) books.shifts.set(shift, { day, step: undefined });
  books.numbers.set(number, id);
}

type Money = Pick<Sale, 'number' | 'total' | 'running' | 'training'>;

/** What is practised moves nothing. */
function* runningFaults(books: Books, { number, total, running, training }: Money): Generator<string> {
  const sold = training ? 0 : total;
  const before = books.running ?? { sold: running.sold - sold, returned: running.returned };
  const after = { sold: before.sold + sold, returned: before.returned };
  if (running.sold !== after.sold) yield `sold stands at ${running.sold} and not ${after.sold} after ${number}`;
  if (running.returned !== after.returned) {
    yield `returned stands at ${running.returned} and not ${after.returned} after ${number}`;
  }
  books.running = running;
}
