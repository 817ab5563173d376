import { type Db, rows } from './query.ts';

/** That an outlet carries a product; never how much of it. */
export type Carried = { readonly product: string; readonly outlet: string; readonly inStock: boolean };

/**
 * Which outlets carry what: where the stock of all tills together is above nothing, and where it was sold lately: a counter that
 * keeps no stock sells all the same.
 * @param since sold on no day before this one
 */
export function readCarried(db: Db, since: string): Promise<Carried[]> {
  return rows(
    db,
    `select product, outlet, bool_or("inStock") as "inStock" from (
       select product, outlet, true as "inStock" from stock group by product, outlet having sum(on_hand) > 0
       union all
       select product, outlet, false from sold_day where day >= $1 and sold > 0
     ) said
     group by product, outlet`,
    [since],
  );
}

export type KnownLot = { readonly expires: string | null };

/** A lot as the outlets received it; none where none knows it, and several where they do not agree. */
export function readLot(db: Db, product: string, code: string): Promise<KnownLot[]> {
  return rows(db, 'select distinct expires from lot where product = $1 and code = $2 limit 2', [product, code]);
}
