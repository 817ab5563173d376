import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { CentreKey } from '../secrets.ts';

/**
 * The nth secret that the bank's notices are signed with. It follows from the centre's own key, so neither the database nor
 * its backups hold it, and all servers of one centre know it.
 * @returns 43 characters, base64url; as they stand they are the key
 */
export function bankSecret({ privateKey }: Pick<CentreKey, 'privateKey'>, n: number): string {
  const root = privateKey.export({ type: 'pkcs8', format: 'der' });
  return Buffer.from(hkdfSync('sha256', root, '', `quay bank notices ${n}`, 32)).toString('base64url');
}

/** What a notice is signed with: HMAC-SHA256 over the time as it stands in its header, a dot, and the body's bytes. */
export function noticeSignature(secret: string, time: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${time}.`).update(body).digest();
}

/** @param signature 64 hex digits, as they came */
export function isSignedWith(secret: string, time: string, { body, signature }: SignedBody): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), noticeSignature(secret, time, body));
}

type SignedBody = { readonly body: Uint8Array; readonly signature: string };
