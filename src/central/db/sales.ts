import { type Db, row, rows } from './query.ts';

/** Business days, both ends included; an absent part does not narrow. */
export type SaleFilter = {
  /** Only of these outlets; null = of all. */
  readonly within: readonly string[] | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
  readonly device?: string | undefined;
  readonly product?: string | undefined;
  readonly producer?: string | undefined;
  readonly buyer?: string | undefined;
  /** A kind of tender, or of refund. */
  readonly paidBy?: string | undefined;
};

/** A row of the list: a sale, or a return with negative pieces and total. */
export type SaleColumns = {
  readonly device: string;
  readonly sale: string;
  readonly number: string;
  readonly at: number;
  readonly day: string;
  readonly arrivedAt: number;
  readonly outlet: string;
  readonly till: number;
  readonly cashier: string;
  readonly total: number;
  readonly pieces: number;
  readonly kind: 'sale' | 'return';
};

/** Where a page of sales ends; the next begins behind it. */
export type SaleKey = Pick<SaleColumns, 'at' | 'device' | 'sale'>;

const COLUMNS = `s.device, s.sale, s.number, s.at, s.day, s.arrived_at as "arrivedAt", s.outlet, s.till, s.cashier,
  s.total, s.pieces, s.kind`;

type Clause = { readonly text: string; readonly values: readonly unknown[] };

