import { type Db, row, rows } from './query.ts';

export type BankNotice = {
  /** The bank's own number of the transfer. */
  readonly notice: string;
  readonly arrivedAt: number;
  readonly paidAt: number;
  readonly amount: number;
  readonly bills: readonly string[];
};

/** @returns whether it was new; undefined where another transfer has this number */
export async function insertNotice(db: Db, notice: BankNotice): Promise<boolean | undefined> {
  const made = await rows(
    db,
    `insert into bank_notice (notice, arrived_at, paid_at, amount, bills) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning notice`,
    [notice.notice, notice.arrivedAt, notice.paidAt, notice.amount, notice.bills],
  );
  if (made.length > 0) return true;
  const known = await row<{ amount: number }>(db, 'select amount from bank_notice where notice = $1', [notice.notice]);
  return known?.amount === notice.amount ? false : undefined;
}

/** All that came under a bill, in đồng. */
export async function receivedFor(db: Db, bill: string): Promise<number> {
  const found = await row<{ received: number }>(
    db,
    'select coalesce(sum(amount), 0)::bigint as received from bank_notice where bills @> array[$1]',
    [bill],
  );
  return found?.received ?? 0;
}

/** What every bill of an enrolled till begins with. */
export async function billPlaces(db: Db): Promise<{ readonly outlet: string; readonly till: number }[]> {
  return rows(db, 'select distinct outlet, till from till');
}

export type UnmatchedNotice = {
  readonly notice: string;
  readonly arrivedAt: number;
  readonly amount: number;
  readonly bill: string | null;
  /** All that came under this bill. */
  readonly received: number;
  /** What sales under it say to have been paid so; null where there is none. */
  readonly sold: number | null;
};

/** Notices that are of no sale, or of one that says another amount; the newest first. */
export function readUnmatched(db: Db, limit: number): Promise<UnmatchedNotice[]> {
  return rows(
    db,
    `with named as (
       select n.*, coalesce((select b.bill from sale_bill b where b.bill = any (n.bills) limit 1), n.bills[1]) as bill
       from bank_notice n
     ), summed as (
       select notice, arrived_at, amount, bill,
              case when bill is null then amount else sum(amount) over (partition by bill) end::bigint as received,
              (select sum(b.given)::bigint from sale_bill b where b.bill = named.bill) as sold
       from named
     )
     select notice, arrived_at as "arrivedAt", amount, bill, received, sold from summed
     where sold is null or sold <> received
     order by arrived_at desc, notice limit $1`,
    [limit],
  );
}

export type MadeSecret = { readonly n: number; readonly madeAt: number };

export function madeSecret(db: Db): Promise<MadeSecret | undefined> {
  return row(db, 'select n, made_at as "madeAt" from bank_secret');
}

/** One more; the one before is no longer good. */
export async function countSecret(db: Db, at: number): Promise<MadeSecret | undefined> {
  return row(
    db,
    `insert into bank_secret as s (n, made_at) values (1, $1)
     on conflict (one) do update set n = s.n + 1, made_at = excluded.made_at returning n, made_at as "madeAt"`,
    [at],
  );
}
