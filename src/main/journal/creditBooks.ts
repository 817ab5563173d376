import type { Books } from './books.ts';
import { modeFaults, placeFaults } from './document.ts';
import { cashRounding } from './reckon.ts';
import type { CreditPaidOut } from './returnForm.ts';
import { openTally } from './shiftBooks.ts';
import { tallyPaidOut } from './shiftTally.ts';

type Taken = { readonly return: string; readonly amount: number; readonly training?: true | undefined };

/** What is taken from the credit of a return: it is there, and of the same mode. */
export function* takeCredit({ credits }: Books, taken: Taken, what: string): Generator<string> {
  const credit = credits.get(taken.return);
  if (!credit) return yield `${what} is paid with the credit of no earlier return`;
  if (credit.training !== (taken.training === true)) yield `${what} mixes practice and earnest in a credit`;
  if (BigInt(taken.amount) > credit.left) yield `${what} takes ${taken.amount} of a credit of ${credit.left}`;
  credit.left -= BigInt(taken.amount);
}

export function* paidOutFaults(books: Books, id: string, body: CreditPaidOut): Generator<string> {
  const what = `what was paid out for ${body.number}`;
  yield* placeFaults(books, what, body);
  yield* modeFaults(books, what, body.training);
  yield* takeCredit(books, body, what);
  const number = books.credits.get(body.return)?.number;
  if (number !== undefined && number !== body.number) yield `${what} is of ${number}`;
  const step = books.shifts.get(body.shift)?.step;
  const rounding = step && cashRounding(BigInt(body.amount), step);
  if (rounding !== undefined && rounding !== BigInt(body.rounding)) {
    yield `${what} is rounded by ${body.rounding}, and should be by ${rounding}`;
  }
  books.copies.set(id, 0);
  const tally = openTally(books);
  if (tally) tallyPaidOut(tally, body);
}
