import * as fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { slipQr } from '../../src/main/slipQr.ts';
import { Hash } from '../../src/shared/journal/entry.ts';
import { readSlipCode } from '../../src/shared/slip/slipCode.ts';
import { readQr } from '../support/readQr.ts';

/** Four pixels a module, four modules of white around. */
function pictureOf(rows: readonly (readonly boolean[])[]): Buffer {
  const side = (rows.length + 8) * 4;
  const png = new PNG({ width: side, height: side });
  png.data.fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (rows[(y >> 2) - 4]?.[(x >> 2) - 4]) png.data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return PNG.sync.write(png);
}

test('the code of any slip is read off the paper by another maker’s reader', async () => {
  const anyHash = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9_999_999 }), anyHash, async (counter, hash) => {
      const number = `BL01-2-${String(counter).padStart(6, '0')}`;
      const text = await readQr(pictureOf(slipQr(number, Hash.parse(hash)).rows));
      expect(readSlipCode(text ?? '')).toMatchObject({ number, hash: hash.slice(0, 16) });
    }),
    { numRuns: 60 },
  );
});

test('it is small enough for a slip: 25 modules a side', () => {
  expect(slipQr('BL01-2-000123', Hash.parse('a'.repeat(64))).rows).toHaveLength(25);
});
