import { createServer, type Server, type Socket } from 'node:net';
import { interpret } from './slipInterpreter.ts';

/** How a printer can behave. The default is a good one. */
export type PrinterBehaviour = {
  /** Which questions at the end of a job it answers. `wrong-id`: says back what another job asked. */
  readonly answers: 'both' | 'process' | 'paper' | 'never' | 'wrong-id';
  /** Which questions that are answered at once (DLE EOT) it knows: 1, 2 and 4, or only 1, or none. */
  readonly tells: 'all' | 'online' | 'nothing';
  /** What it is, and says when it is asked. Stopped, it prints nothing. */
  readonly is: 'ready' | 'paper-near-end' | 'paper-out' | 'cover-open';
  /** Sends status changes that nobody asked for (ASB), before and between its answers. */
  readonly chatty: boolean;
  /** Loses its power after so many bytes of a connection. */
  readonly diesAfter: number | undefined;
  /** Runs out of paper after so many bytes of a job, holds what comes, and goes on when it is refilled. */
  readonly paperOutAfter: number | undefined;
  /** Takes the connection and reads nothing. */
  readonly neverReads: boolean;
  /** Takes the connection and hangs up: it is busy with another. */
  readonly hangsUp: boolean;
  /** Reads so many bytes at a time, a moment apart. */
  readonly bytesPerRead: number | undefined;
  /** After so many bytes it answers `GS r` of an earlier job that was cut off. */
  readonly lateAnswerAfter: number | undefined;
  /** Lets so many milliseconds pass before it answers. */
  readonly answersAfter: number;
};

export type FakePrinter = {
  readonly host: string;
  readonly port: number;
  /** The bytes that each connection had printed, where there are any, in the order of the connections, without status questions. */
  readonly jobs: () => Uint8Array[];
  /** How many jobs came with their last question: a story that waits for the next one begins with this. */
  readonly wholeJobs: () => number;
  /** Resolves when so many jobs have come with their last question. */
  readonly whole: (count: number) => Promise<void>;
  /** Resolves when it was asked so often how it is (DLE EOT), from the beginning. */
  readonly asked: (count: number) => Promise<void>;
  /** Resolves when so many bytes of jobs have been printed in all. */
  readonly printed: (bytes: number) => Promise<void>;
  /** How it behaves from the next connection on; what is not named is as in a good printer. */
  readonly behave: (behaviour: Partial<PrinterBehaviour>) => void;
  /** Somebody puts paper in: connections that ran out go on with what they hold. */
  readonly refill: () => void;
  /** Off: refuses connections, and cuts those that are open. */
  readonly off: () => Promise<void>;
  /** On again, at the same port. */
  readonly on: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const GOOD: PrinterBehaviour = {
  answers: 'both',
  tells: 'all',
  is: 'ready',
  chatty: false,
  diesAfter: undefined,
  paperOutAfter: undefined,
  neverReads: false,
  hangsUp: false,
  bytesPerRead: undefined,
  lateAnswerAfter: undefined,
  answersAfter: 0,
};

/** Paper near its end, then all well: four bytes each. */
const CHATTER = Uint8Array.of(0x10, 0x00, 0x03, 0x00, 0x14, 0x00, 0x00, 0x0f);

/** A network printer on a port of this machine. */
export async function startFakePrinter(behaviour: Partial<PrinterBehaviour> = {}): Promise<FakePrinter> {
  let now: PrinterBehaviour = { ...GOOD, ...behaviour };
  const open = new Map<Socket, Attended>();
  const received: number[][] = [];
  let statusQuestions = 0;
  let watchers: (() => void)[] = [];
  let server: Server;
  let port = 0;

  const jobs = (): Uint8Array[] => received.filter((bytes) => bytes.length > 0).map((bytes) => Uint8Array.from(bytes));
  const wholeJobs = (): number => jobs().filter(isWhole).length;
  const told = (): void => {
    for (const watch of watchers) watch();
  };
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const watch = (): void => {
        if (!isSo()) return;
        watchers = watchers.filter((other) => other !== watch);
        resolve();
      };
      watchers.push(watch);
      watch();
    });

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((socket) => {
        const bytes: number[] = [];
        received.push(bytes);
        const attended = attend(socket, bytes, now, {
          onBytes: told,
          onStatus: () => {
            statusQuestions += 1;
            told();
          },
        });
        open.set(socket, attended);
        socket.on('close', () => open.delete(socket));
      });
      server.on('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        port = typeof address === 'object' && address ? address.port : 0;
        resolve();
      });
    });

  const off = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open.keys()) socket.resetAndDestroy();
    });

  await listen();
  return {
    host: '127.0.0.1',
    port,
    jobs,
    wholeJobs,
    whole: (count) => until(() => wholeJobs() >= count),
    asked: (count) => until(() => statusQuestions >= count),
    printed: (bytes) => until(() => jobs().reduce((sum, job) => sum + job.length, 0) >= bytes),
    behave: (next) => {
      now = { ...GOOD, ...next };
    },
    refill: () => {
      for (const { refill } of open.values()) refill();
    },
    off,
    on: listen,
    close: () => (server.listening ? off() : Promise.resolve()),
  };
}

