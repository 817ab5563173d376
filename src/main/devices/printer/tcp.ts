import { connect, type Socket } from 'node:net';
import { readAnswers } from './answers.ts';
import type { SendOutcome } from './queue.ts';

export type TcpPrinter = { readonly host: string; readonly port: number };

/** Times in milliseconds. */
export type SendOptions = {
  /** The same that the job asks the printer to say back (`JobOptions`). */
  readonly processId: string;
  /** To be connected. */
  readonly connectMs: number;
  /** Without a byte taken or an answer heard. */
  readonly idleMs: number;
  /** For all of it. */
  readonly totalMs: number;
  /** How long to wait for the answer whether the printer is ready before the first byte of the job; 0 = do not ask. */
  readonly readyMs: number;
  readonly signal: AbortSignal;
};

/** DLE EOT 1: are you online? Answered at once, also when the printer has stopped printing. */
const ASK_READY = Uint8Array.of(0x10, 0x04, 0x01);
/** Bytes handed over at a time, so that progress is noticed. */
const CHUNK = 4_096;
/** What a connection gets for its farewell. */
const LINGER_MS = 2_000;

/**
 * Gives a job to a network printer (raw port 9100) and listens until it says that the slip is out. Never rejects.
 *
 * Listens while it writes and never destroys a connection with something unread in it: a reset makes the printer drop
 * what it has not printed yet, which was measured to cut slips in half that counted as printed.
 */
export function sendTcp(target: TcpPrinter, bytes: Uint8Array, options: SendOptions): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const socket = connect({ ...target, noDelay: true });
    const answersOf = readAnswers();
    let begun = false;
    let handedOver = false;
    let settled = false;
    let timer = setTimeout(() => fail('no connection in time'), options.connectMs);
    const deadline = setTimeout(() => fail('not done in time'), options.totalMs);
    const onAbort = (): void => fail('cut off: the till is closing');

    function settle(outcome: SendOutcome['outcome'], detail: string): void {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(deadline);
      options.signal.removeEventListener('abort', onAbort);
      resolve({ outcome, detail });
      hangUp(socket);
    }

    /** What did not go well: harmless while no byte of the job was on its way, and nobody knows after that. */
    function fail(detail: string): void {
      settle(begun ? 'unknown' : 'failed-before-first-byte', detail);
    }

    function progress(): void {
      clearTimeout(timer);
      timer = setTimeout(() => fail(handedOver ? 'no answer' : 'took no more bytes'), options.idleMs);
    }

    function begin(): void {
      if (begun || settled) return;
      begun = true;
      progress();
      writeFrom(0);
    }

    function writeFrom(start: number): void {
      const end = Math.min(start + CHUNK, bytes.length);
      handedOver = end === bytes.length;
      socket.write(bytes.subarray(start, end), (error) => {
        if (error || settled) return;
        progress();
        if (end < bytes.length) writeFrom(end);
      });
    }

    socket.on('connect', () => {
      if (options.readyMs === 0) return begin();
      clearTimeout(timer);
      // Silence is no answer: cheap printers do not know the question.
      timer = setTimeout(begin, options.readyMs);
      socket.write(ASK_READY);
    });
    socket.on('data', (chunk) => {
      if (settled) return;
      if (begun) progress();
      for (const answer of answersOf(chunk)) {
        if (answer.kind === 'status' && !begun) {
          if (answer.offline) return fail('offline: paper out or cover open');
          begin();
        }
        if (answer.kind === 'process' && answer.id === options.processId) return settle('confirmed', 'done');
        if (answer.kind === 'paper' && handedOver && !answer.out) return settle('confirmed', 'past the cut');
      }
    });
    socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.on('close', () => fail('the printer hung up'));
    if (options.signal.aborted) onAbort();
    else options.signal.addEventListener('abort', onAbort);
  });
}

/** Ends in order, reading on; a printer that never lets go is left after a moment. */
function hangUp(socket: Socket): void {
  if (socket.connecting || socket.destroyed) {
    socket.destroy();
    return;
  }
  socket.resume();
  socket.end();
  const giveUp = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(giveUp));
}
