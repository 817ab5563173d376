import type { Outcome } from '../../../shared/contract/printer.ts';
import { unreachable } from '../../../shared/must.ts';
import type { Doubt } from '../../../shared/printer/state.ts';
import type { PrintJob, PrintJobs } from './jobs.ts';

/**
 * What became of a slip that was given to a printer. Written is not printed: `confirmed` is the printer's own word, `accepted` that
 * of one which never says more than that it took it, `unknown` means that bytes went out and nobody knows the rest.
 */
export type SendOutcome = (
  | { readonly outcome: Exclude<Outcome, 'unknown'> }
  | { readonly outcome: 'unknown'; readonly doubt: Doubt }
) & {
  /** For the developer's log. */
  readonly detail: string;
};

/** `waiting`: slips are queued and the printer takes nothing. */
export type QueueState = 'ready' | 'printing' | 'waiting';

export type PrintQueueOptions<Rendered> = {
  readonly jobs: PrintJobs;
  /**
   * What is sent for a job.
   * @param afterTrouble true where the job before may have been cut off in the middle
   */
  readonly render: (job: PrintJob, afterTrouble: boolean) => Rendered | Promise<Rendered>;
  /** Tries once; stops early when the signal is aborted. Never rejects for what a printer does. */
  readonly send: (rendered: Rendered, job: PrintJob, signal: AbortSignal) => Promise<SendOutcome>;
  /** Resolves after so many milliseconds, or at once when the signal is aborted; never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called after every change of a job or of the queue's state. */
  readonly onChange: () => void;
  /** Whatever did not go as it should, for the log. */
  readonly onTrouble: (detail: string, job?: PrintJob) => void;
};

export type PrintQueue = {
  readonly state: () => QueueState;
  /** There may be a new job: looks now, also while it waits for a printer. */
  readonly nudge: () => void;
  /** Resolves when the queue is empty or waiting for the printer. */
  readonly settled: () => Promise<void>;
  /**
   * Does something else with the printer, alone: no job is begun meanwhile, and an errand that is under way ends first. The
   * signal is aborted when the till closes.
   * @returns undefined, and nothing is done, where a job is under way
   */
  readonly errand: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T> | undefined;
  /** Begins no further job, gives the one under way a moment, then cuts it off. What is queued stays queued. */
  readonly close: () => Promise<void>;
};

/** Pauses between attempts at a printer that takes nothing, in milliseconds; the last one repeats. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** What a slip under way gets to be finished in when the till closes, in milliseconds. */
const FAREWELL = 3_000;

/**
 * One printer's worker: one job at a time, oldest first. A job is tried again by itself only if the printer took not
 * one byte of it; anything else could print one sale twice. Begins to work at once.
 */
export function createPrintQueue<Rendered>(options: PrintQueueOptions<Rendered>): PrintQueue {
  const { jobs, onChange, onTrouble } = options;
  const closing = new AbortController();
  const cutting = new AbortController();
  let state: QueueState = 'ready';
  let failures = 0;
  let afterTrouble = jobs.markInterruptedUnknown() > 0;
  let working: Promise<void> | undefined;
  let nudged = false;
  let pause: AbortController | undefined;
  /** What became of a job, while the disk does not take it: written down before anything else is begun. */
  let unwritten: { readonly job: PrintJob; readonly sent: SendOutcome } | undefined;
  let onSettled: (() => void)[] = [];
  let errand: Promise<unknown> | undefined;
  let isSending = false;

  function become(next: QueueState): void {
    if (next !== state) {
      state = next;
      onChange();
    }
    if (next === 'waiting') settle();
  }

  function settle(): void {
    for (const resolve of onSettled) resolve();
    onSettled = [];
  }

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      const taken = await printNext();
      if (taken === 'empty') return become('ready');
      if (taken === 'printed') failures = 0;
      else await rest();
    }
  }

  /** A store that throws (a full disk) is trouble like a printer that is off: nothing is sent, and it is tried again. */
  async function printNext(): Promise<'empty' | 'printed' | 'refused'> {
    try {
      if (unwritten) writeDown();
      if (!jobs.next()) return 'empty';
      if (errand) await untilAlone();
      // It may have been taken back or sent elsewhere meanwhile.
      const job = jobs.next();
      if (!job) return 'empty';
      if (failures === 0) become('printing');
      jobs.markSending(job.job);
      isSending = true;
      const sent = await attempt(job);
      const { outcome, detail } = sent;
      unwritten = { job, sent };
      writeDown();
      if (outcome === 'unknown' || outcome === 'failed-before-first-byte') onTrouble(detail, job);
      onChange();
      return outcome === 'failed-before-first-byte' ? 'refused' : 'printed';
    } catch (error) {
      onTrouble(`the print queue: ${String(error)}`);
      return 'refused';
    } finally {
      isSending = false;
    }
  }

  /** No pause between the last look and what follows it: what is asked for meanwhile finds a job under way. */
  async function untilAlone(): Promise<void> {
    await errand;
    if (errand) await untilAlone();
  }

  function run<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> | undefined {
    if (isSending || closing.signal.aborted) return undefined;
    const before = errand;
    const done = before ? before.then(() => act(closing.signal)) : act(closing.signal);
    const ended = done
      .catch(() => undefined)
      .finally(() => {
        if (errand === ended) errand = undefined;
      });
    errand = ended;
    return done;
  }

  function writeDown(): void {
    if (!unwritten) return;
    mark(unwritten.job, unwritten.sent);
    unwritten = undefined;
  }

  async function attempt(job: PrintJob): Promise<SendOutcome> {
    try {
      const rendered = await options.render(job, afterTrouble);
      return await options.send(rendered, job, cutting.signal);
    } catch (error) {
      // A bug. The slip stands before the cashier as unknown instead of blocking all that come after it.
      return { outcome: 'unknown', doubt: 'faulty', detail: String(error) };
    }
  }

  function mark({ job }: PrintJob, sent: SendOutcome): void {
    switch (sent.outcome) {
      case 'confirmed':
        afterTrouble = false;
        return jobs.markConfirmed(job);
      case 'accepted':
        afterTrouble = false;
        return jobs.markAccepted(job);
      case 'unknown':
        afterTrouble = true;
        return jobs.markUnknown(job, sent.doubt);
      case 'failed-before-first-byte':
        return jobs.markQueuedAgain(job);
      default:
        return unreachable(sent);
    }
  }

  async function rest(): Promise<void> {
    pause = new AbortController();
    const ms = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0;
    failures += 1;
    become('waiting');
    await options.wait(ms, AbortSignal.any([pause.signal, closing.signal]));
    pause = undefined;
  }

  function nudge(): void {
    nudged = true;
    pause?.abort();
    if (closing.signal.aborted || working) return;
    nudged = false;
    working = work().finally(() => {
      working = undefined;
      settle();
      // A job that came between the last look and now.
      if (nudged) nudge();
    });
  }

  nudge();
  return {
    state: () => state,
    nudge,
    errand: run,
    settled: () =>
      !working || state === 'waiting' ? Promise.resolve() : new Promise((resolve) => onSettled.push(resolve)),
    close: async () => {
      closing.abort();
      const done = new AbortController();
      const underWay = (working ?? Promise.resolve()).finally(() => done.abort());
      await Promise.race([underWay, options.wait(FAREWELL, done.signal)]);
      cutting.abort();
      await Promise.all([underWay, errand]);
    },
  };
}
