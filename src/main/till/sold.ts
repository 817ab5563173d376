import type { SaleId } from '../../shared/id.ts';
import { type Room, roomFor } from '../../shared/return/refund.ts';
import type { Sold } from '../../shared/return/takeBack.ts';
import type { StoredEntry } from '../db/journal.ts';
import { saleOf } from '../db/record.ts';
import { returnsOf, takenFromCredits } from '../db/returned.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';

/** A sale with what came back of it, and what of its money may still go back without leave. */
export type SoldBefore = Sold & { readonly room: Room };

export function soldIn(db: ReadDb, { signer }: Desk, id: SaleId, entry: StoredEntry): SoldBefore {
  const sale = saleOf(entry);
  const returns = returnsOf(db, signer.device, id);
  const before = returns.map(({ body }) => body);
  return { id, sale, before, room: roomFor(sale, before, takenFromCredits(db, returns)) };
}
