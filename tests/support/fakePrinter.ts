import { createServer, type Server, type Socket } from 'node:net';
import { interpret } from './slipInterpreter.ts';

/** How a network printer can behave. The default is a good one. */
export type PrinterBehaviour = {
  /** Which questions at the end of a job it answers. `wrong-id`: says back what another job asked. */
  readonly answers: 'both' | 'process' | 'paper' | 'never' | 'wrong-id';
  /** To "are you online?" (DLE EOT 1), which is answered at once. */
  readonly ready: 'online' | 'offline' | 'silent';
  /** Sends status changes that nobody asked for (ASB), before and between its answers. */
  readonly chatty: boolean;
  /** Loses its power after so many bytes of a connection. */
  readonly diesAfter: number | undefined;
  /** Takes the connection and reads nothing. */
  readonly neverReads: boolean;
  /** Reads so many bytes at a time, a moment apart. */
  readonly bytesPerRead: number | undefined;
  /** Lets so many milliseconds pass before it answers. */
  readonly answersAfter: number;
};

export type FakePrinter = {
  readonly host: string;
  readonly port: number;
  /** The bytes of each connection that sent any, in the order of the connections, without "are you online?". */
  readonly jobs: () => Uint8Array[];
  /** Resolves when so many jobs have come with their last question. */
  readonly whole: (count: number) => Promise<void>;
  /** How it behaves from the next connection on; what is not named is as in a good printer. */
  readonly behave: (behaviour: Partial<PrinterBehaviour>) => void;
  /** Off: refuses connections, and cuts those that are open. */
  readonly off: () => Promise<void>;
  /** On again, at the same port. */
  readonly on: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const GOOD: PrinterBehaviour = {
  answers: 'both',
  ready: 'online',
  chatty: false,
  diesAfter: undefined,
  neverReads: false,
  bytesPerRead: undefined,
  answersAfter: 0,
};

/** Paper near its end, then all well: four bytes each. */
const CHATTER = Uint8Array.of(0x10, 0x00, 0x03, 0x00, 0x14, 0x00, 0x00, 0x0f);

/** A network printer on a port of this machine. */
export async function startFakePrinter(behaviour: Partial<PrinterBehaviour> = {}): Promise<FakePrinter> {
  let now: PrinterBehaviour = { ...GOOD, ...behaviour };
  const open = new Set<Socket>();
  const received: number[][] = [];
  let watchers: (() => void)[] = [];
  let server: Server;
  let port = 0;

  const jobs = (): Uint8Array[] => received.filter((bytes) => bytes.length > 0).map((bytes) => Uint8Array.from(bytes));
  const wholeJobs = (): number => jobs().filter((bytes) => interpret(bytes).questions.length >= 2).length;

  const listen = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server = createServer((socket) => {
        open.add(socket);
        socket.on('close', () => open.delete(socket));
        const bytes: number[] = [];
        received.push(bytes);
        attend(socket, bytes, now, () => {
          for (const watch of watchers) watch();
        });
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
      for (const socket of open) socket.resetAndDestroy();
    });

  await listen();
  return {
    host: '127.0.0.1',
    port,
    jobs,
    whole: (count) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (wholeJobs() < count) return;
          watchers = watchers.filter((other) => other !== watch);
          resolve();
        };
        watchers.push(watch);
        watch();
      }),
    behave: (next) => {
      now = { ...GOOD, ...next };
    },
    off,
    on: listen,
    close: () => (server.listening ? off() : Promise.resolve()),
  };
}

/** One connection: records, and answers as a printer that behaves so would. */
function attend(socket: Socket, job: number[], behaviour: PrinterBehaviour, onBytes: () => void): void {
  socket.on('error', () => undefined);
  if (behaviour.neverReads) {
    socket.pause();
    return;
  }
  if (behaviour.chatty) socket.write(CHATTER);
  let answered = 0;
  let asked: number[] = [];

  const take = (bytes: readonly number[]): void => {
    // "Are you online?" comes before a job or not at all.
    const expecting = job.length === 0;
    for (const byte of bytes) {
      if (expecting && job.length === 0 && (asked.length > 0 || byte === 0x10)) asked.push(byte);
      else job.push(byte);
      if (asked.length === 3) {
        if (behaviour.ready !== 'silent') socket.write(Uint8Array.of(behaviour.ready === 'online' ? 0x12 : 0x1a));
        asked = [];
      }
    }
    if (behaviour.diesAfter !== undefined && job.length >= behaviour.diesAfter) {
      job.length = behaviour.diesAfter;
      socket.resetAndDestroy();
      return;
    }
    const { questions } = interpret(Uint8Array.from(job));
    for (const question of questions.slice(answered)) {
      const said = answerTo(question, behaviour);
      const say = (): void => {
        if (!socket.destroyed && said) socket.write(behaviour.chatty ? Uint8Array.of(...CHATTER, ...said) : said);
      };
      if (behaviour.answersAfter > 0) setTimeout(say, behaviour.answersAfter);
      else say();
    }
    answered = questions.length;
    onBytes();
  };

  if (behaviour.bytesPerRead === undefined) {
    socket.on('data', (chunk) => take([...chunk]));
    return;
  }
  const atATime = behaviour.bytesPerRead;
  socket.on('data', (chunk) => {
    socket.pause();
    const rest = [...chunk];
    const next = (): void => {
      take(rest.splice(0, atATime));
      if (rest.length > 0) setImmediate(next);
      else socket.resume();
    };
    next();
  });
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
