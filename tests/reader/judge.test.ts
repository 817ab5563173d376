import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/reader/judge.ts';
import type { Read } from '../../src/reader/read.ts';
import { checkDigit } from '../../src/shared/barcode/gtin.ts';

const SALT = '8938507000006';
const SHRIMP = '8938507000013';
const ean = (engine: Read['engine'], lines: number, value = SALT): Read => ({
  format: 'EAN-13',
  id: ']E0',
  value,
  engine,
  lines,
});
const values = (...looks: Read[][]) => judge(looks).codes.map(({ value }) => value);

describe('what is believed of one picture', () => {
  test('both engines on several lines: believed, and no further look is needed', () => {
    expect(judge([[ean('zxing', 3)], [ean('zbar', 2)]])).toMatchObject({ codes: [{ value: SALT }], sure: true });
  });

  test('one engine alone needs many lines, or a second look', () => {
    expect(values([ean('zbar', 3)])).toEqual([]);
    expect(values([ean('zbar', 4)])).toEqual([SALT]);
    expect(values([ean('zxing', 2)], [ean('zxing', 2)])).toEqual([SALT]);
  });

  test('two numbers of which neither is sure: none', () => {
    expect(values([ean('zbar', 30)], [ean('zxing', 9, SHRIMP)])).toEqual([]);
  });

  test('a number that is sure beside one that is not: the sure one, and further looks are worth it', () => {
    expect(judge([[ean('zxing', 5)], [ean('zbar', 9), ean('zbar', 30, SHRIMP)]])).toMatchObject({
      codes: [{ value: SALT }],
      sure: false,
    });
  });

  test('two that are both sure lie there both', () => {
    expect(values([ean('zxing', 5), ean('zxing', 5, SHRIMP)], [ean('zbar', 9), ean('zbar', 9, SHRIMP)])).toEqual([
      SALT,
      SHRIMP,
    ]);
  });

  test('eight digits are believed of one engine only on ten lines', () => {
    const eight: Read = { format: 'EAN-8', id: ']E4', value: '42191605', engine: 'zbar', lines: 9 };
    expect(values([eight], [eight])).toEqual([]);
    expect(values([{ ...eight, lines: 10 }])).toEqual(['42191605']);
  });

  test('one number in two spellings is one number', () => {
    const upc: Read = { format: 'UPC-A', id: ']E0', value: '036000291452', engine: 'zbar', lines: 5 };
    expect(values([ean('zxing', 4, '0036000291452')], [upc])).toHaveLength(1);
  });

  test('what stands beside a number in a square code is told too', () => {
    const link: Read = { format: 'QR', id: ']Q1', value: 'https://x.vn/1', engine: 'zxing', lines: 1 };
    expect(values([link, ean('zxing', 3)], [ean('zbar', 5)])).toEqual([SALT, 'https://x.vn/1']);
  });

  test('nothing is believed but what was read, no number with a wrong check digit, and never one twice', () => {
    const digits = fc.stringMatching(/^\d{12}$/);
    const value = fc.oneof(
      digits.map((body) => body + checkDigit(body)),
      fc.stringMatching(/^\d{13}$/),
    );
    const read = fc.record({ engine: fc.constantFrom('zxing', 'zbar'), lines: fc.integer({ min: 1, max: 40 }), value });
    const looks = fc.array(
      fc.array(
        read.map(({ engine, lines, value: text }) => ean(engine, lines, text)),
        { maxLength: 3 },
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(looks, (all) => {
        const told = values(...all);
        expect(new Set(told).size).toBe(told.length);
        for (const one of told) {
          expect(all.flat().some((each) => each.value === one)).toBe(true);
          expect(checkDigit(one.slice(0, -1))).toBe(Number(one.at(-1)));
        }
      }),
    );
  });
});
