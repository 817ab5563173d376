import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { enrolled } from '../../../src/main/db/enrolment.ts';
import type { TillDb } from '../../../src/main/db/sqlite.ts';
import { setWitnessAside, WITNESS, witnessOf } from '../../../src/main/ledger/headWitness.ts';
import { examineLedger, openLedger } from '../../../src/main/ledger/openLedger.ts';
import { wholeCheck } from '../../../src/main/ledger/wholeCheck.ts';
import { COMPARED, checkProjections } from '../../../src/main/till/rebuild.ts';
import { deskOver, sell, withShift } from '../../support/counter.ts';
import { LONG, rounds } from '../../support/long.ts';

const home = mkdtempSync(join(tmpdir(), 'quay-damaged-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const openQuietly = (folder: string): TillDb => openLedger(folder, () => undefined);

/** Folders of one shop at four moments, as they lie on the disk after the program was killed or closed. */
const shop = (() => {
  const folder = join(home, 'shop');
  const keep = (name: string): string => {
    cpSync(folder, join(home, name), { recursive: true });
    return join(home, name);
  };
  mkdirSync(folder);
  const db = openQuietly(folder);
  const desk = withShift(deskOver(db));
  for (let n = 0; n < 30; n++) sell(desk);
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  const yesterday = keep('yesterday');
  for (let n = 0; n < 30; n++) sell(desk);
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  for (let n = 0; n < 8; n++) sell(desk);
  const killed = keep('killed');
  db.close();
  return { yesterday, killed, closed: keep('closed') };
})();

function tmpdirEmpty(): string {
  return mkdtempSync(join(home, 'empty-'));
}

let copies = 0;

/** A copy of a folder with something done to it. */
function after(folder: string, harm: (folder: string) => void): string {
  copies += 1;
  const copy = join(home, `copy-${copies}`);
  cpSync(folder, copy, { recursive: true });
  harm(copy);
  return copy;
}

function startOf(folder: string): string {
  const looked = examineLedger(folder);
  return looked.found === 'unusable' ? looked.fault.reason : looked.found;
}

function flip(file: string, at: number, bit = 0): void {
  const bytes = readFileSync(file);
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.from([(bytes[at] ?? 0) ^ (1 << bit)]), 0, 1, at);
  closeSync(descriptor);
}

const db = (folder: string): string => join(folder, 'till.db');
const wal = (folder: string): string => join(folder, 'till.db-wal');

describe('a till’s files that were harmed while it was off', () => {
  test('nothing was done to them: it opens, killed or closed, and the witness saw the last entry', () => {
    for (const folder of [shop.killed, shop.closed]) expect(startOf(after(folder, () => undefined))).toBe('sound');
    expect(witnessOf(shop.killed)).toMatchObject({ seq: 70, epoch: 1 });
  });

  test.each([
    ['emptied', 'emptied', (folder: string) => truncateSync(db(folder), 0)],
    ['taken away', 'missing', (folder: string) => rmSync(db(folder))],
    [
      'all but the witness taken away',
      'missing',
      (folder: string) => [db, wal].map((file) => rmSync(file(folder), { force: true })),
    ],
    ['cut in half', 'damaged', (folder: string) => truncateSync(db(folder), 4096 * 20)],
    [
      'without its last page',
      'damaged',
      (folder: string) => truncateSync(db(folder), statSync(db(folder)).size - 4096),
    ],
    ['with rubbish for a header', 'not-a-database', (folder: string) => flip(db(folder), 3)],
    ['a letter', 'not-a-database', (folder: string) => writeFileSync(db(folder), 'Kính gửi quý khách, '.repeat(900))],
    ['yesterday’s', 'behind', (folder: string) => cpSync(db(shop.yesterday), db(folder))],
    ['a new shop’s', 'behind', (folder: string) => cpSync(db(tmpShop(0)), db(folder))],
  ])('the database is %s: it says "%s", and never shows an empty shop', (_, reason, harm) => {
    expect(startOf(after(shop.closed, (folder) => (rmSync(wal(folder), { force: true }), harm(folder))))).toBe(reason);
  });

  test('the newest sales lay in the WAL, and it is gone: behind, by as many as it held', () => {
    const looked = examineLedger(after(shop.killed, (folder) => rmSync(wal(folder))));
    expect(looked).toMatchObject({ found: 'unusable', fault: { reason: 'behind', lacking: 8 } });
  });

  test('the journal goes on differently than the witness saw it: another', () => {
    const other = after(shop.yesterday, (folder) => {
      const open = openQuietly(folder);
      const desk = deskOver(open);
      desk.setClock(Date.UTC(2026, 10, 24));
      for (let n = 0; n < 60; n++) sell(desk);
      open.close();
    });
    expect(startOf(after(other, (folder) => cpSync(join(shop.closed, WITNESS), join(folder, WITNESS))))).toBe(
      'another',
    );
  });

  test('put aside on purpose, the witness stands in nobody’s way, and the next start makes another', () => {
    const folder = after(shop.closed, (copy) => {
      cpSync(db(shop.yesterday), db(copy));
      setWitnessAside(copy, 'before');
    });
    expect(startOf(folder)).toBe('sound');
    openQuietly(folder).close();
    expect(witnessOf(folder)?.seq).toBe(32);
    expect(readFileSync(join(folder, `${WITNESS}.before`), 'utf8')).toContain('"seq":70');
  });

  test('a witness of which one place was spoilt in the middle of a write still knows the entry before', () => {
    const places = [0, 1].map((place) => {
      const folder = after(shop.killed, (copy) => flip(join(copy, WITNESS), place * 512 + 40));
      expect(startOf(folder)).toBe('sound');
      return witnessOf(folder)?.seq;
    });
    expect(new Set(places)).toEqual(new Set([69, 70]));
  });
});

/** A till that is enrolled and has sold so often. */
function tmpShop(sales: number): string {
  const folder = tmpdirEmpty();
  const open = openQuietly(folder);
  const desk = withShift(deskOver(open));
  for (let n = 0; n < sales; n++) sell(desk);
  open.close();
  return folder;
}

const REMADE: ReadonlySet<string> = new Set(COMPARED);

/** What the books are: the journal and all that is made from it. */
function booksOf(open: TillDb): string {
  open.raw.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.sale_terms USING fts5vocab('main', 'sale_search', 'row')`);
  return JSON.stringify(['journal', 'enrolment', ...COMPARED].map((table) => open.all(`SELECT * FROM ${table}`)));
}

/** Who found it: the start, the check that runs while the till sells, or `rebuild`; or else what had become of the books. */
function foundBy(folder: string, books: string): string {
  const start = startOf(folder);
  if (start !== 'sound') return start === 'nothing' ? 'EMPTY SHOP' : 'the start';
  const open = openQuietly(folder);
  try {
    if (areBooks(open, books)) return 'harmless';
    if (wholeFault(open)) return 'the check';
    return booksCanBeMade(open) ? 'SILENT' : 'rebuild';
  } finally {
    open.close();
  }
}

function areBooks(open: TillDb, books: string): boolean {
  try {
    return booksOf(open) === books;
  } catch {
    return false;
  }
}

/** A page that cannot be read is an error in `rebuild`, and nothing else. */
function booksCanBeMade(open: TillDb): boolean {
  try {
    return checkProjections(open).differed.length === 0;
  } catch (error) {
    if (String(error).includes('malformed')) return false;
    throw error;
  }
}

function wholeFault(open: TillDb): unknown {
  const check = wholeCheck(open, enrolled(open), REMADE);
  for (;;) {
    const step = check.next();
    if (step.done) return step.value;
  }
}

function tally(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((other) => other === word).length]));
}

describe('one bit of a file changes by itself', () => {
  const books = (() => {
    const open = openQuietly(after(shop.closed, () => undefined));
    const all = booksOf(open);
    open.close();
    return all;
  })();
  let dice = LONG ? Date.now() % 0x7fff_ffff : 8_081_945;
  const random = (below: number): number => {
    dice = (dice * 48_271) % 0x7fff_ffff;
    return dice % below;
  };

  test.each([
    ['the database', shop.closed, db, rounds(60, 5_000)],
    ['the WAL', shop.killed, wal, rounds(40, 2_000)],
  ])(
    'in %s: it is found, or the books are what they were',
    (name, folder, fileIn, places) => {
      const words = Array.from({ length: places }, () => {
        const file = fileIn(folder);
        const harmed = after(folder, (copy) => flip(fileIn(copy), random(statSync(file).size), random(8)));
        const word = foundBy(harmed, books);
        rmSync(harmed, { recursive: true });
        return word;
      });
      if (LONG) console.log(name, tally(words));
      expect(tally(words.filter((word) => !['the start', 'the check', 'rebuild', 'harmless'].includes(word)))).toEqual(
        {},
      );
      expect(words).toContain('the start');
    },
    rounds(120_000, 3_600_000),
  );

  test(
    'the WAL is cut off at any length: it opens with every sale that was flushed before, or says that it is behind',
    () => {
      const length = statSync(wal(shop.killed)).size;
      const words = Array.from({ length: rounds(10, 300) }, () => {
        const harmed = after(shop.killed, (copy) => truncateSync(wal(copy), random(length)));
        const word = foundBy(harmed, books);
        rmSync(harmed, { recursive: true });
        return word;
      });
      expect(new Set(words)).toEqual(new Set(['the start']));
    },
    rounds(120_000, 3_600_000),
  );
});
