import type { Terms } from '../../shared/stock/lot.ts';
import { type Db, preparedRows } from './query.ts';

/** Where an outlet's feed stands; 0 where nothing was ever told. */
export async function stockFeedAt(db: Db, outlet: string): Promise<number> {
  const [feed] = await preparedRows<{ n: number }>(db, 'stock-feed-at', 'select n from stock_feed where outlet = $1', [
    outlet,
  ]);
  return feed?.n ?? 0;
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
};

/** What the outlet's other tills hold. In a snapshot (after 0) what comes to nothing is left out. */
export function heldIn(db: Db, { outlet, device }: StockHearer, { after, end, limit }: Stretch): Promise<HeldInFeed[]> {
  return preparedRows(
    db,
    'held-in',
    `select s.n, s.device, t.till, s.product, s.lot, s.on_hand, s.seq from stock s join till t using (device)
     where s.outlet = $1 and s.n > $2 and s.n <= $3 and s.device <> $4 and not (s.on_hand = 0 and $2 = 0)
     order by s.n limit $5`,
    [outlet, after, end, device, limit],
  );
}
