import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBeside } from '../../../src/central/beside.ts';
import { MARKET_LINES_ANEW, MARKET_SLIPS_ANEW } from '../../../src/central/db/market.ts';
import { market } from '../../../src/central/db/migrations/15-market.ts';
import { exportJournals } from '../../../src/central/exportJournals.ts';
import { MARKET_GROUPINGS, type MarketAsked, type MarketGoods } from '../../../src/central/office/api/market.ts';
import { writeWhole } from '../../../src/main/journal/exportArchive.ts';
import { verifyArchive } from '../../../src/main/journal/verifyArchive.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import { addDays, type Day } from '../../../src/shared/day.ts';
import type { OutletId } from '../../../src/shared/id.ts';
import { bodies } from '../../../src/shared/journal/entry.ts';
import type { Days } from '../../../src/shared/market/period.ts';
import { paidFor } from '../../../src/shared/sale/sale.ts';
import { aFolder } from '../../support/aDesk.ts';
import { aDayAt, asSelling, marketCatalogue, type SellingTill, someDay } from '../../support/aMarket.ts';
import { textsIn, VERIFIER } from '../../support/archives.ts';
import { type Dice, diceFrom, pick } from '../../support/benchCatalogue.ts';
import { LONG, rounds } from '../../support/long.ts';
import { aTill, BAC_LIEU, databaseUrl, startTestCentre, type TestCentre } from '../../support/testCentre.ts';
import { silent } from '../../support/testDatabase.ts';

/** What the pages, files and reports of the market say, held against the tills' journals. */

const FAIR: Outlet = { ...BAC_LIEU, id: 'hc01' as OutletId, code: 'HC01', name: 'Hội chợ Cà Mau', kind: 'fair' };
const FIRST = '2025-11-20' as Day;
/** Over the end of a year, of months and of quarters. */
const DAYS = rounds(110, 400);

// Another market each time where there is time, the same one in every run of all tests.
const SEED = LONG ? Date.now() % 1_000_000 : 7;
const dice: Dice = diceFrom(SEED);

let centre: TestCentre;
let pool: Pool;
let tills: SellingTill[];
beforeAll(async () => {
  console.info(`market: seed ${SEED}`);
  centre = await startTestCentre();
  pool = new Pool({ connectionString: databaseUrl(centre), max: 2 });
  await centre.call('outlet.save', FAIR);
  await centre.publish(marketCatalogue);
  tills = [];
  // So many that each has few sales: they open no shifts, and of a till with fifty such faults the verifier reads no more.
  for (let three = 0; three < rounds(6, 100); three += 1)
    for (const outlet of [BAC_LIEU, BAC_LIEU, FAIR]) tills.push(asSelling(await aTill(centre, outlet), outlet));
  for (let round = 0; round < rounds(60, 1_000); round += 1) {
    const selling = pick(tills, dice);
    aDayAt(selling, someDay(FIRST, DAYS, dice), dice);
    // As tills do: a few at a time, so that sums are added to more than once.
    if (dice() < 0.3) await send(selling);
  }
  for (const selling of tills) await send(selling);
  await centre.idle();
}, 600_000);
afterAll(async () => {
  await pool.end();
  await centre.remove();
});

/** What the centre has not heard yet of a till. */
async function send({ till }: SellingTill): Promise<void> {
  const { rows } = await pool.query<{ seq: string }>('select seq from till where device = $1', [till.device]);
  const from = Number(rows[0]?.seq ?? 0) + 1;
  if (from <= till.entries.length) expect(await till.push(from)).toMatchObject({ answer: 'stored' });
}

type Counted = { amount: number; returned: number; units: number };
type Told = {
  readonly day: Day;
  readonly outlet: string;
  readonly kind: 'sale' | 'return';
  readonly lines: readonly {
    product: string;
    producer: string;
    stars: number;
    paid: number;
    quantity: number;
    parts?: readonly { producer: { id: string }; amount: number }[] | undefined;
  }[];
  readonly buyer: string;
};

/** The documents as the tills' own entries tell them, read by no rule of the centre's. */
function documents(): Told[] {
  return tills.flatMap(({ till, outlet }) => {
    const sold = new Map<string, ReturnType<typeof bodies.sale.parse>>();
    return till.entries.flatMap(({ header: { kind, id }, text }): Told[] => {
      const { body } = JSON.parse(text) as { body: unknown };
      if (kind === 'sale') {
        const sale = bodies.sale.parse(body);
        sold.set(id, sale);
        if (sale.training) return [];
        const lines = sale.lines.map((line) => ({
          ...line,
          producer: line.producer.id,
          stars: line.stars ?? 0,
          paid: paidFor(line),
        }));
        return [{ day: sale.day, outlet: outlet.id, kind, lines, buyer: sale.buyer ?? 'none' }];
      }
      if (kind !== 'return') return [];
      const back = bodies.return.parse(body);
      const of = sold.get(back.of?.sale ?? '');
      const lines = back.lines.map((line) => ({
        ...line,
        producer: line.producer.id,
        stars: of?.lines[line.line ?? -1]?.stars ?? 0,
        paid: -line.amount,
        quantity: -line.quantity,
        parts: line.parts?.map((part) => ({ ...part, amount: -part.amount })),
      }));
      return [{ day: back.day, outlet: outlet.id, kind, lines, buyer: of?.buyer ?? 'none' }];
    });
  });
}

