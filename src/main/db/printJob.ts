import type { PrinterId } from '../../shared/contract/printer.ts';
import type { Instant } from '../../shared/day.ts';
import type { EntryId } from '../../shared/id.ts';
import { ensure } from '../../shared/must.ts';
import type { Doubt } from '../../shared/printer/state.ts';
import type { Slip } from '../../shared/slip/slip.ts';
import type { ReadDb, TillDb, WriteDb } from './sqlite.ts';

/** How many finished jobs are kept for whoever asks what was printed. */
const KEPT = 200;

export type PrintJobRow = {
  readonly job: number;
  readonly entry: EntryId | null;
  /** Of a slip that is no entry's. */
  readonly slip: string | null;
  /** Of labels: what they are to be. */
  readonly labels: string | null;
  readonly number: string;
  readonly copy: number;
  /** Printed again because nobody knows of an earlier one. */
  readonly again: boolean;
  readonly drawer: boolean;
  readonly attempts: number;
  readonly at: Instant;
  /** Why nobody knew, also once somebody said what became of it; null where nobody had to. */
  readonly doubt: Doubt | null;
};

/** A job that is not out yet, or of which nobody knows, and where it belongs. */
export type OpenPrintJob = PrintJobRow & {
  readonly state: 'queued' | 'sending' | 'unknown';
  /** Null: where such a thing comes out at the moment; also where its own was taken away. */
  readonly printer: PrinterId | null;
  readonly takenBy: PrinterId | null;
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
  /** Nobody knows whether an earlier one came out. */
  readonly again?: boolean;
  /** Where slips come out at the moment, unless one is named. */
  readonly printer?: PrinterId | null;
};

/** Puts an entry's slip into the queue, in the transaction that makes its reason: a crash right after still prints it. */
export function queueSlip(db: WriteDb, { entry, number, copy, at, ...rest }: QueuedSlip): void {
  const { openDrawer = false, again = false, printer = null } = rest;
  db.run(
    `INSERT INTO print_job (entry, number, copy, again, drawer, printer, state, attempts, at)
      VALUES (?, ?, ?, ?, ?, ?, 'queued', 0, ?)`,
    entry,
    number,
    copy,
    again ? 1 : 0,
    openDrawer ? 1 : 0,
    printer,
    at,
  );
}

/** @param title what the person at the till is asked about, should the printer be lost halfway */
export type DrawnSlip = {
  readonly slip: Slip;
  readonly title: string;
  readonly at: Instant;
  /** Where slips come out at the moment, unless one is named. */
  readonly printer?: PrinterId;
};

/** Puts a slip into the queue that belongs to no entry. */
export function queueDrawnSlip(db: WriteDb, { slip, title, at, printer }: DrawnSlip): void {
  insertDrawn(db, { slip: JSON.stringify(slip), number: title, at, printer: printer ?? null });
}

/** Labels, as JSON of whoever draws them. They come out at the label printer; where none is chosen, where slips do. */
export type QueuedLabels = {
  readonly labels: string;
  readonly title: string;
  readonly at: Instant;
  readonly printer?: PrinterId;
};

export function queueLabels(db: WriteDb, { labels, title, at, printer }: QueuedLabels): void {
  insertDrawn(db, { labels, number: title, at, printer: printer ?? null });
}

type Drawn = {
  readonly slip?: string | null;
  readonly labels?: string | null;
  readonly number: string;
  readonly copy?: number;
  readonly at: Instant;
  readonly printer: PrinterId | null;
};

function insertDrawn(db: WriteDb, { slip = null, labels = null, number, copy = 0, at, printer }: Drawn): void {
  db.run(
    `INSERT INTO print_job (slip, labels, number, copy, again, printer, state, attempts, at)
      VALUES (?, ?, ?, ?, ?, ?, 'queued', 0, ?)`,
    slip,
    labels,
    number,
    copy,
    copy > 0 ? 1 : 0,
    printer,
    at,
  );
}

