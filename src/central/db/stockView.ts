import type { Terms } from '../../shared/stock/lot.ts';
import { type Db, rows } from './query.ts';

/** What is on hand of one lot of a product at one outlet, all its tills together. */
export type HeldAtOutlet = {
  readonly outlet: string;
  readonly product: string;
  /** Empty where no lot is known. */
  readonly lot: string;
  readonly onHand: number;
  readonly movedAt: number;
  readonly code: string | null;
  readonly expires: string | null;
  readonly owner: string | null;
  readonly ownerName: string | null;
  readonly terms: Terms | null;
};

/** All that is not nothing. @param outlets null = all of them */
export function readHeld(db: Db, outlets: readonly string[] | null): Promise<HeldAtOutlet[]> {
  return rows(
    db,
    `select s.outlet, s.product, s.lot, s.on_hand as "onHand", s.moved_at as "movedAt",
            l.code, l.expires, l.owner, l.owner_name as "ownerName", l.terms
     from (
       select outlet, product, lot, sum(on_hand)::bigint as on_hand, max(moved_at) as moved_at from stock
       where $1::text[] is null or outlet = any ($1) group by outlet, product, lot having sum(on_hand) <> 0
     ) s
     left join lot l on l.outlet = s.outlet and l.lot::text = s.lot`,
    [outlets],
  );
}

/** As it was sold last, for products that the catalogue no longer has. */
export async function namesSold(db: Db, products: readonly string[]): Promise<Map<string, string>> {
  if (products.length === 0) return new Map();
  const found = await rows<{ product: string; name: string }>(
    db,
    `select p.product, l.name from unnest($1::text[]) as p (product)
     cross join lateral (select name from sale_line where product = p.product order by day desc limit 1) l`,
    [products],
  );
  return new Map(found.map(({ product, name }) => [product, name]));
}

/** Which goods: of one lot, or with '' those of none. */
export type GoodsAtOutlet = { readonly outlet: string; readonly product: string; readonly lot: string };

export type MovementColumns = {
  readonly device: string;
  readonly till: number;
  readonly seq: number;
  /** The entry's id: a sale's or a return's is that of its document. */
  readonly entry: string;
  readonly kind: string;
  readonly number: string;
  readonly day: string;
  readonly at: number;
  readonly quantity: number;
  readonly why: string | null;
  /** The hash, in hex, of a photograph that has come. */
  readonly photo: string | null;
};

/** The newest first. */
export function readMovements(
  db: Db,
  { outlet, product, lot }: GoodsAtOutlet,
  limit: number,
): Promise<MovementColumns[]> {
  return rows(
    db,
    `select m.device, t.till, m.seq, j.id as entry, m.kind, m.number, m.day, m.at, m.quantity, m.why,
            encode(p.hash, 'hex') as photo
     from (
       select * from stock_movement where outlet = $1 and product = $2 and lot = $3
       order by at desc, device, seq desc limit $4
     ) m
     join till t using (device) join journal j on j.device = m.device and j.seq = m.seq
     left join taken_photo p
       on m.kind = 'goods-written-off' and p.hash = decode(j.entry::json #>> '{body,photo}', 'hex')
     order by m.at desc, m.device, m.seq desc`,
    [outlet, product, lot, limit],
  );
}

export type MovementSum = { readonly kind: string; readonly quantity: number; readonly count: number };

/** What the movements of each kind come to; together they are what is on hand. */
export function sumMovements(db: Db, { outlet, product, lot }: GoodsAtOutlet): Promise<MovementSum[]> {
  return rows(
    db,
    `select kind, sum(quantity)::bigint as quantity, count(*) as count from stock_movement
     where outlet = $1 and product = $2 and lot = $3 group by kind order by kind`,
    [outlet, product, lot],
  );
}
