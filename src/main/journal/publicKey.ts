import type { KeyObject } from 'node:crypto';
import { publicKeyOf } from '../sync/keys.ts';
import { fromBase64 } from './text.ts';

/** Begins every Ed25519 key as SubjectPublicKeyInfo (RFC 8410): 12 bytes, then the key's 32. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** A key of a file that anybody may have written, docs/journal-format.md §4; undefined where it is none. */
export function readPublicKey(base64: string): KeyObject | undefined {
  const der = fromBase64(base64);
  return der?.subarray(0, SPKI_ED25519.length).equals(SPKI_ED25519) ? publicKeyOf(base64) : undefined;
}
