import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Ed25519 only; in Electron's BoringSSL as in Node's OpenSSL. */
export type TillKey = {
  /** PKCS #8 DER, for the keyring. */
  readonly secret: Uint8Array;
  /** SPKI DER, base64, for the centre. */
  readonly publicKey: string;
};

export function makeTillKey(): TillKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
}

/** @param secret PKCS #8 DER */
export function signWith(secret: Uint8Array): (hash: Uint8Array) => Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(secret), format: 'der', type: 'pkcs8' });
  return (hash) => sign(null, hash, key);
}

/** The public half of a kept secret: SPKI DER, base64. */
export function publicHalf(secret: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.from(secret), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** @param base64 SPKI DER */
export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
}