/** It did something, and came to its last question. What only clears up after an earlier job asks, too, and does nothing. */
function isWhole(bytes: Uint8Array): boolean {
  const { cuts, pulses, endsAsked } = interpret(bytes);
  return cuts + pulses > 0 && endsAsked;
}

type Attended = { readonly refill: () => void };
type Watching = { readonly onBytes: () => void; readonly onStatus: () => void };

/** One connection: records, and answers as a printer that behaves so would. */
function attend(socket: Socket, job: number[], behaviour: PrinterBehaviour, { onBytes, onStatus }: Watching): Attended {
  let is: PrinterBehaviour['is'] = behaviour.is;
  let held: number[] = [];
  let answered = 0;
  let asking: number[] = [];
  let refilled = false;
  let answeredLate = false;
  socket.on('error', () => undefined);
  if (behaviour.neverReads) socket.pause();
  if (behaviour.hangsUp) socket.end();
  if (behaviour.neverReads || behaviour.hangsUp) return { refill: () => undefined };
  if (behaviour.chatty) socket.write(CHATTER);

  const isStopped = (): boolean => is === 'paper-out' || is === 'cover-open';

  /** The real-time question is heard before everything that waits, as a printer does; the rest is the job. */
  const take = (bytes: readonly number[]): void => {
    for (const byte of bytes) {
      if (asking.length > 0 || byte === 0x10) asking.push(byte);
      else held.push(byte);
      if (asking.length === 2 && byte !== 0x04) {
        held.push(...asking);
        asking = [];
      }
      if (asking.length < 3) continue;
      const bits = statusBits(byte, is, behaviour);
      if (bits !== undefined && !socket.destroyed) socket.write(Uint8Array.of(bits));
      asking = [];
      onStatus();
    }
    print();
  };

  const print = (): void => {
    while (held.length > 0 && !isStopped()) {
      job.push(...held.splice(0, 256));
      if (behaviour.paperOutAfter === undefined || refilled || job.length < behaviour.paperOutAfter) continue;
      held.unshift(...job.splice(behaviour.paperOutAfter));
      is = 'paper-out';
    }
    if (behaviour.diesAfter !== undefined && job.length >= behaviour.diesAfter) {
      job.length = behaviour.diesAfter;
      socket.resetAndDestroy();
      return;
    }
    if (behaviour.lateAnswerAfter !== undefined && !answeredLate && job.length >= behaviour.lateAnswerAfter) {
      answeredLate = true;
      socket.write(Uint8Array.of(0x00));
    }
    const { questions } = interpret(Uint8Array.from(job));
    for (const question of questions.slice(answered)) {
      const said = answerTo(question, behaviour);
      const say = (): void => {
        if (!socket.destroyed && said) socket.write(behaviour.chatty ? Uint8Array.of(...CHATTER, ...said) : said);
      };
      if (behaviour.answersAfter > 0) setTimeout(say, behaviour.answersAfter).unref();
      else say();
    }
    answered = questions.length;
    onBytes();
  };

  const atATime = behaviour.bytesPerRead;
  socket.on('data', (chunk) => {
    if (atATime === undefined) return take([...chunk]);
    socket.pause();
    const rest = [...chunk];
    const next = (): void => {
      take(rest.splice(0, atATime));
      if (rest.length > 0) setImmediate(next);
      else socket.resume();
    };
    next();
  });
  return {
    refill: () => {
      refilled = true;
      is = 'ready';
      print();
    },
  };
}

/** The answer to DLE EOT n; undefined where it knows no such question. */
function statusBits(question: number, is: PrinterBehaviour['is'], { tells }: PrinterBehaviour): number | undefined {
  if (tells === 'nothing' || (tells === 'online' && question !== 1)) return undefined;
  const stopped = is === 'paper-out' || is === 'cover-open';
  if (question === 1) return stopped ? 0x1a : 0x12;
  if (question === 2) return { 'cover-open': 0x16, 'paper-out': 0x32, 'paper-near-end': 0x12, ready: 0x12 }[is];
  if (question === 4) return { 'cover-open': 0x12, 'paper-out': 0x7e, 'paper-near-end': 0x1e, ready: 0x12 }[is];
  return undefined;
}

function answerTo(
  question: { readonly kind: 'process'; readonly id: string } | { readonly kind: 'paper' },
  { answers }: PrinterBehaviour,
): Uint8Array | undefined {
  if (answers === 'never') return undefined;
  if (question.kind === 'paper') return answers === 'both' || answers === 'paper' ? Uint8Array.of(0x00) : undefined;
  if (answers === 'paper') return undefined;
  const id = answers === 'wrong-id' ? '?!?!' : question.id;
  return Uint8Array.of(0x37, 0x22, ...Array.from(id, (letter) => letter.charCodeAt(0)), 0x00);
}
