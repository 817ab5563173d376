import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { faultOf, inGrams, isHeavy } from '../../../src/renderer/sale/quantityTyped.ts';
import { formatQuantity, parseQuantity, quantity } from '../../../src/shared/quantity.ts';

test.each(['0,3567', '0.3567', ' 12,00001 '])('%j is a number, and too fine for a scale', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
  expect(faultOf(text)).toBe('tooFine');
});

test.each(['', 'abc', '1,', '1,2,3', '1.250', ',5'])('%j is no number', (text) => {
  expect(faultOf(text)).toBe('notANumber');
});

test('what no counter scale carries is asked about, with what the same digits are as grams', () => {
  expect(isHeavy(quantity(50_000))).toBe(false);
  expect(isHeavy(quantity(50_001))).toBe(true);
  expect(formatQuantity(inGrams(quantity(500_000)))).toBe('0,5');
});

test('grams typed for kilos are as many grams', () => {
  assert(property(integer({ min: 51, max: 9_999 }), (grams) => inGrams(quantity(grams * 1000)) === grams));
});
