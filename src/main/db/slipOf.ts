import { type EntrySlip, entrySlip } from '../../shared/slip/entrySlip.ts';
import { enrolled } from './enrolment.ts';
import type { StoredEntry } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

/** The slip of one of this till's entries, called as its number was when it was made. @returns undefined for a kind that has none */
export function slipOf(db: ReadDb, { header: { kind, epoch }, body }: StoredEntry): EntrySlip | undefined {
  return entrySlip(kind, body, { till: enrolled(db).till, epoch });
}
