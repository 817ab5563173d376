import { beforeAll, describe, expect, test } from 'vitest';
import { startReading } from '../../src/quay/runScan.ts';
import { type Engines, readStill } from '../../src/reader/readStill.ts';
import { drawnCode, type Held } from '../support/drawnCode.ts';

let engines: Engines;
beforeAll(async () => {
  engines = await startReading();
});

const SALT = '8938507000006';
const seen = async (digits: string, held: Held) => readStill(engines, drawnCode(digits, held));

describe('a still picture', () => {
  test.each([
    ['straight', { module: 3 }],
    ['upside down', { module: 3, angle: 180 }],
    ['on its side', { module: 3, angle: 90 }],
    ['tilted by 20°', { module: 3, angle: 20 }],
    ['tilted by 45°', { module: 3, angle: 45 }],
    ['tilted by 70° the other way', { module: 3, angle: -70 }],
    ['small, two pixels a bar', { module: 2 }],
    ['out of focus', { module: 3, blur: 1.2 }],
    ['in a dim shop', { module: 3, noise: 25 }],
    ['at the edge', { module: 3, right: 120, down: -110 }],
  ] as const)('gives the number of a code that lies %s', async (_how, held) => {
    expect(await seen(SALT, held)).toEqual([{ format: 'EAN-13', id: ']E0', value: SALT }]);
  });

  test('spells a number that begins with 0 as the UPC-A it is', async () => {
    expect(await seen('0036000291452', { module: 3 })).toEqual([{ format: 'UPC-A', id: ']E0', value: '036000291452' }]);
  });

  test('gives nothing of what is too blurred to be told, rather than a guess', async () => {
    expect(await seen(SALT, { module: 2, blur: 4 })).toEqual([]);
  });

  test('gives nothing where no code is', async () => {
    const data = new Uint8Array(640 * 480).map((_, at) => (at * 7919) % 256);
    expect(await readStill(engines, { data, width: 640, height: 480 })).toEqual([]);
  });
});
