import { createHash, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { TillDb } from '../../../src/main/db/sqlite.ts';
import type { Detector } from '../../../src/main/journal/fault.ts';
import { verifyArchive } from '../../../src/main/journal/verifyArchive.ts';
import { COMPARED, rebuild } from '../../../src/main/till/rebuild.ts';
import { type Canonical, canonical } from '../../../src/shared/journal/canonical.ts';
import { NO_HASH } from '../../../src/shared/journal/entry.ts';
import { aKey, publicKeyOf } from '../../shared/journal/aJournal.ts';
import { aDesk, aFolder, openTillDb, sell, withShift } from '../../support/aDesk.ts';
import { acknowledge, archiveFrom, archiveWith, centresWord, printAll, textsIn } from '../../support/archives.ts';
import { deskOver, type TestDesk } from '../../support/counter.ts';
import { standaloneSays } from '../../support/verifiers.ts';
import { aDayOfEverything, live, withBasket } from './aFullDay.ts';

const KEY = aKey(5);
const SECRET = KEY.export({ format: 'der', type: 'pkcs8' });

/** A till with the key above that lived a day of everything, told the centre of it, and printed. */
function aTill(): TestDesk {
  const db = openTillDb(join(aFolder(), 'till.db'));
  onTestFinished(() => db.close());
  const desk = withShift(withBasket(deskOver(db, SECRET)));
  live(desk, aDayOfEverything);
  for (let n = 0; n < 3; n++) sell(desk);
  acknowledge(desk);
  printAll(desk);
  return desk;
}

/** Tables whose rows prove something: an export of a journal is made of them. */
const LEDGER = ['journal', 'enrolment', 'checkpoint'] as const;

/** Columns in them that prove nothing, and why nobody need be told that they were changed. */
const SAYS_NOTHING: { readonly [column: string]: string } = {
  'enrolment.one': 'only one row can be',
  'enrolment.epoch':
    'of entries to come: a higher one is what a restore makes, and one that goes back is found in the next entry',
  'enrolment.centre_url': 'where to call; who answers there has to sign',
  'checkpoint.one': 'only one row can be',
  'checkpoint.seq': 'whether a newer word of the centre is kept; the word itself says which entry',
};

/** Where nothing of the ledger lies: what the centre tells (a snapshot tells it again), how the tables read, what people have under their hands, and pictures, which their entry names by hash. */
const OTHERS =
  /^(outlet|staff|tax_class|producer|product|product_code|price|certificate|promotion|promotion_edition|story|known_outlet|told_\w+|stock_feed|heard_till|sync_state|cart|held_cart|draft|count_draft|print_job|taken_photo|printer|printer_use|logo|scanner|wedge|shelf_label|pin|\w+_state|account|product_search\w*|sale_search\w*|schema_sum|sqlite_sequence)$/;

type Column = { readonly name: string; readonly type: string; readonly pk: number };

function columnsOf(db: TillDb, table: string): Column[] {
  return db.raw.pragma(`table_info(${table})`) as Column[];
}

/** Another value of the column’s type in the last row, as somebody with the file open would write it. */
function change(db: TillDb, table: string, { name, type }: Column): void {
  db.raw.pragma('ignore_check_constraints = ON');
  db.raw.function('another', { deterministic: true }, (value) => another(value, name));
  const key = columnsOf(db, table).flatMap((column) => (column.pk > 0 ? [column.name] : []));
  const last = `SELECT ${key.join(', ')} FROM ${table} ORDER BY ${key.map((one) => `${one} DESC`).join(', ')} LIMIT 1`;
  const to = type === 'INTEGER' ? `coalesce(${name}, 0) + 1` : `another(${name})`;
  db.raw.exec(`UPDATE ${table} SET ${name} = ${to} WHERE (${key.join(', ')}) = (${last})`);
}

function invent(db: TillDb, table: string): void {
  db.raw.pragma('ignore_check_constraints = ON');
  const values = { INTEGER: '1', TEXT: `'x'`, BLOB: 'zeroblob(16)' };
  const row = columnsOf(db, table).map(({ type }) => values[type as keyof typeof values] ?? 'NULL');
  db.raw.exec(`INSERT INTO ${table} VALUES (${row.join(', ')})`);
}

function another(value: unknown, name: string): string | Buffer | null {
  if (value === null) return 'x';
  if (typeof value === 'string') return `${value}x`;
  const bytes = Buffer.from(value as Buffer);
  // A body that cannot even be unpacked would be found by that alone.
  if (name === 'body')
    return deflateRawSync(
      inflateRawSync(bytes)
        .toString('utf8')
        .replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
    );
  bytes[0] = (bytes[0] as number) ^ 1;
  return bytes;
}

function openToAll(db: TillDb): void {
  const triggers = db.all<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'`,
  );
  for (const { name } of triggers) db.raw.exec(`DROP TRIGGER ${name}`);
}

