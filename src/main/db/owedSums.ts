import { SUM_COLUMNS } from '../../shared/settlement/sumsRow.ts';

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
