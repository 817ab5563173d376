import { daysBetween } from '../../../shared/day.ts';
import type { Days } from '../../../shared/market/period.ts';
import {
  type MarketFilter,
  type MarketKey,
  type MarketSum,
  type SlipsOf,
  sumGoods,
  sumSlips,
} from '../../db/marketView.ts';
import type { Db } from '../../db/query.ts';
import type { MarketGrouping } from '../api/market.ts';
import type { Catalogue } from '../catalogueView.ts';
import { communeOf, kindOf } from './filter.ts';

/** More days than this are told by month: a column for each could not be told from its neighbour. */
export const MOST_DAYS = 92;

export function unitOf({ from, to }: Days): 'day' | 'month' {
  return daysBetween(from, to) < MOST_DAYS ? 'day' : 'month';
}

export type Sums = MarketSum & { readonly returns: number | null };

/** What sold under each key of the sums' own; the smaller table is asked wherever it knows. */
export async function sumBy(db: Db, by: MarketKey, filter: MarketFilter): Promise<Sums[]> {
  const slips = by === 'product' ? undefined : slipsOf(by, filter);
  if (slips && by !== 'product') return sumSlips(db, by, slips, filter);
  return (await sumGoods(db, by, filter)).map((sum) => Object.assign(sum, { returns: null }));
}

/** Whose slips say it: of all goods, of one producer's, or of those with so many stars; undefined where none do. */
function slipsOf(by: Exclude<MarketKey, 'product'>, { products, producers, stars }: MarketFilter): SlipsOf | undefined {
  const narrowed = [products, producers, stars].filter((each) => each !== undefined).length;
  if (narrowed === 0) return { part: by === 'producer' || by === 'stars' ? by : 'all' };
  if (narrowed > 1 || by === 'producer' || by === 'stars') return undefined;
  if (stars !== undefined) return { part: 'stars', key: String(stars) };
  const [producer] = producers?.ids ?? [];
  const isOne = producers?.ids.length === 1 && !producers.not;
  return isOne && producer !== undefined ? { part: 'producer', key: producer } : undefined;
}

/** What sold under each key of a grouping of the page. */
export async function groupBy(
  db: Db,
  catalogue: Catalogue,
  by: MarketGrouping,
  filter: MarketFilter,
): Promise<ReadonlyMap<string, Sums>> {
  const keyOf = keyIn(catalogue, by);
  const sums = await sumBy(db, under(by, filter), filter);
  const groups = new Map<string, Sums>();
  for (const sum of sums) {
    const key = keyOf(sum.key);
    const before = groups.get(key);
    groups.set(key, before ? plus(before, { ...sum, key }, by) : { ...sum, key, ...asOne(by) });
  }
  return groups;
}

/** A sale with goods of two products of a category is one sale, so what the products say cannot be added up. */
const asOne = (by: MarketGrouping) => (isOfMany(by) ? { baskets: null, returns: null } : {});
const isOfMany = (by: MarketGrouping): boolean => by === 'category' || by === 'commune';

function plus(one: Sums, other: Sums, by: MarketGrouping): Sums {
  const sum = addedUp([one, other]);
  return { ...sum, key: one.key, ...asOne(by) };
}

/** All together; baskets where each can be counted in one only. */
export function addedUp(sums: readonly Sums[]): Sums {
  const all: { -readonly [K in keyof Sums]: Sums[K] } = {
    key: '',
    amount: 0,
    returned: 0,
    units: 0,
    baskets: 0,
    returns: 0,
  };
  for (const { amount, returned, units, baskets, returns } of sums) {
    all.amount += amount;
    all.returned += returned;
    all.units += units;
    all.baskets = all.baskets === null || baskets === null ? null : all.baskets + baskets;
    all.returns = all.returns === null || returns === null ? null : all.returns + returns;
  }
  return all;
}

function under(by: MarketGrouping, days: Days): MarketKey {
  switch (by) {
    case 'day':
      return unitOf(days);
    case 'kind':
      return 'outlet';
    case 'category':
      return 'product';
    case 'commune':
      return 'producer';
    case 'outlet':
    case 'product':
    case 'producer':
    case 'stars':
    case 'buyer':
      return by;
  }
}

function keyIn(catalogue: Catalogue, by: MarketGrouping): (key: string) => string {
  switch (by) {
    case 'kind':
      return (outlet) => kindOf(catalogue, outlet);
    case 'category':
      return (product) => catalogue.products.get(product)?.category ?? '';
    case 'commune':
      return (producer) => communeOf(catalogue.producers.get(producer));
    case 'buyer':
      return (buyer) => (buyer === '' ? 'none' : buyer);
    case 'day':
    case 'outlet':
    case 'product':
    case 'producer':
    case 'stars':
      return (key) => key;
  }
}
