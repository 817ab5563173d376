import type { BodyOf } from '../shared/journal/entry.ts';
import type { ProjectedReceipt } from './db/announced.ts';
import type { UnreadEntry } from './db/projection.ts';

/** What an entry received of an announcement; nothing where it names none. */
export function receiptRows(stored: UnreadEntry, received: BodyOf<'goods-received'>): ProjectedReceipt[] {
  const { approvedBy: _, announced, ...body } = received;
  const { device, id: entry, outlet, at } = stored;
  return announced === undefined ? [] : [{ device, entry, announced, outlet, at, body }];
}
