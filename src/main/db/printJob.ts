import type { Instant } from '../../shared/day.ts';
import type { SaleId } from '../../shared/id.ts';
import { ensure } from '../../shared/must.ts';
import type { ReadDb, TillDb, WriteDb } from './sqlite.ts';

export type PrintJobRow = {
  readonly job: number;
  readonly sale: SaleId;
  readonly number: string;
  /** 0 for the original, 1 for the first copy … */
  readonly copy: number;
  readonly attempts: number;
  readonly at: Instant;
};

/** How many finished jobs are kept for whoever asks what was printed. */
const KEPT = 200;

/** Puts a slip into the queue, in the transaction that makes its reason: a crash right after still prints it. */
export function insertPrintJob(db: WriteDb, slip: { sale: SaleId; number: string; copy: number; at: Instant }): void {
  db.run(
    `INSERT INTO print_job (sale, number, copy, state, attempts, at) VALUES (?, ?, ?, 'queued', 0, ?)`,
    slip.sale,
    slip.number,
    slip.copy,
    slip.at,
  );
}

const COLUMNS = 'job, sale, number, copy, attempts, at';

export function nextPrintJob(db: ReadDb): PrintJobRow | undefined {
  return db.get<PrintJobRow>(`SELECT ${COLUMNS} FROM print_job WHERE state = 'queued' ORDER BY job LIMIT 1`);
}

/** The oldest slip of which nobody knows whether it came out. */
export function unknownPrintJob(db: ReadDb): PrintJobRow | undefined {
  return db.get<PrintJobRow>(`SELECT ${COLUMNS} FROM print_job WHERE state = 'unknown' ORDER BY job LIMIT 1`);
}

export function unknownPrintJobOf(db: ReadDb, job: number): PrintJobRow | undefined {
  return db.get<PrintJobRow>(`SELECT ${COLUMNS} FROM print_job WHERE state = 'unknown' AND job = ?`, job);
}

export function countWaitingPrintJobs(db: ReadDb): number {
  const row = db.get<{ n: number }>(`SELECT count(*) AS n FROM print_job WHERE state IN ('queued', 'sending')`);
  return row?.n ?? 0;
}

export function markPrintJob(db: WriteDb, job: number, from: string, to: string): void {
  const changed = db.run('UPDATE print_job SET state = ? WHERE job = ? AND state = ?', to, job, from);
  ensure(changed === 1, `print job ${job} was ${from}`);
  if (to === 'confirmed' || to === 'skipped') {
    db.run(`DELETE FROM print_job WHERE job <= ? AND state IN ('confirmed', 'skipped')`, job - KEPT);
  }
}

/** The queue's durable side: each mark is a transaction of its own. */
export function printJobs(db: TillDb) {
  const mark = (job: number, from: string, to: string): void =>
    db.write((writing) => markPrintJob(writing, job, from, to));
  return {
    next: () => nextPrintJob(db),
    markSending: (job: number) =>
      db.write((writing) => {
        markPrintJob(writing, job, 'queued', 'sending');
        writing.run('UPDATE print_job SET attempts = attempts + 1 WHERE job = ?', job);
      }),
    markConfirmed: (job: number) => mark(job, 'sending', 'confirmed'),
    markUnknown: (job: number) => mark(job, 'sending', 'unknown'),
    markQueuedAgain: (job: number) => mark(job, 'sending', 'queued'),
    markInterruptedUnknown: () =>
      db.write((writing) => writing.run(`UPDATE print_job SET state = 'unknown' WHERE state = 'sending'`)),
  };
}
