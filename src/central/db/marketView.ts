import { type Days, type Span, stretchesOf } from '../../shared/market/period.ts';
import type { MarketSlip } from './market.ts';
import { type Db, rows } from './query.ts';

/** Which sums are meant; an absent part does not narrow. */
export type MarketFilter = Days & {
  /** Only of these outlets; null = of all. */
  readonly outlets: readonly string[] | null;
  readonly buyer?: string | undefined;
  /** Goods: products that are meant, or with `not` all others. */
  readonly products?: { readonly ids: readonly string[]; readonly not: boolean } | undefined;
  readonly producers?: { readonly ids: readonly string[]; readonly not: boolean } | undefined;
  readonly stars?: number | undefined;
};

export type MarketKey = 'day' | 'month' | 'outlet' | 'product' | 'producer' | 'stars' | 'buyer' | 'all';

/** What sold under one key, less what came back. */
export type MarketSum = {
  readonly key: string;
  readonly amount: number;
  readonly returned: number;
  readonly units: number;
  /** Sales with any of it; null where that cannot be added up. */
  readonly baskets: number | null;
};

/** Under which spans a key can be told; a day is no part of a month's sum. */
const LARGEST: Readonly<Partial<Record<MarketKey, Span>>> = { day: 'd', month: 'm' };

const KEYS = {
  day: 'day',
  month: 'left(day, 7)',
  outlet: 'outlet',
  product: 'product',
  producer: 'producer',
  stars: 'stars::text',
  buyer: 'buyer',
  all: `''`,
} as const satisfies Record<MarketKey, string>;

type Values = unknown[];
const place = (values: Values, value: unknown): string => `$${values.push(value)}`;

type Asked = {
  readonly table: 'market_line' | 'market_slip';
  /** Columns as they are, and those that are added up, by their names outside. */
  readonly keys: Readonly<Record<string, string>>;
  readonly sums: Readonly<Record<string, string>>;
  readonly narrow: readonly string[];
};

/**
 * One select for each stretch of spans, side by side: each finds its rows by its own part of the index. What is under no key any more
 * once the rest of a month is taken away, was not sold in the period.
 */
function summed(filter: Days, by: MarketKey, values: Values, { table, keys, sums, narrow }: Asked): string {
  const stretches = stretchesOf(filter, LARGEST[by] ?? 'y');
  const parts = stretches.map(({ span, from, to, times }) => {
    const days = `span = '${span}' and day between ${place(values, from)} and ${place(values, to)}`;
    const columns = [...named(keys, ''), ...named(sums, times === 1 ? '' : '-')];
    return `select ${columns.join(', ')} from ${table} where ${[days, ...narrow].join(' and ')}`;
  });
  const groups = Object.keys(keys).map((name) => `"${name}"`);
  const added = Object.keys(sums).map((name) => `sum("${name}")::bigint as "${name}"`);
  const isAny = Object.keys(sums).map((name) => `sum("${name}") <> 0`);
  return `select ${[...groups, ...added].join(', ')} from (${parts.join(' union all ')}) as x
          group by ${groups.join(', ')} having ${isAny.join(' or ')}`;
}

function named(columns: Readonly<Record<string, string>>, sign: '' | '-'): string[] {
  return Object.entries(columns).map(([name, column]) => `${sign}${column} as "${name}"`);
}

function wheres({ outlets, buyer }: MarketFilter, values: Values): string[] {
  return [
    ...(outlets === null ? [] : [`outlet = any (${place(values, outlets)})`]),
    ...(buyer === undefined ? [] : [`buyer = ${place(values, buyer)}`]),
  ];
}

/** Of one producer, a basket's quantity is in its own row; of all together, once. */
function isOfProducers({ producers }: MarketFilter, by: MarketKey): boolean {
  return by === 'producer' || producers !== undefined;
}

function goodsWheres({ products, producers, stars }: MarketFilter, values: Values): string[] {
  const ids = (column: string, { ids: some, not }: { readonly ids: readonly string[]; readonly not: boolean }) =>
    `${column} ${not ? '<> all' : '= any'} (${place(values, some)})`;
  return [
    ...(products ? [ids('product', products)] : []),
    ...(producers ? [ids('producer', producers)] : []),
    ...(stars === undefined ? [] : [`stars = ${place(values, stars)}`]),
  ];
}

/** What sold of goods, under each key. */
export async function sumGoods(db: Db, by: MarketKey, filter: MarketFilter): Promise<MarketSum[]> {
  if (filter.to < filter.from) return [];
  const values: Values = [];
  const units = isOfProducers(filter, by) ? 'made' : 'units';
  const baskets = areBasketsOfProducts(by, filter);
  const text = summed(filter, by, values, {
    table: 'market_line',
    keys: { key: KEYS[by] },
    sums: { amount: 'amount', returned: 'returned', units, ...(baskets ? { baskets: 'baskets' } : {}) },
    narrow: [...wheres(filter, values), ...goodsWheres(filter, values)],
  });
  const sums = await rows<MarketSum>(db, text, values);
  return baskets ? sums : sums.map((sum) => Object.assign(sum, { baskets: null }));
}

