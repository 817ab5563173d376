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
  readonly lock: () => void;
};

export function idleLock({ ms, later, lock }: Parts): IdleLock {
  let working = 0;
  let closed = false;
  let callOff: (() => void) | undefined;
  const somebodyIsThere = (): void => {
    callOff?.();
    callOff = working > 0 || closed ? undefined : later(ms, lock);
  };
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
