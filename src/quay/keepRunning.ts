import { type Child, ChildFailed } from './child.ts';

/** Milliseconds before a program that ended by itself is started again; doubled each time up to a minute. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

export type Kept = {
  /** What it said when it first was ready. */
  readonly ready: unknown;
  readonly end: () => Promise<void>;
};

/**
 * Starts a program and starts it again whenever it ends without having been asked to: the till beside it sells on
 * meanwhile.
 * @param again starts it where it was before, given what it first said
 * @param say what happened, for the person at the command line
 * @throws ChildFailed where it does not start the first time
 */
export async function keepRunning(
  first: () => Promise<Child>,
  again: (ready: unknown) => Promise<Child>,
  say: (line: string) => void,
): Promise<Kept> {
  let child = await first();
  const { ready } = child;
  const stopping = new AbortController();

  const watch = async (): Promise<void> => {
    let pause = FIRST_PAUSE;
    for (;;) {
      await child.ended;
      if (stopping.signal.aborted) return;
      say('The central office ended; it is started again. The till sells on.');
      await pauseFor(pause, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        child = await again(ready);
        pause = FIRST_PAUSE;
      } catch (error) {
        if (!(error instanceof ChildFailed)) throw error;
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  };
  const watching = watch();

  return {
    ready,
    end: async () => {
      stopping.abort();
      await child.end();
      await watching;
    },
  };
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
