import { type Quantity, quantity } from '../quantity.ts';
import type { SettledLine } from './settled.ts';
import { cameIn } from './statement.ts';
import { closedWith } from './statementOf.ts';
import { allWent, WENT, type WentHow } from './went.ts';

/** What became of an owner's goods of one lot in a period: `opened` + `came` − all of `gone` = `closed`. */
export type Whereabouts = {
  readonly opened: Quantity;
  /** Delivered, also what went back later. */
  readonly came: Quantity;
  /** What is 0 is left out. Below 0 it put goods onto the shelf: come back, found, or come from another outlet. */
  readonly gone: readonly { readonly how: 'sold' | WentHow; readonly quantity: Quantity }[];
  readonly closed: Quantity;
};

/** Of consigned goods of a lot, where the line tells it: what they are owed nothing for is theirs all the same. */
export function whereabouts(line: SettledLine): Whereabouts | undefined {
  const closed = closedWith(line);
  const { opened, sold, returned, taken, terms } = line;
  if (opened === undefined || closed === undefined || terms.kind !== 'consigned') return undefined;
  const went = allWent(line.went);
  const gone = [
    { how: 'sold' as const, quantity: quantity(sold - returned) },
    ...WENT.map((how) => ({ how, quantity: went[how] })),
  ];
  return { opened, came: cameIn({ taken, went }), gone: gone.filter((each) => each.quantity !== 0), closed };
}
