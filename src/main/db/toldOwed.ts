import { SUM_COLUMNS } from '../../shared/settlement/sumsRow.ts';
import type { ToldOwed } from '../../shared/settlement/told.ts';
import { allWent } from '../../shared/settlement/went.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import type { WriteDb } from './sqlite.ts';

const OWED = [...SUM_COLUMNS, 'commission', 'payable', 'counted'] as const;

/** What each part is kept as: its table, what names a row beside the till, and the rest. */
const PARTS = {
  brought: {
    table: 'told_brought',
    key: ['product', 'lot', 'day'],
    rest: ['owner_name', 'name', 'unit', ...SUM_COLUMNS],
  },
  settled: { table: 'told_settled', key: ['product', 'lot'], rest: OWED },
  account: { table: 'told_account', key: [], rest: ['name', 'payable', 'paid', 'until', 'per_mille'] },
} as const;

/** A word that counts less of that till than the one we have is older, and changes nothing: a restored centre may say it. */
export function keepOwed(db: WriteDb, row: ToldOwed): void {
  const { table, key, rest } = PARTS[row.part];
  const columns = ['owner', ...key, 'device', 'till', ...rest, 'seq'];
  const values = valuesOf(row);
  const newer = rest.map(
    (column) => `${column} = CASE WHEN excluded.seq >= seq THEN excluded.${column} ELSE ${column} END`,
  );
  db.run(
    `INSERT INTO ${table} (${columns.join(', ')}, told)
     VALUES (${columns.map((column) => `@${column}`).join(', ')}, (SELECT snapshot FROM stock_feed))
     ON CONFLICT (${['owner', ...key, 'device'].join(', ')}) DO UPDATE SET
       ${newer.join(', ')}, seq = max(seq, excluded.seq), till = excluded.till, told = excluded.told`,
    Object.fromEntries(columns.map((column) => [column, values[column] ?? null])),
  );
}

function valuesOf({
  part,
  product,
  lot,
  day,
  ownerName,
  name,
  perMille,
  went,
  counted,
  ...row
}: ToldOwed): Record<string, string | number | null> {
  return {
    ...row,
    ...allWent(went),
    counted: counted ? JSON.stringify(counted) : null,
    product: product ?? '',
    lot: lotKey(lot),
    day: day ?? '',
    owner_name: ownerName,
    name: part === 'account' ? ownerName : name,
    per_mille: perMille,
  };
}
