import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../../src/main/db/open.ts';
import { makeTillKey } from '../../../src/main/sync/keys.ts';
import { openShift } from '../../../src/main/till/openShift.ts';
import { deskOver, done } from '../../support/counter.ts';
import { lansHand } from '../../support/hands.ts';
import { rounds } from '../../support/long.ts';
import { anyDeed, checkBooks, checkStep } from './dayAtTill.ts';
import { aLife, answered, anyFate, checkCentre, type Life, remember } from './livesOfATill.ts';

// In memory where the machine has such a folder: what is proved here is sums, and the disk has tests of its own.
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const RUNS = rounds(100, 10_000);
const FLOAT = 500_000;

const anyDay = fc.array(fc.oneof({ weight: 5, arbitrary: anyDeed }, { weight: 1, arbitrary: anyFate }), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});
type Day = typeof anyDay extends fc.Arbitrary<infer One> ? One : never;

test(
  `${RUNS} days at random, with crashes, restores and outages: sold is paid, the drawer and the shelf are what moved, no number is missing or given twice`,
  async () => {
    vi.stubGlobal('fetch', answered);
    onTestFinished(() => void vi.unstubAllGlobals());
    const folder = mkdtempSync(join(ROOT, 'quay-days-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const secret = makeTillKey().secret;
    const template = join(folder, 'template.db');
    makeTemplate(template, secret);
    let run = 0;
    const lived = async (day: Day): Promise<void> => {
      run += 1;
      const model = { drawer: FLOAT, sold: 0, returned: 0, stock: new Map(), made: [] };
      const life = aLife(join(folder, String(run)), template, secret, model);
      try {
        await live(life, day);
      } finally {
        if (life.db.raw.open) life.db.close();
        rmSync(life.folder, { recursive: true, force: true });
      }
    };
    await fc.assert(fc.asyncProperty(anyDay, lived), { numRuns: RUNS });
  },
  rounds(120_000, 3_600_000),
);

async function live(life: Life, day: Day): Promise<void> {
  for (const { step } of day) {
    life.now += 60_000;
    life.desk.setClock(life.now);
    await step(life);
    checkStep(life);
    remember(life);
  }
  checkBooks(life);
  await checkCentre(life);
}

/** An enrolled till in shift. */
function makeTemplate(file: string, secret: Uint8Array): void {
  const db = openDatabase(file);
  done(openShift(deskOver(db, secret), FLOAT, lansHand.actor));
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
