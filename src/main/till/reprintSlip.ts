import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { SaleId } from '../../shared/id.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { entryOf } from '../db/journal.ts';
import { insertPrintJob } from '../db/printJob.ts';
import { copiesOf } from '../db/projection.ts';
import { record, saleOf } from '../db/record.ts';
import type { WriteDb } from '../db/sqlite.ts';
import { entryIdOf } from './completeSale.ts';
import { type Desk, newId } from './desk.ts';

export type Done = { readonly done: true };

/** Prints a slip again, stamped as the copy it is; the journal says who did it. */
export function reprintSlip(desk: Desk, sale: SaleId, cashier: Staff): Done | Refusal {
  return desk.db.write((db) => copySlip(db, desk, sale, cashier));
}

export function copySlip(db: WriteDb, desk: Desk, sale: SaleId, cashier: Staff): Done | Refusal {
  const entry = entryOf(db, desk.signer.device, entryIdOf(sale));
  if (entry?.header.kind !== 'sale') return { refused: 'no-such-sale' };

  const at = desk.clock();
  const body = { sale, copy: copiesOf(db, sale) + 1 };
  record(db, desk.signer, { id: newId(desk), at, actor: cashier.id, kind: 'slip-reprinted', body });
  insertPrintJob(db, { sale, number: saleOf(entry).number, copy: body.copy, at });
  return { done: true };
}
