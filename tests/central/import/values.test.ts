import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCodes, parseDay, parsePrice, parseStars } from '../../../src/central/office/import/values.ts';
import { DONG_LIMIT, dong, formatDong } from '../../../src/shared/money.ts';

describe('a price', () => {
  test.each([
    ['279.000', 279_000],
    ['1.290.000', 1_290_000],
    ['279,000', 279_000],
    ['1,234', 1_234],
    ['279 000', 279_000],
    ['279000', 279_000],
    ['500', 500],
    ['279.000 ₫', 279_000],
    ['279.000đ', 279_000],
    ['279,000 VND', 279_000],
    ['279.000 đồng', 279_000],
    ['279.000,00', 279_000],
    ['279,000.00', 279_000],
    ['279000.0', 279_000],
    [279_000, 279_000],
    [279_000.000_000_06, 279_000],
  ])('%s is %i đồng', (cell, amount) => {
    expect(parsePrice(cell)).toBe(amount);
  });

  test.each([
    ['nothing', '0'],
    ['nothing, spelled out', '0,00'],
    ['less than nothing', '-5.000'],
    ['a minus sign of typesetting', '−5.000'],
    ['a fraction of a đồng, which no coin pays', '65.166,67'],
    ['a fraction in English', '65,166.67'],
    ['a fraction in a spreadsheet cell', 65_166.67],
    ['a group of two digits', '12.34'],
    ['mixed separators', '1.234,567.890'],
    ['thousands by a letter', '279k'],
    ['an expression', '2x50.000'],
    ['words', 'liên hệ'],
    ['ten billion and more', '10.000.000.000'],
    ['what a spreadsheet makes of a barcode', 8_934_567_890_123],
    ['a spreadsheet error', '#N/A'],
    ['no number', Number.NaN],
    ['a day', new Date('2026-01-01')],
  ])('is not %s', (_what, cell) => {
    expect(parsePrice(cell)).toBeUndefined();
  });

  test('reads back whatever we print', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: DONG_LIMIT - 1 }), (amount) => {
        expect(parsePrice(formatDong(dong(amount)))).toBe(amount);
        expect(parsePrice(String(amount))).toBe(amount);
        expect(parsePrice(amount)).toBe(amount);
      }),
    );
  });
});

describe('a day', () => {
  test.each([
    ['23/01/2025', '2025-01-23'],
    ['3/1/2025', '2025-01-03'],
    ['23-01-2025', '2025-01-23'],
    ['23.01.2025', '2025-01-23'],
    ['2025-01-23', '2025-01-23'],
    [new Date('2025-01-23T00:00:00Z'), '2025-01-23'],
  ])('%s is %s', (cell, day) => {
    expect(parseDay(cell)).toBe(day);
  });

  test.each([['31/02/2025'], ['01/23/2025'], ['23/01/25'], ['2025'], [45_680], [new Date(Number.NaN)]])(
    '%s is none',
    (cell) => {
      expect(parseDay(cell)).toBeUndefined();
    },
  );
});

describe('stars', () => {
  test.each([
    ['3', 3],
    [4, 4],
    ['5 sao', 5],
    ['4 stars', 4],
    ['★★★★', 4],
    ['không', 'none'],
    [0, 'none'],
  ])('%s is %s', (cell, stars) => {
    expect(parseStars(cell)).toBe(stars);
  });

  test.each([['1'], ['2 sao'], ['6'], ['bốn'], [3.5], ['★★']])('%s is no certificate of the programme', (cell) => {
    expect(parseStars(cell)).toBeUndefined();
  });
});

describe('barcodes', () => {
  test.each([
    ['8936017369484', ['08936017369484']],
    [8_936_017_369_484, ['08936017369484']],
    ['96385074', ['00000096385074']],
    ['8936017369484; SP-12', ['08936017369484', 'SP-12']],
    ['8936017369484 8936017369484', ['08936017369484']],
  ])('%s is kept as %j', (cell, codes) => {
    expect(parseCodes(cell)).toEqual(codes);
  });

  test.each([
    ['a wrong check digit', '8936017369485'],
    ['one of two with a wrong check digit', '8936017369484 96385075'],
    ['digits that a spreadsheet rounded away', '8,93602E+12'],
    ['digits that a spreadsheet rounded away, in English', '8.93602E+12'],
  ])('%s is no barcode', (_what, cell) => {
    expect(parseCodes(cell)).toBeUndefined();
  });
});
