import { type Span, spansOf } from '../../shared/market/period.ts';
import type { ProjectedLine, ProjectedSale } from './projection.ts';
import { rows, type Transaction } from './query.ts';

/** Whose sums these are: of one till, in one day, month or year. Money in đồng, quantities in thousandths. */
type Kept = {
  readonly device: string;
  readonly span: Span;
  /** The span's first day. */
  readonly day: string;
  /** `BuyerKind`; empty where nobody said. */
  readonly buyer: string;
  readonly outlet: string;
};

/** What goods brought one producer, by the stars that they were sold under. */
export type MarketLine = Kept & {
  readonly product: string;
  readonly producer: string;
  /** 3, 4, 5; 0 = none. */
  readonly stars: number;
  /** Less what came back. */
  amount: number;
  /** What came back, positive. */
  returned: number;
  /** Less what came back; of a gift basket, in the first of its producers' rows alone, so that all rows add up. */
  units: number;
  /** The same in every producer's row: for sums of one producer. */
  made: number;
  /** Sales it was in, each in one row alone, so that all rows of a product add up. */
  baskets: number;
};

/** Slips, and what they come to: of all goods, of one producer's, of those with so many stars. */
export type MarketSlip = Kept & {
  readonly part: 'all' | 'producer' | 'stars';
  /** The producer, or the stars; empty for all. */
  readonly key: string;
  amount: number;
  returned: number;
  /** Less what came back; pieces and kilograms alike. */
  units: number;
  /** Sales with any of it, each once; what came back does not lessen it. */
  baskets: number;
  returns: number;
};

export type MarketSums = { readonly lines: readonly MarketLine[]; readonly slips: readonly MarketSlip[] };

type Documents = {
  readonly sales: readonly ProjectedSale[];
  readonly lines: readonly ProjectedLine[];
};

/** What documents add to the sums, together; sorted, so that no two who write the same wait for each other. */
export function marketSums({ sales, lines }: Documents): MarketSums {
  const documents = new Map(sales.map((sale) => [documentKey(sale), sale]));
  const goods = new Map<string, MarketLine>();
  const slips = new Map<string, MarketSlip>();
  const counted = new Set<string>();
  /** Whether it is counted for the first time. */
  const once = (...key: readonly (string | number)[]): boolean => {
    const text = JSON.stringify(key);
    return !counted.has(text) && Boolean(counted.add(text));
  };
  for (const sale of sales) {
    addSlip(slips, sale, { part: 'all', key: '', amount: sale.total, units: 0, isNew: true });
  }
  for (const line of lines) {
    const sale = documents.get(documentKey(line));
    if (!sale) continue;
    const key = documentKey(line);
    addLine(goods, sale, line, once(key, 'product', line.product));
    const { producer, stars, amount, quantity } = line;
    const units = line.share === 1 ? quantity : 0;
    addSlip(slips, sale, { part: 'all', key: '', amount: 0, units, isNew: false });
    const isNew = once(key, 'producer', producer);
    addSlip(slips, sale, { part: 'producer', key: producer, amount, units: quantity, isNew });
    addSlip(slips, sale, { part: 'stars', key: String(stars), amount, units, isNew: once(key, 'stars', stars) });
  }
  return { lines: inOrder(goods), slips: inOrder(slips) };
}

const documentKey = ({ device, sale }: { readonly device: string; readonly sale: string }): string =>
  `${device} ${sale}`;

