import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDigit } from '../../../src/shared/barcode/gtin.ts';
import { resolveScan } from '../../../src/shared/barcode/resolve.ts';
import type { Day } from '../../../src/shared/day.ts';

const SHELF: ReadonlyMap<string, readonly string[]> = new Map([
  ['08938507000006', ['fish sauce']],
  ['00036000291452', ['tea']],
  ['00000096385074', ['gum']],
  ['08934563138165', ['noodles', 'noodles of another maker']],
  ['https://nhan.example/01/04006381333931', ['listed by its link']],
]);
const today = () => '2026-11-23' as Day;
const scan = (text: string) => resolveScan(text, { lookUp: (code) => SHELF.get(code) ?? [], today });

const withCheck = (before: string) => before + checkDigit(before);

describe('a GS1 label', () => {
  it('names the product, its lot and its last day', () => {
    expect(scan(']C101089385070000061727012810L02A24')).toEqual({
      scan: 'product',
      product: 'fish sauce',
      quantity: null,
      expires: '2027-01-28',
      lot: 'L02A24',
      elements: [
        ['01', '08938507000006'],
        ['17', '270128'],
        ['10', 'L02A24'],
      ],
    });
  });

  it.each([
    ['3103001234', { weight: 1234, quantity: 1234 }],
    ['3100000002', { weight: 2000, quantity: 2000 }],
    ['3105012345', { weight: 123, quantity: 123 }],
    ['3012', { count: 12, quantity: 12_000 }],
    ['3920125000\u001D301', { price: 125_000, count: 1 }],
    ['39307041250\u001D301', { price: 1_250 }],
    ['21S-1', { serial: 'S-1', quantity: null }],
    ['15270200', { bestBefore: '2027-02-28' }],
    ['16280229', { sellBy: '2028-02-29' }],
    ['11251231', { produced: '2025-12-31' }],
    ['70032701281430', { expires: '2027-01-28' }],
  ])('says with %j what it should', (beside, facts) => {
    expect(scan(`]C10108938507000006${beside}`)).toMatchObject({ scan: 'product', product: 'fish sauce', ...facts });
  });

  it('has no price that is no whole đồng, or in other money', () => {
    expect(scan(']C101089385070000063922125055\u001D301')).not.toHaveProperty('price');
    expect(scan(']C101089385070000063930840125\u001D301')).not.toHaveProperty('price');
  });

  it.each([
    ['17261122', '2026-11-22'],
    ['15261031', '2026-10-31'],
    ['16261100', undefined],
    ['17261123', undefined],
    ['1727012815261101', '2026-11-01'],
    ['70032611222359', '2026-11-22'],
  ])('that says %s is refused from the day after: %s', (dates, on) => {
    const read = scan(`]C10108938507000006${dates}`);
    expect(read).toMatchObject(on === undefined ? { scan: 'product' } : { scan: 'expired', on, product: 'fish sauce' });
  });

  it.each([
    ['27', '2027'],
    ['76', '2076'],
    ['77', '1977'],
    ['99', '1999'],
  ])('means by year %s the one nearest to today: %s', (short, year) => {
    expect(scan(`]C1010893850700000611${short}0105`)).toMatchObject({ produced: `${year}-01-05` });
  });

  it.each([
    ['\u001D0108938507000006', 'FNC1 before it'],
    ['010893850700000610L02\u001D17270128', 'FNC1 in it'],
    [']Q3010893850700000610L02', 'a QR code'],
    [']d2010893850700000610L02', 'a DataMatrix'],
    [']e0010893850700000610L02', 'a DataBar'],
    ['https://id.gs1.org/01/08938507000006/10/L02', 'a Digital Link'],
    [']Q1HTTPS://NHAN.EXAMPLE.VN/01/08938507000006', 'a Digital Link of any domain'],
    [']E08938507000006|]e099L02', 'beside an EAN'],
  ])('is known in %j by %s', (text) => {
    expect(scan(text)).toMatchObject({ scan: 'product', product: 'fish sauce' });
  });

  it('without a sign of what it is, is not trusted: lot and date could run into each other', () => {
    const code = '01089385070000061727012810L02A24';
    expect(scan(code)).toEqual({ scan: 'unmarked-gs1', code });
    expect(scan('01089385070000071727012810L02A24').scan).toBe('unknown');
  });

  it('whose product nobody lists is unknown by the number people read', () => {
    expect(scan(']C1010400638133393110A')).toMatchObject({ scan: 'unknown', code: '4006381333931' });
  });

  it.each([
    [']C10108938507000007', { scan: 'bad-check-digit', code: '0108938507000007' }],
    [']C1010893850700000617270230', { scan: 'bad-gs1', fault: { fault: 'wrong-value', ai: '17', check: 'yymmd0' } }],
    [']C110L02', { scan: 'bad-gs1', fault: { fault: 'lacks-another', ai: '10' } }],
    ['https://a/01/8938507000006', { scan: 'bad-gs1', fault: { fault: 'too-short', ai: '01' } }],
    [']E893850700000', { scan: 'unknown' }],
    [']E08938507000007', { scan: 'bad-check-digit' }],
    [']E08938507000006|]e00104006381333931', { scan: 'bad-gs1', fault: { fault: 'said-twice', ai: '01' } }],
    [']C100952012345678912345', { scan: 'unknown' }],
    [']C18110061414101234531101101103', { scan: 'bad-gs1' }],
    [']C1811006141410123453110110110', { scan: 'coupon' }],
    [']C12559526064055028', { scan: 'coupon' }],
    [']C18018123456789012345675', { scan: 'badge' }],
  ])('%j is %j', (text, expected) => {
    expect(scan(text)).toMatchObject(expected);
  });
});

