import { z } from 'zod';
import { OutletKind } from '../../../shared/catalogue/outlet.ts';
import { Day } from '../../../shared/day.ts';
import { OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import { type Days, daysBefore, MARKET_PERIODS, type MarketPeriod, periodDays } from '../../../shared/market/period.ts';
import { BuyerKind } from '../../../shared/sale/buyer.ts';
import { MARKET_GROUPINGS, type MarketAsked, type MarketGoods, type MarketGrouping } from '../../office/api/market.ts';

/** The query's keys that narrow what is shown, beside the period. */
export const MARKET_NARROWING = [
  'outlet',
  'kind',
  'category',
  'product',
  'producer',
  'commune',
  'stars',
  'buyer',
] as const satisfies readonly (keyof MarketGoods)[];
export type MarketNarrowing = (typeof MARKET_NARROWING)[number];

/** Below the figure: a grouping; a map; what was asked for in vain; what became of goods whose stars changed; what wants doing; papers of a month. */
export const MARKET_TABS = [...MARKET_GROUPINGS, 'map', 'asked', 'changed', 'wants', 'reports'] as const;
export type MarketTab = (typeof MARKET_TABS)[number];

/** The tabs as they stand on the page: all groupings are one, and which of them is chosen below. */
export const SHOWN_TABS = ['sold', 'map', 'asked', 'changed', 'wants', 'reports'] as const;

/** What stands on the map: where it sold, or where it is from. */
export const MAP_LAYERS = ['outlet', 'commune'] as const satisfies readonly MarketGrouping[];
export type MapLayer = (typeof MAP_LAYERS)[number];

/** What the page shows, as its address says it. */
export type MarketView = Omit<MarketAsked, 'by'> & {
  readonly period: MarketPeriod;
  readonly tab: MarketTab;
  readonly layer: MapLayer;
};

export const isGrouping = (tab: MarketTab): tab is MarketGrouping => MARKET_GROUPINGS.some((by) => by === tab);

const Stars = z.enum(['0', '3', '4', '5']).transform((text) => Number(text) as 0 | 3 | 4 | 5);
const parts = {
  outlet: OutletId,
  kind: OutletKind,
  category: z.string().max(80),
  product: ProductId,
  producer: ProducerId,
  commune: z.string().max(300),
  stars: Stars,
  buyer: z.union([BuyerKind, z.literal('none')]),
} as const satisfies Record<MarketNarrowing, z.ZodType>;

/** What the figures are asked for by: of the map its layer, and the products where the tab shows no figures of its own. */
export function groupingOf({ tab, layer }: Pick<MarketView, 'tab' | 'layer'>): MarketGrouping {
  if (isGrouping(tab)) return tab;
  return tab === 'map' ? layer : 'product';
}

/** What stands in an address for goods of no category, and of nobody knows where: an empty text is no filter there. */
export const NOWHERE = '-';

/** Reads the page's address. What was typed wrongly counts as not given, never as an error page. */
export function readMarketView(query: URLSearchParams, today: Day): MarketView {
  const period = z.enum(MARKET_PERIODS).safeParse(query.get('period')).data ?? 'month';
  const days = period === 'custom' ? ownDays(query, today) : periodDays(period, today);
  const tab = z.enum(MARKET_TABS).safeParse(query.get('view')).data ?? 'product';
  const layer = z.enum(MAP_LAYERS).safeParse(query.get('of')).data ?? 'outlet';
  return { period, days, before: daysBefore(period, days), goods: goodsIn(query), tab, layer };
}

function goodsIn(query: URLSearchParams): MarketGoods {
  const goods: Record<string, unknown> = {};
  for (const name of MARKET_NARROWING) {
    const said = query.get(name);
    const text = said === NOWHERE && (name === 'category' || name === 'commune') ? '' : said;
    const read = parts[name].safeParse(text ?? undefined).data;
    if (read !== undefined) goods[name] = read;
  }
  return goods;
}

/** An end that is missing is today. */
function ownDays(query: URLSearchParams, today: Day): Days {
  const from = Day.safeParse(query.get('from')).data ?? today;
  const to = Day.safeParse(query.get('to')).data ?? today;
  return from <= to ? { from, to } : { from: to, to: from };
}

export function isNarrowed({ goods }: Pick<MarketView, 'goods'>): boolean {
  return Object.keys(goods).length > 0;
}

/** What changes in the address where one goes into a row of a grouping. */
export function intoRow(by: MarketGrouping, key: string): Readonly<Record<string, string | null>> {
  if (by === 'day') return key.length === 7 ? monthOf(key) : { period: 'custom', from: key, to: key, view: null };
  const said = key === '' ? NOWHERE : key;
  return { [by]: said, view: by === 'category' || by === 'commune' ? 'product' : null };
}

function monthOf(month: string): Readonly<Record<string, string | null>> {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { period: 'custom', from: `${month}-01`, to: `${month}-${last}`, view: 'day' };
}

/** The slips that make a row, on the sales' page; undefined where these cannot be told apart there. */
export function slipsOf(
  { days, goods }: Pick<MarketView, 'days' | 'goods'>,
  by: MarketGrouping,
  key: string,
): Readonly<Record<string, string>> | undefined {
  const { outlet, product, producer, buyer, ...others } = goods;
  if (Object.keys(others).length > 0 || buyer === 'none') return undefined;
  const own: Readonly<Record<string, string | undefined>> = { outlet, product, producer, buyer };
  const range = by === 'day' ? { from: key, to: key } : days;
  const narrow = by === 'day' ? {} : { [by]: key };
  const isToldThere = by === 'day' ? key.length === 10 : Object.hasOwn(own, by) && key !== 'none';
  if (!isToldThere) return undefined;
  const told = Object.entries({ ...own, ...narrow }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { period: 'custom', ...range, ...Object.fromEntries(told) };
}

/** How much more or less than before, per mille; undefined where nothing was before. */
export function changeOf(now: number, before: number): number | undefined {
  return before > 0 ? Math.round(((now - before) * 1000) / before) : undefined;
}
