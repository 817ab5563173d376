import type { Instant } from '../../../shared/day.ts';
import type { EntryId } from '../../../shared/id.ts';
import type { Doubt } from '../../../shared/printer/state.ts';

/**
 * queued → sending → confirmed | accepted | unknown; back to queued only when the printer took not one byte. `accepted`: a
 * printer took all of it that never says what it printed. `unknown` waits for the cashier, who says that it came out
 * (confirmed) or not (skipped; the reprint is a job of its own, with the next copy number, and says what it is).
 */
export type PrintJobState = 'queued' | 'sending' | 'confirmed' | 'accepted' | 'unknown' | 'skipped';

/** One slip to come out once, or the drawer to open once. */
export type PrintJob = {
  /** Counts up; the order of printing. */
  readonly job: number;
  /** The entry whose slip it is; else null. */
  readonly entry: EntryId | null;
  /** Of a slip that is no entry's: its blocks, as JSON. With neither, nothing is printed. */
  readonly slip: string | null;
  /** Of labels: what they are to be, as JSON. */
  readonly labels: string | null;
  /** The slip's number or title, for the person who is asked about it. */
  readonly number: string;
  /** 0 = the original, 1 = the first reprint … One job per entry and copy. */
  readonly copy: number;
  /** It is printed again because nobody knows whether an earlier one came out; the stamp says so. */
  readonly again: boolean;
  /** The drawer opens with it, at the first attempt. */
  readonly drawer: boolean;
  /** How often it was begun before. */
  readonly attempts: number;
  /** When it was queued. */
  readonly at: Instant;
};

/**
 * Where print jobs lie, so that they outlive the process. Every mark is durable when it returns: `markSending` is
 * what keeps a slip from printing twice after a crash. A mark names the state it expects and throws where the
 * job is in another.
 */
export type PrintJobs = {
  /** The oldest job that is queued for this printer. */
  readonly next: () => PrintJob | undefined;
  /** queued → sending, one attempt more. */
  readonly markSending: (job: number) => void;
  /** sending → confirmed: the printer said that it came out. */
  readonly markConfirmed: (job: number) => void;
  /** sending → accepted: all of it was taken, and no more is ever said. */
  readonly markAccepted: (job: number) => void;
  /** sending → unknown: some bytes went out and nobody knows more, and why not. */
  readonly markUnknown: (job: number, doubt: Doubt) => void;
  /** sending → queued: the printer took nothing. */
  readonly markQueuedAgain: (job: number) => void;
  /**
   * Every sending of this printer → unknown; asked once, before its first job, when nothing can be under way: what is found
   * in sending then was cut off by a crash.
   * @returns how many
   */
  readonly markInterruptedUnknown: () => number;
};
