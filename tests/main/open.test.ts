import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answering, type CallerCheck } from '../../src/main/answer.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openTill } from '../../src/main/open.ts';
import type { Till } from '../../src/main/till.ts';
import { type CallName, calls } from '../../src/shared/contract.ts';
import { aFolder, MORNING } from '../support/aDesk.ts';
import { fittingInput } from '../support/fittingInput.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function aTill(folder = aFolder()): Till {
  const till = openTill({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets: 'assets',
    log: silent,
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  onTestFinished(() => till.close());
  return till;
}

describe('a till that is not enrolled', () => {
  test('says so, and refuses everything that needs more', async () => {
    const till = aTill();
    expect(await till.answer('till.state', {})).toEqual({ reply: { stage: 'not-enrolled' } });
    expect(await till.answer('cart.open', {})).toEqual({ turnedAway: { refused: 'not-enrolled' } });
  });

  test('refuses every call that is not for anyone', async () => {
    const till = aTill();
    for (const [name, { caller }] of Object.entries(calls)) {
      if (caller === 'anyone' || caller === 'display') continue;
      const answer = await till.answer(name, fittingInput(name as CallName));
      expect([name, answer]).toEqual([name, { turnedAway: { refused: 'not-enrolled' } }]);
    }
  });

  test('keeps its key and asks again with the same one after the centre could not be reached', async () => {
    const folder = aFolder();
    const till = aTill(folder);
    const asked = await till.answer('till.enrol', { centre: 'http://127.0.0.1:9', code: 'ABCD1234' });
    expect(asked).toEqual({ reply: { refused: 'centre-unreachable' } });
    expect(readdirSync(join(folder, 'secrets'))).toEqual(['signing-key.secret']);
  });
});

test('whatever comes through the door, the till answers and never throws', async () => {
  const till = aTill();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(...Object.keys(calls)), fc.string(), fc.constantFrom('__proto__', 'constructor')),
      fc.anything(),
      async (name, input) => {
        const answer = await till.answer(name, input);
        expect(['reply', 'turnedAway', 'problem']).toContain(Object.keys(answer)[0]);
      },
    ),
    { numRuns: 300 },
  );
});

test('a folder of photographs that cannot be read costs the photographs, and the till opens and answers', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'photos'), 'a file where the folder should be');
  const till = aTill(folder);
  // What nobody takes up ends the process, a turn later.
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  expect(await till.photo(`${'0'.repeat(64)}.webp`)).toBeUndefined();
  await readdir(folder);
  await new Promise((resolve) => setImmediate(resolve));
  expect(unheard).toEqual([]);
  expect(await till.answer('till.state', {})).toEqual({ reply: { stage: 'not-enrolled' } });
});

/** A door with nothing behind it. */
function aDoor(turnedAwayFor: CallerCheck = () => undefined) {
  return answering({
    handlers: {} as never,
    turnedAwayFor,
    permitFor: () => () => ({}),
    during: (work) => work(),
    log: silent,
  });
}

test('nor where what comes lies deeper within itself than anything is looked at', async () => {
  const input: unknown = JSON.parse('['.repeat(30_000) + ']'.repeat(30_000));
  const asked = { staff: 'huong', pin: '482915', call: 'sale.complete', input };
  expect(await aDoor()('staff.approve', asked)).toEqual({ problem: 'failed' });
});

test('nor where the disk fails as it is looked up who asks', async () => {
  const door = aDoor(() => {
    throw new Error('disk I/O error');
  });
  expect(await door('staff.signOut', {})).toEqual({ problem: 'failed' });
});
