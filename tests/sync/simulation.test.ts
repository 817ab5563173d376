import * as fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { rounds } from '../support/long.ts';
import { bugs } from './bugs.ts';
import { aDiskTill, simulatedFetch } from './diskTill.ts';
import { anyHistory } from './history.ts';
import { live } from './world.ts';

/** Milliseconds; nothing here waits, so this is for a machine that does ten other things. */
const PATIENCE = rounds(120_000, 3_600_000);

/** A history that failed prints its seed and path; with both in the environment just that one is lived through again. */
const { QUAY_SEED: seed, QUAY_PATH: path } = process.env;
const again = seed === undefined ? {} : { seed: Number(seed), ...(path !== undefined && { path }) };

test(
  'whatever becomes of lines, tills and the centre: sold = at the centre + waiting, at every step, and both come to the same',
  () =>
    fc.assert(
      fc.asyncProperty(anyHistory, (history) => live(history)),
      { numRuns: rounds(10_000, 1_000_000), ...again },
    ),
  PATIENCE,
);

test(
  'the same of tills on SQLite, with their own loop, signatures, and status line',
  () => {
    vi.stubGlobal('fetch', simulatedFetch);
    onTestFinished(() => void vi.unstubAllGlobals());
    return fc.assert(
      fc.asyncProperty(anyHistory, (history) => live(history, undefined, aDiskTill)),
      { numRuns: rounds(60, 5_000), ...again },
    );
  },
  PATIENCE,
);

/** The rarest needs some 4,400 of them. */
const HISTORIES_TO_FIND = 10_000;

test.each(bugs)(
  'code that %s is found out',
  async (bug) => {
    const seeds = rounds(1, 10);
    for (let nth = 1; nth <= seeds; nth++) {
      const found = await fc.check(
        fc.asyncProperty(anyHistory, (history) => live(history, bug)),
        { numRuns: HISTORIES_TO_FIND * (seeds > 1 ? 5 : 1), seed: nth, endOnFailure: true },
      );
      expect(found.failed, `seed ${nth}`).toBe(true);
      // By a promise that does not hold, and not because the fault broke the simulation itself.
      expect(found.errorInstance, `seed ${nth}`).toHaveProperty('name', 'BrokenPromise');
    }
  },
  PATIENCE,
);
