import { closeSync, existsSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { flushFolder } from './flushFolder.ts';
import { migrate } from './migrate.ts';
import { diskFault, type TillDb, wrap } from './sqlite.ts';
import { TillUnusable } from './unusable.ts';

/**
 * Set on every connection, then read back. better-sqlite3 is built so that switching to WAL means
 * synchronous=NORMAL, which loses acknowledged sales in a power cut (measured: 200 of 200); hence FULL by name.
 */
const PRAGMAS = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '2000', 2000],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  // 4 MiB. What SQLite keeps of the file in memory; the rest is the operating system's.
  ['cache_size', '-4096', -4096],
] as const;

/**
 * Opens the till's database, the only place that does: pragmas set and proved, migrated to this version.
 * @param file path, or `:memory:` for tests of pure SQL
 * @throws TillUnusable
 */
export function openDatabase(file: string): TillDb {
  if (file !== ':memory:' && !existsSync(file)) makeNew(file);
  if (file !== ':memory:') refuseEmptied(file);
  return openMade(file);
}

/**
 * A new till's file gets its name when it is whole. SQLite makes an empty file first and fills it later: a cut in
 * between would leave what looks like an emptied shop.
 */
function makeNew(file: string): void {
  const draft = `${file}.new`;
  for (const side of ['', '-wal', '-shm']) rmSync(`${draft}${side}`, { force: true });
  const db = openMade(draft);
  // The last connection's close moves everything into the one file and takes the side files away.
  db.close();
  renameSync(draft, file);
  flushFolder(dirname(file));
}

function openMade(file: string): TillDb {
  const raw = open(file);
  try {
    setPragmas(raw, file === ':memory:');
    const db = wrap(raw);
    migrate(db);
    return db;
  } catch (error) {
    raw.close();
    throw asUnusable(error);
  }
}

function open(file: string): Database.Database {
  try {
    return new Database(file);
  } catch (error) {
    throw asUnusable(error);
  }
}

function setPragmas(raw: Database.Database, inMemory: boolean): void {
  for (const [name, value, expected] of PRAGMAS) {
    raw.pragma(`${name} = ${value}`);
    const actual = raw.pragma(name, { simple: true });
    if (actual !== expected && !(inMemory && name === 'journal_mode')) {
      throw new TillUnusable('wrong-pragma', `${name} is ${String(actual)} and not ${expected}`);
    }
  }
}

/** A file cut to 0 bytes would open happily as an empty shop. A missing file is a new till; an empty one is a loss. */
function refuseEmptied(file: string): void {
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return;
  try {
    if (readSync(descriptor, Buffer.alloc(1)) === 0) {
      throw new TillUnusable('emptied', `${file} is there but empty`);
    }
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** An error of SQLite's as the reason why a till cannot be opened; any other as it is. */
export function asUnusable(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_NOTADB') return new TillUnusable('not-a-database', error.message, { cause: error });
  const fault = diskFault(error);
  if (fault) return new TillUnusable(fault, error.message, { cause: error });
  if (error.code.startsWith('SQLITE_CORRUPT')) return new TillUnusable('damaged', error.message, { cause: error });
  return error;
}
