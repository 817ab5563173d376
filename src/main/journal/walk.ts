import { addToDay, type TotalsByDay } from '../../shared/journal/dayTotals.ts';
import { NO_HASH } from '../../shared/journal/entry.ts';
import { isFirstOfReplacement } from '../../shared/till/epoch.ts';
import { ReplacedTill } from '../../shared/till/till.ts';
import { bookFaults } from './bookFaults.ts';
import { type Books, emptyBooks, loseTrack } from './books.ts';
import type { Fault, Found } from './fault.ts';
import type { FileHeader } from './fileHeader.ts';
import type { Line } from './lines.ts';
import { type Entry, readEntry } from './readEntry.ts';
import type { SealedLine } from './sealedLine.ts';
import { missingWitnesses, type Witnesses, witnessFaults } from './witnesses.ts';

/** Where an entry stands, and when it was written by the till's clock. */
export type Place = { readonly seq: number; readonly at: number };

/** How far a walk through a journal file has come, and where its chain stands. */
export type Walk = {
  readonly header: FileHeader;
  readonly witnesses: Witnesses;
  /** Lines after the first: as many as there should be entries. */
  entries: number;
  epoch: number;
  /** Of the last entry; one that cannot be read is taken to stand in its place. */
  seq: number;
  /** As written in the last line; undefined where none could be read. */
  hash: string | undefined;
  /** Whether the last line had a signature. */
  signed: boolean;
  first: Place | undefined;
  last: Place | undefined;
  /** Entries that are missing between those that are there. */
  missing: number;
  readonly ids: Set<string>;
  readonly books: Books;
  readonly days: TotalsByDay;
  /** What the enrolment says of outlet and till. */
  enrolled: { readonly [member: string]: unknown } | undefined;
  /** Of the first entry. */
  firstEpoch: number;
  readonly faults: Fault[];
};

export function beginWalk(header: FileHeader, first: Line, witnesses: Witnesses): Walk {
  const faults: Fault[] = first.trouble
    ? [{ line: 1, detector: 'line', fault: 'the line is cut off: its line feed is missing' }]
    : [];
  return {
    header,
    witnesses,
    entries: 0,
    epoch: 0,
    seq: 0,
    hash: NO_HASH,
    signed: true,
    first: undefined,
    last: undefined,
    missing: 0,
    ids: new Set(),
    books: emptyBooks(),
    days: new Map(),
    enrolled: undefined,
    firstEpoch: 1,
    faults,
  };
}

/** Takes the next line, and goes on from what it says even where that is wrong: so each fault shows once. */
export function takeLine(walk: Walk, line: SealedLine | string): void {
  walk.entries += 1;
  if (typeof line === 'string') {
    report(walk, [['line', line]], undefined);
    return goOn(walk, undefined, undefined);
  }
  const entry = readEntry(line.text);
  const found: Found[] = [...line.faults];
  if (typeof entry === 'string') found.push(['entry', entry]);
  else found.push(...entryFaults(walk, entry), ...witnessFaults(walk.witnesses, entry, line.hash));
  report(walk, found, typeof entry === 'string' ? undefined : entry.seq);
  goOn(walk, typeof entry === 'string' ? undefined : entry, line);
}

function report(walk: Walk, found: readonly Found[], seq: number | undefined): void {
  const where = { line: walk.entries + 1, ...(seq !== undefined && { seq }) };
  walk.faults.push(...found.map(([detector, fault]) => ({ ...where, detector, fault })));
}

function goOn(walk: Walk, entry: Entry | undefined, line: SealedLine | undefined): void {
  walk.seq = entry?.seq ?? walk.seq + 1;
  walk.epoch = entry?.epoch ?? walk.epoch;
  walk.hash = line?.hash;
  walk.signed = line?.signed ?? true;
  // It may have been a sale.
  if (!entry) return loseTrack(walk.books);
  walk.ids.add(entry.id);
  const { seq, at } = entry;
  walk.first ??= { seq, at };
  walk.last = { seq, at };
  if (walk.entries === 1) [walk.enrolled, walk.firstEpoch] = [entry.body, entry.epoch];
  addToDay(walk.days, entry as Parameters<typeof addToDay>[1]);
}

function* entryFaults(walk: Walk, entry: Entry): Generator<Found> {
  const outOfPlace = chainFault(walk, entry);
  if (outOfPlace?.[0] === 'gap') walk.missing += Math.max(0, entry.seq - walk.seq - 1);
  if (outOfPlace !== undefined) yield outOfPlace;
  const wronglyEnrolled = enrolmentFault(walk, entry);
  if (wronglyEnrolled !== undefined) yield ['enrolment', wronglyEnrolled];
  for (const fault of bookFaults(walk.books, entry)) yield ['books', fault];
}

/** The first reason only: an entry out of place names another one before it as well. */
function chainFault({ header, epoch, seq, hash, ids }: Walk, entry: Entry): Found | undefined {
  if (entry.device !== header.device) return ['device', 'the entry is another till’s'];
  if (entry.seq !== seq + 1) return ['gap', `here entry ${seq + 1} should stand, and not ${entry.seq}`];
  if (hash !== undefined && entry.prev !== hash)
    return ['chain', 'the chain is broken: prev is not the hash of the entry before'];
  if (entry.epoch < epoch) return ['epoch', `the epoch goes back from ${epoch} to ${entry.epoch}`];
  if (seq === 0 && !beginsWell(entry)) return ['epoch', `no journal like this begins with epoch ${entry.epoch}`];
  return ids.has(entry.id) ? ['id', 'an earlier entry has the same id'] : undefined;
}

/** With 1; a machine in another's place above all that one may have used, whoever knows of it. */
function beginsWell({ device, epoch, body }: Entry): boolean {
  if (body['replaces'] === undefined) return epoch === 1;
  const replaces = ReplacedTill.safeParse(body['replaces']).data;
  return replaces !== undefined && replaces.device !== device && isFirstOfReplacement(epoch) && epoch > replaces.epoch;
}

function enrolmentFault({ header, entries }: Walk, { kind, body }: Entry): string | undefined {
  if (entries > 1) return kind === 'till-enrolled' ? 'the till was enrolled before' : undefined;
  if (kind !== 'till-enrolled') return 'the journal does not begin with the till’s enrolment';
  return body['publicKey'] === header.publicKey
    ? undefined
    : 'the till was enrolled with another key than line 1 names';
}

/** What is wrong at the end of the file: line 1 says how many entries there are, and where the last one stands. */
export function* endFaults({ header, witnesses, entries, epoch, seq, hash, signed }: Walk): Generator<Fault> {
  const line = entries + 1;
  const at = (found: Found): Fault => ({ line, detector: found[0], fault: found[1] });
  if (entries !== header.entries) {
    yield at(['end', `line 1 says ${header.entries} entries, and here are ${entries}`]);
  }
  yield* missingWitnesses(witnesses, seq).map(at);
  // A last line that could not be read has said so.
  if (hash === undefined) return;
  if (!signed) yield at(['signature', 'the last entry bears no signature, so nothing proves it']);
  const { head } = header;
  if (epoch !== head.epoch || seq !== head.seq || hash !== head.hash) {
    yield at(['end', `the last entry is ${seq} of epoch ${epoch}, and not the head that line 1 names`]);
  }
}
