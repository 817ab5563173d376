import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LONG, rounds } from '../../support/long.ts';
import { morningOf } from '../../support/morning.ts';

const strace = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
if (!strace) {
  console.error(
    '\n*** NOT PROVEN HERE: faults of the disk and kills at every write. It takes strace, and leave to trace ***\n',
  );
}

const home = mkdtempSync(join(tmpdir(), 'quay-faulty-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Ended = { readonly said: readonly string[]; readonly refused: readonly string[]; readonly whole: boolean };

/** Lets a till sell in a folder while a call to the system is made to fail, or kills. */
function sellWith(folder: string, sales: number, inject: string): Ended {
  const call = inject.split(':')[0] ?? '';
  const { stdout, status, stderr } = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '--seccomp-bpf',
      '-o',
      '/dev/null',
      '-e',
      'signal=none',
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${inject}`,
    ].concat(process.execPath, 'tests/support/sellingTill.ts', folder, '--sales', `${sales}`),
    { encoding: 'utf8' },
  );
  const words = stdout.split('\n').slice(0, -1);
  const whole = status === 0;
  if (!whole && stderr.includes('Error')) console.error(stderr);
  return {
    said: words.filter((word) => !word.startsWith('- ')),
    refused: words.filter((word) => word.startsWith('- ')).map((word) => word.slice(2)),
    whole,
  };
}

/** A till in the middle of a shift. */
const shop = join(home, 'shop');
const before = strace ? sellWith(shop, 8, 'fsync:delay_enter=0:when=1').said : [];
let copies = 0;
function aCopy(): string {
  copies += 1;
  const copy = join(home, `copy-${copies}`);
  cpSync(shop, copy, { recursive: true });
  return copy;
}

describe.skipIf(!strace)('a disk that fails', () => {
  // Steps that no number of writes in a sale is a multiple of, so that in time each of them is met.
  const faults = [
    ['ENOSPC at a write', 'pwrite64:error=ENOSPC:when=30+61', 'disk-full'],
    ['EIO at a flush', 'fsync:error=EIO:when=6+5', 'disk-trouble'],
    ['EIO at a write', 'pwrite64:error=EIO:when=30+61', 'disk-trouble'],
    ['EROFS at a write', 'pwrite64:error=EROFS:when=30+67', 'disk-trouble'],
  ] as const;
  test.each(faults.slice(0, rounds(2, faults.length)))(
    '%s, again and again: what is refused is said as the disk’s fault, and nothing that was said is lost',
    (_, inject, fault) => {
      const folder = aCopy();
      const { said, refused, whole } = sellWith(folder, rounds(24, 600), inject);
      expect({ whole, said: said.length }).toEqual({ whole: true, said: rounds(24, 600) });
      if (LONG) console.log(inject, `${refused.length} refused of ${said.length + refused.length}`);
      expect(refused.length).toBeGreaterThan(0);
      expect(new Set(refused)).toEqual(new Set([fault]));
      const { lost, more } = morningOf(folder, [...before, ...said]);
      expect({ lost, more }).toEqual({ lost: [], more: 0 });
    },
    60_000,
  );
});

/** At which of its calls of a kind it dies: some, or each. */
const kills = (call: string, short: readonly number[], long: number): [string, number][] =>
  (LONG ? Array.from({ length: long }, (_, at) => at + 1) : short).map((at) => [call, at]);

describe.skipIf(!strace)('a till that dies at the K-th call', () => {
  test.each([...kills('pwrite64', [17, 41], 220), ...kills('fsync', [5], 40)])(
    '%s %d in the middle of a shift: all it said is there, and at most one sale more',
    (call, at) => {
      const folder = aCopy();
      const { said, whole } = sellWith(folder, 13, `${call}:signal=SIGKILL:when=${at}`);
      if (!whole) {
        const { lost, more } = morningOf(folder, [...before, ...said]);
        expect(lost).toEqual([]);
        expect(more).toBeLessThanOrEqual(1);
      }
      rmSync(folder, { recursive: true });
    },
    60_000,
  );

  test.each([...kills('pwrite64', [90], 600), ...kills('rename', [1], 3)])(
    '%s %d of a new till: it starts again as a new one or goes on, and is never taken for emptied',
    (call, at) => {
      const folder = join(home, `new-${call}-${at}`);
      sellWith(folder, 2, `${call}:signal=SIGKILL:when=${at}`);
      const { said, whole } = sellWith(folder, 2, 'fsync:delay_enter=0:when=1');
      expect({ whole, said: said.length }).toEqual({ whole: true, said: 2 });
      expect(morningOf(folder, said).lost).toEqual([]);
      rmSync(folder, { recursive: true });
    },
    60_000,
  );
});
