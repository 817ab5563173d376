import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A shop's data folder: the till in one part, its embedded centre in the other. */
export type Folders = { readonly data: string; readonly till: string; readonly central: string };

/** @param data as given with `--data`; without it `~/.quay-ocop` */
export function foldersOf(data: string | undefined): Folders {
  const folder = data === undefined ? join(homedir(), '.quay-ocop') : resolve(data);
  return { data: folder, till: join(folder, 'till'), central: join(folder, 'central') };
}

/** What lies beside the sources: the built screens, and the files that ship with the product. */
export const product = {
  root: join(import.meta.dirname, '../..'),
  renderer: join(import.meta.dirname, '../../dist/renderer'),
  pages: join(import.meta.dirname, '../../dist/pages'),
  assets: join(import.meta.dirname, '../../assets'),
} as const;
