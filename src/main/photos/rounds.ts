/** How a round ended: all is done; some of it, and then the line broke; or nothing more could be done. */
export type Round = 'complete' | 'broke-off' | 'failed';

export type Complain = (message: string, facts: Record<string, unknown>) => void;

export type Rounds = {
  /** There may be something to do: now, or right after the round that is under way. */
  readonly ask: () => void;
  /** Once there is nothing to do, or nothing that can be done now. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type RoundsOptions = {
  /** Never throws. `complain` says a thing once, until a round was complete. */
  readonly round: (signal: AbortSignal, complain: Complain) => Promise<Round>;
  /** Uniform in [0, 1), as the sync's. */
  readonly chance: () => number;
  readonly log: Complain;
};

/** ms. The first pause after a failure, and the longest. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 600_000;

/** Work beside the counter that may fail: one round at a time, tried again after pauses that grow. */
export function startRounds({ round, chance, log }: RoundsOptions): Rounds {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let failures = 0;
  let said = '';
  let timer: NodeJS.Timeout | undefined;

  const complain: Complain = (message, facts) => {
    const text = `${message} ${JSON.stringify(facts)}`;
    if (text === said || closing.signal.aborted) return;
    said = text;
    log(message, facts);
  };
  const begin = (): void => {
    if (closing.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    clearTimeout(timer);
    running = run().finally(() => {
      running = undefined;
      if (again) begin();
    });
  };
  const run = async (): Promise<void> => {
    again = false;
    const ended = await round(closing.signal, complain);
    if (ended === 'complete') {
      failures = 0;
      said = '';
      return;
    }
    failures = ended === 'broke-off' ? 1 : failures + 1;
    if (closing.signal.aborted) return;
    const longest = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
    timer = setTimeout(begin, longest * (0.5 + chance() / 2));
    timer.unref();
  };

  begin();
  return {
    ask: begin,
    settled: async () => {
      for (let now = running; now; now = running) await now;
    },
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
