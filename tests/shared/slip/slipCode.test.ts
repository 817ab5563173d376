import { describe, expect, test } from 'vitest';
import { resolveScan } from '../../../src/shared/barcode/resolve.ts';
import type { Day } from '../../../src/shared/day.ts';
import { Hash } from '../../../src/shared/journal/entry.ts';
import { readSlipCode, slipCode } from '../../../src/shared/slip/slipCode.ts';

const HASH = Hash.parse('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08');

describe('the code on a slip', () => {
  test('says the number and the beginning of what was signed for it, and is read as it was written', () => {
    const code = slipCode('BL01-2-000123', HASH);
    expect(code).toBe('BL01-2-000123:9f86d081884c7d65');
    const read = { number: 'BL01-2-000123', hash: '9f86d081884c7d65', outlet: 'BL01', till: 2, epoch: 1 };
    expect(readSlipCode(code)).toEqual(read);
    expect(readSlipCode(` ${code.toUpperCase()} `)).toEqual(read);
  });

  test('of a till restored from a backup, of a return, and of practice are slips, too', () => {
    expect(readSlipCode('BL01-2.3-000123')).toMatchObject({ outlet: 'BL01', till: 2, epoch: 3 });
    expect(readSlipCode('BL01-2-R000001')).toMatchObject({ number: 'BL01-2-R000001' });
    expect(readSlipCode('BL01-2-TR000001')).toBeDefined();
  });

  test.each([
    '',
    'BL01',
    'BL01-2-123',
    '8934563138165',
    'BL01-2-000123:9f86',
    'BL01-2-000123:9f86d081884c7d65:1',
    'https://x.vn/BL01-2-000123',
  ])('“%s” is none', (text) => {
    expect(readSlipCode(text)).toBeUndefined();
  });

  test('is never sold, not even where the catalogue lists it', () => {
    const code = slipCode('BL01-2-000123', HASH);
    expect(resolveScan(code, { lookUp: () => ['a product'], today: () => '2026-11-23' as Day })).toEqual({
      scan: 'slip',
      code,
    });
  });
});
