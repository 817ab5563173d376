import { dong } from '../money.ts';
import { quantity } from '../quantity.ts';
import type { Sums } from './statement.ts';
import { WENT, type WentHow, wentBy } from './went.ts';

/** The columns that goods' sums are kept in, whatever table they stand in, at till and centre. */
const PLAIN = ['sold', 'returned', 'taken', 'paid', 'shop', 'producer', 'programme'] as const;
export const SUM_COLUMNS = [...PLAIN, ...WENT] as const;

export type SumsRow = { readonly [C in (typeof PLAIN)[number] | WentHow]: number };

export function rowOfSums({ sold, returned, taken, paid, borne, went }: Sums): SumsRow {
  const { shop, producer, programme } = borne;
  return { sold, returned, taken, paid, shop, producer, programme, ...went };
}

export function sumsOfRow(row: SumsRow): Sums {
  const { sold, returned, taken, paid, shop, producer, programme } = row;
  return {
    sold: quantity(sold),
    returned: quantity(returned),
    taken: quantity(taken),
    paid: dong(paid),
    borne: { shop, producer, programme },
    went: wentBy((how) => row[how]),
  };
}
