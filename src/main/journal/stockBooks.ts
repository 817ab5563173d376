import type { Books } from './books.ts';
import { modeFaults, numberFaults } from './document.ts';
import { sum } from './reckon.ts';
import type { GoodsReceived, GoodsWrittenOff, Lots } from './stockForm.ts';

/** Goods that came in. They need no shift, and nobody practises with them. */
export function* receivedFaults(books: Books, id: string, body: GoodsReceived): Generator<string> {
  yield* documentFaults(books, id, { number: body.number, series: 'NK' });
  const { announced } = body;
  if (announced !== undefined) {
    if (books.announced.has(announced)) yield `${body.number} receives what was announced and received before`;
    books.announced.add(announced);
  }
  for (const { lot } of body.lines) yield* lotFaults(books, lot.product, lot.id);
}

/** Goods that left the shelf unsold. Their lot may have come in at another till, so none is missed here. */
export function* writtenOffFaults(books: Books, id: string, body: GoodsWrittenOff): Generator<string> {
  yield* documentFaults(books, id, { number: body.number, series: 'XH' });
  for (const { product, lot } of body.lines) if (lot) yield* lotFaults(books, product, lot.id);
}

type Numbered = { readonly number: string; readonly series: string };

export function* documentFaults(books: Books, id: string, numbered: Numbered): Generator<string> {
  yield* numberFaults(books, id, numbered);
  yield* modeFaults(books, numbered.number, undefined);
  books.copies.set(id, 0);
}

/** A lot is of one product, whatever entry names it. */
export function* lotFaults({ lots }: Books, product: string, lot: string): Generator<string> {
  const before = lots.get(lot);
  if (before === undefined) lots.set(lot, product);
  else if (before !== product) yield `the lot ${lot} is of ${before} and not of ${product}`;
}

type Goods = { readonly product: string; readonly quantity: number; readonly lots?: Lots | undefined };

/** The lots of a line, or where it is a gift basket of what is in it. */
export function* lineLotFaults(
  books: Books,
  line: Goods & { readonly parts?: readonly Goods[] | undefined },
  where: string,
): Generator<string> {
  if (line.parts && line.lots) yield `${where} is a gift basket, and names lots beside its parts`;
  for (const goods of [line, ...(line.parts ?? [])]) {
    const { lots = [] } = goods;
    const inLots = sum(lots.map(({ quantity }) => quantity));
    if (lots.length > 0 && inLots > BigInt(goods.quantity)) yield `more of ${where} is of lots than there is of it`;
    if (new Set(lots.map(({ id }) => id)).size < lots.length) yield `${where} names a lot twice`;
    for (const { id } of lots) yield* lotFaults(books, goods.product, id);
  }
}

/** What was sold of each lot, for what comes back. */
export function lotsLeft(lots: Lots | undefined): Map<string, number> {
  return new Map(lots?.map(({ id, quantity }) => [id, quantity]));
}

/** No more of a lot comes back than was sold of it. */
export function* lotBackFaults(left: Map<string, number>, lots: Lots | undefined, where: string): Generator<string> {
  for (const { id, quantity } of lots ?? []) {
    const rest = (left.get(id) ?? 0) - quantity;
    if (rest < 0) yield `more of a lot of ${where} came back than was sold of it`;
    left.set(id, rest);
  }
}
