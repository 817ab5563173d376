import type { EscposProfile } from '../../../shared/printer/profile.ts';
import { isStopped, type PrinterCondition } from '../../../shared/printer/state.ts';
import { converse, Lost, type Talk } from './converse.ts';
import type { SendOutcome } from './queue.ts';
import { type OpenWire, type Wire, wordOf } from './wire.ts';

/** Times in milliseconds. */
export type Patience = {
  /** To be connected. */
  readonly connectMs: number;
  /** Without a byte taken or an answer heard. */
  readonly idleMs: number;
  /** For all of it, while the printer does not say that it has stopped. */
  readonly totalMs: number;
  /** For an answer to a question that is answered at once. */
  readonly readyMs: number;
  /** For somebody to put paper in or close the cover, once the printer has said that it waits for that. */
  readonly stoppedMs: number;
};

export type SendOptions = Patience & {
  /** The same that the job asks the printer to say back (`JobOptions`). */
  readonly processId: string;
  readonly asks: EscposProfile['asks'];
  /** The job before may have been cut off: its answers may still come, and are told from those to this one. */
  readonly afterTrouble?: boolean;
  readonly signal: AbortSignal;
  /** Called with whatever the printer tells of itself on the way. */
  readonly onHeard: (condition: PrinterCondition) => void;
};

/** Bytes handed over at a time, so that progress is noticed. */
const CHUNK = 4_096;

/**
 * Gives a job to a printer and listens until it says that the slip is out, as far as its profile says that it ever does. Never
 * rejects. The same for every way that carries bytes both ways.
 */
export async function sendJob(open: OpenWire, bytes: Uint8Array, options: SendOptions): Promise<SendOutcome> {
  const wire = await openWithin(open, options);
  if (typeof wire === 'string') {
    options.onHeard('offline');
    return { outcome: 'failed-before-first-byte', detail: wire };
  }
  const talk = converse(wire, options);
  let begun = false;
  try {
    // Also for what comes before the job: one that chatters and takes nothing would be asked for ever.
    talk.limit(options.totalMs);
    const condition = await talk.condition();
    if (condition && isStopped(condition)) throw new Lost(condition);
    if (options.afterTrouble && (options.asks.done === 'paper' || options.asks.done === 'either')) await talk.clear();
    talk.ensureThere();
    begun = true;
    talk.limit(options.totalMs);
    for (let from = 0; from < bytes.length; from += CHUNK) await talk.give(bytes.subarray(from, from + CHUNK));
    return await outcomeOf(wire, talk, options);
  } catch (error) {
    if (!(error instanceof Lost)) throw error;
    // Harmless while no byte of the job was on its way, and nobody knows after that.
    const { message: detail, doubt } = error;
    return begun ? { outcome: 'unknown', doubt, detail } : { outcome: 'failed-before-first-byte', detail };
  } finally {
    talk.close();
    await wire.end();
  }
}

/** @returns why not, where there is no way */
export async function openWithin(
  open: OpenWire,
  { connectMs, signal }: Pick<SendOptions, 'connectMs' | 'signal'>,
): Promise<Wire | string> {
  if (signal.aborted) return 'cut off: the till is closing';
  try {
    return await open(AbortSignal.any([signal, AbortSignal.timeout(connectMs)]));
  } catch (error) {
    return wordOf(error);
  }
}

/** All of it was taken; what does the printer say of it? */
async function outcomeOf(wire: Wire, talk: Talk, options: SendOptions): Promise<SendOutcome> {
  const { asks, idleMs } = options;
  if (asks.done === 'none') {
    const trouble = await wire.end();
    return trouble === undefined
      ? { outcome: 'accepted', detail: 'taken; this printer says no more' }
      : { outcome: 'unknown', doubt: 'lost', detail: trouble };
  }
  if (asks.done !== 'status') {
    for (;;) {
      const sign = await talk.sign(idleMs);
      if (sign) return { outcome: 'confirmed', detail: sign };
      await untilItMoves(talk, options);
    }
  }
  await untilItMoves(talk, options);
  return { outcome: 'accepted', detail: 'taken, and the printer is well' };
}

/**
 * A printer that has stopped for want of paper goes on by itself once it has some, and prints what it holds: to send it again would
 * print twice. So it is waited for, as long as it says so.
 * @throws Lost where it says nothing any more, or is well and still gave no sign
 */
async function untilItMoves(talk: Talk, { asks, idleMs, readyMs, stoppedMs }: SendOptions): Promise<void> {
  let stopped = false;
  // A printer whose only sign this is may have a whole slip to take in before it comes to the question.
  const patience = asks.done === 'status' ? idleMs : readyMs;
  while (!talk.isSigned()) {
    const condition = await talk.condition(patience);
    if (condition && !isStopped(condition) && (stopped || asks.done === 'status')) return;
    if (!condition || !isStopped(condition)) throw new Lost('no answer', stopped ? 'lost' : 'silent');
    if (!stopped) talk.limit(stoppedMs);
    stopped = true;
    await talk.pause();
  }
}
