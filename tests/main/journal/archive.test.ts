import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyArchive } from '../../../src/main/journal/verifyArchive.ts';
import { makeTillKey } from '../../../src/main/sync/keys.ts';
import { aDesk, aFolder, openTillDb, sell, withShift } from '../../support/aDesk.ts';
import { acknowledge, archiveFrom, archiveWith, printAll, textsIn, VERIFIER } from '../../support/archives.ts';
import { deskOver } from '../../support/counter.ts';
import { rounds } from '../../support/long.ts';
import { figuresOf, hasPython, pythonSays, type Said, standaloneSays, weSay } from '../../support/verifiers.ts';
import { aDayOfEverything, anyFullDay, live, withBasket } from './aFullDay.ts';

const { secret } = makeTillKey();

type Export = { readonly day: Parameters<typeof live>[1]; readonly seen: number; readonly printed: boolean };

const anyExport: fc.Arbitrary<Export> = fc.record({ day: anyFullDay, seen: fc.nat(100), printed: fc.boolean() });

/** What a till exports after a day on which anything was done, some of it sent, some of it printed. */
async function exportOf(folder: string, name: string, { day, seen, printed }: Export): Promise<string> {
  const db = openTillDb(join(folder, `${name}.db`));
  try {
    const desk = withShift(withBasket(deskOver(db, secret)));
    live(desk, day);
    const last = db.get<{ n: number }>('SELECT max(seq) AS n FROM journal')?.n ?? 0;
    if (seen > 0) acknowledge(desk, 1 + ((seen * last) % last));
    if (printed) printAll(desk);
    return await archiveFrom(desk, folder, name);
  } finally {
    db.close();
  }
}

/** What a hand does to one text of an archive; the first leaves it alone. */
const HARM: readonly ((text: string, at: number) => string)[] = [
  (text) => text,
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => inLines(text, (lines) => lines.toSpliced(at % lines.length, 1)),
  (text, at) => inLines(text, (lines) => lines.toSpliced(at % lines.length, 0, lines[at % lines.length] as string)),
  (text, at) => inLines(text, (lines) => lines.with(at % lines.length, lines.at(-1) as string)),
  (text, at) => text.replaceAll(String(at % 10), String((at + 1) % 10)),
];

function inLines(text: string, change: (lines: string[]) => string[]): string {
  return `${change(text.trimEnd().split('\n')).join('\n')}\n`;
}

type Harm = { readonly harm: number; readonly which: number; readonly at: number };
const anyHarm: fc.Arbitrary<Harm> = fc.record({
  harm: fc.nat({ max: HARM.length - 1 }),
  which: fc.nat({ max: 3 }),
  at: fc.nat(),
});

async function harmed(file: string, { harm, which, at }: Harm): Promise<string> {
  const texts = await textsIn(file);
  const name = [...texts.keys()].filter((path) => !/README|verify/.test(path))[which] as string;
  const text = texts.get(name) as string;
  texts.set(name, HARM[harm]?.(text, text.length === 0 ? 0 : at % text.length) ?? text);
  return archiveWith(file.replace('.zip', '-harmed.zip'), texts);
}

const COUNT = rounds(14, 1_000);

test(`${COUNT} random exports, and as many that somebody’s hand was in: three verifiers say the same`, {
  timeout: 3_600_000,
}, async () => {
  const folder = aFolder();
  const made = [{ day: aDayOfEverything, seen: 60, printed: true }, ...fc.sample(anyExport, { numRuns: COUNT - 1 })];
  const whole: string[] = [];
  for (const [n, day] of made.entries()) whole.push(await exportOf(folder, `${n}`, day));
  const cut: string[] = [];
  for (const [n, harm] of fc.sample(anyHarm, { numRuns: COUNT }).entries())
    cut.push(await harmed(whole[n] as string, harm));

  const files = [...whole, ...cut];
  const ours: Said[] = [];
  const theirs: Said[] = [];
  for (const file of files) {
    ours.push(await weSay(file));
    theirs.push(await standaloneSays(file));
  }
  expect(ours.slice(0, COUNT).map(({ exit }) => exit)).toEqual(whole.map(() => 0));
  expect(ours.slice(COUNT).some(({ exit }) => exit === 1)).toBe(true);
  expect(disagreements(files, ours, theirs)).toEqual([]);
  if (hasPython) expect(disagreements(files, ours, pythonSays(files))).toEqual([]);
});

