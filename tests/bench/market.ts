import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openDatabase } from '../../src/central/db/open.ts';
import { openCentre } from '../../src/central/index.ts';
import { MARKET_GROUPINGS, type MarketAsked } from '../../src/central/office/api/market.ts';
import { openCatalogueView } from '../../src/central/office/catalogueView.ts';
import { makeReport } from '../../src/central/office/report/make.ts';
import { openCluster } from '../../src/central/postgres/cluster.ts';
import { readStarterShop } from '../../src/central/starter.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import { addDays, type Day, type Instant } from '../../src/shared/day.ts';
import { daysBefore, type MarketPeriod, periodDays } from '../../src/shared/market/period.ts';
import { BAC_LIEU } from '../support/testCentre.ts';
import type { Bench } from './bench.ts';
import { ingestBeside } from './marketBeside.ts';
import { median, percentile } from './measure.ts';

/** `QUAY_MARKET_LINES` for a smaller one. */
const LINES = Number(process.env['QUAY_MARKET_LINES'] ?? 10_000_000);
const TILLS = 100;
const OUTLETS = 60;
const DAYS = 730;
const LINES_OF_A_SALE = 5;
const TODAY = '2026-11-23' as Day;
const NOW = Date.UTC(2026, 10, 23, 5) as Instant;

