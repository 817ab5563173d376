/** One after the other: two checks at once must not get two tries for one count, nor the memory of two. */
export function inTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    // Whoever asked hears of a failure; the next in the queue does not.
    last = mine.catch(() => undefined);
    return mine;
  };
}
