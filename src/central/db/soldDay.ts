import type { ProjectedDemand } from './projection.ts';
import { type Db, preparedRows, rows, type Transaction } from './query.ts';
import type { ProjectedMovement } from './stock.ts';
import type { StockHearer, Stretch } from './stockFeed.ts';

/** What a till sold of a product on a day, in thousandths, and how often it was asked for and not there. */
export type SoldDay = {
  readonly device: string;
  readonly product: string;
  readonly day: string;
  readonly outlet: string;
  readonly sold: number;
  readonly missed: number;
};

/** What the entries of a batch add to each till's days, together; sorted, so that no two who write the same wait for each other. */
export function soldDaySums(
  movements: readonly ProjectedMovement[],
  demands: readonly ProjectedDemand[],
): readonly SoldDay[] {
  const sold = movements.flatMap(({ kind, quantity, ...of }) =>
    kind === 'sale' || kind === 'return' ? [{ ...of, sold: -quantity, missed: 0 }] : [],
  );
  const missed = demands.flatMap(({ product, ...of }) =>
    product === null ? [] : [{ ...of, product, sold: 0, missed: 1 }],
  );
  const sums = new Map<string, SoldDay>();
  for (const { device, product, day, outlet, ...more } of [...sold, ...missed]) {
    const key = JSON.stringify([device, product, day]);
    const before = sums.get(key) ?? { sold: 0, missed: 0 };
    const sum = { sold: before.sold + more.sold, missed: before.missed + more.missed };
    sums.set(key, { device, product, day, outlet, ...sum });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** Within `writeStock`, which holds the feeds. `seq` as of what is held. */
export async function writeSoldDays(
  tx: Transaction,
  soldDays: readonly (SoldDay & { readonly n: number })[],
): Promise<void> {
  await rows(tx, WRITE, [JSON.stringify(soldDays)]);
}

const WRITE = `
  insert into sold_day
  select x.device, x.product, x.day, x.outlet, x.sold, x.missed,
         coalesce((select min(s.seq) from suspense s where s.device = x.device) - 1, p.seq), x.n
  from json_populate_recordset(null::sold_day, $1) x join projected p using (device)
  on conflict (device, product, day) do update
  set sold = sold_day.sold + excluded.sold, missed = sold_day.missed + excluded.missed,
      seq = greatest(sold_day.seq, excluded.seq), n = excluded.n`;

export type SoldDayInFeed = Omit<SoldDay, 'outlet'> & {
  readonly n: number;
  readonly till: number;
  readonly seq: number;
};

/** What the outlet's other tills sold. @param since no day from before */
export function soldDaysIn(
  db: Db,
  { outlet, device }: StockHearer,
  { after, end, limit }: Stretch,
  since: string,
): Promise<SoldDayInFeed[]> {
  return preparedRows(
    db,
    'sold-days-in',
    `select d.n, d.device, t.till, d.product, d.day, d.sold, d.missed, d.seq
     from sold_day d join till t using (device)
     where d.outlet = $1 and d.n > $2 and d.n <= $3 and d.device <> $4 and d.day >= $6 order by d.n limit $5`,
    [outlet, after, end, device, limit, since],
  );
}
