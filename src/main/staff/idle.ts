/** Locks the till when nobody was there for a while. */
export type IdleLock = {
  /** Somebody is: the while begins again. */
  readonly somebodyIsThere: () => void;
  /** Does work during which it does not lock, however long it takes: money changes hands. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
};

type Parts = {
  readonly ms: number;
  readonly later: (ms: number, act: () => void) => () => void;
  /** Something is under way that must not be left standing: it is waited for some whiles more. */
  readonly held: () => boolean;
  readonly lock: () => void;
};

/** Whiles. A payment that nobody touched for so long was left, not waited for: a reloaded screen may have forgotten it. */
const HELD_AT_MOST = 5;

export function idleLock({ ms, later, held, lock }: Parts): IdleLock {
  let working = 0;
  let closed = false;
  let callOff: (() => void) | undefined;
  const wait = (whiles: number): void => {
    callOff?.();
    const act = () => (whiles < HELD_AT_MOST && held() ? wait(whiles + 1) : lock());
    callOff = working > 0 || closed ? undefined : later(ms, act);
  };
  const somebodyIsThere = (): void => wait(0);
  return {
    somebodyIsThere,
    during: async (work) => {
      working += 1;
      callOff?.();
      try {
        return await work();
      } finally {
        working -= 1;
        somebodyIsThere();
      }
    },
    close: () => {
      closed = true;
      callOff?.();
    },
  };
}
