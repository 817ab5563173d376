import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { entryText, NO_HASH } from '../../shared/journal/entry.ts';
import { enrolled } from '../db/enrolment.ts';
import { flushFolder } from '../db/flushFolder.ts';
import { entriesAfter, sha256 } from '../db/journal.ts';
import { openDatabase } from '../db/open.ts';
import type { ReadDb, TillDb } from '../db/sqlite.ts';

export type Backup = { readonly file: string; readonly entries: number };

/** The copy was made but did not prove whole; it was thrown away, and the till's own file is as it was. */
export class BackupFailed extends Error {}

/**
 * Copies the till's database while it is in use, then opens the copy and walks its chain: a backup nobody has read
 * is a hope. (A plain file copy under writes was corrupt in half of the cases measured; VACUUM INTO never.)
 * @param file where it should stand; must not exist yet
 * @throws BackupFailed
 */
export function backUp(db: TillDb, file: string): Backup {
  if (existsSync(file)) throw new BackupFailed(`${file} exists already`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.draft`;
  rmSync(draft, { force: true });
  try {
    db.raw.prepare('VACUUM INTO ?').run(draft);
    syncFile(draft);
    const entries = prove(draft);
    renameSync(draft, file);
    flushFolder(dirname(file));
    return { file, entries };
  } catch (error) {
    // Half a copy must not take the room the till needs to go on selling.
    rmSync(draft, { force: true });
    if (error instanceof BackupFailed) throw error;
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

function prove(file: string): number {
  const copy = openDatabase(file);
  try {
    return walkChain(copy);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    copy.close();
    for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
  }
}

function walkChain(db: ReadDb): number {
  const { device } = enrolled(db);
  let prev = NO_HASH;
  let seq = 0;
  for (const entry of entriesAfter(db, device, 0, Number.MAX_SAFE_INTEGER)) {
    const hash = sha256(entryText(entry.header, entry.body)).toString('hex');
    if (entry.header.seq !== seq + 1 || entry.header.prev !== prev || hash !== entry.hash) {
      throw new BackupFailed(`the copy’s journal is broken at entry ${entry.header.seq}`);
    }
    prev = entry.hash;
    seq = entry.header.seq;
  }
  return seq;
}
