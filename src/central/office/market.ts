import { middleOf } from '../../shared/catalogue/coordinates.ts';
import type { Days } from '../../shared/market/period.ts';
import type { Dong } from '../../shared/money.ts';
import type { Quantity } from '../../shared/quantity.ts';
import { namesOfGone } from '../db/marketView.ts';
import type { MarketAsked, MarketGrouping, MarketRow } from './api/market.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import { type Catalogue, categoriesOf } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { communeOf, filterOf } from './market/filter.ts';
import { addedUp, groupBy, type Sums, sumBy, unitOf } from './market/sums.ts';
import { type Visit, type Within, withinOf } from './people/visit.ts';

export function showMarket(
  desk: OfficeDesk,
  asked: OfficeInput<'market.show'>,
  visit: Visit,
): Promise<OfficeReply<'market.show'>> {
  return marketOf(desk, asked, withinOf(visit));
}

type MarketDesk = Pick<OfficeDesk, 'pool' | 'catalogue'>;

/** What page, file and report show. @param within the outlets of whoever asks; null = all */
export async function marketOf(
  { pool, catalogue: view }: MarketDesk,
  { days, before, goods, by }: MarketAsked,
  within: Within,
): Promise<OfficeReply<'market.show'>> {
  const catalogue = await view.fresh();
  const filter = (of: Days) => filterOf(catalogue, goods, within, of);
  // Both periods in the same unit, or they could not be laid one over the other.
  const unit = unitOf(days);
  const [columns, columnsBefore, groups, groupsBefore] = await Promise.all([
    sumBy(pool, unit, filter(days)),
    sumBy(pool, unit, filter(before)),
    groupBy(pool, catalogue, by, filter(days)),
    by === 'day' ? new Map<string, Sums>() : groupBy(pool, catalogue, by, filter(before)),
  ]);
  const { returns, ...now } = asSums(addedUp(columns));
  const all = new Map([...[...groupsBefore.keys()].map((key) => [key, NOTHING] as const), ...groups]);
  const names = await namesOf({ pool, catalogue }, by, [...all.keys()]);
  const rows = Array.from(all, ([key, sums]) => rowOf(key, sums, { names, before: groupsBefore.get(key) }));
  return {
    now: { ...now, returns },
    before: asSums(addedUp(columnsBefore)),
    rows: rows.toSorted(by === 'day' ? newestFirst : mostFirst),
    columns: inTime(columns),
    columnsBefore: inTime(columnsBefore),
  };
}

type Beside = { readonly names: ReadonlyMap<string, Name>; readonly before: Sums | undefined };

function rowOf(key: string, sums: Sums, { names, before }: Beside): MarketRow {
  const { returns: _returns, ...shown } = asSums(sums);
  return { key, ...nameIn(names, key), ...shown, before: (before?.amount ?? 0) as Dong };
}

const NOTHING: Sums = { key: '', amount: 0, returned: 0, units: 0, baskets: null, returns: null };

function asSums({ amount, returned, units, baskets, returns }: Sums) {
  return { amount: amount as Dong, returned: returned as Dong, units: units as Quantity, baskets, returns };
}

const newestFirst = (a: MarketRow, b: MarketRow): number => (a.key < b.key ? 1 : -1);
const mostFirst = (a: MarketRow, b: MarketRow): number => b.amount - a.amount || (a.key < b.key ? -1 : 1);

function inTime(columns: readonly Sums[]) {
  const known = columns.map(({ key, amount }) => ({ key, amount: amount as Dong }));
  return known.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

type Name = Pick<MarketRow, 'name' | 'detail' | 'coordinates'>;

const nameIn = (names: ReadonlyMap<string, Name>, key: string): Name => names.get(key) ?? { name: '', detail: '' };

type Books = Pick<OfficeDesk, 'pool'> & { readonly catalogue: Catalogue };

/** What keys are called; what the catalogue no longer has, as it was sold last. */
async function namesOf(
  { pool, catalogue }: Books,
  by: MarketGrouping,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Name>> {
  const { outlets, products, producers } = catalogue;
  if (by === 'outlet')
    return named(keys, (key) => {
      const { name = key, code: detail = '', coordinates } = outlets.get(key) ?? {};
      return { name, detail, ...(coordinates && { coordinates }) };
    });
  if (by === 'category') return named(keys, (key) => ({ name: key, detail: '' }));
  if (by === 'commune') return communesNamed(producers, keys);
  if (by !== 'product' && by !== 'producer') return new Map();
  const known = by === 'product' ? products : producers;
  const gone = await namesOfGone(
    pool,
    by,
    keys.filter((key) => !known.has(key)),
  );
  return named(keys, (key) => {
    const producer = producers.get(by === 'product' ? (products.get(key)?.producer ?? '') : key);
    const detail = by === 'product' ? producer?.name : communeOf(producer);
    return { name: known.get(key)?.name ?? gone.get(key) ?? key, detail: detail ?? '' };
  });
}

/** A place where goods are from is where its producers are: the middle of those of whom it is known. */
function communesNamed(producers: Catalogue['producers'], keys: readonly string[]): ReadonlyMap<string, Name> {
  const there = Map.groupBy(producers.values(), communeOf);
  return named(keys, (key) => {
    // Goods of which nobody said where they are from are from many places, of which none is in the middle.
    const at = key === '' ? [] : (there.get(key) ?? []);
    const coordinates = middleOf(at.flatMap((producer) => producer.coordinates ?? []));
    return { name: key, detail: '', ...(coordinates && { coordinates }) };
  });
}

function named(keys: readonly string[], nameOf: (key: string) => Name): ReadonlyMap<string, Name> {
  return new Map(keys.map((key) => [key, nameOf(key)]));
}

export async function marketChoices(
  { catalogue: view }: OfficeDesk,
  _input: OfficeInput<'market.choices'>,
  visit: Visit,
): Promise<OfficeReply<'market.choices'>> {
  const catalogue = await view.fresh();
  const within = withinOf(visit);
  const producers = [...catalogue.producers.values()].toSorted((a, b) => collator.compare(a.name, b.name));
  const products = [...catalogue.products.values()].toSorted((a, b) => collator.compare(a.name, b.name));
  const outlets = [...catalogue.outlets.values()].filter(({ id }) => within === null || within.includes(id));
  return {
    categories: categoriesOf(catalogue),
    communes: [...new Set(producers.map(communeOf))].filter((place) => place !== '').toSorted(collator.compare),
    producers: producers.map(({ id, name }) => ({ id, name })),
    products: products.map(({ id, name, producer }) => ({
      id,
      name,
      producer: catalogue.producers.get(producer)?.name ?? '',
    })),
    kinds: [...new Set(outlets.map(({ kind }) => kind ?? 'showroom'))],
  };
}

const collator = new Intl.Collator('vi');