/** Conditions on `sale s`, and on its lines where the filter names a product or producer. */
function salesWhere(filter: SaleFilter, before?: SaleKey): Clause {
  const values: unknown[] = [];
  const add = (condition: (place: string) => string, value: unknown): string => {
    values.push(value);
    return condition(`$${values.length}`);
  };
  const conditions = [
    ...wheres(filter, 's', add),
    ...wholeWheres(filter, add),
    ...(lineFilter(filter) ? [`exists (select from sale_line l where ${lineWheres(filter, add).join(' and ')})`] : []),
  ];
  if (before) {
    const places = [before.at, before.device, before.sale].map((value) => add((place) => place, value));
    conditions.push(`(s.at, s.device, s.sale) < (${places.join(', ')})`);
  }
  return { text: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', values };
}

type Add = (condition: (place: string) => string, value: unknown) => string;

function wheres({ within, from, to, outlet, device }: SaleFilter, table: string, add: Add): string[] {
  return [
    within !== null && add((place) => `${table}.outlet = any (${place})`, within),
    from !== undefined && add((place) => `${table}.day >= ${place}`, from),
    to !== undefined && add((place) => `${table}.day <= ${place}`, to),
    outlet !== undefined && add((place) => `${table}.outlet = ${place}`, outlet),
    device !== undefined && add((place) => `${table}.device = ${place}`, device),
  ].filter((condition) => condition !== false);
}

/** On `sale s`: what only the whole sale says. */
function wholeWheres({ buyer, paidBy }: SaleFilter, add: Add): string[] {
  return [
    buyer !== undefined && add((place) => `s.buyer = ${place}`, buyer),
    paidBy !== undefined && add((place) => `${place} = any (s.paid_by)`, paidBy),
  ].filter((condition) => condition !== false);
}

function lineFilter({ product, producer }: SaleFilter): boolean {
  return product !== undefined || producer !== undefined;
}

function lineWheres({ product, producer }: SaleFilter, add: Add): string[] {
  return [
    'l.device = s.device and l.sale = s.sale',
    product !== undefined && add((place) => `l.product = ${place}`, product),
    producer !== undefined && add((place) => `l.producer = ${place}`, producer),
  ].filter((condition) => condition !== false);
}

/** The newest first; of sales at one instant always in the same order. */
export function readSales(
  db: Db,
  filter: SaleFilter,
  page: { limit: number; before?: SaleKey | undefined },
): Promise<SaleColumns[]> {
  const { text, values } = salesWhere(filter, page.before);
  return rows(
    db,
    `select ${COLUMNS} from sale s ${text} order by s.at desc, s.device desc, s.sale desc limit $${values.length + 1}`,
    [...values, page.limit],
  );
}

export type Sums = {
  /** Rows of the list, returns included. */
  readonly count: number;
  /** What the sales come to, less what came back. */
  readonly amount: number;
  readonly returns: number;
  /** What came back, positive. */
  readonly returned: number;
};

/** What a filter covers: with a product or producer only its own lines. */
export async function sumSales(db: Db, filter: SaleFilter): Promise<Sums> {
  const sums = lineFilter(filter) ? await sumLines(db, filter) : await sumWhole(db, filter);
  return sums ?? { count: 0, amount: 0, returns: 0, returned: 0 };
}

function sumWhole(db: Db, filter: SaleFilter): Promise<Sums | undefined> {
  const { text, values } = salesWhere(filter);
  return row(
    db,
    `select count(*) as count, coalesce(sum(s.total), 0)::bigint as amount,
            count(*) filter (where s.kind = 'return') as returns,
            coalesce(-sum(s.total) filter (where s.kind = 'return'), 0)::bigint as returned
     from sale s ${text}`,
    values,
  );
}

function sumLines(db: Db, filter: SaleFilter): Promise<Sums | undefined> {
  const { text, values } = linesWhere(filter);
  return row(
    db,
    `select count(distinct (l.device, l.sale)) as count, coalesce(sum(l.amount), 0)::bigint as amount,
            count(distinct (l.device, l.sale)) filter (where l.quantity < 0) as returns,
            coalesce(-sum(l.amount) filter (where l.quantity < 0), 0)::bigint as returned
     from sale_line l ${text}`,
    values,
  );
}

function linesWhere(filter: SaleFilter): Clause {
  const values: unknown[] = [];
  const add: Add = (condition, value) => {
    values.push(value);
    return condition(`$${values.length}`);
  };
  const conditions = wheres(filter, 'l', add);
  if (filter.product !== undefined) conditions.push(add((place) => `l.product = ${place}`, filter.product));
  if (filter.producer !== undefined) conditions.push(add((place) => `l.producer = ${place}`, filter.producer));
  const whole = wholeWheres(filter, add);
  if (whole.length > 0) {
    const same = ['s.device = l.device and s.sale = l.sale', ...whole];
    conditions.push(`exists (select from sale s where ${same.join(' and ')})`);
  }
  return { text: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', values };
}

export function readSale(
  db: Db,
  device: string,
  sale: string,
): Promise<(SaleColumns & { readonly entry: string }) | undefined> {
  return row(
    db,
    `select ${COLUMNS}, j.entry from sale s join journal j using (device, seq) where s.device = $1 and s.sale = $2`,
    [device, sale],
  );
}

export type GroupBy = 'outlet' | 'till' | 'product' | 'producer' | 'day';

export type SaleGroup = {
  readonly key: string;
  /** Name as it stood in the newest sale; for a product's producer likewise. Empty where the key says it. */
  readonly name: string;
  readonly producerName: string;
  readonly outlet: string;
  readonly sales: number;
  readonly quantity: number;
  readonly amount: number;
};

const NEWEST = (column: string): string => `(array_agg(${column} order by l.day desc, l.sale desc))[1]`;

const GROUPS = {
  outlet: { key: 'l.outlet', name: "''" },
  till: { key: 'l.device::text', name: "''" },
  product: { key: 'l.product', name: NEWEST('l.name') },
  producer: { key: 'l.producer', name: NEWEST('l.producer_name') },
  day: { key: 'l.day', name: "''" },
} as const;

/** What sold under each key, less what came back, the most money first; days in their order. */
export function groupSales(db: Db, by: GroupBy, filter: SaleFilter, limit: number): Promise<SaleGroup[]> {
  const { key, name } = GROUPS[by];
  const { text, values } = linesWhere(filter);
  // A basket's line stands once for each of its producers, and has its quantity in every one.
  const isOfOneProducer = by === 'producer' || filter.producer !== undefined;
  const once = isOfOneProducer ? '' : 'filter (where l.share = 1)';
  return rows(
    db,
    `select ${key} as key, ${name} as name, ${by === 'product' ? NEWEST('l.producer_name') : "''"} as "producerName",
            max(l.outlet) as outlet, count(distinct (l.device, l.sale)) filter (where l.quantity > 0) as sales,
            coalesce(sum(l.quantity) ${once}, 0)::bigint as quantity, sum(l.amount)::bigint as amount
     from sale_line l ${text}
     group by ${key} order by ${by === 'day' ? 'key desc' : 'amount desc, key'} limit $${values.length + 1}`,
    [...values, limit],
  );
}
