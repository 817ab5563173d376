import type { Brought, ReturnBegun } from '../../shared/contract/return.ts';
import { fold } from '../../shared/fold.ts';
import { type Dong, dong, sumDong } from '../../shared/money.ts';
import { amountOf, ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import type { Destination } from '../../shared/return/return.ts';
import { inPieces, moneyBack } from '../../shared/return/takeBack.ts';
import type { Row } from './begun.ts';

type SoldLine = NonNullable<ReturnBegun['sale']>['lines'][number];

/** The lines of a sale, none of them chosen yet. */
export function rowsOf(lines: readonly SoldLine[]): Row[] {
  return lines.map((sold, line) => ({
    name: sold.sold.name,
    unit: sold.sold.unit,
    price: sold.sold.price,
    pieces: inPieces(sold.sold),
    quantity: quantity(0),
    to: 'stock',
    of: { kind: 'line', line, sold },
  }));
}

/** Goods brought without a slip; what is weighed begins at nothing, and is typed. */
export function broughtRow({ product, name, unit, weighed, price, quantity: labelled }: Brought): Row {
  const first = labelled ?? (weighed ? quantity(0) : ONE);
  return { name, unit, price, pieces: !weighed, quantity: first, to: 'stock', of: { kind: 'brought', product } };
}

/** Where goods go that nobody said more of, by why they came back: what `spoilt` says of them is not sold again. */
export function placeFor(reason: string, spoilt: readonly string[]): Destination {
  const said = fold(reason);
  return spoilt.some((words) => said.includes(fold(words))) ? 'write-off' : 'stock';
}

/** What can still come back of it; undefined where nobody knows what was sold. */
export function leftOf({ of }: Row): Quantity | undefined {
  return of.kind === 'line' ? quantity(of.sold.sold.quantity - of.sold.back.quantity) : undefined;
}

/** Never less than nothing, nor more than is left. */
export function withQuantity(row: Row, wanted: number): Row {
  const most = leftOf(row) ?? wanted;
  return { ...row, quantity: quantity(Math.max(0, Math.min(most, wanted))) };
}

/** What the buyer gets back for it, by the till's own rule. */
export function moneyFor(row: Row): Dong {
  if (row.quantity === 0) return dong(0);
  if (row.of.kind === 'brought') return amountOf(row.price, row.quantity);
  return moneyBack(row.of.sold.sold, row.of.sold.back, row.quantity);
}

export function totalOf(rows: readonly Row[]): Dong {
  return sumDong(rows.map(moneyFor));
}
