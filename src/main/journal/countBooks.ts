import type { Books } from './books.ts';
import type { GoodsCounted, StockAdjusted } from './countForm.ts';
import { modeFaults } from './document.ts';
import { sum } from './reckon.ts';
import { documentFaults, lotFaults } from './stockBooks.ts';

/** A sheet of a count. It has no number, and nobody practises counting. */
export function* countedFaults(books: Books, { count, lines }: GoodsCounted): Generator<string> {
  yield* modeFaults(books, `a sheet of the count ${count}`, undefined);
  if (books.closedCounts.has(count)) yield `a sheet of the count ${count}, which was over`;
  for (const { product, lot, since, at } of lines) {
    if (since !== undefined && since > at) yield `${product} was counted from ${since} to ${at}`;
    if (lot) yield* lotFaults(books, product, lot.id);
  }
}

/** A count that is over, once. */
export function* adjustedFaults(books: Books, id: string, body: StockAdjusted): Generator<string> {
  yield* documentFaults(books, id, { number: body.number, series: 'KK' });
  if (books.closedCounts.has(body.count)) yield `the count ${body.count} was closed twice`;
  books.closedCounts.add(body.count);
  if (body.dropped && body.lines.length > 0) yield `${body.number} was given up, and books differences`;
  if (new Set(body.lines.map(({ product }) => product)).size < body.lines.length)
    yield `${body.number} adjusts a product twice`;
  for (const line of body.lines) yield* differenceFaults(books, line);
}

function* differenceFaults(
  books: Books,
  { product, counted, expected, differences }: StockAdjusted['lines'][number],
): Generator<string> {
  if (new Set(differences.map(({ lot }) => lot?.id)).size < differences.length)
    yield `a lot of ${product} is adjusted twice`;
  if (sum(differences.map(({ quantity }) => quantity)) !== BigInt(counted) - BigInt(expected))
    yield `the differences of ${product} are not what was counted less what was expected`;
  for (const { lot } of differences) if (lot) yield* lotFaults(books, product, lot.id);
}