/** Whether somebody is told: the archive is not proved, or cannot even be made. */
async function isFound(desk: TestDesk): Promise<boolean> {
  try {
    const { tills, faults } = await verifyArchive(await archiveFrom(desk, aFolder()));
    return faults.length + tills.flatMap((till) => till.faults).length > 0;
  } catch {
    return true;
  }
}

describe('every column of the till’s own file', () => {
  test('belongs to the ledger, or hangs on it, or is not of it: a new table must say which', () => {
    const { db } = aDesk();
    const tables = db.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
    const known = new Set<string>([...LEDGER, ...COMPARED]);
    expect(tables.map(({ name }) => name).filter((name) => !known.has(name) && !OTHERS.test(name))).toEqual([]);
  });

  test('of the ledger: an export shows that it was changed', { timeout: 60_000 }, async () => {
    const unseen: string[] = [];
    const desk = aTill();
    const { raw } = desk.db;
    const columns = LEDGER.flatMap((table) => columnsOf(desk.db, table).map((column) => ({ table, column })));
    expect(await isFound(desk)).toBe(false);
    for (const { table, column } of columns) {
      raw.exec('SAVEPOINT untouched');
      openToAll(desk.db);
      change(desk.db, table, column);
      if (!(await isFound(desk))) unseen.push(`${table}.${column.name}`);
      raw.exec('ROLLBACK TO untouched; RELEASE untouched');
    }
    expect(columns.length).toBeGreaterThan(15);
    expect(unseen.toSorted()).toEqual(Object.keys(SAYS_NOTHING).toSorted());
  });

  test('that hangs on the ledger: a rebuild names its table', { timeout: 60_000 }, () => {
    const unseen: string[] = [];
    const { db } = aTill();
    // What lags behind is there from here on.
    rebuild(db);
    const tables = COMPARED.filter((name) => name !== 'sale_terms');
    for (const table of tables) {
      // Where the day left nothing, a row that somebody invented; where there is only one row, its key can be nothing else.
      if (db.get(`SELECT 1 FROM ${table}`) === undefined) invent(db, table);
      for (const column of columnsOf(db, table).filter(({ name }) => name !== 'one')) {
        if (db.get(`SELECT 1 FROM ${table}`) !== undefined) change(db, table, column);
        else invent(db, table);
        // Which mends it for the next one.
        const { differed } = rebuild(db);
        if (!differed.includes(table)) unseen.push(`${table}.${column.name}`);
      }
    }
    expect(unseen).toEqual([]);
  });
});

type Entry = { readonly [member: string]: Canonical } & {
  readonly seq: number;
  readonly kind: string;
  readonly body: Body;
};
type Body = { readonly [member: string]: Canonical };

/** An export taken apart for somebody to falsify. */
type Parts = {
  readonly header: { head: { seq: number; hash: string; epoch: number } } & Body;
  lines: string[];
  readonly texts: Map<string, string>;
  readonly events: string;
};

