import type { FeedCursor } from '../shared/sync/protocol.ts';
import type { FeedHead } from './db/catalogue.ts';

/** A cursor of another centre, or from beyond the feed's end, is worth nothing: a snapshot from the start then. */
export function startOf(cursor: FeedCursor, { centre, n }: FeedHead): number {
  return cursor.centre === centre && cursor.n <= n ? cursor.n : 0;
}

export type FeedPage<Row> = { readonly rows: readonly Row[]; readonly upTo: number; readonly more: boolean };

/**
 * @param found what follows the cursor, one more than `limit` where there is more
 * @param n where the feed stood before the rows were read
 */
export function pageOf<Row extends { readonly n: number }>(
  found: readonly Row[],
  n: number,
  limit: number,
): FeedPage<Row> {
  const rows = found.slice(0, limit);
  const more = found.length > limit;
  const last = rows.at(-1)?.n ?? n;
  // Without more to come, what other outlets were told, or this till cannot read, up to n is passed over; a change later than n may be in it.
  return { rows, upTo: more ? last : Math.max(last, n), more };
}
