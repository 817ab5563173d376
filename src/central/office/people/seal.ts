import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { CentreKey } from '../../secrets.ts';

const NONCE = 12;
const TAG = 16;

/** Follows from the centre's own key, so neither the database nor its backups hold it, and all servers of a centre know it. */
function sealingKey({ privateKey }: Pick<CentreKey, 'privateKey'>): Uint8Array {
  const root = privateKey.export({ type: 'pkcs8', format: 'der' });
  return new Uint8Array(hkdfSync('sha256', root, '', 'quay second factors', 32));
}

/**
 * AES-256-GCM: nonce, ciphertext, tag.
 * @param of whose it is: sealed for one, it opens for no other
 * @param nonce 12 random bytes
 */
export function seal(key: Pick<CentreKey, 'privateKey'>, plain: Uint8Array, { of, nonce }: Sealing): Buffer {
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  cipher.setAAD(Buffer.from(of));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

type Sealing = { readonly of: string; readonly nonce: Uint8Array };

/** @throws where it was sealed with another centre's key, or for somebody else */
export function unseal(key: Pick<CentreKey, 'privateKey'>, sealed: Buffer, of: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(of));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
