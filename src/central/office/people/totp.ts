import { createHmac, timingSafeEqual } from 'node:crypto';

/** One code is good for this long: RFC 6238's default, and the only one all authenticators know. Milliseconds. */
const STEP = 30_000;
/** Digits of a code. */
const DIGITS = 6;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base 32 without padding, as it is typed into an authenticator. @param key a multiple of five bytes */
export function base32(key: Uint8Array): string {
  const bits = Array.from(key, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
}

export const stepAt = (at: number): number => Math.floor(at / STEP);

/** A time-based one-time password: RFC 6238 with HMAC-SHA-1, which is what authenticators reckon with (RFC 4226 §5.3). */
export function totp(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * Which step's code this is: a telephone's clock may be one step off, and a code typed at the end of its time is still that.
 * @returns undefined where it is none of them
 */
export function stepOf(key: Uint8Array, code: string, at: number): number | undefined {
  const now = stepAt(at);
  return [now, now - 1, now + 1].find((step) => isSame(totp(key, step), code));
}

function isSame(expected: string, code: string): boolean {
  return (
    code.length === expected.length && timingSafeEqual(Buffer.from(expected), Buffer.from(code.replace(/[^\d]/g, '0')))
  );
}

/** What an authenticator reads from a QR code. */
export function otpAddress(key: Uint8Array, signIn: string): string {
  const issuer = encodeURIComponent('Quầy OCOP');
  return `otpauth://totp/${issuer}:${encodeURIComponent(signIn)}?secret=${base32(key)}&issuer=${issuer}&algorithm=SHA1&digits=${DIGITS}&period=${STEP / 1000}`;
}
