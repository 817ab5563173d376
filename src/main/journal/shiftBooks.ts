import { type Canonical, canonical } from '../../shared/journal/canonical.ts';
import type { Books, Shift } from './books.ts';
import { modeFaults, placeFaults } from './document.ts';
import type { Entry } from './readEntry.ts';
import type { CashMoved, DrawerOpened, MissedDemand, ShiftClosed, ShiftOpened } from './shiftForm.ts';
import { emptyTally, reportOf, type ShiftTally, tallyMove } from './shiftTally.ts';

/** The shift that is open, where all of it could be read. */
export function openTally({ shifts, open }: Books): ShiftTally | undefined {
  return open === undefined ? undefined : shifts.get(open)?.tally;
}

/** A shift ends the one before, also where nobody closed that. */
export function* openingFaults(books: Books, at: number, body: ShiftOpened): Generator<string> {
  if (books.shifts.has(body.shift)) yield 'this shift was opened before';
  const tally = emptyTally(body, at);
  books.shifts.set(body.shift, { day: body.day, step: body.outlet.cashRounding, tally });
  books.open = body.shift;
}

export function* movedFaults(books: Books, id: string, body: CashMoved): Generator<string> {
  yield* placeFaults(books, 'this movement of cash', body);
  yield* modeFaults(books, 'this movement of cash', body.training);
  const tally = openTally(books);
  if (tally) tallyMove(tally, body);
  if (body.direction === 'out' && !body.training) books.cashOut.set(id, body.amount);
  books.copies.set(id, 0);
}

export function* drawerFaults(books: Books, body: DrawerOpened): Generator<string> {
  yield* placeFaults(books, 'this opening of the drawer', body);
  yield* modeFaults(books, 'this opening of the drawer', body.training);
  const tally = openTally(books);
  if (tally && !body.training) tally.openings += 1;
}

export function* demandFaults(books: Books, body: MissedDemand): Generator<string> {
  yield* placeFaults(books, 'what was asked for', body);
}

/** A shift's end: the figures it is held against are those of its entries, and no Z report is missing. */
export function* closingFaults(books: Books, { id, seq }: Entry, body: ShiftClosed): Generator<string> {
  const what = `Z ${body.z}`;
  yield* placeFaults(books, what, body);
  if (body.z !== books.z + 1) yield `here Z ${books.z + 1} should stand, and not ${what}`;
  if (new Set(body.counted.map(({ note }) => note)).size < body.counted.length) yield `${what} counts a note twice`;
  if (body.unsent >= seq) yield `${what} says that ${body.unsent} entries before it were not sent`;
  yield* reportFaults(books, body, what);
  yield* owedFaults(books, body, what);
  books.copies.set(id, 0);
  books.z = body.z;
  books.open = undefined;
  const shift = books.shifts.get(body.shift) as Shift;
  shift.tally = undefined;
}

/** Where something could not be read, a credit may have been in it. */
function* owedFaults(
  { credits, unknown, running }: Books,
  { creditsOwed }: ShiftClosed,
  what: string,
): Generator<string> {
  if (!creditsOwed || unknown > 0 || !running) return;
  const left = [...credits.values()].filter((credit) => !credit.training && credit.left > 0n);
  const amount = left.reduce((sum, credit) => sum + credit.left, 0n);
  if (creditsOwed.count === left.length && BigInt(creditsOwed.amount) === amount) return;
  yield `creditsOwed of ${what} should be ${left.length} with ${amount}, and not ${creditsOwed.count} with ${creditsOwed.amount}`;
}

function* reportFaults(books: Books, { report }: ShiftClosed, what: string): Generator<string> {
  const tally = openTally(books);
  if (!tally || !books.running) return;
  const expected = reportOf(tally, books.running);
  for (const member of Object.keys(expected) as (keyof typeof expected)[]) {
    // Left out where there is nothing to say.
    const should = canonical((expected[member] ?? null) as Canonical);
    const stands = canonical(report[member] ?? null);
    if (should !== stands) yield `${member} of ${what} should be ${should} and not ${stands}`;
  }
}
