import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, gtinKey } from '../../../src/shared/barcode/gtin.ts';
import { mintInternalCode, weighedKey } from '../../../src/shared/barcode/internal.ts';
import { resolveScan } from '../../../src/shared/barcode/resolve.ts';
import type { Day } from '../../../src/shared/day.ts';

const SHELF = new Map([
  ['04006381333931', 'salt, by EAN-13'],
  ['00036000291452', 'tea, by UPC-A'],
  ['00000096385074', 'gum, by EAN-8'],
  [`0${mintInternalCode(7)}`, 'fish sauce, by in-store code'],
  [weighedKey(7), 'dried shrimp, weighed'],
  ['MUOI-01', 'salt of a co-operative that prints its own codes'],
  ['https://truyxuat.example/SP-1', 'a product listed by the link on its label'],
  ['4006381333932', 'a row somebody listed with a wrong check digit'],
]);
const today = () => '2026-11-23' as Day;
const listing = (shelf: ReadonlyMap<string, string>) => ({
  lookUp: (code: string) => [shelf.get(code) ?? []].flat(),
  today,
});
const NOTHING = { lookUp: () => [], today };
const scan = (text: string) => resolveScan(text, listing(SHELF));
const one = (product: string) => ({ scan: 'product', product, quantity: null });

const label = (number: number, grams: number): string => {
  const digits = `21${String(number).padStart(5, '0')}${String(grams).padStart(5, '0')}`;
  return digits + checkDigit(digits);
};

function withCheck(digits: string): string {
  return digits + checkDigit(digits);
}

