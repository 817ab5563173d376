import Database from 'better-sqlite3';
import { type ReadDb, wrap } from './sqlite.ts';

export type ReadOnly = ReadDb & {
  /** Only for backing up: VACUUM INTO writes another file, and none of this one. */
  readonly raw: Database.Database;
  /** SQLite's own word on the file's pages, tables and indexes: `ok`, or the first thing that is wrong. */
  readonly soundness: () => string;
  readonly close: () => void;
};

/**
 * Opens a database file that nobody writes, and changes nothing of it.
 * @throws SqliteError where it is none, or not there
 */
export function openReadOnly(file: string): ReadOnly {
  const raw = new Database(file, { readonly: true, fileMustExist: true });
  raw.pragma('trusted_schema = OFF');
  raw.pragma('cell_size_check = ON');
  const { get, all, each, close } = wrap(raw);
  return { get, all, each, close, raw, soundness: () => String(raw.pragma('integrity_check(1)', { simple: true })) };
}
