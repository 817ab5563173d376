import { unreachable } from '../../shared/must.ts';
import { reprinted } from '../../shared/till/till.ts';
import { isKnown, Known, type Sale, type ShiftOpened, type SlipReprinted } from './bodies.ts';
import type { Entry } from './readEntry.ts';
import { sumFaults } from './sums.ts';

/** What the entries so far add up to. Grows by an id and a number with each sale, and by a day with each shift. */
export type Books = {
  sales: number;
  /** Sum of all sales, đồng. */
  sold: number;
  /** Entries of kinds this version does not know: their bodies were not read. */
  unknown: number;
  /** What the next sale's running totals go on from; undefined after an entry that could not be read. */
  running: { readonly sold: number; readonly returned: number } | undefined;
  /** The day of each shift. */
  readonly shifts: Map<string, string>;
  /** How often each slip was printed again, by its entry. */
  readonly copies: Map<string, number>;
  readonly numbers: Set<string>;
};

export function emptyBooks(): Books {
  const running = { sold: 0, returned: 0 };
  return { sales: 0, sold: 0, unknown: 0, running, shifts: new Map(), copies: new Map(), numbers: new Set() };
}

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
  if (known.success) return yield* takeFaults(books, entry.id, known.data);
  books.running = undefined;
  yield `this is no ${entry.kind}: ${known.error.issues[0]?.path.join('.')} is wrong or missing`;
}

function takeFaults(books: Books, id: string, known: Known): Iterable<string> {
  switch (known.kind) {
    case 'till-enrolled':
      return [];
    case 'shift-opened':
      return shiftFaults(books, known.body);
    case 'sale':
      return saleFaults(books, id, known.body);
    case 'slip-reprinted':
      return copyFaults(books, known.body);
    // Who may sign in is no sum of the books.
    case 'pin-set':
    case 'sign-in-blocked':
      return [];
    default:
      return unreachable(known);
  }
}

function* shiftFaults({ shifts }: Books, { shift, day }: ShiftOpened): Generator<string> {
  if (shifts.has(shift)) yield 'this shift was opened before';
  shifts.set(shift, day);
}

function* saleFaults(books: Books, id: string, sale: Sale): Generator<string> {
  yield* sumFaults(sale);
  yield* runningFaults(books, sale);
  const day = books.shifts.get(sale.shift);
  if (day === undefined) yield `${sale.number} is of a shift that was not opened before it`;
  else if (day !== sale.day) yield `${sale.number} is of ${sale.day}, and its shift of ${day}`;
  if (books.numbers.has(sale.number)) yield `the slip number ${sale.number} was used before`;
  books.shifts.set(sale.shift, day ?? sale.day);
  books.numbers.add(sale.number);
  books.copies.set(id, 0);
  books.sales += 1;
  books.sold += sale.total;
}

function* runningFaults(books: Books, { number, total, running }: Sale): Generator<string> {
  const { sold, returned } = books.running ?? { sold: running.sold - total, returned: running.returned };
  if (running.sold !== sold + total) yield `sold stands at ${running.sold} and not ${sold + total} after ${number}`;
  if (running.returned !== returned) yield `returned stands at ${running.returned} and not ${returned} after ${number}`;
  books.running = running;
}

function* copyFaults({ copies }: Books, body: SlipReprinted): Generator<string> {
  const id = reprinted(body);
  const before = copies.get(id);
  if (before === undefined) yield 'a slip of no earlier entry was printed again';
  else if (body.copy !== before + 1) yield `this is copy ${before + 1} of its slip, and says ${body.copy}`;
  copies.set(id, body.copy);
}
