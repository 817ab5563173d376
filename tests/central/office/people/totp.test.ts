import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, unseal } from '../../../../src/central/office/people/seal.ts';
import { base32, otpAddress, stepAt, stepOf, totp } from '../../../../src/central/office/people/totp.ts';
import { bytesFromBase32 } from '../../../support/base32.ts';

/** RFC 6238 appendix B, the key of its SHA-1 rows; of its eight digits the last six, which is the same number cut shorter. */
const KEY = Buffer.from('12345678901234567890');
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('a code of an authenticator', () => {
  test.each(VECTORS)('at second %i is that of RFC 6238', (second, code) => {
    expect(totp(KEY, stepAt(second * 1000))).toBe(code);
  });

  test('is believed one step early and one step late, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2 ** 40 }), fc.integer({ min: -5, max: 5 }), (now, off) => {
        const code = totp(KEY, now + off);
        const found = stepOf(KEY, code, now * 30_000);
        // Codes of two steps may be the same by chance, once in a million.
        if (found !== undefined) expect(totp(KEY, found)).toBe(code);
        if (Math.abs(off) <= 1) expect(found).toBeDefined();
        else if (found !== undefined) expect(Math.abs(found - now)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each(['', '28708', '2870820', 'abcdef', '287 082', '２８７０８２'])('%j is none', (typed) => {
    expect(stepOf(KEY, typed, 59_000)).toBeUndefined();
  });
});

test('a key is typed in base 32 as RFC 4648 writes it', () => {
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (key) => {
      expect([...bytesFromBase32(base32(key))]).toEqual([...key]);
    }),
  );
});

test('an authenticator reads whose key it is, whatever they are called', () => {
  const url = new URL(otpAddress(KEY, 'a b@ubnd.vn'));
  expect([url.protocol, url.host, decodeURIComponent(url.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Quầy OCOP:a b@ubnd.vn',
  ]);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    secret: base32(KEY),
    issuer: 'Quầy OCOP',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

describe('a sealed key', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const nonce = Buffer.alloc(12, 7);

  test('opens for whom it was sealed, and by the centre that sealed it', () => {
    const sealed = seal({ privateKey }, KEY, { of: 'tk-1', nonce });
    expect(unseal({ privateKey }, sealed, 'tk-1')).toEqual(KEY);
    expect(sealed.includes(KEY)).toBe(false);
    expect(() => unseal({ privateKey }, sealed, 'tk-2')).toThrow();
    const other = generateKeyPairSync('ed25519');
    expect(() => unseal(other, sealed, 'tk-1')).toThrow();
  });

  test('is not opened once a bit of it is another', () => {
    const sealed = seal({ privateKey }, KEY, { of: 'tk-1', nonce });
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => unseal({ privateKey }, changed, 'tk-1')).toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
