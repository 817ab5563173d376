import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupName } from '../../shared/backup/backup.ts';
import type { BackupTrouble, SecondTrouble } from '../../shared/backup/standing.ts';
import { backupsToKeep } from '../../shared/backup/thin.ts';
import type { Instant } from '../../shared/day.ts';
import { openReadOnly } from '../db/readOnly.ts';
import { type Backup, BackupFailed, backUp, copyBackup } from './backup.ts';
import { backupsIn, isFolder, roomIn, secondBackups } from './places.ts';
import { BackupDamaged } from './readBackup.ts';

/** All that a backup needs; plain data, because it is made in a thread of its own. */
export type BackupJob = {
  readonly database: string;
  /** Where backups of this till lie on its own disk. */
  readonly folder: string;
  /** Another place; null where nobody chose one. */
  readonly second: string | null;
  readonly at: Instant;
};

export type BackupDone = {
  readonly made: Backup | null;
  readonly trouble: BackupTrouble | null;
  readonly second: SecondTrouble | null;
  /** What went wrong, for the log. */
  readonly message: string | null;
};

/** Bytes that stay free on the till's own disk: a backup never takes the room that sales need. */
const SPARE = 200_000_000;
/** ms. A draft this old is of somebody who died. */
const ABANDONED = 3_600_000;

/** Makes one backup, puts it into the second place, and thins both. Never throws for what a disk does. */
export function makeBackup(job: BackupJob): BackupDone {
  const own = tryTo(() => makeOwn(job));
  if ('failed' in own)
    return { made: null, trouble: troubleOf(own.failed), second: null, message: inWords(own.failed) };
  const made = own.done;
  thin(job.folder, job.at);
  if (job.second === null) return { made, trouble: null, second: null, message: null };
  const copied = tryTo(() => makeSecond(made, job));
  if ('done' in copied) return { made, trouble: null, second: copied.done ? null : 'missing', message: null };
  const second = troubleOf(copied.failed) === 'folder-full' ? 'full' : 'failed';
  return { made, trouble: null, second, message: inWords(copied.failed) };
}

type Tried<T> = { readonly done: T } | { readonly failed: unknown };

function tryTo<T>(act: () => T): Tried<T> {
  try {
    return { done: act() };
  } catch (failed) {
    return { failed };
  }
}

function makeOwn({ database, folder, at }: BackupJob): Backup {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  dropAbandoned(folder, at);
  const room = roomIn(folder);
  if (room !== undefined && room < statSync(database).size * 1.2 + SPARE) throw new NoRoom(`${room} bytes are left`);
  const db = openReadOnly(database);
  try {
    return backUp(db, freeName(folder, at));
  } finally {
    db.close();
  }
}

class NoRoom extends Error {}

/** Two within a second take two names. */
function freeName(folder: string, at: Instant): string {
  const file = join(folder, backupName(at));
  return existsSync(file) ? freeName(folder, (at + 1_000) as Instant) : file;
}

/** @returns false where the second place is not there */
function makeSecond(made: Backup, { second, at }: BackupJob): boolean {
  if (second === null || !isFolder(second)) return false;
  const folder = secondBackups(second, made);
  mkdirSync(folder, { recursive: true });
  dropAbandoned(folder, at);
  copyBackup(made.file, join(folder, basename(made.file)));
  thin(folder, at);
  return true;
}

function dropAbandoned(folder: string, at: Instant): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.db.draft'))) {
    const file = join(folder, name);
    if (at - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? at) > ABANDONED) rmSync(file, { force: true });
  }
}

function thin(folder: string, now: Instant): void {
  const there = backupsIn(folder);
  const kept = new Set(
    backupsToKeep(
      there.map(({ at }) => at),
      now,
    ),
  );
  for (const { file, at } of there) if (!kept.has(at)) rmSync(file, { force: true });
}

function troubleOf(error: unknown): BackupTrouble {
  const cause = error instanceof BackupFailed ? error.cause : error;
  if (cause instanceof NoRoom) return 'folder-full';
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // Of the copy it is said that it does not prove whole, and it is a true copy: so the till's own file does not.
  if (cause instanceof BackupDamaged || /^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged';
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) return 'folder-full';
  return /^(E[A-Z]+|SQLITE_(IOERR|READONLY|CANTOPEN).*)$/.test(code) ? 'folder-trouble' : 'failed';
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