const isIn =
  ({ from, to }: Days) =>
  ({ day }: Told) =>
    from <= day && day <= to;

describe('the sums', () => {
  test('are those that the documents come to when all are added up anew', async () => {
    for (const [table, anew] of [
      ['market_line', MARKET_LINES_ANEW],
      ['market_slip', MARKET_SLIPS_ANEW],
    ] as const) {
      const { rows } = await pool.query<{ n: string }>(
        `select count(*) as n from ((table ${table} except (${anew})) union all ((${anew}) except table ${table})) as x`,
      );
      expect([table, rows[0]?.n]).toEqual([table, '0']);
    }
    expect(Number((await pool.query('select count(*) as n from market_line')).rows[0].n)).toBeGreaterThan(100);
  });

  test('of a database of before there were sums are made from its journal', async () => {
    const tables = ['sale', 'sale_line', 'market_line', 'market_slip'];
    for (const table of tables) await pool.query(`create table kept_${table} as table ${table}`);
    await pool.query(`drop table market_line, market_slip; drop index sold_day_day;
      alter table sale_line drop column stars; update sale set buyer = null where kind = 'return'`);
    await pool.query(market.up);
    for (const table of tables) {
      const { rows } = await pool.query<{ n: string }>(
        `select count(*) as n from ((table ${table} except table kept_${table}) union all (table kept_${table} except table ${table})) as x`,
      );
      expect([table, rows[0]?.n]).toEqual([table, '0']);
      await pool.query(`drop table kept_${table}`);
    }
  });
});

const anyDays = (): Days => {
  const from = someDay(addDays(FIRST, -5), DAYS, dice);
  return { from, to: addDays(from, Math.floor(dice() * (dice() < 0.3 ? 400 : 60))) };
};

const asked = (days: Days, by: MarketAsked['by'], goods: MarketGoods = {}): MarketAsked => ({
  days,
  before: { from: addDays(days.from, -30), to: addDays(days.from, -1) },
  goods,
  by,
});

test('what the page says is what the verifier makes of the exported journals, day by day and till by till', async () => {
  const beside = await openBeside({ folder: centre.folder, log: silent });
  const file = join(aFolder(), 'centre.zip');
  const exported = await exportJournals({
    ...beside,
    at: centre.now(),
    verifier: readFileSync(VERIFIER, 'utf8'),
    onUnlike: (row) => expect(row).toBeUndefined(),
  });
  await writeWhole(file, exported.archive);
  await beside.close();
  const verdict = await verifyArchive(file);
  // A fault of the totals would stand here: they are those that the verifier comes to by itself.
  expect(verdict.faults).toEqual([]);
  expect(verdict.tills.every(({ readToEnd }) => readToEnd)).toBe(true);
  expect(verdict.tills.map(({ entries }) => entries)).toEqual(
    expect.arrayContaining(tills.map(({ till }) => till.entries.length)),
  );
  const perDay = new Map<string, Counted>();
  for (const line of ((await textsIn(file)).get('totals.csv') ?? '').split('\r\n').slice(1, -1)) {
    const [, device = '', day = '', , sold, , returned] = line.split(';').map((cell) => cell.replaceAll('"', ''));
    const outlet = tills.find(({ till }) => till.device === device)?.outlet.id ?? '';
    if (!/^\d{4}-/.test(day)) continue;
    const sum = perDay.get(`${outlet} ${day}`) ?? { amount: 0, returned: 0, units: 0 };
    perDay.set(`${outlet} ${day}`, {
      amount: sum.amount + Number(sold) - Number(returned),
      returned: sum.returned + Number(returned),
      units: 0,
    });
  }
  for (const outlet of [BAC_LIEU, FAIR]) {
    for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 90)) {
      const { rows } = await centre.call(
        'market.show',
        asked({ from: day, to: addDays(day, 89) }, 'day', { outlet: outlet.id }),
      );
      const shown = rows.map(({ key, amount, returned }) => [key, amount, returned] as const);
      const verified = [...perDay].flatMap(([key, { amount, returned }]) => {
        const [of, on = ''] = key.split(' ');
        return of === outlet.id && day <= on && on <= addDays(day, 89) ? [[on, amount, returned] as const] : [];
      });
      expect(inOrder(shown)).toEqual(inOrder(verified));
    }
  }
});

