/**
 * Does one thing after another, in the order they came, however fast they come. What fails does not hold up the rest;
 * the work itself says what went wrong.
 */
export function inOrder<T>(work: (item: T) => Promise<void>): (item: T) => void {
  let last = Promise.resolve();
  return (item) => {
    last = last.then(() => work(item)).catch(() => undefined);
  };
}
