import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, gtinKey } from '../../../src/shared/barcode/gtin.ts';
import { mintInternalCode, readWeighedCode, weighedKey } from '../../../src/shared/barcode/internal.ts';
import { digitalLink, type LabelCode, labelCodeOf, withWeight } from '../../../src/shared/label/code.ts';
import { must } from '../../../src/shared/must.ts';

const real = '08934563138165';
const ours = mintInternalCode(18).padStart(14, '0');

test("a product's own GTIN goes before the code the centre gave it", () => {
  expect(labelCodeOf([ours, real])).toEqual({ kind: 'ean13', digits: '8934563138165', inStore: false });
});

test('without a GTIN the label carries the in-store code', () => {
  expect(labelCodeOf([ours])).toEqual({ kind: 'ean13', digits: '2000000000183', inStore: true });
});

test("the centre's own code goes before one that an outlet made up", () => {
  const outlets = `0229900000001${checkDigit('0229900000001')}`;
  expect(labelCodeOf([outlets, ours])).toMatchObject({ digits: '2000000000183' });
  expect(labelCodeOf([outlets])).toMatchObject({ digits: outlets.slice(1), inStore: true });
});

test('an EAN-8 and a UPC-A are drawn as what they are', () => {
  expect(labelCodeOf([must(gtinKey('96385074'), 'an EAN-8')])).toMatchObject({ kind: 'ean8', digits: '96385074' });
  expect(labelCodeOf([must(gtinKey('036000291452'), 'a UPC-A')])).toMatchObject({
    kind: 'upca',
    digits: '036000291452',
  });
});

test("a case's GTIN-14 is not put on a packet, and a text is where there is nothing else", () => {
  const box = `1893456313816${checkDigit('1893456313816')}`;
  expect(labelCodeOf([box])).toBeUndefined();
  expect(labelCodeOf([box, 'HTX-7/22'])).toEqual({ kind: 'text', text: 'HTX-7/22' });
  expect(labelCodeOf(['HTX-7/22', ours])).toMatchObject({ kind: 'ean13' });
  expect(labelCodeOf([])).toBeUndefined();
});

test('a weighed label sells the weight that is typed, whatever number and weight', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (number, grams) => {
      const code = must(labelCodeOf([weighedKey(number)]), 'a code');
      const weighed = must(withWeight(code, grams), 'a code with a weight');
      const digits = weighed.kind === 'ean13' ? weighed.digits : '';
      expect(gtinKey(digits)).toBeDefined();
      expect(readWeighedCode(digits)).toEqual({ key: weighedKey(number), quantity: grams });
    }),
  );
});

test('a code that has no room for a weight stays as it is', () => {
  expect(withWeight(must(labelCodeOf([ours]), 'a code'), 350)).toBeUndefined();
});

const gtin: LabelCode = { kind: 'ean13', digits: '8934563138165', inStore: false };

test('the Digital Link of a packet says GTIN, lot and last day as GS1 has them', () => {
  expect(digitalLink(gtin, { lot: null, expiresOn: null })).toBe('https://id.gs1.org/01/08934563138165');
  expect(digitalLink(gtin, { lot: 'L/26+1', expiresOn: '2027-06-30' })).toBe(
    'https://id.gs1.org/01/08934563138165/10/L%2F26%2B1?17=270630',
  );
});

test("an in-store number is nobody else's, so it has no link", () => {
  expect(digitalLink({ kind: 'ean13', digits: '2000000000183', inStore: true }, { lot: 'L1', expiresOn: null })).toBe(
    undefined,
  );
});
