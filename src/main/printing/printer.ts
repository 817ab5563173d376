import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { Probe } from '../../shared/printer/calibration.ts';
import type { EscposProfile } from '../../shared/printer/profile.ts';
import { type Heard, isStopped, type PrinterCondition, type PrinterState } from '../../shared/printer/state.ts';
import type { StoredPrinter } from '../db/printer.ts';
import { printJobs } from '../db/printJob.ts';
import type { TillDb } from '../db/sqlite.ts';
import { converse, Lost } from '../devices/printer/converse.ts';
import type { PrintJob } from '../devices/printer/jobs.ts';
import { createPrintQueue, type QueueState, type SendOutcome } from '../devices/printer/queue.ts';
import { openWithin, type Patience } from '../devices/printer/send.ts';
import type { OpenWire } from '../devices/printer/wire.ts';
import type { TillOptions } from '../till.ts';
import { asksOf, carry, keepPictures, PATIENCE, wireTo } from './carry.ts';
import type { Drawing } from './drawing.ts';
import { printSheet, probeAt, type Sheet } from './sheet.ts';
import { processIdOf, type Work, workOf } from './work.ts';

/** One printer, its worker and what is known of it. */
export type OpenPrinter = {
  readonly stored: StoredPrinter;
  readonly state: () => PrinterState;
  readonly heard: () => Heard;
  /** There may be something to print. */
  readonly nudge: () => void;
  /** Asks it how it is; undefined while it is busy, which says enough. */
  readonly ask: () => Promise<Heard> | undefined;
  /** Asks it everything; undefined while it is busy. */
  readonly probe: () => Promise<Probe> | undefined;
  /** Prints the calibration sheet; undefined while it is busy. */
  readonly calibrate: () => Promise<Sheet> | undefined;
  readonly close: () => Promise<void>;
};

export type PrinterParts = {
  readonly db: TillDb;
  readonly options: TillOptions;
  readonly drawing: Drawing;
  /** Where slips come out at the moment. */
  readonly slips: () => PrinterId;
  readonly onChange: () => void;
  /** As every till's, unless a test has less of it. */
  readonly patience?: Patience | undefined;
  /** What passes between two attempts: milliseconds, unless a test has something else to do. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
};

/** Milliseconds between two questions to a printer that has nothing to do: some take few connections a day. */
const ASK_EVERY = 5 * 60_000;

export function openPrinter(stored: StoredPrinter, parts: PrinterParts): OpenPrinter {
  const { db, options, drawing, slips, onChange, patience, wait = pass } = parts;
  const { connection, profile } = stored;
  const asks = asksOf(profile);
  const open = wireTo(connection);
  let heard: Heard = { condition: 'silent', at: null };

  const hear = (condition: PrinterCondition): void => {
    const changed = heard.condition !== condition;
    heard = { condition, at: options.clock() };
    if (changed) onChange();
  };

  const queue = createPrintQueue<Work>({
    jobs: printJobs(db, stored.id, slips),
    render: (job, afterTrouble) => workOf(job, { printer: stored, drawing, now: options.clock(), afterTrouble }),
    send: async (work, job, signal) => {
      const sent = await send(work, job, signal);
      // What it printed it was ready for, whatever it was before.
      if (sent.outcome === 'confirmed' && (heard.condition === 'silent' || isStopped(heard.condition))) hear('ready');
      // It may have been switched off in the middle: looked at once the job is written down and nothing else is begun.
      if (sent.outcome === 'unknown') setImmediate(() => void ask());
      return sent;
    },
    wait,
    onChange,
    onTrouble: (detail, job) =>
      options.log.warn('a slip did not come out as it should', { detail, number: job?.number, printer: stored.name }),
  });

  async function send(work: Work, job: PrintJob, signal: AbortSignal): Promise<SendOutcome> {
    if (work.kind === 'nothing') return { outcome: 'confirmed', detail: work.why };
    if (work.kind === 'pictures') return keepPictures(options.folder, job, work.pictures);
    const sent = await carry(stored, {
      ...work,
      processId: processIdOf(job.job),
      patience,
      signal,
      onHeard: hear,
    });
    if (!work.drawer || sent.outcome === 'confirmed') return sent;
    // Whoever asked stands before the drawer and sees; it is not tried again when they may be gone.
    options.log.warn('the drawer may not have opened', { detail: sent.detail });
    return { outcome: 'confirmed', detail: sent.detail };
  }

  const askNow = async (signal: AbortSignal): Promise<Heard> => {
    if (open) hear(await conditionOver({ open, asks, signal, onHeard: hear }));
    return heard;
  };
  const ask = () => queue.errand(askNow);
  const looks = open && asks.status.length > 0 ? setInterval(() => void ask(), ASK_EVERY) : undefined;
  looks?.unref();
  if (looks) void ask();

  const calibrateNow = (signal: AbortSignal): Promise<Sheet> =>
    printSheet(stored, { atlas: drawing.atlas, signal, onHeard: hear });

  return {
    stored,
    state: () => stateOf(queue.state(), heard.condition, connection.kind === 'preview'),
    heard: () => heard,
    nudge: queue.nudge,
    ask,
    probe: () => queue.errand((signal) => probeAt(connection, signal)),
    calibrate: () => queue.errand(calibrateNow),
    close: () => {
      clearInterval(looks);
      return queue.close();
    },
  };
}

function pass(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}

type Asking = {
  readonly open: OpenWire;
  readonly asks: EscposProfile['asks'];
  readonly signal: AbortSignal;
  readonly onHeard: (condition: PrinterCondition) => void;
};

/** What a printer says of itself when nothing is printed; `silent` where it is there and does not say. */
async function conditionOver({ open, asks, signal, onHeard }: Asking): Promise<PrinterCondition> {
  const wire = await openWithin(open, { ...PATIENCE, signal });
  if (typeof wire === 'string') return 'offline';
  const talk = converse(wire, { ...PATIENCE, asks, signal, onHeard, processId: '' });
  try {
    return (await talk.condition()) ?? 'silent';
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    return 'offline';
  } finally {
    talk.close();
    await wire.end();
  }
}

/** What a person is told first: why it stands still, then what its queue does, then what it said last. */
function stateOf(queue: QueueState, condition: PrinterCondition, preview: boolean): PrinterState {
  if (condition === 'cover-open' || condition === 'paper-out') return condition;
  if (queue !== 'ready') return queue;
  return preview ? 'preview' : condition;
}
