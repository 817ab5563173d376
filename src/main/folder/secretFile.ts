import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Keyring } from '../till.ts';

/**
 * Secrets as files that only their owner may read: the web host's keyring. Weaker than an operating system's safe,
 * which is why the Electron host has another.
 */
export function fileKeyring(folder: string): Keyring {
  const fileOf = (name: string): string => join(folder, `${name}.secret`);
  return {
    read: (name) => readSecret(fileOf(name)),
    write: (name, secret) => writeSecret(fileOf(name), secret),
  };
}

export function readSecret(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and on disk when it returns: a till without its key cannot go on. */
export function writeSecret(file: string, secret: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, secret);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}
