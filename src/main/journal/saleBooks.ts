import { borneBy } from '../../shared/settlement/brought.ts';
import type { Books, Sold, SoldLine } from './books.ts';
import { takeCredit } from './creditBooks.ts';
import { modeFaults, numberFaults, placeFaults, runningFaults } from './document.ts';
import { sum } from './reckon.ts';
import type { Line, Sale } from './saleForm.ts';
import { openTally } from './shiftBooks.ts';
import { tallySale } from './shiftTally.ts';
import { lineLotFaults, lotsLeft } from './stockBooks.ts';
import { paidFor, sumFaults } from './sums.ts';

/** A sale among the entries before it. */
export function* saleFaults(books: Books, id: string, sale: Sale): Generator<string> {
  yield* sumFaults(sale, books.shifts.get(sale.shift)?.step);
  for (const [n, line] of sale.lines.entries()) yield* lineLotFaults(books, line, `line ${n + 1} of ${sale.number}`);
  yield* runningFaults(books, sale, { sold: sale.training ? 0 : sale.total, returned: 0 });
  yield* placeFaults(books, sale.number, sale);
  yield* numberFaults(books, id, { number: sale.number, series: sale.training ? 'T' : '' });
  yield* modeFaults(books, sale.number, sale.training);
  for (const tender of sale.tenders) {
    if (tender.kind === 'exchange') {
      yield* takeCredit(books, { ...tender, amount: tender.given, training: sale.training }, sale.number);
    }
  }
  books.copies.set(id, 0);
  books.goods.set(id, soldBy(sale));
  const tally = openTally(books);
  if (tally) tallySale(tally, sale);
  if (sale.training) return;
  books.sales += 1;
  books.sold += sale.total;
}

function soldBy({ number, day, training, lines, tenders }: Sale): Sold {
  const card = sum(tenders.filter(({ kind }) => kind === 'card').map(({ given }) => given));
  return { number, day, training: training === true, lines: lines.map(soldLine), card, back: new Map() };
}

const NO_PARTS: NonNullable<Line['parts']> = [];

function soldLine(line: Line): SoldLine {
  const { product, price, quantity, vat } = line;
  const parts = (line.parts ?? NO_PARTS).map((part) => ({
    product: part.product,
    quantity: part.quantity,
    left: part.amount,
    lots: lotsLeft(part.lots),
  }));
  const paid = Number(paidFor(line));
  const lots = lotsLeft(line.lots);
  return {
    product,
    price,
    perMille: vat.perMille,
    quantity,
    paid,
    backQuantity: 0,
    backAmount: 0,
    lots,
    borne: borneBy(line),
    backBorne: { shop: 0, producer: 0, programme: 0 },
    parts,
  };
}
