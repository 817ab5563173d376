import * as fc from 'fast-check';
import { PNG } from 'pngjs';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { billOf } from '../../../src/shared/vietqr/bill.ts';
import { readVietQr, writeVietQr } from '../../../src/shared/vietqr/payload.ts';
import { anyUuid } from '../../support/generators.ts';
import { readQr } from '../../support/readQr.ts';

/** The picture as a phone sees it: four pixels a module, in black and white. */
function pictureOf(rows: readonly (readonly boolean[])[]): Buffer {
  const width = rows.length * 4;
  const png = new PNG({ width, height: width, colorType: 0 });
  for (let at = 0; at < width * width; at += 1) {
    const isDark = rows[Math.floor(at / width / 4)]?.[Math.floor((at % width) / 4)] ?? false;
    png.data.fill(isDark ? 0 : 255, at * 4, at * 4 + 3);
    png.data[at * 4 + 3] = 255;
  }
  return PNG.sync.write(png);
}

async function seen(payload: string): Promise<string | undefined> {
  return readQr(pictureOf(encode(payload, { ecc: 'M', border: 4 }).data));
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
