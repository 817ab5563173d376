import { hash } from 'node:crypto';
import { normaliseEnrolCode } from '../shared/sync/protocol.ts';

/** Crockford's base 32: no I, L, O, U, so it can be read out over the telephone. Five bits a letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns e.g. `7K2M-9QXD` */
export function makeSpokenCode(random: (count: number) => Uint8Array, letters: 8 | 16): string {
  const code = Array.from(random(letters), (byte) => ALPHABET[byte % 32]).join('');
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** Only the hash is kept: who reads the database can use none. Small letters, spaces and O for 0 do not matter. */
export function spokenCodeHash(code: string): Buffer {
  return hash('sha256', normaliseEnrolCode(code), 'buffer');
}
