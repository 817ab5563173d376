import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProductId, SaleId, uuidv7 } from '../../src/shared/id.ts';
import { anyInstant } from '../support/generators.ts';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('an id made at the till', () => {
  it('is the UUIDv7 of the example in RFC 9562, appendix A.6', () => {
    const at = 0x017f22e279b0;
    // rand_a is 0xCC3; rand_b is 0b01, then 0x8C4DC0C0C07398F. The bits version and variant replace are 0 here.
    const random = Uint8Array.of(0xcc, 0x30, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f);
    expect(uuidv7(at, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('has the form of a UUIDv7 at any time, whatever the dice say', () => {
    fc.assert(
      fc.property(anyInstant, tenBytes, (at, random) => {
        expect(SaleId.safeParse(uuidv7(at, random)).success).toBe(true);
      }),
    );
  });

  it('sorts by the time it was made', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyInstant, { minLength: 2, maxLength: 2 }), tenBytes, tenBytes, (times, a, b) => {
        const earlier = Math.min(...times);
        const later = Math.max(...times);
        expect(uuidv7(earlier, a) < uuidv7(later, b)).toBe(true);
      }),
    );
  });

  it('carries its time back', () => {
    fc.assert(
      fc.property(anyInstant, tenBytes, (at, random) => {
        expect(Number.parseInt(uuidv7(at, random).replace('-', '').slice(0, 12), 16)).toBe(at);
      }),
    );
  });

  it('differs where any of the 74 random bits differs', () => {
    const zero = new Uint8Array(10);
    const ids = new Set([uuidv7(0, zero)]);
    for (let bit = 0; bit < 80; bit++) {
      const random = new Uint8Array(10);
      random[bit >> 3] = 0x80 >> (bit & 7);
      ids.add(uuidv7(0, random));
    }
    expect(ids.size).toBe(75);
  });

  it('takes no fewer than ten random bytes', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow('ten random bytes');
  });

  it.each([-1, 0.5, 2 ** 48, Number.NaN])('is not made at %d ms: that is a bug in the clock', (at) => {
    expect(() => uuidv7(at, new Uint8Array(10))).toThrow('milliseconds');
  });
});

describe('an id from outside', () => {
  it.each([
    ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F', 'upper case would be a second spelling of the same sale'],
    ['017f22e2-79b0-4cc3-98c4-dc0c0c07398f', 'another version'],
    ['017f22e2-79b0-7cc3-18c4-dc0c0c07398f', 'another variant'],
    ['017f22e279b07cc398c4dc0c0c07398f', 'no dashes'],
    ['', 'nothing'],
  ])('%s is no sale: %s', (text) => {
    expect(SaleId.safeParse(text).success).toBe(false);
  });

  it.each(['SP-001', '1', 'muoi.500g_a', 'A'.repeat(40)])('%s is a product', (text) => {
    expect(ProductId.safeParse(text).success).toBe(true);
  });

  it.each(['', '-1', 'muối', 'a b', "x'; drop", '../a', 'A'.repeat(41), 'SP-001\n'])('"%s" is no product', (text) => {
    expect(ProductId.safeParse(text).success).toBe(false);
  });
});
