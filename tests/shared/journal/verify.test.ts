import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FORGERIES, TRUE_ONES, UNREADABLE } from './tampered.ts';

const SCRIPT = fileURLToPath(new URL('verify.py', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';
const hasPython = spawnSync(PYTHON, ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const file = join(folder, 'export.journal');
afterAll(() => rmSync(folder, { recursive: true }));

function verified(bytes: string | Uint8Array, ...options: string[]): { exit: number | null; said: string } {
  writeFileSync(file, bytes);
  const run = spawnSync(PYTHON, [SCRIPT, ...options, file], { encoding: 'utf8' });
  return { exit: run.status, said: run.stdout + run.stderr };
}

/** docs/journal-format.md, implemented a second time in another language. */
describe.skipIf(!hasPython)(
  'a verifier written from the page alone (in Python; set PYTHON where it is not python3)',
  () => {
    it.each(TRUE_ONES)('proves $what', ({ file: text }) => {
      const { exit, said } = verified(text);
      expect(said).toMatch(/^proved: till 0192f0c1/);
      expect(exit).toBe(0);
    });

    it.each(FORGERIES)('sees through $what, and says in which line', ({ file: text }) => {
      const { exit, said } = verified(text);
      expect(said).toMatch(/^NOT proved: line \d+: .+\n$/);
      expect(exit).toBe(1);
    });

    it.each(UNREADABLE)('says of $what that it cannot be read', ({ file: text }) => {
      const { exit, said } = verified(text);
      expect(said).toMatch(/^cannot be read: .+\n$/);
      expect(exit).toBe(2);
    });

    it('says of a file that is not there that it cannot be read', () => {
      expect(spawnSync(PYTHON, [SCRIPT, join(folder, 'nothing.journal')]).status).toBe(2);
    });

    it('proves nothing once any bit of the file is another', () => {
      const good = Buffer.from(TRUE_ONES[0]?.file ?? '');
      fc.assert(
        fc.property(fc.nat({ max: good.length - 1 }), fc.nat({ max: 7 }), (place, bit) => {
          const bytes = Buffer.from(good);
          bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
          expect(verified(bytes).exit).not.toBe(0);
        }),
        { numRuns: 25 },
      );
    });

    it('sees a broken byte where the text held the mark of one', () => {
      const bytes = Buffer.from(TRUE_ONES.at(-1)?.file ?? '');
      const mark = bytes.indexOf(Buffer.from('\ufffd'));
      const broken = Buffer.concat([bytes.subarray(0, mark), Buffer.of(0xff), bytes.subarray(mark + 3)]);
      expect(verified(broken).exit).toBe(1);
    });

    it('in a hurry looks at the head’s signature only, and says so', () => {
      const { exit, said } = verified(TRUE_ONES[0]?.file ?? '', '--head-only');
      expect(exit).toBe(0);
      expect(said).toContain('only the head’s signature'.replace('’', "'"));
    });
  },
);
