import { beforeAll, describe, expect, test } from 'vitest';
import { startReading } from '../../src/quay/runScan.ts';
import { readFrame } from '../../src/reader/readFrame.ts';
import type { Engines } from '../../src/reader/readStill.ts';
import { drawnCode, type Held } from '../support/drawnCode.ts';

let engines: Engines;
beforeAll(async () => {
  engines = await startReading();
});

const SALT = '8938507000006';

/** In how many of four frames of a thing held still its number is read. */
async function framesReading(held: Held): Promise<number> {
  const picture = drawnCode(SALT, held);
  const frames = [0, 1, 2, 3].map((turn) => readFrame(engines, picture, turn));
  const values = (await Promise.all(frames)).map((codes) => Array.from(new Set(codes.map(({ value }) => value))));
  for (const read of values) expect(read.filter((value) => value !== SALT)).toEqual([]);
  return values.filter((read) => read.length > 0).length;
}

describe('frames of a moving picture', () => {
  test('a code that lies straight is read in every one of four', async () => {
    expect(await framesReading({ module: 3 })).toBe(4);
  });

  test.each([
    ['on its side', { module: 3, angle: 90 }],
    ['tilted by 45°', { module: 3, angle: 45 }],
    ['tilted by 60°', { module: 3, angle: 60 }],
    ['in a dim shop', { module: 3, noise: 25 }],
  ] as const)('one that lies %s is read in at least two of four, so that they can agree', async (_how, held) => {
    expect(await framesReading(held)).toBeGreaterThanOrEqual(2);
  });

  test('what is out of focus is read as nothing else', async () => {
    for (const blur of [1, 2, 3, 4]) await framesReading({ module: 2, blur });
  });
});