function inOrder<Row>(sums: ReadonlyMap<string, Row>): Row[] {
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function addLine(sums: Map<string, MarketLine>, sale: ProjectedSale, line: ProjectedLine, isNew: boolean): void {
  const { product, producer, stars, amount, quantity } = line;
  for (const kept of keptBy(sale)) {
    const key = JSON.stringify([...keyOf(kept), product, producer, stars]);
    let sum = sums.get(key);
    if (!sum) {
      sum = { ...kept, product, producer, stars, amount: 0, returned: 0, units: 0, made: 0, baskets: 0 };
      sums.set(key, sum);
    }
    sum.amount += amount;
    if (sale.kind === 'return') sum.returned -= amount;
    sum.made += quantity;
    if (line.share === 1) sum.units += quantity;
    if (isNew && sale.kind === 'sale') sum.baskets += 1;
  }
}

type SlipPart = Pick<MarketSlip, 'part' | 'key' | 'amount' | 'units'> & { readonly isNew: boolean };

function addSlip(sums: Map<string, MarketSlip>, sale: ProjectedSale, slip: SlipPart): void {
  const { part, key, amount, units, isNew } = slip;
  for (const kept of keptBy(sale)) {
    const text = JSON.stringify([...keyOf(kept), part, key]);
    let sum = sums.get(text);
    if (!sum) {
      sum = { ...kept, part, key, amount: 0, returned: 0, units: 0, baskets: 0, returns: 0 };
      sums.set(text, sum);
    }
    sum.amount += amount;
    sum.units += units;
    if (sale.kind === 'return') sum.returned -= amount;
    if (isNew) sum[sale.kind === 'sale' ? 'baskets' : 'returns'] += 1;
  }
}

function keptBy({ device, day, buyer, outlet }: ProjectedSale): Kept[] {
  return spansOf(day).map(({ span, start }) => ({ device, span, day: start, buyer: buyer ?? '', outlet }));
}

const keyOf = ({ device, span, day, buyer }: Kept): readonly string[] => [device, span, day, buyer];

/** Adds what documents say, in the transaction that reads them: none is ever added twice. */
export async function writeMarket(tx: Transaction, documents: Documents): Promise<void> {
  if (documents.sales.length === 0) return;
  const { lines, slips } = marketSums(documents);
  await rows(
    tx,
    WRITE,
    [lines, slips].map((each) => JSON.stringify(each)),
  );
}

const LINE_SUMS = ['amount', 'returned', 'units', 'made', 'baskets'] as const;
const SLIP_SUMS = ['amount', 'returned', 'units', 'baskets', 'returns'] as const;
const LINE_KEY = 'device, span, day, product, producer, stars, buyer';
const SLIP_KEY = 'device, span, day, part, key, buyer';

const added = (table: string, columns: readonly string[]): string =>
  columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(', ');

const WRITE = `
  with l as (
    insert into market_line (${LINE_KEY}, outlet, ${LINE_SUMS.join(', ')})
    select ${LINE_KEY}, outlet, ${LINE_SUMS.join(', ')} from json_populate_recordset(null::market_line, $1)
    on conflict (${LINE_KEY}) do update set ${added('market_line', LINE_SUMS)}
  )
  insert into market_slip (${SLIP_KEY}, outlet, ${SLIP_SUMS.join(', ')})
  select ${SLIP_KEY}, outlet, ${SLIP_SUMS.join(', ')} from json_populate_recordset(null::market_slip, $2)
  on conflict (${SLIP_KEY}) do update set ${added('market_slip', SLIP_SUMS)}`;

const SPANS = `cross join lateral (values ('d', s.day), ('m', left(s.day, 7) || '-01'), ('y', left(s.day, 4) || '-01-01'))
  as x (span, start)`;
const SLIPS = `sum(amount)::bigint as amount, coalesce(-sum(amount) filter (where s.kind = 'return'), 0)::bigint as returned,
  coalesce(sum(UNITS), 0)::bigint as units, count(distinct s.sale) filter (where s.kind = 'sale') as baskets,
  count(distinct s.sale) filter (where s.kind = 'return') as returns`;
const ONCE = 'quantity) filter (where share = 1';

/**
 * All sums anew from the documents as they were read, in plain SQL: for databases of before there were sums, and to hold the
 * sums that were added up one by one against.
 */
export const MARKET_LINES_ANEW = `
  select l.device, x.span, x.start as day, l.product, l.producer, l.stars, coalesce(s.buyer, '') as buyer, l.outlet,
         sum(l.amount)::bigint as amount,
         coalesce(-sum(l.amount) filter (where s.kind = 'return'), 0)::bigint as returned,
         coalesce(sum(l.quantity) filter (where l.share = 1), 0)::bigint as units, sum(l.quantity)::bigint as made,
         count(*) filter (where l.is_first and s.kind = 'sale') as baskets
  from (
    select *, row_number() over (partition by device, sale, product order by line, share) = 1 as is_first from sale_line
  ) l join sale s using (device, sale) ${SPANS}
  group by 1, 2, 3, 4, 5, 6, 7, 8`;

const slipsOf = (part: string, key: string, units: string): string => `
  select s.device, x.span, x.start as day, '${part}' as part, ${key} as key, coalesce(s.buyer, '') as buyer, s.outlet,
         ${SLIPS.replace('UNITS', units)}
  from sale_line l join sale s using (device, sale) ${SPANS} group by 1, 2, 3, 5, 6, 7`;

/** A document's lines come to its total: `saleFault` and `returnFault` have seen to it. */
export const MARKET_SLIPS_ANEW = [
  slipsOf('all', "''", ONCE),
  slipsOf('producer', 'l.producer', 'quantity'),
  slipsOf('stars', 'l.stars::text', ONCE),
].join(' union all ');
