import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCarrier } from '../../../../src/shared/barcode/gs1/carrier.ts';
import { type Element, FNC1, readElements } from '../../../../src/shared/barcode/gs1/elements.ts';
import { readLink } from '../../../../src/shared/barcode/gs1/link.ts';
import { ruleOf } from '../../../../src/shared/barcode/gs1/rules.ts';
import { checkDigit } from '../../../../src/shared/barcode/gtin.ts';

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));

const CHARACTERS = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const word = (most: number) => fc.string({ unit: oneOf(CHARACTERS), minLength: 1, maxLength: most });
const digits = (length: number) => fc.string({ unit: oneOf('0123456789'), minLength: length, maxLength: length });
const gtin = digits(13).map((before) => before + checkDigit(before));
const date = fc
  .tuple(fc.nat({ max: 99 }), fc.integer({ min: 1, max: 12 }), fc.nat({ max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));

/** What a producer's label may say beside the product. */
const beside = fc
  .record(
    {
      '10': word(20),
      '15': date,
      '17': date,
      '21': word(20),
      '30': digits(3),
      '3103': digits(6),
      '422': fc.constant('704'),
      '91': word(90),
    },
    { requiredKeys: [] },
  )
  .chain((values) => fc.shuffledSubarray(Object.entries(values)));
const label = fc.tuple(gtin, beside).map(([product, others]) => labelOf(product, others));

function labelOf(product: string, others: readonly Element[]): Element[] {
  return [['01', product], ...others];
}

function written(elements: readonly Element[]): string {
  const last = elements.length - 1;
  return elements.map(([ai, value], i) => ai + value + (i < last && ruleOf(ai)?.fixed === false ? FNC1 : '')).join('');
}

function asLink(elements: readonly Element[]): string {
  const value = (ai: string) => elements.find(([other]) => other === ai)?.[1];
  const inPath = ['01', '10', '21'].filter((ai) => value(ai) !== undefined);
  const path = inPath.map((ai) => `/${ai}/${encodeURIComponent(value(ai) ?? '')}`).join('');
  const query = elements
    .filter(([ai]) => !inPath.includes(ai))
    .map(([ai, text]) => `${ai}=${encodeURIComponent(text)}`);
  return `https://truyxuat.example.vn/hang${path}?${query.join('&')}`;
}

const byAi = (elements: readonly Element[]) => elements.toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('an element string', () => {
  it('is read as it was written, in whatever order, whatever its values hold', () => {
    fc.assert(
      fc.property(label, (elements) => {
        expect(readElements(written(elements))).toEqual({ elements });
      }),
    );
  });

  it('may have FNC1 behind each, also the last', () => {
    fc.assert(
      fc.property(label, (elements) => {
        const text = elements.map(([ai, value]) => ai + value + FNC1).join('');
        expect(readElements(text)).toEqual({ elements });
      }),
    );
  });

  it('says the same as the Digital Link of the same label', () => {
    fc.assert(
      fc.property(label, (elements) => {
        const read = readLink(asLink(elements));
        expect('elements' in read && byAi(read.elements)).toEqual(byAi(elements));
      }),
    );
  });

  it('of a product whose check digit is wrong is none', () => {
    fc.assert(
      fc.property(gtin, beside, fc.integer({ min: 1, max: 9 }), (product, others, off) => {
        const misread = product.slice(0, -1) + ((Number(product.at(-1)) + off) % 10);
        expect(readElements(written([['01', misread], ...others]))).toEqual({ fault: 'check-digit', ai: '01' });
      }),
    );
  });

  it('that was cut off anywhere is what stands before the cut, or none: never another product', () => {
    fc.assert(
      fc.property(label, fc.nat(), (elements, at) => {
        const text = written(elements);
        const read = readElements(text.slice(0, at % text.length));
        if (!('fault' in read)) expect(read.elements[0]).toEqual(elements[0]);
      }),
    );
  });

  it('is never read out of any text without being valid, and never throws', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 });
    const near = fc.string({ unit: oneOf(`0123${FNC1}A/?=&%]`), maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(']C1', ']Q3', ']e0', ']Q1https://a/', ''), fc.oneof(anything, near), (id, text) => {
        const read = id === '' ? readElements(text) : readCarrier(id + text);
        if (!('elements' in read)) return;
        const again = readElements(read.elements.map(([ai, value]) => ai + value + FNC1).join(''));
        expect(again).toEqual({ elements: read.elements });
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is wrong is said', () => {
  it.each([
    ['', { fault: 'empty' }],
    ['010893850700000610', { fault: 'empty', ai: '10' }],
    ['05123', { fault: 'unknown-ai', ai: '0512' }],
    ['0108938507000007', { fault: 'check-digit', ai: '01' }],
    ['010893850700000617270230', { fault: 'wrong-value', ai: '17', check: 'yymmd0' }],
    ['01089385070000063103001', { fault: 'too-short', ai: '3103' }],
    [`010893850700000610${'A'.repeat(21)}`, { fault: 'too-long', ai: '10' }],
    ['010893850700000610é', { fault: 'wrong-character', ai: '10' }],
    ['10L02', { fault: 'lacks-another', ai: '10' }],
    ['01089385070000063712', { fault: 'not-together', ai: '01', other: '37' }],
    [`010893850700000610A${FNC1}10B`, { fault: 'said-twice', ai: '10' }],
    [`8030AAAA${FNC1}2531231231231232`, { fault: 'no-serial', ai: '253' }],
    [`0108938507000006${`99A${FNC1}`.repeat(64)}`, { fault: 'too-many' }],
  ])('of %j', (text, fault) => {
    expect(readElements(text)).toEqual(fault);
  });

  it.each([
    ['https://a/hang/sp-1', { fault: 'no-key' }],
    ['https://a/01/08938507000006/', { fault: 'no-key' }],
    ['https://a', { fault: 'bad-address' }],
    ['https://a b/01/08938507000006', { fault: 'bad-address' }],
    ['https://a/01/8938507000006', { fault: 'too-short', ai: '01' }],
    ['https://a/01/08938507000006/21/A/10/B', { fault: 'wrong-order', ai: '01' }],
    ['https://a/01/08938507000006?10=B', { fault: 'wrong-order', ai: '10' }],
    ['https://a/01/08938507000006?999=B', { fault: 'unknown-ai', ai: '999' }],
    ['https://a/01/08938507000006?17=', { fault: 'empty', ai: '17' }],
    ['https://a/01/08938507000006?99=A%00', { fault: 'wrong-character', ai: '99' }],
  ])('of %s', (text, fault) => {
    expect(readLink(text)).toEqual(fault);
  });
});
