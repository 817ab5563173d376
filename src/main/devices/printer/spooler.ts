import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SendOutcome } from './queue.ts';
import { LIST_QUEUES, LOST_IN_THE_MIDDLE, powershell, RAW_PRINT } from './winspool.ts';
import { wordOf } from './wire.ts';

/** A queue of the operating system that passes bytes on as they are. */
export type SpoolerQueue = { readonly queue: string };

export type SpoolOptions = {
  /** Milliseconds for the spooler to take the job. */
  readonly totalMs: number;
  /** Milliseconds to wait for it to hand the job on, so that no more than one lies in it. */
  readonly heldMs: number;
  readonly signal: AbortSignal;
  /** The job lies in the spooler, and the printer does not take it. */
  readonly onHeld: () => void;
};

/** Milliseconds between two looks whether the spooler has handed a job on. */
const LOOK_AGAIN = 500;
/** Looks after which a job that still lies there is one that the printer does not take. */
const PATIENT_LOOKS = 10;

/**
 * Gives a job to the operating system's spooler. It says that it took it, and never whether it was printed: `accepted` is all that
 * is ever known. Never rejects.
 */
export async function sendSpooler(
  { queue }: SpoolerQueue,
  bytes: Uint8Array,
  options: SpoolOptions,
): Promise<SendOutcome> {
  const asked = await give(queue, bytes, { ms: options.totalMs, signal: options.signal });
  if (asked.ended === LOST_IN_THE_MIDDLE) return { outcome: 'unknown', doubt: 'lost', detail: 'the spooler lost it' };
  if (asked.ended === 'cut') {
    const doubt = options.signal.aborted ? 'ended' : 'lost';
    return { outcome: 'unknown', doubt, detail: 'the spooler did not answer in time' };
  }
  if (asked.ended !== 0) return { outcome: 'failed-before-first-byte', detail: `the spooler: ${asked.said}` };
  // `request id is xp58-12 (1 file(s))`: the one word with the queue's name and a number, in whatever language.
  const job = asked.said.split(/\s+/).find((word) => word.startsWith(`${queue}-`));
  if (job) await untilHandedOn(queue, job, options);
  return { outcome: 'accepted', detail: job ?? 'given to the spooler' };
}

/** One job at a time lies in the spooler: what waits behind it can still be printed elsewhere. */
async function untilHandedOn(queue: string, job: string, { heldMs, signal, onHeld }: SpoolOptions): Promise<void> {
  for (let look = 0; look * LOOK_AGAIN < heldMs && !signal.aborted; look += 1) {
    const { ended, said } = await run(looking(queue), { ms: LOOK_AGAIN * 4, signal });
    if (ended !== 0 || !said.split(/\s+/).includes(job)) return;
    if (look === PATIENT_LOOKS) onHeld();
    await sleep(LOOK_AGAIN, undefined, { signal }).catch(() => undefined);
  }
}

/** The queues that this machine has. */
export async function spoolerQueues(): Promise<readonly string[]> {
  const { ended, said } = await run(onWindows ? powershell(LIST_QUEUES) : program('lpstat', '-e'), { ms: 10_000 });
  if (ended !== 0) return [];
  return said.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

const onWindows = process.platform === 'win32';

export type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

function program(command: string, ...args: readonly string[]): Program {
  return { command, args, env: { LC_ALL: 'C.UTF-8' } };
}

async function give(queue: string, bytes: Uint8Array, limits: Run): Promise<Ran> {
  if (!onWindows) return run(program('lp', '-d', queue, '-o', 'raw', '-t', 'quay'), { ...limits, input: bytes });
  const folder = await mkdtemp(join(tmpdir(), 'quay-'));
  try {
    const file = join(folder, 'job.bin');
    await writeFile(file, bytes, { mode: 0o600 });
    return await run(powershell(RAW_PRINT, { QUAY_QUEUE: queue, QUAY_FILE: file }), limits);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function looking(queue: string): Program {
  return program('lpstat', '-W', 'not-completed', '-o', queue);
}

type Run = { readonly input?: Uint8Array; readonly ms: number; readonly signal?: AbortSignal };
/** `ended`: the exit code; `cut` where it was ended by us; `absent` where there is no such program. */
type Ran = { readonly ended: number | 'cut' | 'absent'; readonly said: string };

/** Never through a shell: a queue's name is an argument and nothing else. */
function run({ command, args, env }: Program, { input, ms, signal }: Run): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, windowsHide: true, timeout: ms });
    let said = '';
    const cut = (): void => void child.kill();
    const settle = (ended: Ran['ended']): void => {
      signal?.removeEventListener('abort', cut);
      resolve({ ended, said: said.trim().slice(0, 20_000) });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', (error) => {
      said = wordOf(error);
      settle('absent');
    });
    child.on('close', (code) => settle(code ?? 'cut'));
    // A program that ends without reading is told by its exit code.
    child.stdin.on('error', () => undefined).end(input);
    if (signal?.aborted) cut();
    else signal?.addEventListener('abort', cut);
  });
}
