import type { Instant } from '../../shared/day.ts';
import type { EntryId } from '../../shared/id.ts';
import { ensure } from '../../shared/must.ts';
import type { Slip } from '../../shared/slip/slip.ts';
import type { ReadDb, TillDb, WriteDb } from './sqlite.ts';

/** How many finished jobs are kept for whoever asks what was printed. */
const KEPT = 200;

export type PrintJobRow = {
  readonly job: number;
  readonly entry: EntryId | null;
  /** Of a slip that is no entry's. */
  readonly slip: string | null;
  readonly number: string;
  readonly copy: number;
  readonly drawer: boolean;
  readonly attempts: number;
  readonly at: Instant;
};

/** The slip of a journal entry, of a kind in the table of shared/slip/entrySlip.ts. */
export type QueuedSlip = {
  readonly entry: EntryId;
  /** As it stands on the slip, for the person who is asked about it. */
  readonly number: string;
  /** 0 for the original, 1 for the first copy … */
  readonly copy: number;
  readonly at: Instant;
  /** Cash goes in or out with it: the drawer opens as it is sent. Once, and not for a slip that comes late. */
  readonly openDrawer?: boolean;
};

/** Puts an entry's slip into the queue, in the transaction that makes its reason: a crash right after still prints it. */
export function queueSlip(db: WriteDb, { entry, number, copy, at, openDrawer = false }: QueuedSlip): void {
  db.run(
    `INSERT INTO print_job (entry, number, copy, drawer, state, attempts, at) VALUES (?, ?, ?, ?, 'queued', 0, ?)`,
    entry,
    number,
    copy,
    openDrawer ? 1 : 0,
    at,
  );
}

/** @param title what the person at the till is asked about, should the printer be lost halfway */
export type DrawnSlip = { readonly slip: Slip; readonly title: string; readonly at: Instant };

/** Puts a slip into the queue that belongs to no entry. */
export function queueDrawnSlip(db: WriteDb, { slip, title, at }: DrawnSlip): void {
  insertDrawn(db, JSON.stringify(slip), title, at);
}

function insertDrawn(db: WriteDb, slip: string, title: string, at: Instant): void {
  db.run(
    `INSERT INTO print_job (slip, number, copy, state, attempts, at) VALUES (?, ?, 0, 'queued', 0, ?)`,
    slip,
    title,
    at,
  );
}

/** Opens the drawer and prints nothing. */
export function queueDrawer(db: WriteDb, at: Instant): void {
  db.run(`INSERT INTO print_job (number, copy, drawer, state, attempts, at) VALUES ('', 0, 1, 'queued', 0, ?)`, at);
}

type Row = Omit<PrintJobRow, 'drawer'> & { readonly drawer: 0 | 1 };

const JOB = 'SELECT job, entry, slip, number, copy, drawer, attempts, at FROM print_job';

function asJob(row: Row | undefined): PrintJobRow | undefined {
  return row && { ...row, drawer: row.drawer === 1 };
}

export function nextPrintJob(db: ReadDb): PrintJobRow | undefined {
  return asJob(db.get<Row>(`${JOB} WHERE state = 'queued' ORDER BY job LIMIT 1`));
}

/** The oldest slip of which nobody knows whether it came out. */
export function unknownPrintJob(db: ReadDb): PrintJobRow | undefined {
  return asJob(db.get<Row>(`${JOB} WHERE state = 'unknown' ORDER BY job LIMIT 1`));
}

export function unknownPrintJobOf(db: ReadDb, job: number): PrintJobRow | undefined {
  return asJob(db.get<Row>(`${JOB} WHERE state = 'unknown' AND job = ?`, job));
}

export function countWaitingPrintJobs(db: ReadDb): number {
  const row = db.get<{ n: number }>(`SELECT count(*) AS n FROM print_job WHERE state IN ('queued', 'sending')`);
  return row?.n ?? 0;
}

/** A drawn slip once more; an entry's is made anew from the entry, as a copy. */
export function queueDrawnAgain(db: WriteDb, job: PrintJobRow & { readonly slip: string }, at: Instant): void {
  insertDrawn(db, job.slip, job.number, at);
}

export function markPrintJob(db: WriteDb, job: number, from: string, to: string): void {
  const changed = db.run('UPDATE print_job SET state = ? WHERE job = ? AND state = ?', to, job, from);
  ensure(changed === 1, `print job ${job} was ${from}`);
  if (to === 'confirmed' || to === 'skipped') {
    db.run(`DELETE FROM print_job WHERE job <= ? AND state IN ('confirmed', 'skipped')`, job - KEPT);
  }
}

/** Nobody is asked about a drawer: they stand before it. */
const INTERRUPTED = `UPDATE print_job
  SET state = CASE WHEN entry IS NULL AND slip IS NULL THEN 'skipped' ELSE 'unknown' END WHERE state = 'sending'`;

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
    markInterruptedUnknown: () => db.write((writing) => writing.run(INTERRUPTED)),
  };
}