/** Members left out, and what is not of their form: each by another reader's own habits once was another answer. */
const LACKS: readonly (readonly [name: string, said: string, instead: string, exit: number])[] = [
  ['keys.json', '"outlet":', '"utlet":', 2],
  ['keys.json', '"outletCode":', '"outletcode":', 2],
  ['checkpoints.jsonl', '"sig":', '"si":', 1],
  ['checkpoints.jsonl', '"sig":"', '"sig":"A', 1],
  ['checkpoints.jsonl', '"text":', '"txt":', 1],
  ['checkpoints.jsonl', '"code":"', '"code":"?', 1],
  ['checkpoints.jsonl', '"code":', '"kode":', 1],
  ['checkpoints.jsonl', '"by":"slip"', '"by":"slap"', 2],
];

test('what lacks a member, or is not of its form, is refused or not proved by three verifiers alike', async () => {
  const { file } = await anArchive();
  const texts = await textsIn(file);
  const files: string[] = [];
  for (const [n, [name, said, instead]] of LACKS.entries()) {
    const text = texts.get(name) as string;
    expect(text, name).toContain(said);
    files.push(
      await archiveWith(file.replace('.zip', `-${n}.zip`), new Map([...texts, [name, text.replace(said, instead)]])),
    );
  }
  const asked = async (say: (one: string) => Promise<Said>) => {
    const exits: number[] = [];
    for (const one of files) exits.push((await say(one)).exit);
    return exits;
  };
  const exits = LACKS.map(([, , , exit]) => exit);
  expect(await asked(weSay)).toEqual(exits);
  expect(await asked(standaloneSays)).toEqual(exits);
  if (hasPython) expect(pythonSays(files).map(({ exit }) => exit)).toEqual(exits);
});

function disagreements(files: readonly string[], ours: readonly Said[], theirs: readonly Said[]): unknown[] {
  return files.flatMap((file, n) => {
    const [we, they] = [ours[n] as Said, theirs[n] as Said];
    const sameFigures = we.exit !== 0 || JSON.stringify(figuresOf(we)) === JSON.stringify(figuresOf(they));
    return we.exit === they.exit && sameFigures ? [] : [{ file, we, they }];
  });
}

async function anArchive(): Promise<{ readonly folder: string; readonly file: string }> {
  const desk = withShift(aDesk());
  for (let n = 0; n < 3; n++) sell(desk);
  acknowledge(desk, 4);
  printAll(desk);
  return { folder: desk.folder, file: await archiveFrom(desk, desk.folder) };
}

