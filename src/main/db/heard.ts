import type { Instant } from '../../shared/day.ts';
import type { ReadDb } from './sqlite.ts';
import { syncState } from './syncState.ts';

/** Up to when the outlet's other tills were heard, by way of the centre; null where there is nothing of theirs. */
export function heardAt(db: ReadDb): Instant | null {
  return db.get('SELECT 1 FROM told_stock LIMIT 1') === undefined ? null : syncState(db).succeededAt;
}
