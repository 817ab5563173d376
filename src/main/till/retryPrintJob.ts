import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { movePrintJob, openPrintJob } from '../db/printJob.ts';
import type { Desk, Done } from './desk.ts';
import { resolveSlip } from './resolveSlip.ts';

export type Retry = {
  readonly job: number;
  /** Another printer; the same where nothing is said. */
  readonly printer?: PrinterId;
};

/**
 * Tries a job again, here or elsewhere. One that waits is the same job, for not a byte of it went out; one that nobody knows of is
 * printed anew and stamped.
 */
export function retryPrintJob(desk: Desk, { job, printer }: Retry, cashier: Staff): Done | Refusal {
  const found = openPrintJob(desk.db, job);
  if (found?.state === 'unknown') {
    return resolveSlip(desk, { job, cameOut: false, ...(printer !== undefined && { printer }) }, cashier);
  }
  return desk.db.write((db) => {
    const waiting = openPrintJob(db, job);
    if (!waiting) return { refused: 'no-such-job' };
    if (waiting.state === 'sending') return { refused: 'printer-busy' };
    if (printer !== undefined) movePrintJob(db, job, printer);
    return { done: true };
  });
}