const entryIn = (line: string): Entry => JSON.parse(line.slice(0, line.indexOf('\t'))) as Entry;
const edited = (line: string, from: string | RegExp, to: string): string => {
  const made = line.replace(from, to);
  if (made === line) throw new Error(`nothing of ${String(from)} in ${line}`);
  return made;
};
const rehashed = (line: string): string => {
  const [text = '', , sig] = line.split('\t');
  return [text, createHash('sha256').update(text).digest('hex'), sig].join('\t');
};

/** Lines chained and signed anew: what only somebody with the till’s key can do; or with another key, anybody. */
function sealed(parts: Parts, entries: readonly object[], key = KEY): Parts {
  let prev: string = NO_HASH;
  parts.lines = entries.map((entry, n) => {
    const text = canonical({ ...entry, seq: n + 1, prev });
    const digest = createHash('sha256').update(text).digest();
    prev = digest.toString('hex');
    return `${text}\t${prev}\t${sign(null, digest, key).toString('base64')}`;
  });
  parts.header.head = { ...parts.header.head, seq: entries.length, hash: prev };
  Object.assign(parts.header, { entries: entries.length });
  return parts;
}

const entriesOf = ({ lines }: Parts): Entry[] => lines.map(entryIn);
const aSale = (parts: Parts): number => entriesOf(parts).findLastIndex(({ kind }) => kind === 'sale');
const head = (parts: Parts): Parts => {
  const last = entryIn(parts.lines.at(-1) as string);
  const hash = (parts.lines.at(-1) as string).split('\t')[1] as string;
  parts.header.head = { epoch: last['epoch'] as number, seq: last.seq, hash };
  Object.assign(parts.header, { entries: parts.lines.length });
  return parts;
};
/** Entries changed and properly sealed again by whoever has the key. */
const resealed = (parts: Parts, made: (entry: Entry, n: number) => object): Parts =>
  sealed(
    parts,
    entriesOf(parts).map((entry, n) => Object.assign({}, entry, made(entry, n))),
  );
const withSale = (parts: Parts, made: (body: Body) => Body): Parts => {
  const at = aSale(parts);
  return resealed(parts, ({ body }, n) => (n === at ? { body: made(body) } : {}));
};
const withText = (parts: Parts, name: string, from: string | RegExp, to: string): Parts => {
  parts.texts.set(name, edited(parts.texts.get(name) ?? '', from, to));
  return parts;
};
const forgotten = (parts: Parts): Parts => {
  parts.texts.set('checkpoints.jsonl', '');
  return parts;
};

type Attack = readonly [string, Detector, (parts: Parts) => Parts];

