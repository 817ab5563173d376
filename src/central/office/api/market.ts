import { z } from 'zod';
import { Stars } from '../../../shared/catalogue/certificate.ts';
import { Coordinates } from '../../../shared/catalogue/coordinates.ts';
import { OutletKind } from '../../../shared/catalogue/outlet.ts';
import { Day } from '../../../shared/day.ts';
import { OutletId, ProducerId, ProductId } from '../../../shared/id.ts';
import { Days } from '../../../shared/market/period.ts';
import { Dong } from '../../../shared/money.ts';
import { Quantity } from '../../../shared/quantity.ts';
import { BuyerKind } from '../../../shared/sale/buyer.ts';
import { ofOutlets } from './call.ts';

/** What is looked at, beside the days. All parts optional. */
export const MarketGoods = z.object({
  outlet: OutletId.optional(),
  kind: OutletKind.optional(),
  product: ProductId.optional(),
  producer: ProducerId.optional(),
  /** As the catalogue has it today; empty: of goods it no longer has. */
  category: z.string().max(80).optional(),
  /** Where the goods are from; empty: not known. */
  commune: z.string().max(300).optional(),
  /** That it was sold under; 0 = none. */
  stars: z.union([Stars, z.literal(0)]).optional(),
  /** `none`: nobody said. */
  buyer: z.union([BuyerKind, z.literal('none')]).optional(),
});
export type MarketGoods = z.infer<typeof MarketGoods>;

export const MARKET_GROUPINGS = [
  'day',
  'outlet',
  'kind',
  'product',
  'producer',
  'category',
  'commune',
  'stars',
  'buyer',
] as const;
export type MarketGrouping = (typeof MARKET_GROUPINGS)[number];

const Sums = z.object({
  /** Less what came back. */
  amount: Dong,
  /** What came back, positive. */
  returned: Dong,
  /** Less what came back; of weighed goods kilograms. */
  units: Quantity,
  /** Sales with any of it; null where it cannot be told without counting some twice. */
  baskets: z.int().nonnegative().nullable(),
});

/** What sold under one name. */
export const MarketRow = Sums.extend({
  key: z.string(),
  /** Empty where the key says it: a day, stars, a kind. */
  name: z.string(),
  /** What tells two of the same name apart. */
  detail: z.string(),
  /** In the period before. */
  before: Dong,
  /** Of an outlet, and of a place where goods are from, where it is known: that of its producers, in their middle. */
  coordinates: Coordinates.optional(),
});
export type MarketRow = z.infer<typeof MarketRow>;

const Column = z.object({ key: z.string(), amount: Dong });

export const MarketAsked = z.object({
  days: Days,
  /** What it is held against. */
  before: Days,
  goods: MarketGoods,
  by: z.enum(MARKET_GROUPINGS),
});
export type MarketAsked = z.infer<typeof MarketAsked>;

/** A certificate that ends soon, or has ended of late. */
export const EndingRow = z.object({
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  stars: Stars,
  decision: z.string(),
  until: Day,
  /** What the product sold in the days asked for. */
  amount: Dong,
});

export type EndingRow = z.infer<typeof EndingRow>;

const ShelfRow = z.object({
  outlet: OutletId,
  outletName: z.string(),
  product: ProductId,
  name: z.string(),
  producer: z.string(),
  unit: z.string(),
  onHand: Quantity,
  /** In the days asked for. */
  sold: Quantity,
  lastOn: Day.nullable(),
});
export type ShelfRow = z.infer<typeof ShelfRow>;

/** The most rows of a list of what wants doing; how many there are in all is told. */
export const MOST_SHELF_ROWS = 20;

export const marketCalls = {
  /** What sold, in all, over time, and under each name of a grouping, beside the period before. */
  'market.show': ofOutlets(
    'read-sales',
    MarketAsked,
    z.object({
      now: Sums.extend({ returns: z.int().nonnegative().nullable() }),
      before: Sums,
      rows: z.array(MarketRow),
      /** Days, or months of a long period, that sold anything. */
      columns: z.array(Column),
      columnsBefore: z.array(Column),
    }),
    ({ goods }) => goods,
  ),
  /** What can be chosen from: what the catalogue has, of the outlets of whoever asks. */
  'market.choices': ofOutlets(
    'read-sales',
    z.object({}),
    z.object({
      categories: z.array(z.string()),
      communes: z.array(z.string()),
      producers: z.array(z.object({ id: ProducerId, name: z.string() })),
      products: z.array(z.object({ id: ProductId, name: z.string(), producer: z.string() })),
      kinds: z.array(OutletKind),
    }),
    () => ({}),
  ),
  /** What a product sold a day under the stars it has and under those it had before: only of products whose stars changed. */
  'market.starsChanged': ofOutlets(
    'read-sales',
    z.object({ days: Days, goods: MarketGoods.pick({ outlet: true, kind: true }) }),
    z.array(
      z.object({
        product: ProductId,
        name: z.string(),
        producer: z.string(),
        changedOn: Day,
        from: z.union([Stars, z.literal(0)]),
        to: z.union([Stars, z.literal(0)]),
        /** Of so many days before the change and after it. */
        daysBefore: z.int().positive(),
        daysAfter: z.int().positive(),
        before: Dong,
        after: Dong,
      }),
    ),
    ({ goods }) => goods,
  ),
  /** What wants doing: shelves that are empty though the goods sell, goods that stand still, certificates that end. */
  'market.wants': ofOutlets(
    'read-sales',
    z.object({ days: Days, goods: MarketGoods.pick({ outlet: true, kind: true }) }),
    z.object({
      empty: z.array(ShelfRow),
      emptyCount: z.int().nonnegative(),
      slow: z.array(ShelfRow),
      slowCount: z.int().nonnegative(),
      ending: z.array(EndingRow),
    }),
    ({ goods }) => goods,
  ),
} as const;
