import { dong } from '../../shared/money.ts';
import { quantity } from '../../shared/quantity.ts';
import type { Sums } from '../../shared/settlement/statement.ts';
import { WENT, type WentHow, wentBy } from '../../shared/settlement/went.ts';

/** The columns that goods' sums are kept in, whatever table they stand in. */
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

/** Of several rows, all columns added up. */
export const SUMMED = SUM_COLUMNS.map((column) => `sum(${column}) AS ${column}`).join(', ');

type Upsert = {
  readonly table: string;
  readonly key: readonly string[];
  /** What stands there is added to. */
  readonly added: readonly string[];
  /** What stands there is written anew; with `null` it stays. */
  readonly said: readonly string[];
};

/** A statement with a parameter of its name for every column. */
export function upsert({ table, key, added, said }: Upsert): string {
  const columns = [...key, ...added, ...said];
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${[
      ...added.map((column) => `${column} = ${column} + excluded.${column}`),
      ...said.map((column) => `${column} = coalesce(excluded.${column}, ${column})`),
    ].join(', ')}`;
}