describe('an archive', () => {
  test('says up to where it is proved, by whom, and adds up its days', async () => {
    const { file } = await anArchive();
    const { tills, faults } = await verifyArchive(file);
    expect(faults).toEqual([]);
    expect(tills).toMatchObject([
      {
        outletCode: 'BL01',
        till: 2,
        entries: 5,
        sales: 3,
        sold: 75_000,
        gaps: 0,
        forks: 0,
        badHashes: 0,
        badSignatures: 0,
        faults: [],
        provedUpTo: { centre: { seq: 4 }, slip: { seq: 5, number: 'BL01-2-000003' } },
      },
    ]);
    const totals = (await textsIn(file)).get('totals.csv');
    expect(totals?.startsWith('\uFEFF"Quầy / Till"')).toBe(true);
    expect(totals).toContain('"2026-11-23";"3";"75000";"0";"0"');
  });

  test('carries the verifier, which needs nothing of ours and is short enough to read', async () => {
    const { file } = await anArchive();
    const carried = (await textsIn(file)).get('verify.mjs') ?? '';
    expect(carried).toBe(readFileSync(VERIFIER, 'utf8'));
    expect(carried.split('\n').length).toBeLessThanOrEqual(400);
    const from = [...carried.matchAll(/^import .* from '(.*)';$/gm)].map(([, name]) => name);
    expect(from.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });

  test('is held against a slip in hand: a true one, a false one, one of another till', async () => {
    const { file } = await anArchive();
    const [, entry] =
      /"number":"BL01-2-000002".*\t([0-9a-f]{16})/.exec([...(await textsIn(file)).values()].join('\n')) ?? [];
    const slips: [string, number][] = [
      [`BL01-2-000002:${entry}`, 0],
      [`BL01-2-000002:${'0'.repeat(16)}`, 1],
      [`BL01-2-000009:${entry}`, 1],
      [`CM02-1-000002:${entry}`, 1],
    ];
    for (const [slip, exit] of slips) {
      expect([slip, (await weSay(file, [slip])).exit]).toEqual([slip, exit]);
      expect([slip, (await standaloneSays(file, [slip])).exit]).toEqual([slip, exit]);
    }
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['of 0 bytes', () => Buffer.alloc(0)],
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 40)],
    ['of which a half is left', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['with a byte of its content changed', (bytes) => flipped(bytes, bytes.indexOf('events.jsonl') + 60)],
    ['with something behind its end', (bytes) => Buffer.concat([bytes, Buffer.from('and more')])],
    ['whose list names another file', (bytes) => renamed(bytes, 'totals.csv', 'totals.CSV')],
  ])('%s cannot be read, and says so in a sentence', async (_, harm) => {
    const { folder, file } = await anArchive();
    const cut = join(folder, 'cut.zip');
    writeFileSync(cut, harm(readFileSync(file)));
    await expectUnreadable(cut);
  });

  test.each([
    '../outside.txt',
    '/etc/passwd',
    'a/../../outside.txt',
    String.raw`..\outside.txt`,
    'C:outside.txt',
    'stranger.txt',
  ])('that holds %s is refused whole', async (name) => {
    const { folder, file } = await anArchive();
    const texts = await textsIn(file);
    await expectUnreadable(await archiveWith(join(folder, 'slipped.zip'), [...texts, [name, 'gotcha']]));
  });

  test('that holds a file twice is refused whole', async () => {
    const { folder, file } = await anArchive();
    const texts = await textsIn(file);
    await expectUnreadable(await archiveWith(join(folder, 'twice.zip'), [...texts, ['keys.json', '{}']]));
  });

  test.each(['keys.json', 'checkpoints.jsonl', 'totals.csv', 'events.jsonl'])('without %s is refused', async (name) => {
    const { folder, file } = await anArchive();
    const texts = [...(await textsIn(file))].filter(([path]) => !path.endsWith(name));
    await expectUnreadable(await archiveWith(join(folder, 'without.zip'), texts));
  });

  test.each<[string, (keys: Record<string, unknown>) => object]>([
    ['of the centre that is no key', (keys) => ({ ...keys, centreKey: spoilt(keys['centreKey'] as string) })],
    [
      'of a till that is no key',
      (keys) => ({ ...keys, tills: [{ ...tillIn(keys), publicKey: `${'A'.repeat(59)}=` }] }),
    ],
    ['of nobody', (keys) => ({ ...keys, centreKey: undefined })],
    ['of no time', (keys) => ({ ...keys, at: undefined })],
    ['of a till at no outlet', (keys) => ({ ...keys, tills: [{ ...tillIn(keys), outlet: '-' }] })],
  ])('with keys %s is refused', async (_, harm) => {
    const { folder, file } = await anArchive();
    const texts = await textsIn(file);
    texts.set('keys.json', JSON.stringify(harm(JSON.parse(texts.get('keys.json') as string))));
    await expectUnreadable(await archiveWith(join(folder, 'keys.zip'), texts));
  });

  test('with any byte changed is refused, or says what the true one says', { timeout: 60_000 }, async () => {
    const { folder, file } = await anArchive();
    const bytes = readFileSync(file);
    const truth = JSON.stringify(figuresOf(await weSay(file)));
    const places = fc.sample(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      numRuns: rounds(150, 5_000),
    });
    const changed = places.map(([at, by], n) => {
      const path = join(folder, `${n}.zip`);
      writeFileSync(path, flipped(bytes, at, by));
      return path;
    });
    const ours: Said[] = [];
    for (const path of changed) ours.push(await weSay(path));
    const said = [...ours, ...(hasPython ? pythonSays(changed) : [])];
    expect(said.filter((one) => one.exit === 0 && JSON.stringify(figuresOf(one)) !== truth)).toEqual([]);
    expect(ours.filter(({ exit }) => exit > 0).length).toBeGreaterThan(changed.length / 2);
  });
});

const tillIn = (keys: Record<string, unknown>) => (keys['tills'] as object[])[0];

/** As long as a key, and of another algorithm. */
const spoilt = (key: string): string => `${key.slice(0, 4)}${key[4] === 'w' ? 'x' : 'w'}${key.slice(5)}`;

function flipped(bytes: Buffer, at: number, by = 0x04): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] as number) ^ by;
  return changed;
}

/** In the list at the end only. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const changed = Buffer.from(bytes);
  changed.write(to, changed.lastIndexOf(from));
  return changed;
}

async function expectUnreadable(file: string): Promise<void> {
  const exits = [await weSay(file), await standaloneSays(file), ...(hasPython ? pythonSays([file]) : [])];
  expect(exits.map(({ exit }) => exit)).toEqual(exits.map(() => 2));
}