/** Opens the drawer and prints nothing. */
export function queueDrawer(db: WriteDb, at: Instant): void {
  db.run(`INSERT INTO print_job (number, copy, drawer, state, attempts, at) VALUES ('', 0, 1, 'queued', 0, ?)`, at);
}

type Row<Job extends PrintJobRow> = Omit<Job, 'drawer' | 'again'> & { readonly drawer: 0 | 1; readonly again: 0 | 1 };

/** A printer that a job names, while it is there; 0 always is. */
const ifThere = (named: string): string =>
  `CASE WHEN ${named} = 0 THEN 0 ELSE (SELECT id FROM printer WHERE id = ${named}) END`;
const PRINTER = ifThere('print_job.printer');

const JOB = 'SELECT job, entry, slip, labels, number, copy, again, drawer, attempts, at, doubt FROM print_job';
const OPEN_JOB = JOB.replace(
  ' FROM',
  `, state, ${PRINTER} AS printer, ${ifThere('print_job.taken_by')} AS takenBy FROM`,
);

function asJob<Job extends PrintJobRow>(row: Row<Job> | undefined): Job | undefined {
  return row && ({ ...row, drawer: row.drawer === 1, again: row.again === 1 } as unknown as Job);
}

/** Where a job comes out whose own printer was taken away, or that has none: the label printer where one is chosen, the slips' printer else. */
const PRINTER_OF = `coalesce(${PRINTER},
  CASE WHEN labels IS NOT NULL THEN (SELECT printer FROM printer_use WHERE use = 'labels') END,
  @slips)`;

/** The oldest that is to come out there. @param slips where slips come out at the moment */
export function nextPrintJob(db: ReadDb, printer: PrinterId, slips: PrinterId): PrintJobRow | undefined {
  return asJob(
    db.get<Row<PrintJobRow>>(`${JOB} WHERE state = 'queued' AND ${PRINTER_OF} = @printer ORDER BY job LIMIT 1`, {
      printer,
      slips,
    }),
  );
}

/** The oldest slip of which nobody knows whether it came out. */
export function unknownPrintJob(db: ReadDb): PrintJobRow | undefined {
  return asJob(db.get<Row<PrintJobRow>>(`${JOB} WHERE state = 'unknown' ORDER BY job LIMIT 1`));
}

/** All that are not out, the oldest first. */
export function openPrintJobs(db: ReadDb): OpenPrintJob[] {
  const rows = db.all<Row<OpenPrintJob>>(
    `${OPEN_JOB} WHERE state IN ('queued', 'sending', 'unknown') ORDER BY job LIMIT 1000`,
  );
  return rows.flatMap((row) => asJob<OpenPrintJob>(row) ?? []);
}

export function openPrintJob(db: ReadDb, job: number): OpenPrintJob | undefined {
  return asJob(
    db.get<Row<OpenPrintJob>>(`${OPEN_JOB} WHERE state IN ('queued', 'sending', 'unknown') AND job = ?`, job),
  );
}

/** Queued, or being sent. */
export function countWaitingPrintJobs(db: ReadDb): number {
  return countIn(db, ['queued', 'sending']);
}

export function countUnknownPrintJobs(db: ReadDb): number {
  return countIn(db, ['unknown']);
}

function countIn(db: ReadDb, states: readonly OpenPrintJob['state'][]): number {
  const row = db.get<{ n: number }>(
    'SELECT count(*) AS n FROM print_job WHERE state IN (SELECT value FROM json_each(?))',
    JSON.stringify(states),
  );
  return row?.n ?? 0;
}

/** The newest slips of entries that are out, as far as anybody knows; the newest first. */
export function lastPrinted(db: ReadDb): { readonly entry: EntryId; readonly at: Instant }[] {
  return db.all(
    `SELECT entry, at FROM print_job WHERE state IN ('confirmed', 'accepted') AND entry IS NOT NULL
     ORDER BY job DESC LIMIT 20`,
  );
}

