import { createCipheriv, createDecipheriv } from 'node:crypto';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { readIfThere, writeDurably } from '../../folder/durableFile.ts';
import { type KeyringTrouble, KeyringUnusable } from '../../keyringUnusable.ts';
import type { Keyring, SecretName } from '../../till.ts';

export type KeyringParts = {
  /** Folder for the sealed files; made when the first secret is kept. */
  readonly folder: string;
  readonly safe: SafeStorage;
  readonly platform: NodeJS.Platform;
  readonly random: (count: number) => Uint8Array;
};

const NONCE = 12;
const TAG = 16;

/**
 * Secrets under the protection of the operating system's safe. The safe answers asynchronously (its synchronous half
 * ends with Electron 46) and the till needs its key at once, so the safe wraps one AES-256 key, opened here at start,
 * and that key seals the files: nonce, tag, AES-256-GCM ciphertext, bound to the secret's name.
 *
 * Where the safe protects nothing the keyring still opens, and throws when used: such a machine cannot be
 * enrolled, and `trouble` says why.
 * @throws KeyringUnusable if secrets are there and cannot be opened: never taken for a till without a key
 */
export async function openKeyring(parts: KeyringParts): Promise<{ keyring: Keyring; trouble?: KeyringTrouble }> {
  const wrapped = readIfThere(join(parts.folder, 'wrapping-key'));
  const trouble = await troubleOf(parts);
  if (trouble !== undefined && wrapped !== undefined) throw new KeyringUnusable(trouble);
  if (trouble !== undefined) return { keyring: refusing(trouble), trouble };
  const key = wrapped === undefined ? await newKey(parts) : await unwrap(parts, wrapped);
  return key === 'unprotected' ? unprotected() : { keyring: sealing(parts, key) };
}

function unprotected(): { keyring: Keyring; trouble: KeyringTrouble } {
  return { keyring: refusing('unprotected-safe'), trouble: 'unprotected-safe' };
}

/** On Linux without a secret service Chromium "encrypts" with a password that stands in its sources: `basic_text`. */
async function troubleOf({ safe, platform }: KeyringParts): Promise<KeyringTrouble | undefined> {
  if (!(await safe.isAsyncEncryptionAvailable())) return 'no-safe';
  if (platform !== 'linux') return undefined;
  const backend = safe.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? 'unprotected-safe' : undefined;
}

async function newKey(parts: KeyringParts): Promise<Uint8Array | 'unprotected'> {
  const key = parts.random(32);
  const wrapped = await parts.safe.encryptStringAsync(Buffer.from(key).toString('base64'));
  if (isUnprotected(parts.platform, wrapped)) return 'unprotected';
  writeDurably(join(parts.folder, 'wrapping-key'), wrapped);
  return key;
}

/**
 * Chromium marks a ciphertext with the key it used. On Linux `v10` is the built-in password, which it also falls back
 * to when the secret service does not answer, whatever backend it named; on macOS and Windows `v10` is a real key.
 */
function isUnprotected(platform: NodeJS.Platform, wrapped: Uint8Array): boolean {
  return platform === 'linux' && Buffer.from(wrapped.subarray(0, 3)).toString('latin1') === 'v10';
}

async function unwrap(parts: KeyringParts, wrapped: Uint8Array): Promise<Uint8Array> {
  const opened = await parts.safe.decryptStringAsync(Buffer.from(wrapped)).catch((cause: unknown) => {
    throw new KeyringUnusable('locked', { cause });
  });
  const key = Buffer.from(opened.result, 'base64');
  if (key.length !== 32) throw new KeyringUnusable('locked');
  if (opened.shouldReEncrypt) await rewrap(parts, opened.result);
  return key;
}

/** The safe has a newer key of its own. Failing here costs nothing: the old wrapping still opens. */
async function rewrap(parts: KeyringParts, key: string): Promise<void> {
  const wrapped = await parts.safe.encryptStringAsync(key);
  if (!isUnprotected(parts.platform, wrapped)) writeDurably(join(parts.folder, 'wrapping-key'), wrapped);
}

/** Reading fails too: a till that is enrolled must not be taken for one that has no key yet. */
function refusing(trouble: KeyringTrouble): Keyring {
  const refuse = () => {
    throw new KeyringUnusable(trouble);
  };
  return { read: refuse, write: refuse };
}

function sealing({ folder, random }: KeyringParts, key: Uint8Array): Keyring {
  const file = (name: SecretName) => join(folder, name);
  return {
    read: (name) => {
      const sealed = readIfThere(file(name));
      return sealed && unseal(sealed, name, key);
    },
    write: (name, secret) => {
      const nonce = random(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
      writeDurably(file(name), Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
    },
  };
}

function unseal(sealed: Uint8Array, name: SecretName, key: Uint8Array): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  } catch (cause) {
    throw new KeyringUnusable('locked', { cause });
  }
}
