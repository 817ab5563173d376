import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { encode } from 'uqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { billOf } from '../../../src/shared/vietqr/bill.ts';
import { readVietQr, writeVietQr } from '../../../src/shared/vietqr/payload.ts';
import { anyUuid } from '../../support/generators.ts';

/** The independent reader: zxing-cpp, which shares nothing with what draws our codes. */
beforeAll(() => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } });
});

/** The picture as a phone sees it: so many pixels a module, in black and white. */
function pictureOf(rows: readonly (readonly boolean[])[], pixels: number): ImageData {
  const width = rows.length * pixels;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (rows[Math.floor(y / pixels)]?.[Math.floor(x / pixels)])
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height: width, colorSpace: 'srgb' } as ImageData;
}

async function seen(payload: string): Promise<string | undefined> {
  const { data } = encode(payload, { ecc: 'M', border: 4 });
  const [code] = await readBarcodes(pictureOf(data, 4), { formats: ['QRCode'] });
  return code?.text;
}

describe('a VietQR code, drawn and read by somebody else’s reader', () => {
  it.each([
    '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F',
    '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6',
    '00020101021138540010A00000072701240006970407011003865776720208QRIBFTTA5303704540710000005802VN62160812henry an cut6304A322',
  ])('%s is what was drawn', async (payload) => {
    expect(await seen(payload)).toBe(payload);
  });

  it('of any sale says account, amount and bill', async () => {
    const sales = fc.tuple(anyUuid, fc.integer({ min: 1, max: 9_999_999_999 }));
    await fc.assert(
      fc.asyncProperty(sales, async ([sale, amount]) => {
        const asked = {
          bin: '970416',
          account: '257678859',
          amount: dong(amount),
          bill: billOf('BL01', 2, SaleId.parse(sale), 0),
          name: 'QUAY OCOP BAC LIEU',
        };
        expect(readVietQr((await seen(writeVietQr(asked) as string)) ?? '')).toMatchObject(asked);
      }),
      { numRuns: 25 },
    );
  });
});
