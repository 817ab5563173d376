import { join } from 'node:path';
import { BackupFailed, backUp } from '../main/backup/backup.ts';
import { foldersOf } from './folders.ts';
import { openExisting } from './openExisting.ts';

export type BackupWishes = { readonly data?: string; readonly out?: string; readonly json?: true };

export function runBackup({ data, out, json }: BackupWishes): void {
  const db = openExisting(data);
  if (!db) return;
  try {
    const made = backUp(db, out ?? join(foldersOf(data).data, 'backups', `till-${stamp()}.db`));
    console.log(json ? JSON.stringify(made) : `${made.entries} entries, proved, in ${made.file}`);
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error;
    console.error(`no backup was made: ${error.message}. The till’s own file is as it was.`);
    process.exitCode = 1;
  } finally {
    db.close();
  }
}

/** `20261123-0210`: sorts by time, and no character that any file system refuses. */
function stamp(): string {
  return new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
}
