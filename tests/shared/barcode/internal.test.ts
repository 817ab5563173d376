import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, gtinKey } from '../../../src/shared/barcode/gtin.ts';
import { mintInternalCode, readWeighedCode, weighedKey } from '../../../src/shared/barcode/internal.ts';

const weighedLabel = (number: number, grams: number): string => {
  const digits = `21${String(number).padStart(5, '0')}${String(grams).padStart(5, '0')}`;
  return digits + checkDigit(digits);
};

describe('a code for a product whose producer has none', () => {
  it.each([
    [1, '2000000000015'],
    [42, '2000000000428'],
    [9_999_999_999, '2099999999998'],
  ])('number %i is %s', (number, code) => {
    expect(mintInternalCode(number)).toBe(code);
  });

  it('is a valid EAN-13 in the range GS1 leaves to shops, and another for every number', () => {
    const number = fc.integer({ min: 1, max: 9_999_999_999 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(mintInternalCode(a)).toMatch(/^20\d{11}$/);
        expect(gtinKey(mintInternalCode(a))).toBe(`0${mintInternalCode(a)}`);
        expect(mintInternalCode(a) === mintInternalCode(b)).toBe(a === b);
      }),
    );
  });

  it.each([0, -1, 1.5, 1e10, Number.NaN])('is not minted for number %d', (number) => {
    expect(() => mintInternalCode(number)).toThrow('in-store number');
  });
});

describe('a weighed label', () => {
  it('carries the product’s number and the grams', () => {
    expect(readWeighedCode(weighedLabel(7, 350))).toEqual({ key: weighedKey(7), quantity: 350 });
  });

  it('is read back for any number and weight', () => {
    const upTo5Digits = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(upTo5Digits, upTo5Digits, (number, grams) => {
        expect(readWeighedCode(weighedLabel(number, grams))).toEqual({ key: weighedKey(number), quantity: grams });
      }),
    );
  });

  it('is listed in the catalogue under one valid key, whatever it weighs', () => {
    expect(weighedKey(7)).toBe(`0${weighedLabel(7, 0)}`);
    expect(gtinKey(weighedKey(7))).toBe(weighedKey(7));
  });

  it.each([
    [weighedLabel(0, 350), 'no product has number 0'],
    [weighedLabel(7, 0), 'a label of 0 g weighed nothing'],
    ['2000000000015', 'a plain in-store code'],
    ['96385074', 'an EAN-8'],
    ['02100007003502', 'fourteen digits'],
  ])('%s is none: %s', (code) => {
    expect(readWeighedCode(code)).toBeUndefined();
  });

  it.each([0, -1, 0.5, 100_000])('has no number %d', (number) => {
    expect(() => weighedKey(number)).toThrow('weighed number');
  });
});
