import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { aDesk, sell, withShift } from '../../support/aDesk.ts';
import { FORGERIES, TRUE_ONES, UNREADABLE } from './tampered.ts';

const SCRIPT = fileURLToPath(new URL('verify.py', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';
const hasPython = spawnSync(PYTHON, ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...given: string[]): { readonly exit: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(PYTHON, [SCRIPT, ...given], { encoding: 'utf8' });
  return { exit: status, said: stdout + stderr };
}

function fileOf(name: string, bytes: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** What is said of each of many files: one process for all, for starting Python costs more than a small journal. */
function verdicts(all: readonly (string | Uint8Array)[]): readonly string[] {
  const files = all.map((bytes, n) => fileOf(`${n}.journal`, bytes));
  const lines = run(...files)
    .said.trimEnd()
    .split('\n');
  return lines.map((line, n) => line.replace(`${files[n]}: `, ''));
}

/** docs/journal-format.md, implemented a second time in another language. */
describe.skipIf(!hasPython)(
  'a verifier written from the page alone (in Python; set PYTHON where it is not python3)',
  () => {
    it('proves what a real till exported', () => {
      const desk = withShift(aDesk());
      for (let n = 0; n < 5; n++) sell(desk);
      const file = join(folder, 'till.journal');
      const entries = exportJournal(desk.db, file);
      const { exit, said } = run(file);
      expect(said).toContain(`${entries} entries, sold 125000`);
      expect(said).not.toContain('not known here');
      expect(exit).toBe(0);
    });

    it.each([
      { of: 'a true journal', file: TRUE_ONES[0]?.file, exit: 0 },
      { of: 'a false one', file: FORGERIES[0]?.file, exit: 1 },
      { of: 'what is none', file: UNREADABLE[0]?.file, exit: 2 },
    ])('ends with $exit for $of', ({ file, exit }) => {
      expect(run(fileOf('one.journal', file ?? '')).exit).toBe(exit);
    });

    it('ends with 2 for a file that is not there', () => {
      expect(run(join(folder, 'nothing.journal')).exit).toBe(2);
    });

    const proved = hasPython ? verdicts(TRUE_ONES.map(({ file }) => file)) : [];
    it.each(TRUE_ONES.map(({ what }, n) => ({ what, said: proved[n] })))('proves $what', ({ said }) => {
      expect(said).toMatch(/^proved: till 0192f0c1/);
    });

    const forged = hasPython ? verdicts(FORGERIES.map(({ file }) => file)) : [];
    it.each(FORGERIES.map(({ what }, n) => ({ what, said: forged[n] })))('sees through $what', ({ said }) => {
      expect(said).toMatch(/^NOT proved: line \d+: ./);
    });

    const unread = hasPython ? verdicts(UNREADABLE.map(({ file }) => file)) : [];
    it.each(UNREADABLE.map(({ what }, n) => ({ what, said: unread[n] })))('cannot read $what', ({ said }) => {
      expect(said).toMatch(/^cannot be read: ./);
    });

    it('proves nothing once any bit of the file is another', () => {
      const good = Buffer.from(TRUE_ONES[0]?.file ?? '');
      const flips = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 7 })), {
        minLength: 200,
        maxLength: 200,
      });
      fc.assert(
        fc.property(flips, (places) => {
          const flipped = places.map(([place, bit]) => {
            const bytes = Buffer.from(good);
            bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
            return bytes;
          });
          const said = verdicts(flipped);
          expect(said).toHaveLength(flipped.length);
          expect(said.filter((words) => !/^(NOT proved|cannot be read): /.test(words))).toEqual([]);
        }),
        { numRuns: 1 },
      );
    });

    it('sees a broken byte where the text held the mark of one', () => {
      const bytes = Buffer.from(TRUE_ONES.at(-1)?.file ?? '');
      const mark = bytes.indexOf(Buffer.from('\ufffd'));
      const broken = Buffer.concat([bytes.subarray(0, mark), Buffer.of(0xff), bytes.subarray(mark + 3)]);
      expect(run(fileOf('broken.journal', broken)).said).toMatch(/^NOT proved: /);
    });

    it('in a hurry looks at the head’s signature only, and says so', () => {
      const { exit, said } = run('--head-only', fileOf('one.journal', TRUE_ONES[0]?.file ?? ''));
      expect(exit).toBe(0);
      expect(said).toContain("only the head's signature");
    });
  },
);
