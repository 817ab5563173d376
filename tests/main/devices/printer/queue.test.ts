import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintJob, PrintJobState, PrintJobs } from '../../../../src/main/devices/printer/jobs.ts';
import {
  createPrintQueue,
  type PrintQueueOptions,
  type SendOutcome,
} from '../../../../src/main/devices/printer/queue.ts';
import { sendJob } from '../../../../src/main/devices/printer/send.ts';
import { tcpWire } from '../../../../src/main/devices/printer/tcp.ts';
import type { Instant } from '../../../../src/shared/day.ts';
import { picturesJob } from '../../../../src/shared/escpos/job.ts';
import type { EntryId } from '../../../../src/shared/id.ts';
import { ensure } from '../../../../src/shared/must.ts';
import { usualProfile } from '../../../../src/shared/printer/profile.ts';
import { type FakePrinter, startFakePrinter } from '../../../support/fakePrinter.ts';
import { interpret } from '../../../support/slipInterpreter.ts';

type Store = PrintJobs & {
  readonly states: Map<number, PrintJobState>;
  readonly attempts: Map<number, number>;
  readonly add: (count?: number) => void;
};

/** Print jobs as the till's database keeps them; what is in it survives a queue. */
function aStore(states: readonly PrintJobState[] = []): Store {
  const byJob = new Map(states.map((state, index) => [index + 1, state]));
  const attempts = new Map<number, number>();
  const mark = (job: number, from: PrintJobState, to: PrintJobState): void => {
    ensure(byJob.get(job) === from, `job ${job} is ${from}`);
    byJob.set(job, to);
  };
  return {
    states: byJob,
    attempts,
    add: (count = 1) => {
      for (let more = 0; more < count; more += 1) byJob.set(byJob.size + 1, 'queued');
    },
    next: () => {
      const job = [...byJob].find(([, state]) => state === 'queued')?.[0];
      return job === undefined ? undefined : aJob(job, attempts.get(job) ?? 0);
    },
    markSending: (job) => {
      mark(job, 'queued', 'sending');
      attempts.set(job, (attempts.get(job) ?? 0) + 1);
    },
    markConfirmed: (job) => mark(job, 'sending', 'confirmed'),
    markAccepted: (job) => mark(job, 'sending', 'accepted'),
    markUnknown: (job) => mark(job, 'sending', 'unknown'),
    markQueuedAgain: (job) => mark(job, 'sending', 'queued'),
    markInterruptedUnknown: () => {
      const interrupted = [...byJob].filter(([, state]) => state === 'sending');
      for (const [job] of interrupted) byJob.set(job, 'unknown');
      return interrupted.length;
    },
  };
}

function aJob(job: number, attempts: number): PrintJob {
  const number = `BL01-2-${job.toString().padStart(6, '0')}`;
  const entry = `entry-${job}` as EntryId;
  return {
    job,
    entry,
    slip: null,
    labels: null,
    number,
    copy: 0,
    again: false,
    drawer: false,
    attempts,
    at: 0 as Instant,
  };
}

const confirmed: SendOutcome = { outcome: 'confirmed', detail: 'done' };
const unknown: SendOutcome = { outcome: 'unknown', doubt: 'silent', detail: 'no answer' };
const refused: SendOutcome = { outcome: 'failed-before-first-byte', detail: 'ECONNREFUSED' };

/** Time that passes only when the test lets it. */
function aClock() {
  const pauses: { readonly ms: number; readonly end: () => void }[] = [];
  return {
    /** Pauses under way, in milliseconds. */
    pauses: () => pauses.map((pause) => pause.ms),
    pass: () => pauses.splice(0).forEach((pause) => pause.end()),
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        const pause = { ms, end: resolve };
        pauses.push(pause);
        signal.addEventListener('abort', () => {
          if (pauses.includes(pause)) pauses.splice(pauses.indexOf(pause), 1);
          resolve();
        });
      }),
  };
}

/** Lets everything else go on, sockets too, until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** A printer that does what a list says, then confirms; and what was given to it. */
function aQueue(store: Store, outcomes: SendOutcome[] = [], changes: Partial<PrintQueueOptions<string>> = {}) {
  const clock = aClock();
  const sent: string[] = [];
  const trouble: string[] = [];
  const queue = createPrintQueue<string>({
    jobs: store,
    render: (job, afterTrouble) => `${job.job}${afterTrouble ? ' after trouble' : ''}`,
    send: (rendered) => {
      sent.push(rendered);
      return Promise.resolve(outcomes.shift() ?? confirmed);
    },
    wait: clock.wait,
    onChange: () => undefined,
    onTrouble: (detail) => trouble.push(detail),
    ...changes,
  });
  return { queue, sent, clock, trouble };
}

