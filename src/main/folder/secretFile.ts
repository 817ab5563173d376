import { join } from 'node:path';
import type { Keyring } from '../till.ts';
import { readIfThere, writeDurably } from './durableFile.ts';

/**
 * Secrets as files that only their owner may read: the web host's keyring. Weaker than an operating system's safe,
 * which is why the Electron host has another.
 */
export function fileKeyring(folder: string): Keyring {
  const fileOf = (name: string): string => join(folder, `${name}.secret`);
  return {
    read: (name) => readIfThere(fileOf(name)),
    write: (name, secret) => writeDurably(fileOf(name), secret),
  };
}
