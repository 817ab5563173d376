import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/shared/barcode/gtin.ts';
import { InStoreLayout, OUR_LAYOUTS, readInStoreCode } from '../../../src/shared/barcode/inStore.ts';
import { readWeighedCode, weighedKey } from '../../../src/shared/barcode/internal.ts';
import { resolveScan } from '../../../src/shared/barcode/resolve.ts';
import type { Day } from '../../../src/shared/day.ts';

const withCheck = (before: string) => before + checkDigit(before);
const PRICED = InStoreLayout.parse({ digits: '22IIIII_PPPP', per: 100 });
const COUNTED = InStoreLayout.parse({ digits: '28IIIIIIIINN' });

describe('an in-store code', () => {
  it('of ours holds grams, as it was printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (number, grams) => {
        const code = withCheck(`21${String(number).padStart(5, '0')}${String(grams).padStart(5, '0')}`);
        expect(readInStoreCode(code, OUR_LAYOUTS)).toEqual({ key: weighedKey(number), weight: grams });
        expect(readWeighedCode(code)).toEqual({ key: weighedKey(number), quantity: grams });
      }),
    );
  });

  it('of an outlet holds what its layout says', () => {
    const layouts = [...OUR_LAYOUTS, PRICED, COUNTED];
    const key = (before: string) => `0${withCheck(before)}`;
    const priced = { key: key('220000700000'), price: 125_000 };
    expect(readInStoreCode(withCheck('220000741250'), layouts)).toEqual(priced);
    expect(readInStoreCode(withCheck('280000001206'), layouts)).toEqual({ key: key('280000001200'), count: 6 });
    expect(readInStoreCode(withCheck('280000001200'), layouts)).toBeUndefined();
    expect(readInStoreCode(withCheck('290000001206'), layouts)).toBeUndefined();
  });

  it('names its product, and the price inside it', () => {
    const shelf = new Map([[`0${withCheck('220000700000')}`, ['rice cake']]]);
    const context = { lookUp: (code: string) => shelf.get(code) ?? [], today: () => '2026-11-23' as Day };
    const code = withCheck('220000741250');
    expect(resolveScan(code, context)).toEqual({ scan: 'unknown', code });
    expect(resolveScan(code, { ...context, layouts: () => [PRICED] })).toEqual({
      scan: 'product',
      product: 'rice cake',
      quantity: null,
      price: 125_000,
    });
  });

  it.each([
    '',
    '21IIIII',
    '89IIIIIWWWWW',
    '21IIIIIWWWWWW',
    '21IIIIWPWWWW',
    '21WWWWWWWWWW',
    '21IIIIIIIIII',
    '21IIIIWWIWWW',
  ])('cannot be laid out as “%s”', (digits) => {
    expect(InStoreLayout.safeParse({ digits }).success).toBe(false);
  });
});
