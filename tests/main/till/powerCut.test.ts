import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { must } from '../../../src/shared/must.ts';
import { LONG, rounds } from '../../support/long.ts';
import { type Morning, morningOf } from '../../support/morning.ts';
import { type Cut, canMount, type TornDisk, tornDisk } from '../../support/tornDisk.ts';

const mounts = canMount('a power cut loses no sale');

/** A cut disk, and the sales that were said before the power went. */
type Night = { readonly cut: Cut; readonly said: readonly string[] };

/** Lets a till sell on a disk and takes the power away at so many moments. */
async function cutWhileSelling(
  torn: TornDisk,
  { cuts, careless = false }: { cuts: number; careless?: boolean },
): Promise<Night[]> {
  const paper = mkdtempSync(join(tmpdir(), 'quay-said-'));
  const file = join(paper, 'said');
  const out = openSync(file, 'w');
  const till = spawn(
    process.execPath,
    ['tests/support/sellingTill.ts', torn.folder, ...(careless ? ['--careless'] : [])],
    { stdio: ['ignore', out, 'inherit'] },
  );
  closeSync(out);
  const said = (): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const nights: Night[] = [];
  try {
    while (said().length === 0) await wait(5);
    for (const pause of pauses(cuts)) {
      await wait(pause);
      await stopped(till, () => nights.push({ cut: torn.cut(), said: said() }));
    }
  } finally {
    till.kill('SIGKILL');
    await once(till, 'close');
    rmSync(paper, { recursive: true });
  }
  return nights;
}

/** ms between two cuts, in which a till makes anything from no step of a sale to some dozen sales. */
function pauses(cuts: number): number[] {
  let dice = LONG ? Date.now() % 0x7fff_ffff : 20_261_123;
  if (LONG) console.log(`power cuts of seed ${dice}`);
  return Array.from({ length: cuts }, () => {
    dice = (dice * 48_271) % 0x7fff_ffff;
    return dice % 40;
  });
}

/** While every thread of a process stands still. What it was writing is written, what it has not asked for is not. */
async function stopped(child: ChildProcess, act: () => void): Promise<void> {
  const tasks = `/proc/${must(child.pid, 'a process')}/task`;
  child.kill('SIGSTOP');
  const stands = (task: string) => /\) T/.test(readFileSync(`${tasks}/${task}/stat`, 'utf8'));
  while (!readdirSync(tasks).every(stands)) await wait(1);
  act();
  child.kill('SIGCONT');
}

const found = ({ cut, said }: Night): Morning => cut.mounted((folder) => morningOf(folder, said));

function aDisk(): TornDisk {
  const torn = must(tornDisk(), 'a disk of its own');
  onTestFinished(torn.remove);
  return torn;
}

test.skipIf(!mounts)(
  'the power goes at any moment while a till sells: every sale that was said is there in the morning',
  async () => {
    const nights = await cutWhileSelling(aDisk(), { cuts: rounds(25, 250) });
    const mornings = nights.map(found);
    expect(mornings.filter(({ lost }) => lost.length > 0)).toEqual([]);
    // The one that was committed and not yet said.
    expect(Math.max(...mornings.map(({ more }) => more))).toBeLessThanOrEqual(1);
    if (LONG) console.log(`${nights.length} cuts over ${nights.at(-1)?.said.length ?? 0} sales: none lost`);
  },
  rounds(120_000, 3_600_000),
);

test.skipIf(!mounts)(
  'the same cuts see a till that does not wait for its disk lose what it said',
  async () => {
    const nights = await cutWhileSelling(aDisk(), { cuts: rounds(3, 25), careless: true });
    const lost = nights.map((night) => lostBy(night));
    expect(Math.max(...lost)).toBeGreaterThan(0);
  },
  rounds(120_000, 3_600_000),
);

/** Without waiting, even the enrolment may be gone: then all is lost, and the till says so. */
function lostBy(night: Night): number {
  try {
    return found(night).lost.length;
  } catch {
    return night.said.length;
  }
}
