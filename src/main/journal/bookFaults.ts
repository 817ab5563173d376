import { unreachable } from '../../shared/must.ts';
import { reprinted } from '../../shared/till/till.ts';
import { isKnown, Known, type SlipReprinted } from './bodies.ts';
import { type Books, loseTrack } from './books.ts';
import { adjustedFaults, countedFaults } from './countBooks.ts';
import { paidOutFaults } from './creditBooks.ts';
import type { Entry } from './readEntry.ts';
import { returnFaults } from './returnBooks.ts';
import { saleFaults } from './saleBooks.ts';
import { paidFaults, settledFaults } from './settlementBooks.ts';
import { closingFaults, demandFaults, drawerFaults, movedFaults, openingFaults, openTally } from './shiftBooks.ts';
import { switchTally, tallyDropped, tallyRemoved } from './shiftTally.ts';
import { receivedFaults, writtenOffFaults } from './stockBooks.ts';
import { arrivedFaults, sentFaults } from './transferBooks.ts';

/**
 * Takes an entry into the books and says what is wrong with its body: docs/journal-format.md §6, §7 and 8.8. What is
 * wrong is then taken as it stands, so that one fault does not show again in every entry after it.
 */
export function* bookFaults(books: Books, entry: Entry): Generator<string> {
  if (!isKnown(entry.kind)) {
    books.unknown += 1;
    return;
  }
  const known = Known.safeParse(entry);
  if (known.success) return yield* takeFaults(books, entry, known.data);
  loseTrack(books);
  yield `this is no ${entry.kind}: ${known.error.issues[0]?.path.join('.')} is wrong or missing`;
}

function takeFaults(books: Books, entry: Entry, known: Known): Iterable<string> {
  switch (known.kind) {
    case 'shift-opened':
      return openingFaults(books, entry.at, known.body);
    case 'shift-closed':
      return closingFaults(books, entry, known.body);
    case 'sale':
      return saleFaults(books, entry.id, known.body);
    case 'return':
      return returnFaults(books, entry.id, known.body);
    case 'credit-paid-out':
      return paidOutFaults(books, entry.id, known.body);
    case 'cash-moved':
      return movedFaults(books, entry.id, known.body);
    case 'drawer-opened':
      return drawerFaults(books, known.body);
    case 'missed-demand':
      return demandFaults(books, known.body);
    case 'goods-received':
      return receivedFaults(books, entry.id, known.body);
    case 'goods-written-off':
      return writtenOffFaults(books, entry.id, known.body);
    case 'goods-sent':
      return sentFaults(books, entry.id, known.body);
    case 'goods-arrived':
      return arrivedFaults(books, entry.id, known.body);
    case 'goods-counted':
      return countedFaults(books, known.body);
    case 'stock-adjusted':
      return adjustedFaults(books, entry.id, known.body);
    case 'producer-settled':
      return settledFaults(books, entry.id, known.body);
    case 'producer-paid':
      return paidFaults(books, entry.id, known.body);
    case 'slip-reprinted':
      return copyFaults(books, known.body);
    case 'line-removed':
    case 'payment-dropped':
    case 'training-switched':
    case 'till-enrolled':
    case 'pin-set':
    case 'sign-in-blocked':
      return note(books, known);
    default:
      return unreachable(known);
  }
}

type Noted = Extract<
  Known,
  { kind: 'line-removed' | 'payment-dropped' | 'training-switched' | 'till-enrolled' | 'pin-set' | 'sign-in-blocked' }
>;

/** What nothing else in the journal can contradict. */
function note(books: Books, { kind, body }: Noted): readonly string[] {
  const tally = openTally(books);
  if (kind === 'line-removed' && tally) tallyRemoved(tally, body);
  if (kind === 'payment-dropped' && tally) tallyDropped(tally, body);
  if (kind === 'training-switched') {
    books.training = body.on;
    if (tally) switchTally(tally, body.on);
  }
  return [];
}

function* copyFaults(books: Books, body: SlipReprinted): Generator<string> {
  const { copies } = books;
  const id = reprinted(body);
  const before = copies.get(id);
  if (before === undefined) yield 'a slip of no earlier entry was printed again';
  else if (body.copy !== before + 1) yield `this is copy ${before + 1} of its slip, and says ${body.copy}`;
  copies.set(id, body.copy);
  const tally = openTally(books);
  if (tally && !tally.practising) tally.reprints += 1;
}