/** Of each grouping, what a line of a document counts under. */
const KEYS: Record<MarketAsked['by'], (told: Told, line: Told['lines'][number]) => string> = {
  day: ({ day }) => day,
  outlet: ({ outlet }) => outlet,
  kind: ({ outlet }) => (outlet === FAIR.id ? 'fair' : 'showroom'),
  product: (_, { product }) => product,
  category: (_, { product }) =>
    product === 'SP-6' ? '' : (['Muối', 'Tôm khô', 'Mắm'][Number(product.slice(3)) % 3] as string),
  stars: (_, { stars }) => String(stars),
  buyer: ({ buyer }) => buyer,
  producer: () => '',
  commune: () => '',
};

/** By their keys. */
const inOrder = <Row extends readonly [string, ...number[]]>(rows: readonly Row[]): Row[] =>
  rows.toSorted(([a], [b]) => (a < b ? -1 : 1));

const isSomething = ([, amount, units]: readonly [string, number, number]) => amount !== 0 || units !== 0;

/** Money, quantity and the sales, by key. */
function countedUnder(by: MarketAsked['by'], told: readonly Told[]): Map<string, [number, number, Set<Told>]> {
  const sums = new Map<string, [number, number, Set<Told>]>();
  const lines = told.flatMap((document) => document.lines.map((line) => [document, line] as const));
  for (const [document, line] of lines) {
    const key = KEYS[by](document, line);
    const [paid, pieces, sales] = sums.get(key) ?? [0, 0, new Set<Told>()];
    if (document.kind === 'sale') sales.add(document);
    sums.set(key, [paid + line.paid, pieces + line.quantity, sales]);
  }
  return sums;
}

describe('of random days', () => {
  test('every grouping comes to what the tills’ entries come to, goods and money', async () => {
    for (let round = 0; round < rounds(8, 150); round += 1) {
      const days = anyDays();
      const told = documents().filter(isIn(days));
      const total = told.reduce((sum, { lines }) => sum + lines.reduce((of, { paid }) => of + paid, 0), 0);
      for (const by of MARKET_GROUPINGS) {
        const { now, rows } = await centre.call('market.show', asked(days, by));
        expect([by, days, now.amount, rows.reduce((sum, { amount }) => sum + amount, 0)]).toEqual([
          by,
          days,
          total,
          total,
        ]);
        expect(now.baskets).toBe(told.filter(({ kind }) => kind === 'sale').length);
        if (by === 'producer' || by === 'commune' || (by === 'day' && rows.some(({ key }) => key.length < 10)))
          continue;
        const sums = countedUnder(by, told);
        const shown = rows.map(({ key, amount, units }) => [key, amount, units] as const).filter(isSomething);
        const counted = [...sums].map(([key, [amount, units]]) => [key, amount, units] as const).filter(isSomething);
        expect([by, inOrder(shown)]).toEqual([by, inOrder(counted)]);
        for (const { key, baskets } of rows) {
          if (baskets !== null) expect([by, key, baskets]).toEqual([by, key, sums.get(key)?.[2].size ?? 0]);
        }
      }
    }
  });

  test('a producer’s goods come to what its lines and its shares of gift baskets brought, whatever else is asked', async () => {
    for (let round = 0; round < rounds(6, 150); round += 1) {
      const days = anyDays();
      const producer = pick(['CT-1', 'CT-2', 'CT-3'] as const, dice);
      const buyer = pick([undefined, 'local', 'none'] as const, dice);
      const outlet = pick([undefined, BAC_LIEU.id, FAIR.id], dice);
      const told = documents().filter(
        (one) => isIn(days)(one) && (buyer ?? one.buyer) === one.buyer && (outlet ?? one.outlet) === one.outlet,
      );
      const amount = told
        .flatMap(({ lines }) => lines)
        .reduce((sum, line) => {
          if (!line.parts) return line.producer === producer ? sum + line.paid : sum;
          return sum + line.parts.reduce((of, part) => (part.producer.id === producer ? of + part.amount : of), 0);
        }, 0);
      const goods = { producer, ...(buyer && { buyer }), ...(outlet && { outlet }) } as MarketGoods;
      const answers = await Promise.all(
        MARKET_GROUPINGS.map((by) => centre.call('market.show', asked(days, by, goods))),
      );
      for (const { now, rows } of answers) {
        expect([days, goods, now.amount, rows.reduce((sum, row) => sum + row.amount, 0)]).toEqual([
          days,
          goods,
          amount,
          amount,
        ]);
      }
      const everybody = await centre.call('market.show', asked(days, 'producer', { ...goods, producer: undefined }));
      expect(everybody.rows.find(({ key }) => key === producer)?.amount ?? 0).toBe(amount);
    }
  });
});
