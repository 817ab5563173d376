import type { Announced } from '../../shared/stock/announced.ts';
import type { GoodsReceivedBody } from '../../shared/stock/received.ts';
import { type Db, preparedRows, row, rows, type Transaction } from './query.ts';
import { lockFeeds, tellFeed } from './stockFeed.ts';

/** That a till received what was announced. */
export type ProjectedReceipt = {
  readonly device: string;
  readonly entry: string;
  readonly announced: string;
  readonly outlet: string;
  readonly at: number;
  readonly body: unknown;
};

/**
 * Writes what was announced and tells the outlet's feed; last in its transaction, as `writeStock` is. One that is there already
 * stays as it is.
 * @param now UTC milliseconds
 * @returns whether it is new
 */
export async function announce(
  tx: Transaction,
  { id, outlet, body }: { readonly id: string; readonly outlet: string; readonly body: Announced },
  now: number,
): Promise<boolean> {
  const n = await nextOf(tx, outlet, now);
  const written = await rows(
    tx,
    `insert into announced (id, outlet, at, body, open, n) values ($1, $2, $3, $4, true, $5)
     on conflict (id) do nothing returning id`,
    [id, outlet, now, JSON.stringify(body), n],
  );
  if (written.length > 0) await tellFeed(tx, outlet, n);
  return written.length > 0;
}

/** Takes it back; who received it meanwhile came first. @returns whether it was still to come */
export async function withdraw(
  tx: Transaction,
  { id, outlet }: { readonly id: string; readonly outlet: string },
  now: number,
): Promise<boolean> {
  const n = await nextOf(tx, outlet, now);
  const gone = await rows(
    tx,
    'update announced set withdrawn_at = $2, open = false, n = $3 where id = $1 and open returning id',
    [id, now, n],
  );
  if (gone.length > 0) await tellFeed(tx, outlet, n);
  return gone.length > 0;
}

/** The next number of an outlet's feed, which is locked from here to the commit. */
async function nextOf(tx: Transaction, outlet: string, now: number): Promise<number> {
  const feeds = await lockFeeds(tx, [outlet], now);
  return (feeds.get(outlet) ?? now) + 1;
}

/** Where an announcement went, as far as it is known: of another outlet's nobody says that it came. */
export async function announcedTo(tx: Transaction, receipts: readonly ProjectedReceipt[]): Promise<AnnouncedWord[]> {
  if (receipts.length === 0) return [];
  return rows(
    tx,
    `select distinct a.id, a.outlet from announced a
     join json_to_recordset($1) as r (announced uuid, outlet text) on r.announced = a.id and r.outlet = a.outlet
     order by a.id`,
    [JSON.stringify(receipts)],
  );
}

/** What an outlet's feed is to say anew. */
export type AnnouncedWord = { readonly id: string; readonly outlet: string };

/** Writes what was received, and gives what it is of its new number in its outlet's feed, which is locked. */
export async function writeReceipts(
  tx: Transaction,
  receipts: readonly ProjectedReceipt[],
  told: readonly (AnnouncedWord & { readonly n: number })[],
): Promise<void> {
  await rows(
    tx,
    `with r as (
       insert into announced_receipt select * from json_populate_recordset(null::announced_receipt, $1) on conflict do nothing
     )
     update announced a set open = false, n = x.n from json_to_recordset($2) as x (id uuid, n bigint) where a.id = x.id`,
    [receipts, told].map((each) => JSON.stringify(each)),
  );
}

export type ReceiptColumns = {
  readonly device: string;
  readonly entry: string;
  readonly till: number;
  readonly at: number;
  readonly body: Omit<GoodsReceivedBody, 'approvedBy' | 'announced'>;
};

export type AnnouncedColumns = {
  readonly id: string;
  readonly outlet: string;
  readonly at: number;
  readonly body: Announced;
  readonly withdrawnAt: number | null;
  /** The first is the one; more of them heard nothing of each other. */
  readonly receipts: readonly ReceiptColumns[];
};

/** By the tills' clocks, so that everybody names the same one as the first. */
const ANNOUNCED = `a.id, a.outlet, a.at, a.body, a.withdrawn_at as "withdrawnAt", coalesce((
    select json_agg(json_build_object('device', r.device, 'entry', r.entry, 'till', t.till, 'at', r.at, 'body', r.body)
      order by r.at, r.device, r.entry)
    from announced_receipt r join till t on t.device = r.device
    where r.announced = a.id and r.outlet = a.outlet), '[]'::json) as receipts
  from announced a`;

/** How long what was received or withdrawn is still told to a till that begins anew: 90 days, in milliseconds. */
const KEPT = 90 * 86_400_000;

/** Numbers of a feed as of `lotsIn`. In a snapshot (after 0) what was received or withdrawn long ago is left out. */
export function announcedIn(
  db: Db,
  outlet: string,
  { after, end, limit, now }: { after: number; end: number; limit: number; now: number },
): Promise<(AnnouncedColumns & { readonly n: number })[]> {
  return preparedRows(
    db,
    'announced-in',
    `select a.n, ${ANNOUNCED} where a.outlet = $1 and a.n > $2 and a.n <= $3 and ($2 > 0 or a.open or a.at > $5)
     order by a.n limit $4`,
    [outlet, after, end, limit, now - KEPT],
  );
}

/** Those that are to come first, then the newest. @param outlets null = any */
export function readAnnounced(db: Db, outlets: readonly string[] | null, limit: number): Promise<AnnouncedColumns[]> {
  return rows(
    db,
    `select ${ANNOUNCED} where $1::text[] is null or a.outlet = any ($1)
     order by a.open desc, a.at desc, a.id desc limit $2`,
    [outlets, limit],
  );
}

export function findAnnounced(db: Db, id: string): Promise<AnnouncedColumns | undefined> {
  return row(db, `select ${ANNOUNCED} where a.id = $1`, [id]);
}
