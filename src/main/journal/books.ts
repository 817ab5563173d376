import { unreachable } from '../../shared/must.ts';
import { reprinted } from '../../shared/till/till.ts';
import { isKnown, Known, type ShiftOpened, type SlipReprinted } from './bodies.ts';
import type { Entry } from './readEntry.ts';
import type { CashStep } from './reckon.ts';
import { saleFaults } from './saleBooks.ts';

/** What the entries so far add up to. Grows by an id, a number and its lines with each sale, and by a day with each shift. */
export type Books = {
  sales: number;
  /** Sum of all sales, đồng. */
  sold: number;
  /** Entries of kinds this version does not know: their bodies were not read. */
  unknown: number;
  /** What the next entry of money's running totals go on from; undefined after an entry that could not be read. */
  running: { readonly sold: number; readonly returned: number } | undefined;
  readonly shifts: Map<string, Shift>;
  /** How often each slip was printed again, by its entry. */
  readonly copies: Map<string, number>;
  /** The entry of each slip number. */
  readonly numbers: Map<string, string>;
};

export type Shift = {
  readonly day: string;
  /** What its cash is rounded to; undefined where the shift was never opened. */
  readonly step: CashStep | undefined;
};

export function emptyBooks(): Books {
  const running = { sold: 0, returned: 0 };
  return { sales: 0, sold: 0, unknown: 0, running, shifts: new Map(), copies: new Map(), numbers: new Map() };
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
    // Nothing was sold.
    case 'line-removed':
    case 'missed-demand':
      return [];
    default:
      return unreachable(known);
  }
}

function* shiftFaults({ shifts }: Books, { shift, day, outlet }: ShiftOpened): Generator<string> {
  if (shifts.has(shift)) yield 'this shift was opened before';
  shifts.set(shift, { day, step: outlet.cashRounding });
}

function* copyFaults({ copies }: Books, body: SlipReprinted): Generator<string> {
  const id = reprinted(body);
  const before = copies.get(id);
  if (before === undefined) yield 'a slip of no earlier entry was printed again';
  else if (body.copy !== before + 1) yield `this is copy ${before + 1} of its slip, and says ${body.copy}`;
  copies.set(id, body.copy);
}
