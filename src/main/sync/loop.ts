import type { Instant } from '../../shared/day.ts';
import type { TillHealth, TillReport } from '../../shared/sync/protocol.ts';
import type { Signer } from '../db/journal.ts';
import { unsentAfter } from '../db/journal.ts';
import { type DiskFault, diskFault, type TillDb } from '../db/sqlite.ts';
import { sentUpTo, setSucceeded, syncState } from '../db/syncState.ts';
import { CentreTrouble } from './centre.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

/**
 * `revoked`: the office has shut this till out; its signature is good no more. `replaced`: so it has, and gives its number to
 * another machine; what this one has unsent somebody has to carry there.
 */
export type SyncOutcome = 'ok' | 'unreachable' | 'refused' | 'revoked' | 'replaced' | 'forked';

export type SyncLoop = {
  /** Asks for a sync now; while one runs, for another right after it. */
  readonly nudge: () => void;
  /** Syncs and waits for the end of it; once closed, answers how the last one ended. */
  readonly once: () => Promise<SyncOutcome | undefined>;
  readonly sending: () => boolean;
  /** How the last one ended; undefined before the first. */
  readonly last: () => SyncOutcome | undefined;
  readonly close: () => Promise<void>;
};

export type SyncOptions = {
  readonly db: TillDb;
  readonly signer: Signer;
  readonly clock: () => Instant;
  /** Uniform in [0, 1), for the jitter that keeps a province's tills from asking all at once. */
  readonly chance: () => number;
  readonly every: number;
  readonly version: string;
  readonly printer: () => string;
  readonly health: () => Promise<TillHealth>;
  readonly onChange: (what: { readonly catalogue: boolean }) => void;
  readonly log: (outcome: SyncOutcome | LocalFault, facts: Record<string, unknown>) => void;
};

/** The longest pause after failures: ten minutes. */
const LONGEST_PAUSE = 600_000;

/** Sends and fetches every minute and when asked, one at a time, backing off with jitter while the centre is away. */
export function startSync(options: SyncOptions): SyncLoop {
  const closing = new AbortController();
  let running: Promise<SyncOutcome> | undefined;
  let again = false;
  let failures = 0;
  let last: SyncOutcome | undefined;
  let timer: NodeJS.Timeout | undefined;

  const begin = (): Promise<SyncOutcome> => {
    running ??= run().finally(() => {
      running = undefined;
      options.onChange({ catalogue: false });
      schedule();
    });
    return running;
  };

  const beginUnlessClosed = async (): Promise<SyncOutcome | undefined> => (closing.signal.aborted ? last : begin());

  // The one under way may have begun before what the asker wants sent was there, so another follows it.
  const once = (): Promise<SyncOutcome | undefined> =>
    running ? running.then(beginUnlessClosed) : beginUnlessClosed();

  const run = async (): Promise<SyncOutcome> => {
    clearTimeout(timer);
    again = false;
    options.onChange({ catalogue: false });
    last = await exchange(options, closing.signal);
    failures = isThrough(last) ? 0 : failures + 1;
    return last;
  };

  const schedule = (): void => {
    if (closing.signal.aborted) return;
    const pause = again && failures === 0 ? 0 : pauseAfter(failures, options);
    timer = setTimeout(() => void begin(), pause);
    timer.unref();
  };

  const nudge = (): void => {
    // While the centre is away a sale must not shorten the pause, or a busy till would knock at every sale.
    if (running) again = true;
    else if (failures === 0) void beginUnlessClosed();
  };

  schedule();
  return {
    nudge,
    once,
    sending: () => running !== undefined,
    last: () => last,
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** Doubling from two seconds up to ten minutes, each time between half and the whole of it. */
function pauseAfter(failures: number, { every, chance }: SyncOptions): number {
  if (failures === 0) return every;
  const longest = Math.min(2_000 * 2 ** (failures - 1), LONGEST_PAUSE);
  return longest * (0.5 + chance() / 2);
}

/** What went wrong with this machine and not with the centre. */
export type LocalFault = DiskFault | 'fault';

async function exchange(options: SyncOptions, signal: AbortSignal): Promise<SyncOutcome> {
  const sent = await guarded(options, signal, sendAll);
  // Whatever became of the push: prices and people still come, and a till just enrolled gets its first catalogue.
  const fetched = signal.aborted ? 'unreachable' : await guarded(options, signal, fetchAll);
  const outcome = sent === 'ok' ? fetched : sent;
  if (isThrough(outcome)) await guarded(options, signal, noteSuccess);
  return outcome;
}

type Step = (options: SyncOptions, signal: AbortSignal) => SyncOutcome | Promise<SyncOutcome>;

/** Whatever goes wrong here, the till sells on: a fault of the sync is never a fault of the counter. */
async function guarded(options: SyncOptions, signal: AbortSignal, step: Step): Promise<SyncOutcome> {
  try {
    return await step(options, signal);
  } catch (error) {
    const outcome = error instanceof CentreTrouble && error.kind === 'unreachable' ? 'unreachable' : 'refused';
    if (!signal.aborted)
      options.log(error instanceof CentreTrouble ? outcome : (diskFault(error) ?? 'fault'), { error });
    return outcome;
  }
}

function noteSuccess({ db, clock }: SyncOptions): SyncOutcome {
  db.write((writing) => setSucceeded(writing, clock()));
  return 'ok';
}

/** Both ways were gone; a fork is the office's to settle, and the centre has all of it. */
function isThrough(outcome: SyncOutcome): boolean {
  return outcome === 'ok' || outcome === 'forked';
}

async function sendAll({ db, log, onChange }: SyncOptions, signal: AbortSignal): Promise<SyncOutcome> {
  for (;;) {
    const pushed = await push(db, signal);
    if (pushed === 'nothing-left') return 'ok';
    if (pushed !== 'go-on') {
      log('refused', { push: pushed.refused });
      return refusedAs(pushed.refused);
    }
    onChange({ catalogue: false });
  }
}

async function fetchAll(options: SyncOptions, signal: AbortSignal): Promise<SyncOutcome> {
  for (;;) {
    const pulled = await pull(options.db, options.signer, await report(options), signal);
    if ('refused' in pulled) {
      options.log('refused', { pull: pulled.refused });
      return refusedAs(pulled.refused);
    }
    if (pulled.changes > 0) options.onChange({ catalogue: true });
    if (!pulled.more) return syncState(options.db).forked ? 'forked' : 'ok';
  }
}

function refusedAs(why: string): 'revoked' | 'replaced' | 'refused' {
  return why === 'revoked' || why === 'replaced' ? why : 'refused';
}

/** What the till says of itself whenever it asks by network. */
async function report(options: SyncOptions): Promise<TillReport> {
  const health = await options.health();
  return { ...reportOf(options), health };
}

/** … and by file, which says nothing of its health: by the time it is read that is old. */
export function reportOf({ db, clock, version, printer }: Reporting): Omit<TillReport, 'health'> {
  const { count, oldestAt } = unsentAfter(db, sentUpTo(syncState(db)).seq);
  return { version, at: clock(), unsent: count, oldestUnsentAt: oldestAt, printer: printer() };
}

type Reporting = Pick<SyncOptions, 'db' | 'clock' | 'version' | 'printer'>;
