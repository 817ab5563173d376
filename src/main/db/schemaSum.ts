import { hash } from 'node:crypto';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Writes down what the schema is now, in the transaction that made it so. */
export function keepSchemaSum(db: WriteDb): void {
  if (!hasSchemaSum(db)) return;
  db.run('DELETE FROM schema_sum');
  db.run('INSERT INTO schema_sum (sum) VALUES (?)', sumOf(db));
}

/** Whether tables, indexes and triggers are as the migrations left them; of a database of before they were summed nobody knows. */
export function isSchemaWhole(db: ReadDb): boolean {
  return !hasSchemaSum(db) || db.get<{ sum: string }>('SELECT sum FROM schema_sum')?.sum === sumOf(db);
}

function hasSchemaSum(db: ReadDb): boolean {
  return db.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_sum'`) !== undefined;
}

/** SHA-256, in hex, of every definition but SQLite's own, which come and go (what ANALYZE found), and of the version. */
function sumOf(db: ReadDb): string {
  const definitions = db.all(
    `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type, name`,
  );
  return hash('sha256', JSON.stringify([definitions, db.get('PRAGMA user_version')]), 'hex');
}
