import { createHash, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { LONGEST_LINE } from '../../../src/main/journal/lines.ts';
import { NotAJournal, type Verdict, verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { ShiftId } from '../../../src/shared/id.ts';
import { canonical } from '../../../src/shared/journal/canonical.ts';
import { type BodyOf, entryText, Hash } from '../../../src/shared/journal/entry.ts';
import { dong } from '../../../src/shared/money.ts';
import {
  aDayAtTheTill,
  aKey,
  append,
  appendText,
  aSaleBody,
  emptyJournal,
  enrolled,
  exported,
  type Journal,
  shiftOpened,
  sold,
} from '../../shared/journal/aJournal.ts';
import { FORGERIES, TRUE_ONES, UNREADABLE } from '../../shared/journal/tampered.ts';
import { aDesk, aFolder, sell, withShift } from '../../support/aDesk.ts';

function verify(bytes: string | Uint8Array, file = join(aFolder(), 'till.journal')): Promise<Verdict> {
  writeFileSync(file, bytes);
  return verifyJournalFile(file);
}

/** What is said of a journal, without the places. */
async function faultsOf(bytes: string | Uint8Array): Promise<string[]> {
  return (await verify(bytes)).faults.map(({ fault }) => fault);
}

const good = exported(aDayAtTheTill());
const goodLines = good.trimEnd().split('\n');
const open = shiftOpened(enrolled());
const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('verifying a journal', () => {
  it.each(TRUE_ONES)('proves $what', async ({ file }) => {
    expect(await verify(file)).toMatchObject({ faults: [], readToEnd: true });
  });

  it.each(FORGERIES)('sees through $what', async ({ file }) => {
    const { faults } = await verify(file);
    expect(faults.length).toBeGreaterThan(0);
    for (const { line, fault } of faults) {
      expect(line).toBeGreaterThan(0);
      expect(fault).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it.each(UNREADABLE)('cannot read $what', async ({ file }) => {
    await expect(verify(file)).rejects.toThrow(NotAJournal);
  });

  it('cannot read a file that is not there, or a folder', async () => {
    const folder = aFolder();
    await expect(verifyJournalFile(join(folder, 'none.journal'))).rejects.toThrow(NotAJournal);
    await expect(verifyJournalFile(folder)).rejects.toThrow(NotAJournal);
  });

  it('says what was proved: entries, sales and what they came to', async () => {
    const journal = aDayAtTheTill();
    const verdict = await verify(exported(journal));
    expect(verdict).toMatchObject({ entries: 6, sales: 3, sold: journal.running.sold, unknown: 0 });
  });

  it('counts the entries whose kind it does not know, and checks their place all the same', async () => {
    const later = exported(sold(appendText(open, { kind: 'goods-blessed', body: '{"lines":[]}' })));
    expect(await verify(later)).toMatchObject({ unknown: 1, sales: 1, faults: [] });
    const changed = await verify(later.replace('goods-blessed', 'goods-cursed!'));
    expect(changed).toMatchObject({ unknown: 1, faults: [{ line: 4, seq: 3 }] });
  });

  it('proves what a till that is stricter or laxer than this one may have written', async () => {
    const body = shiftBody(2);
    const outlet = { ...body.outlet, code: 'cà-mau', name: '', zone: 'Mars/Olympus' };
    const laxer = appendText(open, { kind: 'shift-opened', body: canonical({ ...body, outlet, weather: 'mưa' }) });
    expect(await faultsOf(exported(laxer))).toEqual([]);
  });
});

describe('a fault', () => {
  it.each([
    { what: 'a changed text', lines: edited(3, 'Muối', 'Muỗi'), at: [4], says: /hash is not that of the entry/ },
    { what: 'a wrong signature', lines: edited(3, /\t[^\t]*$/, tail(4)), at: [4], says: /signature/ },
    { what: 'a changed epoch of the head', lines: edited(0, '"epoch":1', '"epoch":2'), at: [7], says: /head/ },
    { what: 'a line without its end', lines: edited(5, /\t[^\t]*$/, ''), at: [6], says: /three parts/ },
    { what: 'a carriage return', lines: edited(4, /$/, '\r'), at: [5], says: /signature is not 64 bytes/ },
  ])('shows once, in its line: $what', async ({ lines, at, says }) => {
    const { faults } = await verify(joined(lines));
    expect(faults.map(({ line }) => line)).toEqual(at);
    expect(faults[0]?.fault).toMatch(says);
  });

  it.each<[string, Journal, string[]]>([
    [
      'a sale of no shift, and another of the same',
      sold(sold(enrolled())),
      ['BL01-2-000001 is of a shift that was not opened before it'],
    ],
    ['a shift opened twice', shiftOpened(open), ['this shift was opened before']],
    [
      'a copy counted twice, and the next one right',
      [1, 1, 2].reduce((journal, copy) => copied(journal, copy), sold(open)),
      ['this is copy 2 of its slip, and says 1'],
    ],
    [
      'a sale left out of the running totals, and the next one that goes on from it',
      sold(sold({ ...sold(open), running: open.running })),
      ['sold stands at 439566 and not 879132 after BL01-2-000003'],
    ],
    ['an id used twice', withTheLastId(sold(open)), ['an earlier entry has the same id']],
    [
      'the enrolment of another key',
      append(emptyJournal(aKey(2)), 'till-enrolled', JSON.parse(enrolled().entries[0]?.body ?? '')),
      ['the till was enrolled with another key than line 1 names'],
    ],
  ])('is told in one sentence: %s', async (_, journal, says) => {
    expect(await faultsOf(exported(journal))).toEqual(says);
  });

  it.each([
    [
      'an amount',
      { lines: [{ ...firstLine(), amount: 24_999 }] },
      /line 1 of BL01-2-000002 comes to 25000 and not 24999/,
    ],
    [
      'a price past all sums',
      { lines: [{ ...firstLine(), price: 2 ** 53 - 1, quantity: 2 ** 53 - 1 }] },
      /comes to 81129/,
    ],
    ['a quantity of nothing', { lines: [{ ...firstLine(), quantity: 0 }] }, /lines\.0\.quantity is wrong/],
    ['a slip number of its own kind', { number: 'HĐ 17' }, /body\.number is wrong/],
    ['a null where nothing should stand', { lines: [{ ...firstLine(), stars: null }] }, /lines\.0\.stars is wrong/],
    ['money given back by the buyer', { change: -1 }, /body\.change is wrong/],
    ['a day that no calendar has', { day: '2026-02-31' }, /body\.day is wrong/],
  ])('names what is wrong in a sale: %s', async (_, change, says) => {
    const body = canonical({ ...aSaleBody(open), ...change });
    const faults = await faultsOf(exported(appendText(open, { kind: 'sale', body })));
    expect(faults[0]).toMatch(says);
  });

  it('shows a hundred times at most; then the rest is not read', async () => {
    let journal = open;
    for (let n = 0; n < 200; n++) journal = append(journal, 'shift-opened', shiftBody(n));
    const verdict = await verify(exported({ ...journal, key: aKey(2) }));
    expect(verdict.faults).toHaveLength(100);
    expect(verdict.readToEnd).toBe(false);
  });
});

describe('a file', () => {
  it('of a header alone is proved for an empty journal, but not without its line feed', async () => {
    const empty = exported(emptyJournal());
    expect(await faultsOf(empty)).toEqual([]);
    expect(await faultsOf(empty.trimEnd())).toEqual(['the line is cut off: its line feed is missing']);
    expect(await faultsOf(`${empty.trimEnd()}\r`)).toHaveLength(1);
  });

  it('with a line that no memory should hold is told from a journal, first line or later', async () => {
    const long = 'x'.repeat(LONGEST_LINE + 1);
    expect(await faultsOf(joined(goodLines.with(3, long)))).toContain('the line is far too long to be an entry');
    await expect(verify(joined(goodLines.with(0, long)))).rejects.toThrow(NotAJournal);
  });

  it.each(['publicKey', 'sig'])('has one spelling only: no other base64 for the same %s', async (which) => {
    const empty = exported(emptyJournal());
    if (which === 'publicKey') await expect(verify(respelled(empty, '="'))).rejects.toThrow(NotAJournal);
    else expect(await faultsOf(respelled(good, '==\n'))).toEqual(['the signature is not 64 bytes in base64']);
  });

  it('with bytes that are no UTF-8 is damaged, also where the mark of such bytes stood', async () => {
    const bytes = Buffer.from(TRUE_ONES.at(-1)?.file ?? '');
    const mark = bytes.indexOf(Buffer.from('\ufffd'));
    const broken = Buffer.concat([bytes.subarray(0, mark), Buffer.of(0xff), bytes.subarray(mark + 3)]);
    expect(await faultsOf(broken)).toContain('the entry is not UTF-8');
  });

  it.each([
    ['a day at the till', () => good],
    ['a real till', aRealTills],
  ])('of %s proves nothing once any byte of it is another', async (_, made) => {
    const bytes = Buffer.from(made());
    const path = join(aFolder(), 'changed.journal');
    const place = fc.nat({ max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ by;
        expect(await isProved(changed, path)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same wherever the disk’s chunks end', async () => {
    let journal = open;
    for (let n = 0; n < 400; n++) journal = append(journal, 'shift-opened', shiftBody(n));
    const file = exported(journal);
    expect(Buffer.byteLength(file)).toBeGreaterThan(256 * 1_024);
    expect(await verify(file)).toMatchObject({ entries: 402, faults: [] });
  });
});

async function isProved(bytes: Uint8Array, file: string): Promise<boolean> {
  try {
    return (await verify(bytes, file)).faults.length === 0;
  } catch (error) {
    if (error instanceof NotAJournal) return false;
    throw error;
  }
}

function edited(line: number, from: string | RegExp, to: string): string[] {
  const text = goodLines[line] as string;
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`line ${line} has no ${from}`);
  return goodLines.with(line, changed);
}

/** The signature of a line, with its tab. */
function tail(line: number): string {
  return `\t${(goodLines[line] as string).split('\t')[2]}`;
}

/** The same bytes in base64 that a lenient reader takes: the last letter's spare bits set. */
function respelled(file: string, end: string): string {
  const at = file.indexOf(end) - 1;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return file.slice(0, at) + letters[letters.indexOf(file[at] as string) + 1] + file.slice(at + 1);
}

function firstLine() {
  return aSaleBody(open).lines[0];
}

function shiftBody(n = 0) {
  const body = JSON.parse(open.entries[1]?.body ?? '') as BodyOf<'shift-opened'>;
  const shift = ShiftId.parse(`0192f0c1-2a00-7000-8000-${String(n + 1_000).padStart(12, '0')}`);
  return { ...body, shift, float: dong(n) };
}

function copied(journal: Journal, copy: number): Journal {
  return appendText(journal, {
    kind: 'slip-reprinted',
    body: JSON.stringify({ copy, sale: journal.entries[2]?.header.id }),
  });
}

/** One more entry, properly chained and signed, under the id of the last one. */
function withTheLastId(journal: Journal): Journal {
  const last = journal.entries.at(-1)?.header as Journal['entries'][number]['header'];
  const header = { ...last, kind: 'note', seq: last.seq + 1, prev: journal.head.hash };
  const text = entryText(header, '{}');
  const digest = createHash('sha256').update(text).digest();
  const hash = Hash.parse(digest.toString('hex'));
  const sig = sign(null, digest, journal.key).toString('base64');
  const entries = [...journal.entries, { header, body: '{}', text, hash, sig }];
  return { ...journal, entries, head: { epoch: last.epoch, seq: header.seq, hash } };
}

function aRealTills(): string {
  const desk = withShift(aDesk());
  for (let n = 0; n < 3; n++) sell(desk);
  const file = join(desk.folder, 'real.journal');
  exportJournal(desk.db, file);
  return readFileSync(file, 'utf8');
}
