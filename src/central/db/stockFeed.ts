import type { GoodsCountedBody } from '../../shared/stock/counted.ts';
import type { Terms } from '../../shared/stock/lot.ts';
import type { TillReport } from '../../shared/sync/protocol.ts';
import { type Db, preparedRows, rows, type Transaction } from './query.ts';

/** Where an outlet's feed stands; 0 where nothing was ever told. */
export async function stockFeedAt(db: Db, outlet: string): Promise<number> {
  const [feed] = await preparedRows<{ n: number }>(db, 'stock-feed-at', 'select n from stock_feed where outlet = $1', [
    outlet,
  ]);
  return feed?.n ?? 0;
}

/** Where each outlet's feed stands, held until the transaction ends; in one order, so that no two wait for each other. */
export async function lockFeeds(
  tx: Transaction,
  outlets: readonly string[],
  now: number,
): Promise<Map<string, number>> {
  const lock = () =>
    rows<{ outlet: string; n: number }>(
      tx,
      'select outlet, n from stock_feed where outlet = any($1) order by outlet for update',
      [outlets],
    );
  let feeds = await lock();
  if (feeds.length < outlets.length) {
    await rows(tx, 'insert into stock_feed select o, 0 from unnest($1::text[]) o order by o on conflict do nothing', [
      outlets,
    ]);
    feeds = await lock();
  }
  return new Map(feeds.map(({ outlet, n }) => [outlet, Math.max(n, now)]));
}

/** Moves an outlet's feed on, whose lock is held; for what is told of it by itself. */
export async function tellFeed(tx: Transaction, outlet: string, n: number): Promise<void> {
  await rows(tx, 'update stock_feed set n = $2 where outlet = $1', [outlet, n]);
}

/** Whom a feed is read to: a till of the outlet, which knows by itself what it moved. */
export type StockHearer = { readonly outlet: string; readonly device: string };

export type LotInFeed = {
  readonly n: number;
  readonly lot: string;
  readonly product: string;
  readonly code: string;
  readonly expires: string | null;
  readonly owner: string;
  readonly owner_name: string;
  readonly terms: Terms;
};

/** Numbers of a feed: those above `after` and up to `end`, at most `limit` of them. */
export type Stretch = { readonly after: number; readonly end: number; readonly limit: number };

export function lotsIn(db: Db, outlet: string, { after, end, limit }: Stretch): Promise<LotInFeed[]> {
  return preparedRows(
    db,
    'lots-in',
    `select n, lot, product, code, expires, owner, owner_name, terms from lot
     where outlet = $1 and n > $2 and n <= $3 order by n limit $4`,
    [outlet, after, end, limit],
  );
}

export type HeldInFeed = {
  readonly n: number;
  readonly device: string;
  readonly till: number;
  readonly product: string;
  readonly lot: string;
  readonly on_hand: number;
  readonly seq: number;
  readonly first_on: string | null;
  readonly last_on: string | null;
};

/** What the outlet's other tills hold. In a snapshot (after 0) what comes to nothing is left out. */
export function heldIn(db: Db, { outlet, device }: StockHearer, { after, end, limit }: Stretch): Promise<HeldInFeed[]> {
  return preparedRows(
    db,
    'held-in',
    `select s.n, s.device, t.till, s.product, s.lot, s.on_hand, s.seq, s.first_on, s.last_on
     from stock s join till t using (device)
     where s.outlet = $1 and s.n > $2 and s.n <= $3 and s.device <> $4 and not (s.on_hand = 0 and $2 = 0)
     order by s.n limit $5`,
    [outlet, after, end, device, limit],
  );
}

export type MovedInFeed = {
  readonly n: number;
  readonly device: string;
  readonly seq: number;
  readonly product: string;
  readonly lot: string;
  readonly at: number;
  readonly quantity: number;
};

/** What entries of the outlet's other tills moved. @param since nothing from before */
export function movedIn(
  db: Db,
  { outlet, device }: StockHearer,
  { after, end, limit }: Stretch,
  since: number,
): Promise<MovedInFeed[]> {
  return preparedRows(
    db,
    'moved-in',
    `select n, device, seq, product, lot, at, quantity from stock_movement
     where outlet = $1 and n > $2 and n <= $3 and device <> $4 and at >= $6 order by n limit $5`,
    [outlet, after, end, device, limit, since],
  );
}

export type CountInFeed = {
  readonly n: number;
  readonly device: string;
  readonly till: number;
  readonly seq: number;
  readonly entry: string;
  readonly at: number;
  readonly count: string;
  readonly sheet: GoodsCountedBody | null;
  readonly closed: { readonly number: string; readonly dropped?: true } | null;
};

/** What the outlet's other tills counted. @param since nothing from before */
export function countsIn(
  db: Db,
  { outlet, device }: StockHearer,
  { after, end, limit }: Stretch,
  since: number,
): Promise<CountInFeed[]> {
  return preparedRows(
    db,
    'counts-in',
    `select c.n, c.device, t.till, c.seq, c.entry, c.at, c.count, c.sheet, c.closed
     from count_entry c join till t using (device)
     where c.outlet = $1 and c.n > $2 and c.n <= $3 and c.device <> $4 and c.at >= $6 order by c.n limit $5`,
    [outlet, after, end, device, limit, since],
  );
}

export type Neighbour = {
  readonly device: string;
  readonly till: number;
  /** What it said of itself last. */
  readonly report: TillReport | null;
  /** All that the centre has of it is counted. */
  readonly whole: boolean;
  /** When the last entry was made up to which all are counted. */
  readonly countedAt: number | null;
};

export async function neighbourDevices(db: Db, { outlet, device }: StockHearer): Promise<string[]> {
  const found = await preparedRows<{ device: string }>(
    db,
    'neighbour-devices',
    'select device from till where outlet = $1 and device <> $2 and not revoked and retired_at is null',
    [outlet, device],
  );
  return found.map((till) => till.device);
}

/** The outlet's other tills that still may send. */
export function neighboursOf(db: Db, { outlet, device }: StockHearer): Promise<Neighbour[]> {
  return preparedRows(
    db,
    'neighbours-of',
    `select t.device, t.till, s.report, not t.quarantined and coalesce(c.seq, 0) >= t.seq as whole, j.at as "countedAt"
     from till t
     left join till_seen s using (device)
     left join lateral (
       select coalesce((select min(w.seq) from suspense w where w.device = t.device) - 1, p.seq) as seq
       from projected p where p.device = t.device
     ) c on true
     left join journal j on j.device = t.device and j.seq = c.seq and not t.quarantined
     where t.outlet = $1 and t.device <> $2 and not t.revoked and t.retired_at is null order by t.till`,
    [outlet, device],
  );
}
