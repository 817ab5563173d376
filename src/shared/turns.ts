/**
 * Does one thing after another, in the order they came, however fast they come. What fails does not hold up the rest;
 * whoever asked is told.
 */
export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

export type Turns = <T>(work: () => T | Promise<T>) => Promise<T>;
