import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, gtinKey, hasValidCheckDigit, looksLikeGtin } from '../../../src/shared/barcode/gtin.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const anyGtin = fc
  .constantFrom(7, 11, 12, 13)
  .chain(digits)
  .map((before) => before + checkDigit(before));

describe('the check digit', () => {
  it.each([
    ['629104150021', 3, 'GTIN-13, the worked example of GS1’s calculator'],
    ['03600029145', 2, 'UPC-A, the first code ever scanned had this company'],
    ['9638507', 4, 'EAN-8'],
    ['4006381333931'.slice(0, 12), 1, 'EAN-13'],
    ['1400638133393', 8, 'GTIN-14: a carton of the piece above, whose check digit is 1'],
    ['0000000', 0, 'a sum that ends in 0'],
  ])('of %s is %i: %s', (before, digit) => {
    expect(checkDigit(before)).toBe(digit);
  });

  it('shows any single mistyped digit', () => {
    fc.assert(
      fc.property(anyGtin, fc.nat(), fc.integer({ min: 1, max: 9 }), (gtin, where, by) => {
        const at = where % gtin.length;
        const typed = gtin.slice(0, at) + ((Number(gtin[at]) + by) % 10) + gtin.slice(at + 1);
        expect(hasValidCheckDigit(typed)).toBe(false);
      }),
    );
  });
});

describe('a GTIN', () => {
  it.each(['96385074', '036000291452', '4006381333931', '14006381333938'])('%s looks like one', (text) => {
    expect(looksLikeGtin(text)).toBe(true);
  });

  it.each(['', '1', '123456789', '9638507X', '9638507 ', '-9638507', '٩٦٣٨٥٠٧٤', '0'.repeat(15)])(
    '%j does not',
    (text) => {
      expect(looksLikeGtin(text)).toBe(false);
      expect(gtinKey(text)).toBeUndefined();
    },
  );

  it('with a wrong check digit has no key', () => {
    expect(gtinKey('4006381333932')).toBeUndefined();
  });

  it.each([
    ['96385074', '00000096385074', 'EAN-8'],
    ['036000291452', '00036000291452', 'UPC-A'],
    ['0036000291452', '00036000291452', 'the same UPC-A as scanners in EAN mode send it'],
    ['00036000291452', '00036000291452', 'and padded already'],
    ['4006381333931', '04006381333931', 'EAN-13'],
    ['14006381333938', '14006381333938', 'GTIN-14, a carton: another product than the piece'],
  ])('%s is kept as %s: %s', (text, key) => {
    expect(gtinKey(text)).toBe(key);
  });

  it('has one key in all its spellings', () => {
    fc.assert(
      fc.property(anyGtin, (gtin) => {
        const key = gtin.padStart(14, '0');
        expect(gtinKey(gtin)).toBe(key);
        expect(gtinKey(key)).toBe(key);
      }),
    );
  });
});

/**
 * 746 codes read off Vietnamese shelves. Their licence (ODbL) is not ours, so they stay outside the repository:
 * beside it, or where QUAY_DATA says.
 */
const REAL_CODES = new URL('gtin-893.csv', pathToFileURL(`${process.env['QUAY_DATA'] ?? '../shared/data'}/`));

describe('codes from Vietnamese shelves', () => {
  it('all have the check digit they were printed with', ({ skip }) => {
    skip(!existsSync(REAL_CODES), 'the list of real codes is not on this machine: set QUAY_DATA to its folder');
    const codes = readFileSync(REAL_CODES, 'utf8').match(/^893\d+/gm) ?? [];
    expect(codes.length).toBeGreaterThan(700);
    expect(codes.filter((code) => gtinKey(code) !== `0${code}`)).toEqual([]);
  });
});
