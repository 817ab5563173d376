import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { makeTillKey, signWith } from '../../../src/main/sync/keys.ts';
import { rebuild } from '../../../src/main/till/rebuild.ts';
import { type Canonical, canonical } from '../../../src/shared/journal/canonical.ts';
import { bodies, NO_HASH } from '../../../src/shared/journal/entry.ts';
import { aFolder, openTillDb, withShift } from '../../support/aDesk.ts';
import { deskOver } from '../../support/counter.ts';
import { aDayOfEverything, anyFullDay, live, withBasket } from './aFullDay.ts';

const SCRIPT = fileURLToPath(new URL('../../shared/journal/verify.py', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';
const hasPython = spawnSync(PYTHON, ['--version']).status === 0;
if (!hasPython)
  console.warn(`NOT TESTED: the other verifier on full days, for there is no ${PYTHON} here (set PYTHON)`);

const DAYS = 40;
const { secret } = makeTillKey();
const signed = signWith(secret);

/** What a till exports after a day on which anything was done; and what its journal makes again is what it had. */
function exportOf(folder: string, name: string, day: Parameters<typeof live>[1]): string {
  const db = openTillDb(join(folder, `${name}.db`));
  try {
    const desk = withShift(withBasket(deskOver(db, secret)));
    live(desk, day);
    expect(rebuild(db).differed).toEqual([]);
    const file = join(folder, `${name}.journal`);
    exportJournal(db, file);
    return file;
  } finally {
    db.close();
  }
}

type Entry = { readonly [member: string]: Canonical } & { readonly body: { readonly [member: string]: Canonical } };

function entriesIn(file: string): Entry[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => JSON.parse(line.slice(0, line.indexOf('\t'))) as Entry);
}

/** Chains and signs entries anew, as somebody with the till's key could. */
function sealed(file: string, entries: readonly Entry[]): string {
  let prev: string = NO_HASH;
  const lines = entries.map((entry) => {
    const text = canonical({ ...entry, prev });
    const digest = createHash('sha256').update(text).digest();
    prev = digest.toString('hex');
    return `${text}\t${prev}\t${Buffer.from(signed(digest)).toString('base64')}`;
  });
  const header = JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0] as string) as { head: object };
  return `${[JSON.stringify({ ...header, head: { ...header.head, hash: prev } }), ...lines].join('\n')}\n`;
}

type Path = readonly (string | number)[];

function numbersIn(value: Canonical | undefined, path: Path = []): Path[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => numbersIn(member as Canonical, [...path, name]));
}

function changedAt(value: Canonical, [name, ...rest]: Path, by: number): Canonical {
  if (name === undefined) return (value as number) + by;
  const copy = structuredClone(value) as { [member: string]: Canonical };
  copy[name] = changedAt(copy[name] as Canonical, rest, by);
  return copy;
}

type Said = 'proved' | 'NOT proved';

async function weSay(file: string): Promise<Said> {
  return (await verifyJournalFile(file)).faults.length === 0 ? 'proved' : 'NOT proved';
}

/** By the head's signature: those of all entries are tested elsewhere, and cost Python a millisecond each. */
function pythonSays(files: readonly string[]): Said[] {
  const { stdout } = spawnSync(PYTHON, [SCRIPT, '--head-only', ...files], { encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => (line.includes(': proved: ') ? 'proved' : 'NOT proved'));
}

test(`${DAYS} full days: whatever was done, it is proved, by both verifiers, and rebuilt as it was`, {
  timeout: 120_000,
}, async () => {
  const folder = aFolder();
  const files = [aDayOfEverything, ...fc.sample(anyFullDay, { numRuns: DAYS })].map((day, n) =>
    exportOf(folder, `${n}`, day),
  );
  for (const file of files) {
    const { faults, unknown } = await verifyJournalFile(file);
    expect({ faults, unknown }).toEqual({ faults: [], unknown: 0 });
  }
  const kinds = new Set(files.flatMap((file) => entriesIn(file).map(({ kind }) => kind)));
  const atOtherTimes = [
    'pin-set',
    'sign-in-blocked',
    'goods-received',
    'goods-written-off',
    'goods-sent',
    'goods-arrived',
    'goods-counted',
    'stock-adjusted',
    'producer-settled',
    'producer-paid',
  ];
  expect(Object.keys(bodies).filter((kind) => !kinds.has(kind))).toEqual(atOtherTimes);
  if (hasPython) expect(pythonSays(files)).toEqual(files.map(() => 'proved'));
});

/** Figures that others in the same journal contradict: money in a document, and all of a report. */
const MONEY = /(^|\.)(amount|total|rounding|given|change|sold|returned|gross|vat)$|^(z$|report)/;

test('a figure changed by whoever has the key: both verifiers say the same of it', { timeout: 120_000 }, async () => {
  const folder = aFolder();
  const [day] = fc.sample(anyFullDay, { numRuns: 60 }).toSorted((a, b) => b.length - a.length);
  const file = exportOf(folder, 'true', day ?? []);
  const entries = entriesIn(file);
  const places = entries.flatMap(({ body }, at) => numbersIn(body).map((path) => ({ at, path })));
  const picks = fc.sample(fc.tuple(fc.nat({ max: places.length - 1 }), fc.constantFrom(1, -1, 1_000)), {
    numRuns: 150,
  });
  const forgeries = picks.map(([pick, by], n) => {
    const { at, path } = places[pick] as (typeof places)[number];
    const entry = entries[at] as Entry;
    const body = changedAt(entry.body, path, by) as Entry['body'];
    const forged = join(folder, `forged-${n}.journal`);
    writeFileSync(forged, sealed(file, entries.with(at, { ...entry, body })));
    return { forged, path, kind: entry['kind'] };
  });
  const ours = await Promise.all(forgeries.map(({ forged }) => weSay(forged)));
  if (hasPython) {
    const theirs = pythonSays(forgeries.map(({ forged }) => forged));
    const differ = forgeries.filter((_, n) => ours[n] !== theirs[n]);
    expect(differ).toEqual([]);
  }
  const unseen = forgeries.filter(({ kind, path }, n) => {
    const isMoney = kind === 'sale' || kind === 'return' || kind === 'shift-closed';
    return ours[n] === 'proved' && isMoney && MONEY.test(path.join('.'));
  });
  expect(unseen).toEqual([]);
});
