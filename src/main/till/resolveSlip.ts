import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { markPrintJob, unknownPrintJobOf } from '../db/printJob.ts';
import type { Desk } from './desk.ts';
import { copySlip, type Done } from './reprintSlip.ts';

/**
 * The cashier's answer about a slip nobody is sure of. If it did not come out, it is printed again, stamped as a
 * copy: for all anyone knows the first one lies behind the counter.
 */
export function resolveSlip(desk: Desk, job: number, cameOut: boolean, cashier: Staff): Done | Refusal {
  return desk.db.write((db) => {
    const slip = unknownPrintJobOf(db, job);
    if (!slip) return { refused: 'no-such-job' };
    markPrintJob(db, job, 'unknown', cameOut ? 'confirmed' : 'skipped');
    return cameOut ? { done: true } : copySlip(db, desk, slip.sale, cashier);
  });
}