describe('a scan', () => {
  it.each([
    ['4006381333931', 'salt, by EAN-13', 'an EAN-13'],
    ['04006381333931', 'salt, by EAN-13', 'the same with fourteen digits'],
    ['036000291452', 'tea, by UPC-A', 'a UPC-A'],
    ['0036000291452', 'tea, by UPC-A', 'the same UPC-A sent as EAN-13'],
    ['96385074', 'gum, by EAN-8', 'an EAN-8'],
    [mintInternalCode(7), 'fish sauce, by in-store code', 'an in-store code'],
    ['MUOI-01', 'salt of a co-operative that prints its own codes', 'a text as printed'],
    ['https://truyxuat.example/SP-1', 'a product listed by the link on its label', 'a link the catalogue lists'],
    [' 4006381333931\r\n', 'salt, by EAN-13', 'with what a scanner sends around it'],
  ])('%j is one of: %s (%s)', (text, product) => {
    expect(scan(text)).toEqual(one(product));
  });

  it.each([1, 350, 12_345, 99_999])('of a weighed label is the product and its %i grams', (grams) => {
    expect(scan(label(7, grams))).toEqual({
      scan: 'product',
      product: 'dried shrimp, weighed',
      quantity: grams,
      weight: grams,
    });
  });

  it('of a weighed label without grams is the shelf label: one unit', () => {
    expect(scan(label(7, 0))).toEqual(one('dried shrimp, weighed'));
  });

  it('of a weighed label whose product is not listed is unknown', () => {
    expect(scan(label(8, 350))).toEqual({ scan: 'unknown', code: label(8, 350) });
  });

  it('finds a code listed as it stands before it looks for a weight inside it', () => {
    const shelf = new Map([
      [weighedKey(7), 'weighed'],
      [`0${label(7, 350)}`, 'listed whole'],
    ]);
    expect(resolveScan(label(7, 350), listing(shelf))).toEqual(one('listed whole'));
  });

  it.each([
    ['4006381333932', 'even where the catalogue lists it'],
    ['4006381333930', 'a damaged EAN-13'],
    ['036000291453', 'a damaged UPC-A'],
    ['96385075', 'a damaged EAN-8'],
    ['2100007003500', 'a damaged weighed label'],
  ])('of %s is never sold, its check digit is wrong: %s', (code) => {
    expect(scan(code)).toEqual({ scan: 'bad-check-digit', code });
  });

  it.each(['https://truyxuat.example/khac', 'HTTP://QR.EXAMPLE/1', 'hTTps://qr.example/1'])(
    'of %s is a link, and only named',
    (code) => {
      expect(scan(code)).toMatchObject({ scan: 'link', code });
    },
  );

  it.each(['4006381333948', 'xin chào', '123', 'ftp://x', 'javascript:alert(1)', '000201010211'])(
    'of %s is unknown',
    (code) => {
      expect(scan(code).scan).toMatch(/unknown|bad-check-digit/);
      expect(scan(code)).toMatchObject({ code });
    },
  );

  it('of nothing but spaces is unknown', () => {
    expect(scan('  \t\r\n')).toEqual({ scan: 'unknown', code: '' });
  });

  it('of a jammed scanner’s burst is cut to 512 characters and unknown', () => {
    expect(scan('9'.repeat(100_000))).toEqual({ scan: 'unknown', code: '9'.repeat(512) });
  });

  it('of two codes run together is neither of them', () => {
    expect(scan('40063813339314006381333931').scan).toBe('unknown');
  });

  it('never throws, and never finds what the catalogue does not list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(resolveScan(text, NOTHING).scan).not.toBe('product');
      }),
    );
  });

  it('of any text up to 4 KB is answered, whatever a scanner sends', () => {
    const identifier = fc.constantFrom(
      '',
      ']C1',
      ']e0',
      ']d2',
      ']Q3',
      ']J1',
      ']Q1',
      ']E0',
      ']E4',
      ']X9',
      'https://a/01/',
    );
    const near = fc.string({
      unit: fc.constantFrom('0', '1', '2', '9', 'A', '/', '?', '=', '%', '\u001D', '|', ']'),
      maxLength: 4_096,
    });
    const anything = fc.oneof(near, fc.string({ unit: 'binary', maxLength: 4_096 }));
    fc.assert(
      fc.property(identifier, anything, (before, text) => {
        const read = resolveScan(before + text, NOTHING);
        expect(read.scan).not.toBe('product');
        expect(JSON.parse(JSON.stringify(read))).toEqual(read);
      }),
      { numRuns: 300 },
    );
  });

  it('of one product’s GTIN, in any spelling and on any label, is never another product', () => {
    const number = fc.oneof(fc.nat({ max: 9_999_999 }), fc.integer({ min: 890_000_000_000, max: 899_999_999_999 }));
    const key = number.map((digits) => withCheck(String(digits).padStart(13, '0')));
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 2, maxLength: 20 }), fc.nat(), (keys, at) => {
        const wanted = keys[at % keys.length] ?? '';
        const shelf = { lookUp: (code: string) => keys.filter((each) => each === code), today };
        const digits = wanted.replace(/^0+/, '').padStart(8, '0');
        const long = digits.length > 8 ? digits.padStart(13, '0') : digits;
        for (const text of [long, wanted, `]C101${wanted}10L`, `https://a/01/${wanted}`, `]d201${wanted}17291231`]) {
          expect(resolveScan(text, shelf)).toMatchObject({ scan: 'product', product: wanted });
        }
      }),
    );
  });

  it('of any digits with a wrong check digit is not even looked up', () => {
    const misread = fc
      .tuple(fc.constantFrom(7, 11, 12, 13), fc.nat({ max: 9_999_999 }), fc.integer({ min: 1, max: 9 }))
      .map(([length, number, off]) => {
        const before = String(number).padStart(length, '0');
        return before + ((checkDigit(before) + off) % 10);
      });
    fc.assert(
      fc.property(misread, (code) => {
        expect(gtinKey(code)).toBeUndefined();
        expect(resolveScan(code, { lookUp: () => ['anything'], today })).toEqual({ scan: 'bad-check-digit', code });
      }),
    );
  });
});
