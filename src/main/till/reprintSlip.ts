import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { EntryId, SaleId } from '../../shared/id.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { SlipReprintedBody } from '../../shared/till/till.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { copiesOf } from '../db/projection.ts';
import { record } from '../db/record.ts';
import { slipOf } from '../db/slipOf.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { type Desk, type Done, newId } from './desk.ts';

/** Prints an entry's slip again, stamped as the copy it is; the journal says who did it. */
export function reprintSlip(desk: Desk, entry: EntryId | SaleId, cashier: Staff): Done | Refusal {
  return desk.db.write((db) => copySlip(db, desk, { entry: entry as string as EntryId, again: false }, cashier));
}

export type WantedCopy = {
  readonly entry: EntryId;
  /** Nobody knows whether an earlier one came out; else somebody asked for a copy. */
  readonly again: boolean;
  readonly printer?: PrinterId | null;
};

export function copySlip(
  db: WriteDb,
  desk: Desk,
  { entry: id, again, printer = null }: WantedCopy,
  cashier: Staff,
): Done | Refusal {
  const entry = entryOf(db, desk.signer.device, id);
  const slip = entry && slipOf(db, entry);
  if (!slip) return { refused: 'no-such-sale' };

  const at = desk.clock();
  const copy = copiesOf(db, id) + 1;
  const body = bodyOf(entry.header.kind, id, copy);
  record(db, desk.signer, { id: newId(desk), at, actor: cashier.id, kind: 'slip-reprinted', body });
  queueSlip(db, { entry: id, number: slip.number, copy, at, again, printer });
  return { done: true };
}

/** A sale's copy names the sale, as it did when nothing else had a slip. */
function bodyOf(kind: string, id: EntryId, copy: number): SlipReprintedBody {
  return kind === 'sale' ? { sale: id as string as SaleId, copy } : { entry: id, copy };
}
