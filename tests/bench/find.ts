import { join } from 'node:path';
import { openDatabase } from '../../src/main/db/open.ts';
import { catchUpSaleIndex, findSlips } from '../../src/main/db/saleIndex.ts';
import type { TillDb } from '../../src/main/db/sqlite.ts';
import { DATABASE } from '../../src/main/ledger/openLedger.ts';
import { formatDong } from '../../src/shared/money.ts';
import { type Dice, diceFrom, pick } from '../support/benchCatalogue.ts';
import { type Bench, FULL, fullShop } from './bench.ts';
import { inTurn, median, percentile } from './measure.ts';
import { deskOf } from './shop.ts';

/** What a list shows. */
const LIMIT = 50;

export const find: Bench = {
  name: 'find',
  about:
    'any slip among 200,000 sales by number, amount, day or goods, typed letter by letter, and what its index costs',
  run: async (setting) => {
    const { long } = setting;
    const { sales } = FULL;
    const till = join((await fullShop(setting, 'find')).folder, 'till');
    const db = openDatabase(join(till, DATABASE));
    db.raw.pragma('synchronous = OFF');
    const indexing = indexAll(db, till);
    const size = indexBytes(db);
    const scan = likeScan(db);
    const keys = queriesFor(db, diceFrom(17)).flatMap(letterByLetter);
    const sample = keys.filter((_, index) => index % (long ? 10 : 40) === 0);
    for (const text of keys.slice(0, 200)) findSlips(db, text, LIMIT);
    const { ours, like } = await inTurn(long ? 5 : 3, {
      ours: () => each(keys, (text) => findSlips(db, text, LIMIT)),
      like: () => each(sample, scan),
    });
    db.close();
    return [
      {
        name: 'find.p99',
        value: best99(ours),
        unit: 'ms p99',
        baseline: best99(like),
        goal: { of: 'value', atMost: 10 },
        note: `${sales} sales, ${keys.length} keystrokes, median ${median(ours.flat()).toFixed(2)} ms (baseline ${median(like.flat()).toFixed(1)}), best of ${ours.length} rounds; baseline: LIKE over the folded text of every slip in one table, newest first, as many shown`,
      },
      {
        name: 'find.index',
        value: indexing / sales,
        unit: 'µs a sale',
        baseline: null,
        goal: null,
        note: `made beside selling, ${Math.round(size / sales)} bytes a sale`,
      },
    ];
  },
};

/** µs of it all. */
function indexAll(db: TillDb, till: string): number {
  const { device } = deskOf(db, till).signer;
  const begun = performance.now();
  while (db.write((writing) => catchUpSaleIndex(writing, device, 1_000)) > 0);
  return (performance.now() - begun) * 1_000;
}

function indexBytes(db: TillDb): number {
  const row = db.get<{ bytes: number }>(
    `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'sale_index%' OR name LIKE 'sale_search%'`,
  );
  return row?.bytes ?? 0;
}

/** The other way to do it: every slip's text in a table, and each word looked for anywhere in it. */
function likeScan(db: TillDb): (text: string) => unknown {
  db.raw.exec(`CREATE TEMP TABLE plain AS SELECT sale_index.seq, number, due, day, what FROM sale_index`);
  db.raw.exec(`CREATE TEMP TABLE slip_text (seq INTEGER PRIMARY KEY, text TEXT)`);
  db.raw.exec(
    `INSERT INTO slip_text SELECT seq, lower(number || ' ' || due || ' ' || day || ' ' || what) FROM plain ORDER BY seq`,
  );
  return (typed) => {
    const words = typed.toLowerCase().replaceAll('.', '').split(/\s+/);
    const where = words.map(() => 'text LIKE ?').join(' AND ');
    return db.all(
      `SELECT seq FROM slip_text WHERE ${where} ORDER BY seq DESC LIMIT ${LIMIT}`,
      ...words.map((w) => `%${w}%`),
    );
  };
}

/** Numbers and their ends, amounts, days, two words of goods, and two of these together, of slips that are there. */
function queriesFor(db: TillDb, dice: Dice): string[] {
  const rows = db.all<{ number: string; due: number; day: string; what: string }>(
    'SELECT number, due, day, what FROM sale_index ORDER BY random() LIMIT 400',
  );
  return Array.from({ length: 150 }, (_, index) => {
    const { number, due, day, what } = pick(rows, dice);
    const words = what.split(' ').slice(0, 2).join(' ');
    const date = `${day.slice(8)}/${day.slice(5, 7)}`;
    const amount = formatDong(due as never);
    const kinds = [
      number,
      number.slice(-4),
      amount,
      date,
      words,
      `${words} ${amount}`,
      `${date} ${amount}`,
      `${words} ${date}`,
    ];
    return kinds[index % kinds.length] as string;
  });
}

function letterByLetter(query: string): string[] {
  const letters = Array.from(query);
  return letters.map((_, at) => letters.slice(0, at + 1).join(''));
}

/** Milliseconds of each. */
function each(items: readonly string[], work: (item: string) => unknown): number[] {
  return items.map((item) => {
    const begun = performance.now();
    work(item);
    return performance.now() - begun;
  });
}

function best99(rounds: readonly (readonly number[])[]): number {
  return Math.min(...rounds.map((round) => percentile(round, 99)));
}
