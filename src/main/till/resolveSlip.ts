import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { markPrintJob, queueDrawnAgain, unknownPrintJobOf } from '../db/printJob.ts';
import type { Desk, Done } from './desk.ts';
import { copySlip } from './reprintSlip.ts';

/**
 * The cashier's answer about a slip nobody is sure of. If it did not come out, it is printed again; an entry's is stamped
 * as a copy: for all anyone knows the first one lies behind the counter.
 */
export function resolveSlip(desk: Desk, job: number, cameOut: boolean, cashier: Staff): Done | Refusal {
  return desk.db.write((db) => {
    const lost = unknownPrintJobOf(db, job);
    if (!lost) return { refused: 'no-such-job' };
    markPrintJob(db, job, 'unknown', cameOut ? 'confirmed' : 'skipped');
    if (cameOut) return { done: true };
    const { entry, slip } = lost;
    if (entry) return copySlip(db, desk, entry, cashier);
    if (slip) queueDrawnAgain(db, { ...lost, slip }, desk.clock());
    return { done: true };
  });
}
