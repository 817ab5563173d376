import type { WriteDb } from './sqlite.ts';
import { setInSnapshot, syncState } from './syncState.ts';

/**
 * A snapshot comes in pages, each its own transaction, and the line may break after any of them. So nothing of the old
 * catalogue is taken away before the last page: each row is marked with the snapshot that told it (`told`), and what
 * this one did not tell goes at its end. In between the till sells from the old and the new rows together.
 */
export function beginSnapshot(db: WriteDb): void {
  db.run('UPDATE sync_state SET snapshot = snapshot + 1');
  setInSnapshot(db, true);
}

/**
 * After the last page: what the centre withdrew while we did not hear of it goes.
 * @returns how many rows went
 */
export function endSnapshot(db: WriteDb): number {
  if (!syncState(db).inSnapshot) return 0;
  db.run(`DELETE FROM product_search WHERE rowid IN (SELECT number FROM product WHERE ${UNTOLD})`);
  db.run(`DELETE FROM product_code WHERE product IN (SELECT id FROM product WHERE ${UNTOLD})`);
  let gone = 0;
  for (const table of [
    'staff',
    'tax_class',
    'producer',
    'product',
    'price',
    'certificate',
    'promotion',
    'story',
    'known_outlet',
  ]) {
    gone += db.run(`DELETE FROM ${table} WHERE ${UNTOLD}`);
  }
  setInSnapshot(db, false);
  return gone;
}

const UNTOLD = 'told < (SELECT snapshot FROM sync_state)';