/** Sales with one product, whoever made it, can be added up over days, outlets and buyers, and so can nothing else of goods. */
function areBasketsOfProducts(by: MarketKey, { products, producers, stars }: MarketFilter): boolean {
  if (producers !== undefined || stars !== undefined) return false;
  return (
    by === 'product' || (products !== undefined && !products.not && products.ids.length === 1 && by !== 'producer')
  );
}

/** Slips of all goods, of one producer's goods, or of those with so many stars, under each key. */
export type SlipsOf = Pick<MarketSlip, 'part'> & { readonly key?: string };

export type SlipSum = Omit<MarketSum, 'baskets'> & { readonly baskets: number; readonly returns: number };

export function sumSlips(
  db: Db,
  by: Exclude<MarketKey, 'product'>,
  { part, key }: SlipsOf,
  filter: MarketFilter,
): Promise<SlipSum[]> {
  if (filter.to < filter.from) return Promise.resolve([]);
  const values: Values = [];
  const narrow = [
    `part = ${place(values, part)}`,
    ...(key === undefined ? [] : [`key = ${place(values, key)}`]),
    ...wheres(filter, values),
  ];
  const text = summed(filter, by, values, {
    table: 'market_slip',
    keys: { key: by === 'producer' || by === 'stars' ? 'key' : KEYS[by] },
    sums: { amount: 'amount', returned: 'returned', units: 'units', baskets: 'baskets', returns: 'returns' },
    narrow,
  });
  return rows(db, text, values);
}

/** What goods brought each producer, by product; and its slips, by outlet and buyer: for all producers at once. */
export type ProducerGoods = {
  readonly producer: string;
  readonly product: string;
  readonly amount: number;
  readonly returned: number;
  /** In the producer's own rows. */
  readonly units: number;
};

export function goodsOfProducers(db: Db, filter: MarketFilter): Promise<ProducerGoods[]> {
  const values: Values = [];
  const text = summed(filter, 'product', values, {
    table: 'market_line',
    keys: { producer: 'producer', product: 'product' },
    sums: { amount: 'amount', returned: 'returned', units: 'made' },
    narrow: [...wheres(filter, values), ...goodsWheres(filter, values)],
  });
  return rows(db, text, values);
}

export type ProducerSlips = {
  readonly producer: string;
  readonly outlet: string;
  readonly buyer: string;
  readonly amount: number;
  readonly baskets: number;
};

export function slipsOfProducers(db: Db, filter: MarketFilter): Promise<ProducerSlips[]> {
  const values: Values = [];
  const text = summed(filter, 'outlet', values, {
    table: 'market_slip',
    keys: { producer: 'key', outlet: 'outlet', buyer: 'buyer' },
    sums: { amount: 'amount', baskets: 'baskets' },
    narrow: [`part = 'producer'`, ...wheres(filter, values)],
  });
  return rows(db, text, values);
}

/** What some products sold on each day: of those whose stars changed. */
export function daysOfProducts(
  db: Db,
  products: readonly string[],
  { from, to, outlets }: MarketFilter,
): Promise<{ readonly product: string; readonly day: string; readonly amount: number }[]> {
  return rows(
    db,
    `select product, day, sum(amount)::bigint as amount from market_line
     where span = 'd' and product = any ($1) and day between $2 and $3 and ($4::text[] is null or outlet = any ($4))
     group by product, day`,
    [products, from, to, outlets],
  );
}

/** Names as they stood in the newest sale, for goods and producers that the catalogue no longer has. */
export async function namesOfGone(
  db: Db,
  of: 'product' | 'producer',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    db,
    `select i.id, l.name from unnest($1::text[]) as i (id) cross join lateral (
       select ${of === 'product' ? 'name' : 'producer_name as name'} from sale_line where ${of} = i.id order by day desc limit 1
     ) l`,
    [ids],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** What an outlet has of goods, and what it sold of them of late. */
export type HeldAndSold = {
  readonly outlet: string;
  readonly product: string;
  readonly onHand: number;
  readonly sold: number;
  /** The day it last moved. */
  readonly lastOn: string | null;
};

/** What each outlet holds of each product, and what it sold of it in some days. */
export function heldAndSold(db: Db, { from, to, outlets }: MarketFilter): Promise<HeldAndSold[]> {
  return rows(
    db,
    `select outlet, product, sum(on_hand)::bigint as "onHand", sum(sold)::bigint as sold, max(last_on) as "lastOn" from (
       select outlet, product, on_hand, 0 as sold, last_on from stock where $3::text[] is null or outlet = any ($3)
       union all
       -- Added up first: a month's rows of a province are more than may be sorted in memory together.
       select outlet, product, 0, sum(sold)::bigint, null from sold_day
       where day between $1 and $2 and ($3::text[] is null or outlet = any ($3)) group by outlet, product
     ) as x group by outlet, product`,
    [from, to, outlets],
  );
}
