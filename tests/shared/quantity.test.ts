import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DONG_LIMIT, dong } from '../../src/shared/money.ts';
import { amountOf, formatQuantity, ONE, parseQuantity, QUANTITY_LIMIT, quantity } from '../../src/shared/quantity.ts';
import { anyPrice, anyQuantity } from '../support/generators.ts';

describe('a quantity', () => {
  it.each([
    [0, '0'],
    [1_000, '1'],
    [2_000, '2'],
    [350, '0,35'],
    [1_250, '1,25'],
    [1, '0,001'],
    [10, '0,01'],
    [100, '0,1'],
    [9_999_000, '9999'],
    [-350, '−0,35'],
    [-2_000, '−2'],
  ])('of %i thousandths is written %s', (thousandths, written) => {
    expect(formatQuantity(quantity(thousandths))).toBe(written);
  });

  it.each([
    ['3', 3_000],
    ['0,35', 350],
    ['0,350', 350],
    ['1,250', 1_250],
    ['0.5', 500],
    ['1.25', 1_250],
    ['  2 ', 2_000],
    ['007', 7_000],
    ['0', 0],
  ])('typed as "%s" is read as %i thousandths', (typed, thousandths) => {
    expect(parseQuantity(typed)).toBe(thousandths);
  });

  it('typed as "1.250" is not read: it may be one and a quarter, or a thousand two hundred and fifty', () => {
    expect(parseQuantity('1.250')).toBeUndefined();
  });

  it.each([
    '',
    ' ',
    '-1',
    '−1',
    '+1',
    '1,',
    '.5',
    ',5',
    '1,2345',
    '1e3',
    '1 000',
    '1.000,5',
    '0x10',
    'hai',
    '٣',
    '12345678',
  ])('typed as "%s" is not read', (typed) => {
    expect(parseQuantity(typed)).toBeUndefined();
  });

  it('a barcode typed in the wrong field is not read as a quantity', () => {
    expect(parseQuantity('8934588223051')).toBeUndefined();
  });

  it('comes back from paper as it was written', () => {
    fc.assert(
      fc.property(anyQuantity, (thousandths) => {
        expect(parseQuantity(formatQuantity(thousandths))).toBe(thousandths);
      }),
    );
  });

  it('is whole thousandths, or it is a bug', () => {
    expect(() => quantity(0.5)).toThrow('whole thousandths');
  });
});

describe('the amount of a line', () => {
  it.each([
    { price: 25_000, thousandths: 2_000, amount: 50_000, why: 'two packs' },
    { price: 980_000, thousandths: 350, amount: 343_000, why: '350 g of shrimp' },
    { price: 333, thousandths: 500, amount: 167, why: 'half a đồng goes up' },
    { price: 999, thousandths: 1, amount: 1, why: 'nearly a đồng' },
    { price: 499, thousandths: 1, amount: 0, why: 'less than half a đồng' },
    { price: 25_000, thousandths: -2_000, amount: -50_000, why: 'a return is the sale with its sign turned' },
    { price: 333, thousandths: -500, amount: -167, why: 'and rounds to the same đồng' },
  ])('of $thousandths thousandths at $price ₫ is $amount ₫: $why', ({ price, thousandths, amount }) => {
    expect(amountOf(dong(price), quantity(thousandths))).toBe(amount);
  });

  it('is exact up to the dearest thing in the largest quantity', () => {
    expect(amountOf(dong(DONG_LIMIT), QUANTITY_LIMIT)).toBe(DONG_LIMIT * 9_999);
  });

  it('agrees with exact arithmetic for any price and quantity', () => {
    fc.assert(
      fc.property(anyPrice, anyQuantity, (price, thousandths) => {
        expect(BigInt(amountOf(price, thousandths))).toBe((BigInt(price) * BigInt(thousandths) + 500n) / 1000n);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of one is the price', () => {
    fc.assert(fc.property(anyPrice, (price) => amountOf(price, ONE) === price));
  });
});
