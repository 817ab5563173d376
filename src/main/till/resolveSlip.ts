import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { markPrintJob, openPrintJob, queueDrawnAgain } from '../db/printJob.ts';
import type { Desk, Done } from './desk.ts';
import { copySlip } from './reprintSlip.ts';

/** What whoever stands beside the printer says of a slip nobody is sure of. */
export type SlipAnswer = {
  readonly job: number;
  readonly cameOut: boolean;
  /** Where it is to be printed instead; where it would have come out, if nothing is said. */
  readonly printer?: PrinterId;
};

/**
 * The cashier's answer about a slip nobody is sure of. If it did not come out, it is printed again and stamped as that: for all
 * anyone knows the first one lies behind the counter.
 */
export function resolveSlip(desk: Desk, { job, cameOut, printer }: SlipAnswer, cashier: Staff): Done | Refusal {
  return desk.db.write((db) => {
    const lost = openPrintJob(db, job);
    if (lost?.state !== 'unknown') return { refused: 'no-such-job' };
    markPrintJob(db, job, 'unknown', cameOut ? 'confirmed' : 'skipped');
    if (cameOut) return { done: true };
    const to = printer ?? lost.printer;
    if (lost.entry) return copySlip(db, desk, { entry: lost.entry, again: true, printer: to }, cashier);
    if (lost.slip !== null || lost.labels !== null) queueDrawnAgain(db, lost, desk.clock(), to);
    return { done: true };
  });
}
