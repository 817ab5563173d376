import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the rename itself last. Windows has no such call, and NTFS journals its names. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
