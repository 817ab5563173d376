import { join } from 'node:path';
import Database from 'better-sqlite3';
import { TillUnusable } from '../db/unusable.ts';

/**
 * Keeps a data folder to one till. The lock is the operating system's, on a file of its own: it goes with the
 * process, also by kill −9, so there is no stale one to clear away by hand.
 * @returns how to let go
 * @throws TillUnusable 'in-use'
 */
export function lockFolder(folder: string): () => void {
  const lock = new Database(join(folder, 'in-use.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new TillUnusable('in-use', `${folder} is open in another program`, { cause: error });
    }
    throw error;
  }
  return () => lock.close();
}
