import type { Books, Running } from './books.ts';

type Placed = { readonly day?: string; readonly shift: string };

/** An entry stands in the shift that is open, on its day. @param what names the entry */
export function* placeFaults(books: Books, what: string, { day, shift }: Placed): Generator<string> {
  const of = books.shifts.get(shift);
  if (of === undefined) yield `${what} is of a shift that was not opened before it`;
  else if (books.open !== shift) yield `${what} is of a shift that had ended`;
  else if (day !== undefined && of.day !== day) yield `${what} is of ${day}, and its shift of ${of.day}`;
  if (of) return;
  books.shifts.set(shift, { day: day ?? '', step: undefined, tally: undefined });
  books.open = shift;
}

/** @param series the letters before its counter */
export function* numberFaults(
  books: Books,
  id: string,
  { number, series }: { readonly number: string; readonly series: string },
): Generator<string> {
  if (/-([A-Z]*)\d+$/.exec(number)?.[1] !== series) yield `${number} is not of its series of numbers`;
  if (books.numbers.has(number)) yield `the slip number ${number} was used before`;
  books.numbers.set(number, id);
}

type Money = { readonly number: string; readonly running: Running };

/** @param grown what this entry adds to the totals; nothing where it is practice */
export function* runningFaults(books: Books, { number, running }: Money, grown: Running): Generator<string> {
  const before = books.running ?? {
    sold: running.sold - grown.sold,
    returned: running.returned - grown.returned,
  };
  for (const which of ['sold', 'returned'] as const) {
    const after = before[which] + grown[which];
    if (running[which] !== after) yield `${which} stands at ${running[which]} and not ${after} after ${number}`;
  }
  books.running = running;
}

/** While training is on all is practice, and otherwise nothing is. */
export function* modeFaults(books: Books, what: string, training: true | undefined): Generator<string> {
  if ((training === true) !== books.training) {
    yield training ? `${what} is practice while training was off` : `${what} is no practice while training was on`;
  }
}