describe('other codes', () => {
  it.each([
    ['18938507000003', { scan: 'product', product: 'fish sauce', carton: true }],
    [withCheck('9893850700000'), { scan: 'product', product: 'fish sauce', quantity: null }],
    [`]C101${withCheck('9893850700000')}3103000350`, { scan: 'product', product: 'fish sauce', quantity: 350 }],
    [']E00036000291452', { scan: 'product', product: 'tea' }],
    [']E496385074', { scan: 'product', product: 'gum' }],
    [']C096385074', { scan: 'product', product: 'gum' }],
    ['8934563138165', { scan: 'choose', products: ['noodles', 'noodles of another maker'] }],
    [']C10108934563138165', { scan: 'choose', products: ['noodles', 'noodles of another maker'] }],
    ['https://nhan.example/01/04006381333931', { scan: 'product', product: 'listed by its link' }],
    [']Q1https://nhan.example/01/04006381333931', { scan: 'product', product: 'listed by its link' }],
    [']C1https://a/01/08938507000006', { scan: 'bad-gs1' }],
    ['https://a/01/08938507000006/', { scan: 'link' }],
    ['https://truyxuat.vn/?id=8938507000006', { scan: 'link' }],
    ['QO-NV:lan', { scan: 'badge', code: 'QO-NV:lan' }],
    [withCheck('981000000012'), { scan: 'coupon' }],
    [withCheck('990000000012'), { scan: 'coupon' }],
    [withCheck('50000000001'), { scan: 'coupon' }],
    [']Q1BL01-2-000123:9f86d081884c7d65', { scan: 'slip' }],
    [']x', { scan: 'unknown' }],
  ])('%j is %j', (text, expected) => {
    expect(scan(text)).toMatchObject(expected);
  });

  it('of one product are found in whatever way the number is spelled', () => {
    const spelt = fc.nat({ max: 9_999_999 }).chain((number) => {
      const gtin = withCheck(String(number).padStart(7, '0'));
      const spellings = [8, 12, 13, 14].map((length) => gtin.padStart(length, '0'));
      const carried = [`]E4${gtin}`, `]E0${gtin.padStart(13, '0')}`, `]C101${gtin.padStart(14, '0')}`];
      return fc.tuple(fc.constant(gtin.padStart(14, '0')), fc.constantFrom(...spellings, ...carried));
    });
    fc.assert(
      fc.property(spelt, ([key, text]) => {
        const found = resolveScan(text, { lookUp: (code) => (code === key ? ['it'] : []), today });
        expect(found).toMatchObject({ scan: 'product', product: 'it' });
      }),
    );
  });

  it('that are plain EANs are looked up, whatever GS1 data their digits would make', () => {
    const ean = fc.nat({ max: 9_999_999_999 }).map((number) => withCheck(`01${String(number).padStart(10, '0')}`));
    fc.assert(
      fc.property(ean, (code) => {
        expect(scan(code)).toEqual({ scan: 'unknown', code });
      }),
    );
  });
});

describe('what GS1’s engine refuses', () => {
  const vectors = join(import.meta.dirname, '../../support/vectors/gs1-scans.json');
  const Verdict = z.object({
    scan: z.string(),
    ok: z.boolean(),
    elements: z.array(z.tuple([z.string(), z.string()])).nullable(),
  });
  const verdicts = z.array(Verdict).parse(JSON.parse(readFileSync(vectors, 'utf8')));
  const everyGtin = { lookUp: (code: string) => (/^\d{14}$/.test(code) ? ['it'] : []), today };

  it('is never a product, not even where the catalogue lists every GTIN', () => {
    const refused = verdicts.filter(({ ok }) => !ok);
    const scans = refused.map((verdict) => resolveScan(verdict.scan, everyGtin).scan);
    expect(new Set(scans)).toEqual(new Set(['bad-check-digit', 'bad-gs1', 'link']));
    expect(refused.length).toBeGreaterThan(100);
  });

  it('is a product, expired or not, where the engine reads one', () => {
    const named = verdicts.filter(({ elements }) => elements?.some(([ai]) => ai === '01'));
    const scans = named.map((verdict) => resolveScan(verdict.scan, everyGtin).scan);
    expect(new Set(scans)).toEqual(new Set(['product', 'expired']));
    expect(named.length).toBeGreaterThan(50);
  });
});
