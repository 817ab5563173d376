import { isExplained } from '../../shared/stock/arrived.ts';
import type { Books } from './books.ts';
import { documentFaults, lotFaults } from './stockBooks.ts';
import type { GoodsArrived, GoodsSent } from './transferForm.ts';

/** Goods that went to another outlet. */
export function* sentFaults(books: Books, id: string, body: GoodsSent): Generator<string> {
  yield* documentFaults(books, id, { number: body.number, series: 'CK' });
  if (body.from.id === body.to.id) yield `${body.number} sends goods to where they are`;
  for (const { product, lot } of body.lines) if (lot) yield* lotFaults(books, product, lot.id);
}

/** Goods that another till sent. What it wrote down stands in its own journal; here is only looked at what this one says. */
export function* arrivedFaults(books: Books, id: string, body: GoodsArrived): Generator<string> {
  yield* documentFaults(books, id, { number: body.number, series: 'NC' });
  const transfer = `${body.of.device} ${body.of.entry}`;
  if (books.arrived.has(transfer)) yield `${body.number} accepts what was accepted before`;
  books.arrived.add(transfer);
  for (const [n, line] of body.lines.entries()) {
    if (!isExplained(line)) yield `line ${n + 1} of ${body.number} differs without its reason, or the other way round`;
    if (line.lot) yield* lotFaults(books, line.product, line.lot.id);
  }
}
