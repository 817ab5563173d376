import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BackupFacts } from '../../shared/backup/backup.ts';
import { flushFolder } from '../db/flushFolder.ts';
import { hashAt, head } from '../db/journal.ts';
import type { ReadDb, TillDb } from '../db/sqlite.ts';
import { BackupDamaged, proveBackup } from './readBackup.ts';

export type Backup = BackupFacts & { readonly file: string };

/** A till's database, open for reading or more. */
type Source = ReadDb & Pick<TillDb, 'raw'>;

/** The copy was not made, or did not prove whole and was thrown away; the till's own file is as it was. */
export class BackupFailed extends Error {}

/**
 * Copies the till's database while it is in use, then opens the copy and proves it: a backup nobody has read is a hope. (A
 * plain file copy under writes was corrupt in half of the cases measured; VACUUM INTO never. SQLite's backup API begins again
 * at every sale that another connection writes; VACUUM INTO reads one snapshot.)
 * @param db a connection of its own where somebody sells: it is busy for as long as it takes
 * @param file where it should stand; must not exist yet. It has its name only once it is proved and on the disk.
 * @throws BackupFailed
 */
export function backUp(db: Source, file: string): Backup {
  return standing(file, (draft) => {
    const before = head(db);
    db.raw.prepare('VACUUM INTO ?').run(draft);
    syncFile(draft);
    const facts = proveBackup(draft);
    // Sold meanwhile or not: it ends at an entry of this journal, and at none before those that were there.
    if (facts.seq < before.seq || hashAt(db, facts.seq) !== facts.hash) {
      throw new BackupDamaged(`it ends at entry ${facts.seq}, and the till was at ${before.seq}`);
    }
    return facts;
  });
}

/**
 * The same backup at another place, read back there.
 * @throws BackupFailed
 */
export function copyBackup(from: string, file: string): Backup {
  return standing(file, (draft) => {
    const { hash } = proveBackup(from);
    copyFileSync(from, draft);
    syncFile(draft);
    const facts = proveBackup(draft);
    if (facts.hash !== hash) throw new BackupDamaged('the copy is another than what was copied');
    return facts;
  });
}

function standing(file: string, make: (draft: string) => BackupFacts): Backup {
  if (existsSync(file)) throw new BackupFailed(`${file} exists already`);
  const draft = `${file}.draft`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    const facts = make(draft);
    renameSync(draft, file);
    flushQuietly(dirname(file));
    return { file, ...facts };
  } catch (error) {
    // Half a copy must not take the room the till needs to go on selling.
    rmQuietly(draft);
    throw new BackupFailed((error as Error).message, { cause: error });
  }
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A stick's file system may know no such call; the file itself is on it. */
function flushQuietly(folder: string): void {
  try {
    flushFolder(folder);
  } catch {
    // What a cut takes then is the name of this one backup; the one before is there.
  }
}

function rmQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A medium that went away took it along.
  }
}
