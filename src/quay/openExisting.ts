import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { enrolment } from '../main/db/enrolment.ts';
import { openDatabase } from '../main/db/open.ts';
import type { TillDb } from '../main/db/sqlite.ts';
import { TillUnusable } from '../main/db/unusable.ts';
import { lockFolder } from '../main/folder/lock.ts';
import { whyUnusable } from '../main/host/unusable.ts';
import { DATABASE } from '../main/ledger/openLedger.ts';
import { foldersOf } from './folders.ts';

/**
 * The till of a data folder, beside a running one. Never makes a new shop where there is none: that would look like an
 * empty one.
 * @returns undefined once it has said why not, and set the exit code
 */
export function openExisting(data: string | undefined): TillDb | undefined {
  if (!isThere(data)) return undefined;
  const db = orExplain(() => openDatabase(join(foldersOf(data).till, DATABASE)));
  if (!db || enrolment(db)) return db;
  db.close();
  console.error(`Máy quầy ở ${foldersOf(data).data} chưa đăng ký với trung tâm nên chưa có nhật ký.`);
  console.error(`The till in ${foldersOf(data).data} is not enrolled yet: it has no journal.`);
  process.exitCode = 1;
  return undefined;
}

/**
 * Keeps the folder to this command while it writes.
 * @returns how to let go; undefined once it has said why not
 */
export function lockExisting(data: string | undefined): (() => void) | undefined {
  return isThere(data) ? orExplain(() => lockFolder(foldersOf(data).till)) : undefined;
}

/** The same where the database itself may be lost: whoever restores one. */
export function lockFolderOrExplain(data: string | undefined): (() => void) | undefined {
  const folders = foldersOf(data);
  if (existsSync(folders.till)) return orExplain(() => lockFolder(folders.till));
  console.error(`Không có máy quầy nào ở ${folders.data}.\nThere is no till in ${folders.data}.`);
  process.exitCode = 2;
  return undefined;
}

function isThere(data: string | undefined): boolean {
  const folders = foldersOf(data);
  if (existsSync(join(folders.till, DATABASE))) return true;
  console.error(`Không có máy quầy nào ở ${folders.data}.\nThere is no till in ${folders.data}.`);
  process.exitCode = 2;
  return false;
}

function orExplain<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof TillUnusable)) throw error;
    const { vi, en } = whyUnusable(error);
    console.error(`${vi}\n${en}\n(${error.message})`);
    process.exitCode = 1;
    return undefined;
  }
}
