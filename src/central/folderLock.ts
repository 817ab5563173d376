import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotOpen } from './cannotOpen.ts';

export type FolderLock = { readonly release: () => Promise<void> };

/**
 * Holds a folder for this process alone. The lock is a local socket named after the folder, because the operating
 * system takes it back when the process dies, however it dies; a lock file would outlive a kill −9, and the process
 * number in it may by then be somebody else's.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const address = socketAddress(realpathSync(folder));
  const server = (await listen(address)) ?? (await listenAfterDead(address));
  if (!server) {
    throw new CannotOpen(
      'folder-in-use',
      `Another centre is already running in ${folder}. Stop it, or choose another folder.`,
    );
  }
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function socketAddress(folder: string): string {
  const name = `quay-centre-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Only a socket in the file system (macOS) outlives its process: where nobody answers, it is a dead one's. */
async function listenAfterDead(address: string): Promise<Server | undefined> {
  if (process.platform === 'linux' || process.platform === 'win32' || (await answers(address))) return undefined;
  rmSync(address, { force: true });
  return listen(address);
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
