import { WENT, type WentHow } from '../../shared/settlement/went.ts';
import type { UnreadEntry } from './projection.ts';
import { type Db, preparedRows, rows, type Transaction } from './query.ts';
import type { StockHearer, Stretch } from './stockFeed.ts';

/** What one entry adds to what an owner is owed; empty words and 0 where its part has no such thing. */
export type ProjectedOwed = {
  readonly device: string;
  readonly part: 'brought' | 'settled' | 'account';
  readonly owner: string;
  readonly product: string;
  readonly lot: string;
  readonly day: string;
  readonly outlet: string;
  readonly owner_name: string;
  readonly name: string;
  readonly unit: string;
  readonly sold: number;
  readonly returned: number;
  readonly taken: number;
  readonly paid: number;
  readonly shop: number;
  readonly producer: number;
  readonly programme: number;
  readonly commission: number;
  readonly payable: number;
  readonly until: string | null;
  readonly per_mille: number | null;
  /** As the settlement says it. */
  readonly counted: unknown;
} & { readonly [How in WentHow]: number };

const SUMMED = [
  'sold',
  'returned',
  'taken',
  'paid',
  'shop',
  'producer',
  'programme',
  'commission',
  'payable',
  ...WENT,
] as const satisfies readonly (keyof ProjectedOwed)[];

/** Each of a till's sums once: what the entries of a batch add to it, together. */
export function owedSums(owed: readonly ProjectedOwed[]): ProjectedOwed[] {
  const sums = new Map<string, ProjectedOwed>();
  for (const row of owed) {
    const key = JSON.stringify([row.device, row.part, row.owner, row.product, row.lot, row.day]);
    const before = sums.get(key);
    sums.set(key, before ? together(before, row) : row);
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function together(before: ProjectedOwed, row: ProjectedOwed): ProjectedOwed {
  const sums = Object.fromEntries(SUMMED.map((column) => [column, before[column] + row[column]]));
  const until = (row.until ?? '') > (before.until ?? '') ? row.until : before.until;
  return {
    ...row,
    ...sums,
    until,
    per_mille: row.per_mille ?? before.per_mille,
    counted: row.counted ?? before.counted,
  };
}

/** Within `writeStock`, which holds the feeds. `seq` as of what is held. */
export async function writeOwed(tx: Transaction, owed: readonly (ProjectedOwed & { n: number })[]): Promise<void> {
  await rows(tx, WRITE, [JSON.stringify(owed)]);
}

const WRITE = `
  insert into owed (device, part, owner, product, lot, day, outlet, owner_name, name, unit, ${SUMMED.join(', ')}, until, per_mille,
                    counted, seq, n)
  select x.device, x.part, x.owner, x.product, x.lot, x.day, x.outlet, x.owner_name, x.name, x.unit,
         ${SUMMED.map((column) => `x.${column}`).join(', ')}, x.until, x.per_mille, x.counted,
         coalesce((select min(s.seq) from suspense s where s.device = x.device) - 1, p.seq), x.n
  from json_populate_recordset(null::owed, $1) x join projected p using (device)
  on conflict (device, part, owner, product, lot, day) do update
  set ${SUMMED.map((column) => `${column} = owed.${column} + excluded.${column}`).join(', ')},
      owner_name = excluded.owner_name, name = excluded.name, unit = excluded.unit,
      until = greatest(owed.until, excluded.until), per_mille = coalesce(excluded.per_mille, owed.per_mille), counted = coalesce(excluded.counted, owed.counted),
      seq = greatest(owed.seq, excluded.seq), n = excluded.n`;

export type OwedInFeed = Omit<ProjectedOwed, 'outlet'> & {
  readonly n: number;
  readonly till: number;
  readonly seq: number;
};

/** What the outlet's other tills did. */
export function owedIn(db: Db, { outlet, device }: StockHearer, { after, end, limit }: Stretch): Promise<OwedInFeed[]> {
  return preparedRows(
    db,
    'owed-in',
    `select o.n, o.device, t.till, o.part, o.owner, o.product, o.lot, o.day, o.owner_name, o.name, o.unit,
            ${SUMMED.map((column) => `o.${column}`).join(', ')}, o.until, o.per_mille, o.counted, o.seq
     from owed o join till t using (device)
     where o.outlet = $1 and o.n > $2 and o.n <= $3 and o.device <> $4 order by o.n limit $5`,
    [outlet, after, end, device, limit],
  );
}

/** @property goods only what became of goods is still to be counted */
export type OwedBefore = {
  readonly device: string;
  readonly done: number;
  readonly upto: number;
  readonly goods: boolean;
};

/** A till whose entries of before were not all counted yet, held until the transaction ends. */
export async function nextOwedBefore(tx: Transaction): Promise<OwedBefore | undefined> {
  const [found] = await rows<OwedBefore>(
    tx,
    'select device, done, upto, goods from owed_before order by device, goods limit 1 for update skip locked',
  );
  return found;
}

/** Entries of that till that were read before, but for those that wait in suspense: these are counted when they are read. */
export function entriesBefore(
  tx: Transaction,
  { device, done, upto }: OwedBefore,
  limit: number,
): Promise<UnreadEntry[]> {
  return rows(
    tx,
    `select j.device, j.seq, j.epoch, j.id, j.kind, j.at, j.arrived_at as "arrivedAt", j.entry, t.outlet, t.till,
            t.public_key as "publicKey", t.first_epoch as "firstEpoch", t.replaces
     from journal j join till t using (device)
     where j.device = $1 and j.seq > $2 and j.seq <= $3
       and not exists (select from suspense s where s.device = j.device and s.seq = j.seq)
     order by j.seq limit $4`,
    [device, done, upto, limit],
  );
}

/** @param done null: all of them are counted */
export async function keepOwedBefore(
  tx: Transaction,
  { device, goods }: OwedBefore,
  done: number | null,
): Promise<void> {
  if (done === null) await rows(tx, 'delete from owed_before where device = $1 and goods = $2', [device, goods]);
  else await rows(tx, 'update owed_before set done = $3 where device = $1 and goods = $2', [device, goods, done]);
}