/** What comes out of it. */
export function whatOf({ entry, slip, labels }: PrintJobRow): 'slip' | 'labels' | 'drawer' {
  if (labels !== null) return 'labels';
  return entry === null && slip === null ? 'drawer' : 'slip';
}

/** Whether a printer ever said by itself that something was out. Of what somebody said in its place, a doubt stands. */
export function hasAnswered(db: ReadDb, printer: PrinterId): boolean {
  const said = `SELECT 1 FROM print_job
    WHERE taken_by = ? AND state = 'confirmed' AND doubt IS NULL AND coalesce(entry, slip, labels) IS NOT NULL LIMIT 1`;
  return db.get(said, printer) !== undefined;
}

/** A drawn slip or labels once more, stamped as that; an entry's is made anew from the entry, as a copy. */
export function queueDrawnAgain(db: WriteDb, job: PrintJobRow, at: Instant, printer: PrinterId | null): void {
  insertDrawn(db, { slip: job.slip, labels: job.labels, number: job.number, copy: job.copy + 1, at, printer });
}

/** A job that is only to open the drawer has nothing else to do there. */
const MOVE = `UPDATE print_job
  SET printer = ?, drawer = CASE WHEN entry IS NULL AND slip IS NULL AND labels IS NULL THEN drawer ELSE 0 END
  WHERE job = ? AND state = 'queued'`;

/** What waits is to come out somewhere else; the drawer there is another's. */
export function movePrintJob(db: WriteDb, job: number, printer: PrinterId): void {
  const changed = db.run(MOVE, printer, job);
  ensure(changed === 1, `print job ${job} was queued`);
}

export function isSendingTo(db: ReadDb, printer: PrinterId): boolean {
  return db.get(`SELECT 1 FROM print_job WHERE state = 'sending' AND taken_by = ? LIMIT 1`, printer) !== undefined;
}

export function markPrintJob(db: WriteDb, job: number, from: string, to: string): void {
  const changed = db.run('UPDATE print_job SET state = ? WHERE job = ? AND state = ?', to, job, from);
  ensure(changed === 1, `print job ${job} was ${from}`);
  if (to === 'confirmed' || to === 'accepted' || to === 'skipped') {
    db.run(`DELETE FROM print_job WHERE job <= ? AND state IN ('confirmed', 'accepted', 'skipped')`, job - KEPT);
  }
}

/** Nobody is asked about a drawer: they stand before it. */
const INTERRUPTED = `UPDATE print_job
  SET state = CASE WHEN entry IS NULL AND slip IS NULL AND labels IS NULL THEN 'skipped' ELSE 'unknown' END, doubt = 'ended'
  WHERE state = 'sending' AND taken_by = ?`;

/**
 * A printer's side of the queue that is on disk: each mark is a transaction of its own.
 * @param slips where slips come out at the moment
 */
export function printJobs(db: TillDb, printer: PrinterId, slips: () => PrinterId) {
  const mark = (job: number, from: string, to: string): void =>
    db.write((writing) => markPrintJob(writing, job, from, to));
  return {
    next: () => nextPrintJob(db, printer, slips()),
    markSending: (job: number) =>
      db.write((writing) => {
        markPrintJob(writing, job, 'queued', 'sending');
        writing.run('UPDATE print_job SET attempts = attempts + 1, taken_by = ? WHERE job = ?', printer, job);
      }),
    markConfirmed: (job: number) => mark(job, 'sending', 'confirmed'),
    markAccepted: (job: number) => mark(job, 'sending', 'accepted'),
    markUnknown: (job: number, doubt: Doubt) =>
      db.write((writing) => {
        markPrintJob(writing, job, 'sending', 'unknown');
        writing.run('UPDATE print_job SET doubt = ? WHERE job = ?', doubt, job);
      }),
    markQueuedAgain: (job: number) => mark(job, 'sending', 'queued'),
    markInterruptedUnknown: () => db.write((writing) => writing.run(INTERRUPTED, printer)),
  };
}
