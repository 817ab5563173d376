import { join } from 'node:path';
import { BackupFailed, backUp } from '../main/backup/backup.ts';
import { ownBackups } from '../main/backup/places.ts';
import { backupName } from '../shared/backup/backup.ts';
import type { Instant } from '../shared/day.ts';
import { foldersOf } from './folders.ts';
import { openExisting } from './openExisting.ts';

export type BackupWishes = { readonly data?: string; readonly out?: string; readonly json?: true };

export function runBackup({ data, out, json }: BackupWishes): void {
  const db = openExisting(data);
  if (!db) return;
  try {
    const made = backUp(db, out ?? join(ownBackups(foldersOf(data).till), backupName(Date.now() as Instant)));
    console.log(json ? JSON.stringify({ entries: made.seq, ...made }) : `${made.seq} entries, proved, in ${made.file}`);
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error;
    console.error(`no backup was made: ${error.message}. The till’s own file is as it was.`);
    process.exitCode = 1;
  } finally {
    db.close();
  }
}
