import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads a secret of the data folder, or makes it. Only the owner may read it (0600), and of two who make it at the
 * same time both get the first one's: the finished file is linked into place, which cannot replace another.
 */
export function secretFile(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  const found = readIfThere(path);
  if (found !== undefined) return found;

  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, make(), { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The key that signs every bundle, so that a till can tell its own centre's word, also from a file. */
export type CentreKey = {
  readonly privateKey: KeyObject;
  /** SPKI DER, base64. */
  readonly publicKey: string;
};

export function centreKey(folder: string): CentreKey {
  const pem = secretFile(folder, 'centre-key.pem', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey, publicKey };
}