describe('the print queue', () => {
  it('prints what is queued, oldest first, and is ready', async () => {
    const store = aStore(['queued', 'confirmed', 'queued']);
    const { queue, sent } = aQueue(store);
    await queue.settled();
    expect(sent).toEqual(['1', '3']);
    expect([...store.states.values()]).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(queue.state()).toBe('ready');
  });

  it('prints a slip that comes later when it is nudged', async () => {
    const store = aStore();
    const { queue, sent } = aQueue(store);
    await queue.settled();
    store.add();
    queue.nudge();
    await queue.settled();
    expect(sent).toEqual(['1']);
  });

  it('misses no slip that is queued at the very moment it runs empty', async () => {
    const store = aStore(['queued']);
    let late = 2;
    const { queue, sent } = aQueue(store, [], {
      onChange: () => {
        if (store.next() || late === 0) return;
        late -= 1;
        queueMicrotask(() => {
          store.add();
          queue.nudge();
        });
      },
    });
    await until(() => sent.length === 3);
    expect(sent).toEqual(['1', '2', '3']);
  });

  it('tries again, with longer pauses, while the printer takes nothing', async () => {
    const store = aStore(['queued']);
    const { queue, sent, clock } = aQueue(store, [refused, refused, refused]);
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await until(() => clock.pauses().length > 0);
      expect(queue.state()).toBe('waiting');
      expect(store.states.get(1)).toBe('queued');
      pauses.push(...clock.pauses());
      clock.pass();
    }
    await until(() => queue.state() === 'ready');
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
    expect(sent).toHaveLength(4);
    expect(store.states.get(1)).toBe('confirmed');
    expect(store.attempts.get(1)).toBe(4);
  });

  it('tries at once when a new sale comes while it waits', async () => {
    const store = aStore(['queued']);
    const { queue, sent, clock } = aQueue(store, [refused]);
    await until(() => clock.pauses().length > 0);
    store.add();
    queue.nudge();
    await until(() => queue.state() === 'ready');
    expect(sent).toEqual(['1', '1', '2']);
  });

  it('never prints by itself a slip that may have come out, and goes on with the next', async () => {
    const store = aStore(['queued', 'queued', 'queued']);
    const { queue, sent } = aQueue(store, [unknown]);
    await queue.settled();
    expect(sent).toEqual(['1', '2 after trouble', '3']);
    expect([...store.states.values()]).toEqual(['unknown', 'confirmed', 'confirmed']);
  });

  it('leaves a slip that a crash found in sending to the cashier', async () => {
    const store = aStore(['sending', 'queued']);
    const { queue, sent } = aQueue(store);
    await queue.settled();
    expect(sent).toEqual(['2 after trouble']);
    expect([...store.states.values()]).toEqual(['unknown', 'confirmed']);
  });

  it('is not blocked by a slip that cannot be drawn', async () => {
    const store = aStore(['queued', 'queued']);
    const { queue, trouble } = aQueue(store, [], {
      render: (job) => {
        ensure(job.job !== 1, 'the sale is there');
        return `${job.job}`;
      },
    });
    await queue.settled();
    expect([...store.states.values()]).toEqual(['unknown', 'confirmed']);
    expect(trouble).toEqual(['Error: violated: the sale is there']);
  });

  it('sends nothing while the disk takes no mark, and goes on when it does', async () => {
    const store = aStore(['queued']);
    let full = true;
    const { queue, sent, clock } = aQueue(store, [], {
      jobs: {
        ...store,
        markSending: (job) => {
          ensure(!full, 'the disk has room');
          store.markSending(job);
        },
      },
    });
    await until(() => clock.pauses().length > 0);
    expect(sent).toEqual([]);
    full = false;
    clock.pass();
    await until(() => queue.state() === 'ready');
    expect(sent).toEqual(['1']);
  });

  it('writes down what became of a slip once the disk takes it again, and sends it no second time', async () => {
    const store = aStore(['queued', 'queued']);
    let full = true;
    const { queue, sent, clock } = aQueue({
      ...store,
      markConfirmed: (job) => {
        if (full) throw new Error('disk full');
        store.markConfirmed(job);
      },
    });
    await queue.settled();
    expect([...store.states.values()]).toEqual(['sending', 'queued']);
    full = false;
    clock.pass();
    await until(() => sent.length === 2);
    await queue.settled();
    expect(sent).toEqual(['1', '2']);
    expect([...store.states.values()]).toEqual(['confirmed', 'confirmed']);
  });

  it('lets the slip under way come out when the till closes, and leaves the rest queued', async () => {
    const store = aStore(['queued', 'queued']);
    const finish = Promise.withResolvers<SendOutcome>();
    const { queue } = aQueue(store, [], { send: () => finish.promise });
    const closed = queue.close();
    finish.resolve(confirmed);
    await closed;
    expect([...store.states.values()]).toEqual(['confirmed', 'queued']);
  });

  it('cuts off a slip that does not end when the till closes', async () => {
    const store = aStore(['queued']);
    const { queue, clock } = aQueue(store, [], {
      send: (_rendered, _job, signal) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(unknown))),
    });
    const closed = queue.close();
    expect(clock.pauses()).toEqual([3_000]);
    clock.pass();
    await closed;
    expect(store.states.get(1)).toBe('unknown');
  });

  it('begins each slip once, or again only after the printer took nothing, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(confirmed, unknown, refused), { maxLength: 40 }), async (story) => {
        const store = aStore();
        store.add(12);
        const given: [string, SendOutcome][] = [];
        const outcomes = [...story];
        const { queue } = aQueue(store, [], {
          send: (rendered) => {
            const outcome = outcomes.shift() ?? confirmed;
            given.push([Number.parseInt(rendered, 10).toString(), outcome]);
            return Promise.resolve(outcome);
          },
          wait: () => Promise.resolve(),
        });
        await until(() => !store.next() && queue.state() === 'ready');
        await queue.close();
        for (const [job, state] of store.states) {
          const touched = given.filter(([name, outcome]) => name === `${job}` && outcome !== refused);
          expect(touched).toEqual([[`${job}`, state === 'confirmed' ? confirmed : unknown]]);
        }
      }),
    );
  });
});