const BY_HAND: readonly Attack[] = [
  [
    'a price made smaller',
    'hash',
    (p) => ({
      ...p,
      lines: p.lines.with(aSale(p), edited(p.lines[aSale(p)] as string, '"price":25000', '"price":15000')),
    }),
  ],
  [
    'a price made smaller and the hash made to fit',
    'signature',
    (p) => ({
      ...p,
      lines: p.lines.with(aSale(p), rehashed(edited(p.lines[aSale(p)] as string, '"price":25000', '"price":15000'))),
    }),
  ],
  [
    'a space put into an entry, hash made to fit',
    'entry',
    (p) => ({ ...p, lines: p.lines.with(3, rehashed(edited(p.lines[3] as string, '"body":', '"body": '))) }),
  ],
  ['an entry taken out', 'gap', (p) => ({ ...p, lines: p.lines.toSpliced(4, 1) })],
  [
    'an entry taken out and the rest numbered anew',
    'hash',
    (p) => ({
      ...p,
      lines: p.lines.toSpliced(4, 1).map((line, n) => (n < 4 ? line : line.replace(/"seq":\d+/, `"seq":${n + 1}`))),
    }),
  ],
  [
    'two entries swapped',
    'gap',
    (p) => ({ ...p, lines: p.lines.with(4, p.lines[5] as string).with(5, p.lines[4] as string) }),
  ],
  ['an entry twice', 'gap', (p) => ({ ...p, lines: p.lines.toSpliced(4, 0, p.lines[4] as string) })],
  [
    'an entry of another till put in',
    'device',
    (p) => ({
      ...p,
      lines: p.lines.with(
        4,
        rehashed((p.lines[4] as string).replace(/"device":"[^"]*"/, '"device":"0192f0c1-2a00-7000-8000-00000000000e"')),
      ),
    }),
  ],
  [
    'a signature of another entry',
    'signature',
    (p) => ({
      ...p,
      lines: p.lines.with(
        4,
        [...(p.lines[4] as string).split('\t').slice(0, 2), (p.lines[5] as string).split('\t')[2]].join('\t'),
      ),
    }),
  ],
  [
    'a signature left out',
    'line',
    (p) => ({ ...p, lines: p.lines.with(4, (p.lines[4] as string).split('\t').slice(0, 2).join('\t')) }),
  ],
  [
    'a time set back',
    'hash',
    (p) => ({ ...p, lines: p.lines.with(4, edited(p.lines[4] as string, /"at":\d/, '"at":0')) }),
  ],
  ['the end cut off', 'end', (p) => ({ ...p, lines: p.lines.slice(0, -2) })],
  ['the end cut off, and line 1 made to match', 'witness', (p) => head({ ...p, lines: p.lines.slice(0, -2) })],
  [
    'all entries dropped, and line 1 made to match',
    'witness',
    (p) => ({ ...p, lines: [], header: { ...p.header, entries: 0, head: { epoch: 0, seq: 0, hash: NO_HASH } } }),
  ],
  [
    'all of it signed anew with another key, which line 1 names',
    'keys',
    (p) => {
      const made = sealed(p, entriesOf(p), aKey(6));
      Object.assign(made.header, { publicKey: publicKeyOf(aKey(6)) });
      return made;
    },
  ],
  ['a sum in the totals made smaller', 'totals', (p) => withText(p, 'totals.csv', /;"\d+";"1"/, ';"1";"1"')],
  ['a day left out of the totals', 'totals', (p) => withText(p, 'totals.csv', /"BL01-2"[^\r]*\r\n/, '')],
  ['a till renamed in the keys', 'keys', (p) => withText(p, 'keys.json', '"till": 2', '"till": 3')],
  [
    'another key in the keys',
    'keys',
    (p) => withText(p, 'keys.json', /"publicKey": "[^"]*"/, `"publicKey": "${publicKeyOf(aKey(6))}"`),
  ],
  ['the centre’s word changed', 'checkpoint', (p) => withText(p, 'checkpoints.jsonl', /(seq[^\d]*)\d+/, '$11')],
  [
    'the centre’s word made by somebody else',
    'checkpoint',
    (p) => {
      const said = centresWord({ epoch: 1, seq: 2, hash: p.lines[1]?.split('\t')[1] ?? '' }, aKey(6));
      p.texts.set('checkpoints.jsonl', `${JSON.stringify({ by: 'centre', device: p.header['device'], ...said })}\n`);
      return p;
    },
  ],
  [
    'the code of the last printed slip changed',
    'witness',
    (p) => withText(p, 'checkpoints.jsonl', /(BL01-2-\d+:)..../, '$10000'),
  ],
];

const WITH_THE_KEY: readonly Attack[] = [
  [
    'a sale taken out of the middle, all sealed again',
    'books',
    (p) =>
      sealed(
        forgotten(p),
        entriesOf(p).toSpliced(
          entriesOf(p).findIndex(({ kind }) => kind === 'sale'),
          1,
        ),
      ),
  ],
  [
    'a total that is not the sum of its lines',
    'books',
    (p) => withSale(forgotten(p), (body) => ({ ...body, total: (body['total'] as number) - 1_000 })),
  ],
  ['VAT left out', 'books', (p) => withSale(forgotten(p), (body) => ({ ...body, vat: [] }))],
  [
    'a slip number used again',
    'books',
    (p) =>
      withSale(forgotten(p), (body) => ({
        ...body,
        number: (entriesOf(p).find(({ kind }) => kind === 'sale') as Entry).body['number'] as string,
      })),
  ],
  [
    'a running total that leaves out a sale',
    'books',
    (p) => withSale(forgotten(p), (body) => ({ ...body, running: { ...(body['running'] as Body), sold: 0 } })),
  ],
  [
    'a Z report made smaller',
    'books',
    (p) =>
      resealed(forgotten(p), ({ kind, body }) =>
        kind === 'shift-closed' ? { body: { ...body, report: { ...(body['report'] as Body), total: 1 } } } : {},
      ),
  ],
  ['an epoch that goes back', 'epoch', (p) => resealed(forgotten(p), (_, n) => ({ epoch: n === 4 ? 2 : 1 }))],
  [
    'an entry’s id used again',
    'id',
    (p) => resealed(forgotten(p), (_, n) => (n === 4 ? { id: entriesOf(p)[3]?.['id'] } : {})),
  ],
  [
    'a second enrolment',
    'enrolment',
    (p) => sealed(forgotten(p), [...entriesOf(p), { ...entriesOf(p)[0], id: '0192f0c1-2a00-7000-8000-0000000000f1' }]),
  ],
  ['history rewritten before what the centre has', 'witness', (p) => resealed(p, () => ({ actor: 'x' }))],
];

describe('an attack', () => {
  let file: string;
  let events: string;
  beforeAll(async () => {
    const db = openTillDb(join(mkdtempSync(join(tmpdir(), 'quay-attack-')), 'till.db'));
    const desk = withShift(withBasket(deskOver(db, SECRET)));
    live(desk, aDayOfEverything);
    for (let n = 0; n < 3; n++) sell(desk);
    acknowledge(desk);
    printAll(desk);
    file = await archiveFrom(desk, dirname(db.raw.name));
    events = [...(await textsIn(file)).keys()].find((name) => name.endsWith('events.jsonl')) as string;
    db.close();
  });
  afterAll(() => rmSync(dirname(file), { recursive: true }));

  async function parts(): Promise<Parts> {
    const texts = await textsIn(file);
    const [first = '', ...lines] = (texts.get(events) ?? '').trimEnd().split('\n');
    return { header: JSON.parse(first) as Parts['header'], lines, texts, events };
  }

  async function after(attack: Attack[2]): Promise<string> {
    const { header, lines, texts } = attack(await parts());
    texts.set(events, `${[JSON.stringify(header), ...lines].join('\n')}\n`);
    return archiveWith(join(aFolder(), 'attacked.zip'), texts);
  }

  test('is needed for a fault', async () => {
    expect((await standaloneSays(await after((p) => p))).exit).toBe(0);
  });

  test.each([...BY_HAND, ...WITH_THE_KEY])('%s is found by: %s', async (_, detector, attack) => {
    const attacked = await after(attack);
    const { tills, faults } = await verifyArchive(attacked);
    const found = [...faults, ...tills.flatMap((till) => till.faults)].map((fault) => fault.detector);
    expect(found).toContain(detector);
    const { exit, answer } = await standaloneSays(attacked);
    expect(exit).toBe(1);
    const theirs = [...(answer?.faults ?? []), ...(answer?.tills ?? []).flatMap((till) => till.faults ?? [])];
    expect(theirs.map((fault) => fault.detector)).toContain(detector);
  });

  // What docs/reliability.md says that no mathematics can see. Whoever made it detectable has to say so there.
  test.each<readonly [string, Attack[2]]>([
    ['the tail cut off behind the last witness', (p) => head({ ...forgotten(p), lines: p.lines.slice(0, -1) })],
    [
      'what came behind the last witness written anew by whoever has the till’s key',
      (p) => resealed(forgotten(p), () => ({ actor: 'x' })),
    ],
  ])('%s is not found, only seen not to be witnessed', async (_, attack) => {
    const { header, lines, texts } = attack(await parts());
    texts.delete('totals.csv');
    const bare = join(aFolder(), 'bare.journal');
    writeFileSync(bare, `${[JSON.stringify(header), ...lines].join('\n')}\n`);
    const { exit, answer } = await standaloneSays(bare);
    expect(exit).toBe(0);
    expect(answer?.provedUpTo).toEqual({ centre: null, slip: null });
  });
});
