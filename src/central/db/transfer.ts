import { type Db, preparedRows, rows, type Transaction } from './query.ts';

/** A transfer as its sender's entry tells it. */
export type ProjectedTransfer = {
  readonly device: string;
  readonly entry: string;
  readonly from_outlet: string;
  readonly to_outlet: string;
  readonly at: number;
  readonly body: unknown;
};

/** That a till accepted one. */
export type ProjectedArrival = {
  readonly device: string;
  readonly entry: string;
  readonly of_device: string;
  readonly of_entry: string;
  readonly outlet: string;
  /** Where it says that the goods came from. */
  readonly from_outlet: string;
  readonly at: number;
  readonly body: unknown;
};

export type ProjectedTransfers = {
  readonly transfers: readonly ProjectedTransfer[];
  readonly arrivals: readonly ProjectedArrival[];
};

type Ends = {
  readonly device: string;
  readonly entry: string;
  readonly from_outlet: string;
  readonly to_outlet: string;
};

/** Between which outlets those went that arrivals are of, as far as they are known yet. */
export async function endsOf(tx: Transaction, arrivals: readonly ProjectedArrival[]): Promise<Ends[]> {
  if (arrivals.length === 0) return [];
  return rows(
    tx,
    `select t.device, t.entry, t.from_outlet, t.to_outlet from transfer t
     join (select distinct of_device, of_entry from json_to_recordset($1) as a (of_device uuid, of_entry uuid)) a
       on a.of_device = t.device and a.of_entry = t.entry
     order by t.device, t.entry`,
    [JSON.stringify(arrivals)],
  );
}

/** What an outlet's feed is to say of a transfer. */
export type TransferWord = { readonly outlet: string; readonly device: string; readonly entry: string };

/** Each transfer to both its ends, once. */
export function wordsOf(ends: readonly Ends[]): TransferWord[] {
  const words = ends.flatMap(({ device, entry, from_outlet, to_outlet }) =>
    [from_outlet, to_outlet].map((outlet) => ({ outlet, device, entry })),
  );
  return [...new Map(words.map((word) => [Object.values(word).join(' '), word])).values()];
}

/**
 * Writes transfers and what arrived of them, and gives each its new number in the feeds of its outlets, which are locked. An id
 * that a till uses twice is its first entry's.
 */
export async function writeTransfers(
  tx: Transaction,
  { transfers, arrivals }: ProjectedTransfers,
  told: readonly (TransferWord & { readonly n: number })[],
): Promise<void> {
  await rows(
    tx,
    `insert into transfer_arrival select * from json_populate_recordset(null::transfer_arrival, $1) on conflict do nothing`,
    [JSON.stringify(arrivals)],
  );
  await rows(
    tx,
    `with t as (
       insert into transfer
       select x.device, x.entry, x.from_outlet, x.to_outlet, x.at, x.body,
              not exists (select from transfer_arrival a where a.of_device = x.device and a.of_entry = x.entry)
       from json_populate_recordset(null::transfer, $1) x on conflict do nothing
     ), o as (
       update transfer t set open = false from json_to_recordset($2) as a (of_device uuid, of_entry uuid)
       where t.device = a.of_device and t.entry = a.of_entry and t.open
     )
     insert into transfer_told select * from json_populate_recordset(null::transfer_told, $3)
     on conflict (outlet, device, entry) do update set n = excluded.n`,
    [transfers, arrivals, told].map((each) => JSON.stringify(each)),
  );
}

export type ArrivalColumns = {
  readonly device: string;
  readonly entry: string;
  readonly outlet: string;
  readonly till: number;
  readonly at: number;
  readonly body: unknown;
};

export type TransferColumns = {
  readonly device: string;
  readonly entry: string;
  readonly till: number;
  readonly at: number;
  readonly body: unknown;
  /** The first is the one that closed it. */
  readonly arrivals: readonly ArrivalColumns[];
};

/** By the tills' clocks, so that everybody names the same one as the first, in whatever order they were read. */
const TRANSFER = `t.device, t.entry, s.till, t.at, t.body, coalesce((
    select json_agg(json_build_object('device', a.device, 'entry', a.entry, 'outlet', a.outlet, 'till', b.till, 'at', a.at,
      'body', a.body) order by a.at, a.device, a.entry)
    from transfer_arrival a join till b on b.device = a.device
    where a.of_device = t.device and a.of_entry = t.entry), '[]'::json) as arrivals
  from transfer t join till s on s.device = t.device`;

export type TransferInFeed = TransferColumns & { readonly n: number };

/** How long what was accepted is still told to a till that begins anew: 90 days, in milliseconds. */
const KEPT = 90 * 86_400_000;

/** Numbers of a feed as of `lotsIn`. In a snapshot (after 0) what was accepted long ago is left out. */
export function transfersIn(
  db: Db,
  outlet: string,
  { after, end, limit, now }: { after: number; end: number; limit: number; now: number },
): Promise<TransferInFeed[]> {
  return preparedRows(
    db,
    'transfers-in',
    `select w.n, ${TRANSFER} join transfer_told w on w.device = t.device and w.entry = t.entry
     where w.outlet = $1 and w.n > $2 and w.n <= $3 and ($2 > 0 or t.open or t.at > $5)
     order by w.n limit $4`,
    [outlet, after, end, limit, now - KEPT],
  );
}

/** The newest first, those on their way before all others. @param outlets either end; null = any */
export function readTransfers(db: Db, outlets: readonly string[] | null, limit: number): Promise<TransferColumns[]> {
  return rows(
    db,
    `select ${TRANSFER} where $1::text[] is null or t.from_outlet = any ($1) or t.to_outlet = any ($1)
     order by t.open desc, t.at desc, t.device, t.entry limit $2`,
    [outlets, limit],
  );
}

export type OnItsWay = {
  readonly from: string;
  readonly to: string;
  readonly product: string;
  /** Empty where no lot is known. */
  readonly lot: string;
  readonly quantity: number;
};

/** What left one shelf and stands on no other yet. @param outlet either end; null = any */
export function readOnItsWay(db: Db, outlet: string | null): Promise<OnItsWay[]> {
  return rows(
    db,
    `select t.from_outlet as "from", t.to_outlet as "to", l.product, coalesce(l.lot ->> 'id', '') as lot,
            sum(l.quantity)::bigint as quantity
     from transfer t cross join lateral json_to_recordset(t.body -> 'lines') as l (product text, lot json, quantity bigint)
     where t.open and ($1::text is null or t.from_outlet = $1 or t.to_outlet = $1)
     group by 1, 2, 3, 4`,
    [outlet],
  );
}
