import type { EntryKind } from '../../shared/journal/entry.ts';
import { SaleBody } from '../../shared/sale/sale.ts';
import { append, type NewEntry, type Signer, type StoredEntry } from './journal.ts';
import { project } from './projection.ts';
import type { WriteDb } from './sqlite.ts';

/** Writes an entry into the journal and what hangs on it, so that the one is never without the other. */
export function record<K extends EntryKind>(db: WriteDb, signer: Signer, entry: NewEntry<K>): StoredEntry {
  const stored = append(db, signer, entry);
  project(db, entry.kind, entry.body, stored.header);
  return stored;
}

/** The document of a sale's entry. */
export function saleOf({ body }: StoredEntry): SaleBody {
  return SaleBody.parse(JSON.parse(body));
}
