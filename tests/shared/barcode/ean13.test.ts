import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ean13Bars } from '../../../src/shared/barcode/ean13.ts';
import { checkDigit } from '../../../src/shared/barcode/gtin.ts';
import { ean13Picture } from '../../support/interpreter/symbols.ts';

const anyCode = fc.stringMatching(/^\d{12}$/).map((digits) => `${digits}${checkDigit(digits)}`);

test('an EAN-13 has the bars that another table gives it', () => {
  fc.assert(
    fc.property(anyCode, (digits) => {
      const bars = ean13Bars(digits).map((black) => (black ? '#' : '.'));
      expect(bars.join('')).toBe(ean13Picture(digits, 1, 1)[0]);
      expect(bars).toHaveLength(95);
    }),
  );
});

test('a code whose check digit is wrong is never drawn', () => {
  expect(() => ean13Bars('2000000000429')).toThrow('check digit');
  expect(() => ean13Bars('200000000042')).toThrow('check digit');
});
