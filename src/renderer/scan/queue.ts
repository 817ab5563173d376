/**
 * Does one thing after another, in the order they came, however fast they come. What fails does not hold up the rest;
 * the work itself says what went wrong.
 */
export function inOrder<T>(work: (item: T) => Promise<void>): Queue<T> {
  let last = Promise.resolve();
  return {
    take: (item) => {
      last = last.then(() => work(item)).catch(() => undefined);
    },
    done: () => last,
  };
}

export type Queue<T> = {
  readonly take: (item: T) => void;
  /** Once everything taken until now is done. */
  readonly done: () => Promise<void>;
};