export const market: Bench = {
  name: 'market',
  about: `the office's market over ${LINES.toLocaleString('en')} sale lines: every question of the page, and a month as papers`,
  run: async ({ folder, long }) => {
    const log = { info: () => undefined, warn: console.error, error: console.error };
    const cluster = await openCluster({ folder: join(folder, 'market'), log });
    const pool = await openDatabase(cluster.url, log);
    const centre = await openCentre({
      folder: join(folder, 'market-centre'),
      port: 0,
      databaseUrl: cluster.url,
      clock: () => NOW,
      random: randomBytes,
      log,
      version: 'bench',
    });
    try {
      const { changes } = await readStarterShop(join(import.meta.dirname, '../../assets/starter'));
      await centre.publish(changes.map((change) => ({ scope: 'everywhere', change })));
      for (let n = 1; n <= OUTLETS; n += 1) {
        const id = outletId(n) as never;
        const kind = n % 10 === 0 ? 'fair' : n % 3 === 0 ? 'partner' : 'showroom';
        await centre.call('outlet.save', { ...BAC_LIEU, id, code: id, name: `Điểm bán ${n}`, kind });
      }
      const begun = performance.now();
      const sums = await sellAll(pool);
      console.log(`  made in ${((performance.now() - begun) / 1_000).toFixed(0)} s: ${sums}`);
      const questions = questionsOf();
      const taken = new Map<string, number[]>(questions.map(([name]) => [name, []]));
      for (let round = 0; round < (long ? 20 : 7); round += 1) {
        for (const [name, question] of questions) {
          taken.get(name)?.push(await timed(() => centre.call('market.show', question)));
        }
      }
      const wants: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        wants.push(await timed(() => centre.call('market.wants', { days: periodDays('month', TODAY), goods: {} })));
      }
      const all = [...taken.values()].flat();
      const [worst, ofWorst] = [...taken].toSorted(([, a], [, b]) => percentile(b, 95) - percentile(a, 95))[0] ?? [
        '',
        [],
      ];
      const baseline = await timed(() => pool.query(BY_PRODUCT_FROM_LINES, ['2026-11-01', TODAY]));
      const ours = taken.get('month by product') ?? [];
      const desk = { pool, catalogue: openCatalogueView(pool), clock: () => NOW };
      const papers = await timed(() =>
        lastOf(makeReport(desk, { what: 'month', format: 'pdf', month: '2026-10' }, null)),
      );
      const letters = await timed(() =>
        lastOf(makeReport(desk, { what: 'letter', format: 'pdf', month: '2026-10' }, null)),
      );
      return [
        {
          name: 'market.p95',
          value: percentile(all, 95),
          unit: 'ms',
          baseline: null,
          goal: { of: 'value', atMost: 300 },
          note: `${questions.length} questions of the page, its totals, chart, table and the period before in each: ${sums}; median ${median(all).toFixed(0)} ms`,
        },
        {
          name: 'market.worst',
          value: percentile(ofWorst, 95),
          unit: 'ms',
          baseline: null,
          goal: { of: 'value', atMost: 300 },
          note: `p95 of the slowest of them: ${worst}`,
        },
        {
          name: 'market.month-by-product',
          value: median(ours),
          unit: 'ms',
          baseline,
          goal: { of: 'ratio', atMost: 0.5 },
          note: 'beside one grouping of the sale lines themselves over the same days, without the period before, totals and chart',
        },
        {
          name: 'market.wants',
          value: percentile(wants, 95),
          unit: 'ms',
          baseline: null,
          goal: { of: 'value', atMost: 300 },
          note: 'empty shelves, goods that stand still, certificates that end',
        },
        {
          name: 'market.month-report',
          value: papers,
          unit: 'ms',
          baseline: null,
          goal: { of: 'value', atMost: 10_000 },
          note: 'the monthly report as PDF',
        },
        {
          name: 'market.letters',
          value: letters,
          unit: 'ms',
          baseline: null,
          goal: { of: 'value', atMost: 10_000 },
          note: 'a letter to every producer, as one PDF',
        },
        await ingestBeside(
          centre,
          { ...BAC_LIEU, id: outletId(1), code: outletId(1) } as Outlet,
          questions.map(([, question]) => question),
        ),
      ];
    } finally {
      await centre.close();
      await pool.end();
      await cluster.stop();
    }
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function lastOf<T>(said: AsyncIterable<T>): Promise<T | undefined> {
  let last: T | undefined;
  for await (const each of said) last = each;
  return last;
}

function asked(period: MarketPeriod, days: MarketAsked['days'], rest: Pick<MarketAsked, 'goods' | 'by'>): MarketAsked {
  return { days, before: daysBefore(period, days), ...rest };
}

/** The page as it is opened: each named period by each grouping, and filters as people combine them. */
function questionsOf(): readonly (readonly [string, MarketAsked])[] {
  const periods = ['today', 'week', 'month', 'quarter', 'year'] as const;
  const whole = periods.flatMap((period) =>
    MARKET_GROUPINGS.map(
      (by) => [`${period} by ${by}`, asked(period, periodDays(period, TODAY), { goods: {}, by })] as const,
    ),
  );
  const month = periodDays('month', TODAY);
  const year = periodDays('year', TODAY);
  const lastMonth = { from: '2026-10-01' as Day, to: '2026-10-31' as Day };
  const narrowed = [
    [
      'month of an outlet by product',
      asked('month', month, { goods: { outlet: outletId(7) as never }, by: 'product' }),
    ],
    ['year of an outlet by product', asked('year', year, { goods: { outlet: outletId(7) as never }, by: 'product' })],
    ['year of partner counters by product', asked('year', year, { goods: { kind: 'partner' }, by: 'product' })],
    ['year of foreign buyers by product', asked('year', year, { goods: { buyer: 'foreign' }, by: 'product' })],
    ['year of five stars by outlet', asked('year', year, { goods: { stars: 5 }, by: 'outlet' })],
    [
      'quarter of a category by outlet',
      asked('quarter', periodDays('quarter', TODAY), { goods: { category: 'Muối' }, by: 'outlet' }),
    ],
    ['last month by category', asked('month', lastMonth, { goods: {}, by: 'category' })],
    [
      '45 own days by category',
      asked('custom', { from: addDays(TODAY, -44), to: TODAY }, { goods: {}, by: 'category' }),
    ],
  ] as const;
  return [...whole, ...narrowed];
}

const outletId = (n: number): string => `BL${String(n).padStart(2, '0')}`;

const BUYER = `(array['', '', 'local', 'domestic', 'foreign'])[1 + (get_byte(uuid_send(sale), 15) % 5)]`;

/**
 * What so many tills sold in two years, made by PostgreSQL itself: the starter shop's products, a few of them far more often than the
 * others. The sums are made from these lines as projecting adds them up; those of months and years from those of days, to which they add.
 */
async function sellAll(pool: Pool): Promise<string> {
  await pool.query(`
    drop index sale_line_day, sale_line_product, sale_line_producer, market_line_day, market_line_product, market_line_producer, market_slip_part;
    create unlogged table goods as
    select row_number() over (order by c.id) - 1 as nth, c.id as product, c.change::json -> 'row' ->> 'producer' as producer,
           coalesce((select (s.change::json -> 'row' ->> 'stars')::smallint from catalogue s
                     where s.kind = 'certificate' and s.change::json -> 'row' ->> 'product' = c.id limit 1), 0) as stars,
           (1 + hashtext(c.id) % 20 + 20) * 5000 as price
    from catalogue c where c.kind = 'product'`);
  const sales = Math.round(LINES / LINES_OF_A_SALE / TILLS);
  const tills = Array.from({ length: TILLS }, (_, nth) => nth);
  const sellNext = async (): Promise<void> => {
    for (let nth = tills.shift(); nth !== undefined; nth = tills.shift()) await sellAt(pool, nth, sales);
  };
  await Promise.all([sellNext(), sellNext()]);
  await pool.query(`
    create index sale_line_day on sale_line (day);
    create index market_line_day on market_line (span, day);
    create index market_line_product on market_line (product, span, day);
    create index market_line_producer on market_line (producer, span, day);
    create index market_slip_part on market_slip (part, span, day)`);
  for (const table of ['sale_line', 'market_line', 'market_slip', 'sold_day', 'stock'])
    await pool.query(`vacuum analyze ${table}`);
  const { rows } = await pool.query<{ lines: string; sums: string; slips: string }>(
    'select (select count(*) from sale_line) as lines, (select count(*) from market_line) as sums, (select count(*) from market_slip) as slips',
  );
  return `${rows[0]?.lines} lines, ${rows[0]?.sums} sums of goods, ${rows[0]?.slips} of slips`;
}

async function sellAt(pool: Pool, nth: number, sales: number): Promise<void> {
  const device = `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
  const outlet = outletId(1 + (nth % OUTLETS));
  const values = [device, outlet, sales, nth];
  const run = (text: string, given: readonly unknown[]) => pool.query(text, [...given]);
  await run(
    `insert into sale_line (device, sale, line, day, outlet, product, name, producer, producer_name, quantity, amount, share, stars)
     select $1::uuid, ('00000000-0000-7000-8' || lpad(to_hex(s % 4096), 3, '0') || '-' || lpad(to_hex($4::int * 100000 + s), 12, '0'))::uuid, line,
            to_char(date '2024-11-24' + (s % ${DAYS}), 'YYYY-MM-DD'), $2, g.product, g.product, g.producer, g.producer,
            pieces * 1000, pieces * g.price, 1, g.stars
     from (
       select s, line, floor(power(random(), 2.5) * (select count(*) from goods))::int as good, 1 + floor(random() * 3)::int as pieces
       from generate_series(1, $3::int) s cross join generate_series(1, ${LINES_OF_A_SALE}) line
     ) x join goods g on g.nth = x.good`,
    values,
  );
  await run(
    `insert into market_line
     select $1::uuid, 'd', day, product, producer, stars, ${BUYER}, $2, sum(amount), 0, sum(quantity), sum(quantity), count(distinct sale)
     from sale_line where device = $1::uuid group by day, product, producer, stars, 7`,
    [device, outlet],
  );
  const slips = (part: string, key: string): string => `
    select $1::uuid, 'd', day, '${part}', ${key}, ${BUYER}, $2, sum(amount), 0, sum(quantity), count(distinct sale), 0
    from sale_line where device = $1::uuid group by day, 5, 6`;
  await run(
    `insert into market_slip ${[slips('all', `''::text`), slips('producer', 'producer'), slips('stars', 'stars::text')].join(' union all ')}`,
    [device, outlet],
  );
  for (const [span, start] of [
    ['m', `left(day, 7) || '-01'`],
    ['y', `left(day, 4) || '-01-01'`],
  ]) {
    await run(
      `insert into market_line
       select device, '${span}', ${start}, product, producer, stars, buyer, outlet, sum(amount), 0, sum(units), sum(made), sum(baskets)
       from market_line where device = $1 and span = 'd' group by 1, 3, 4, 5, 6, 7, 8`,
      [device],
    );
    await run(
      `insert into market_slip
       select device, '${span}', ${start}, part, key, buyer, outlet, sum(amount), 0, sum(units), sum(baskets), 0
       from market_slip where device = $1 and span = 'd' group by 1, 3, 4, 5, 6, 7`,
      [device],
    );
  }
  await run(
    `insert into sold_day (device, product, day, outlet, sold, missed, seq, n)
     select device, product, day, outlet, sum(units), 0, 1, $2::bigint + row_number() over () from market_line
     where device = $1 and span = 'd' and day >= '2026-09-01' group by 1, 2, 3, 4`,
    [device, nth * 10_000_000],
  );
  await run(
    `insert into stock (device, product, lot, outlet, on_hand, seq, moved_at, n, first_on, last_on)
     select $1::uuid, product, '', $2, (nth % 7) * 5000, 1, 0, $3::bigint + nth, '2024-11-24', '2026-11-23' from goods`,
    [device, outlet, nth * 10_000_000 + 5_000_000],
  );
}

const BY_PRODUCT_FROM_LINES = `
  select product, sum(amount) as amount, sum(quantity) as units, count(distinct (device, sale)) as baskets from sale_line
  where day between $1 and $2 group by product`;
