import { describe, expect, test } from 'vitest';
import { isVerified, USUAL_COST, verifierOf } from '../../../src/main/staff/verifier.ts';
import type { Pin } from '../../../src/shared/staff/pin.ts';

const pin = '482915' as Pin;
const pepper = Buffer.alloc(32, 3);
const salt = Buffer.alloc(16, 9);
const CHEAP = { memory: 64, passes: 1 };

describe('a verifier', () => {
  test('knows its PIN and no other', async () => {
    const verifier = await verifierOf({ pin, pepper }, salt, CHEAP);
    expect(await isVerified({ pin, pepper }, verifier)).toBe(true);
    expect(await isVerified({ pin: '482916' as Pin, pepper }, verifier)).toBe(false);
  });

  test('is worth nothing without the pepper', async () => {
    const verifier = await verifierOf({ pin, pepper }, salt, CHEAP);
    expect(await isVerified({ pin, pepper: Buffer.alloc(32, 4) }, verifier)).toBe(false);
  });

  test('says how it was made, so that another cost still reads it', async () => {
    expect(await verifierOf({ pin, pepper }, salt, CHEAP)).toMatch(
      /^\$argon2id\$v=19\$m=64,t=1,p=1\$[^$]{22}\$[^$]{43}$/,
    );
  });

  test('is another for the same PIN with another salt', async () => {
    const other = await verifierOf({ pin, pepper }, Buffer.alloc(16, 1), CHEAP);
    expect(other).not.toBe(await verifierOf({ pin, pepper }, salt, CHEAP));
  });

  // Made with Python's hashlib.scrypt(b"482915" + b"\x03" * 32, salt=b"\x09" * 16, n=32768, r=8, p=1, dklen=32).
  test('made with scrypt, where a runtime has no argon2, is read as well', async () => {
    const verifier = '$scrypt$ln=15,r=8,p=1$CQkJCQkJCQkJCQkJCQkJCQ$E6ZqSsaYm777riKsf1Cvt0A0/bniSxGcnmvs75auoJE';
    expect(await isVerified({ pin, pepper }, verifier)).toBe(true);
    expect(await isVerified({ pin: '482916' as Pin, pepper }, verifier)).toBe(false);
  });

  test('costs 48 MiB three times over in a shop', () => {
    expect(USUAL_COST).toEqual({ memory: 49_152, passes: 3 });
  });
});