describe('200 slips at a printer that fails at random', () => {
  it('come out exactly once each, or stand before the cashier', async () => {
    const store = aStore();
    store.add(200);
    const printer = await startFakePrinter();
    const seeded = aSeed(20_261_122);
    const queue = createPrintQueue<Uint8Array>({
      jobs: store,
      render: async (job, afterTrouble) => {
        await disturb(printer, seeded);
        return aTinyJob(job.job, afterTrouble);
      },
      send: (bytes, job, signal) =>
        sendJob(tcpWire(printer), bytes, {
          processId: processIdOf(job.job),
          asks: usualProfile.asks,
          connectMs: 2_000,
          idleMs: 40,
          totalMs: 5_000,
          readyMs: 40,
          stoppedMs: 5_000,
          signal,
          onHeard: () => undefined,
        }),
      wait: () => printer.on().catch(() => undefined),
      onChange: () => undefined,
      onTrouble: () => undefined,
    });
    await until(() => !store.next() && queue.state() === 'ready');
    await queue.close();
    await printer.close();

    const states = [...store.states.values()];
    expect(new Set(states)).toEqual(new Set(['confirmed', 'unknown']));
    const cameOut = printer.jobs().flatMap((bytes) => interpret(bytes).questions.slice(0, 1));
    const timesOut = (job: number): number =>
      cameOut.filter((asked) => asked.kind === 'process' && asked.id === processIdOf(job)).length;
    for (const [job, state] of store.states) {
      if (state === 'confirmed') expect([job, timesOut(job)]).toEqual([job, 1]);
      else expect(timesOut(job)).toBeLessThanOrEqual(1);
    }
  }, 60_000);
});

function processIdOf(job: number): string {
  return job.toString().padStart(4, '0');
}

function aTinyJob(job: number, afterTrouble: boolean): Uint8Array {
  const bitmap = { width: 64, height: 100, dots: new Uint8Array(800).fill(job) };
  return picturesJob([bitmap], usualProfile, { processId: processIdOf(job), afterTrouble });
}

/** The same dice every time (a linear congruential generator), so that a failure can be looked at again. */
function aSeed(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function disturb(printer: FakePrinter, dice: () => number): Promise<void> {
  const roll = dice();
  if (roll < 0.1) await printer.off();
  else if (roll < 0.2) printer.behave({ diesAfter: Math.floor(dice() * 800) + 1 });
  else if (roll < 0.25) printer.behave({ answers: 'never' });
  else if (roll < 0.5) printer.behave({ chatty: true, bytesPerRead: 200 });
  else printer.behave({ answers: dice() < 0.5 ? 'paper' : 'process' });
}
