import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Lists a code for one more product at the till, as a catalogue of before may have it: the office's own import lets no two have one.
 * @param data the shop's folder
 * @param name of the product
 * @param code its 14-digit key
 */
export function listFor(data: string, name: string, code: string): void {
  run(data, 'INSERT OR IGNORE INTO product_code (code, product) SELECT ?, id FROM product WHERE name = ?', code, name);
}

export function unlist(data: string, name: string, code: string): void {
  run(
    data,
    'DELETE FROM product_code WHERE code = ? AND product = (SELECT id FROM product WHERE name = ?)',
    code,
    name,
  );
}

function run(data: string, sql: string, ...values: readonly string[]): void {
  const db = new Database(join(data, 'till', 'till.db'));
  try {
    if (db.prepare(sql).run(...values).changes === 0) throw new Error(`nothing was changed by: ${sql}`);
  } finally {
    db.close();
  }
}
