import type { Refusal } from '../../shared/refusal.ts';
import { markPrintJob, openPrintJob } from '../db/printJob.ts';
import type { Desk, Done } from './desk.ts';

/** Takes a job out of the queue that waits, or that nobody knows of. What it is of stays in the journal, and can be printed later. */
export function skipPrintJob(desk: Desk, job: number): Done | Refusal {
  return desk.db.write((db) => {
    const found = openPrintJob(db, job);
    if (!found) return { refused: 'no-such-job' };
    if (found.state === 'sending') return { refused: 'printer-busy' };
    markPrintJob(db, job, found.state, 'skipped');
    return { done: true };
  });
}
