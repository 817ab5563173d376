import { NO_HASH } from '../../shared/journal/entry.ts';
import { bookFaults } from './bookFaults.ts';
import { type Books, emptyBooks, loseTrack } from './books.ts';
import type { FileHeader } from './fileHeader.ts';
import type { Line } from './lines.ts';
import { type Entry, readEntry } from './readEntry.ts';
import type { SealedLine } from './sealedLine.ts';

/** `seq` where the line holds an entry. */
export type Fault = { readonly line: number; readonly seq?: number; readonly fault: string };

/** How far a walk through a journal file has come, and where its chain stands. */
export type Walk = {
  readonly header: FileHeader;
  /** Lines after the first: as many as there should be entries. */
  entries: number;
  epoch: number;
  /** Of the last entry; one that cannot be read is taken to stand in its place. */
  seq: number;
  /** As written in the last line; undefined where none could be read. */
  hash: string | undefined;
  readonly ids: Set<string>;
  readonly books: Books;
  readonly faults: Fault[];
};

export function beginWalk(header: FileHeader, first: Line): Walk {
  const faults = first.trouble ? [{ line: 1, fault: 'the line is cut off: its line feed is missing' }] : [];
  return { header, entries: 0, epoch: 0, seq: 0, hash: NO_HASH, ids: new Set(), books: emptyBooks(), faults };
}

/** Takes the next line, and goes on from what it says even where that is wrong: so each fault shows once. */
export function takeLine(walk: Walk, line: SealedLine | string): void {
  walk.entries += 1;
  const entry = typeof line === 'string' ? line : readEntry(line.text);
  const faults = typeof line === 'string' ? [] : [...line.faults];
  if (typeof entry === 'string') faults.push(entry);
  else faults.push(...entryFaults(walk, entry));
  report(walk, faults, typeof entry === 'string' ? undefined : entry.seq);
  goOn(walk, typeof entry === 'string' ? undefined : entry, typeof line === 'string' ? undefined : line.hash);
}

function report(walk: Walk, faults: readonly string[], seq: number | undefined): void {
  const where = { line: walk.entries + 1, ...(seq !== undefined && { seq }) };
  walk.faults.push(...faults.map((fault) => ({ ...where, fault })));
}

function goOn(walk: Walk, entry: Entry | undefined, hash: string | undefined): void {
  walk.seq = entry?.seq ?? walk.seq + 1;
  walk.epoch = entry?.epoch ?? walk.epoch;
  walk.hash = hash;
  if (entry) walk.ids.add(entry.id);
  // It may have been a sale.
  else loseTrack(walk.books);
}

function* entryFaults(walk: Walk, entry: Entry): Generator<string> {
  const outOfPlace = chainFault(walk, entry);
  if (outOfPlace !== undefined) yield outOfPlace;
  const wronglyEnrolled = enrolmentFault(walk, entry);
  if (wronglyEnrolled !== undefined) yield wronglyEnrolled;
  yield* bookFaults(walk.books, entry);
}

/** The first reason only: an entry out of place names another one before it as well. */
function chainFault({ header, epoch, seq, hash, ids }: Walk, entry: Entry): string | undefined {
  if (entry.device !== header.device) return 'the entry is another till’s';
  if (entry.seq !== seq + 1) return `here entry ${seq + 1} should stand, and not ${entry.seq}`;
  if (hash !== undefined && entry.prev !== hash) return 'the chain is broken: prev is not the hash of the entry before';
  if (entry.epoch < epoch) return `the epoch goes back from ${epoch} to ${entry.epoch}`;
  if (seq === 0 && entry.epoch !== 1) return `the first epoch is ${entry.epoch} and not 1`;
  return ids.has(entry.id) ? 'an earlier entry has the same id' : undefined;
}

function enrolmentFault({ header, entries }: Walk, { kind, body }: Entry): string | undefined {
  if (entries > 1) return kind === 'till-enrolled' ? 'the till was enrolled before' : undefined;
  if (kind !== 'till-enrolled') return 'the journal does not begin with the till’s enrolment';
  return body['publicKey'] === header.publicKey
    ? undefined
    : 'the till was enrolled with another key than line 1 names';
}

/** What is wrong at the end of the file: line 1 says how many entries there are, and where the last one stands. */
export function* endFaults({ header, entries, epoch, seq, hash }: Walk): Generator<Fault> {
  const line = entries + 1;
  if (entries !== header.entries)
    yield { line, fault: `line 1 says ${header.entries} entries, and here are ${entries}` };
  // A last line that could not be read has said so.
  if (hash === undefined) return;
  const { head } = header;
  if (epoch !== head.epoch || seq !== head.seq || hash !== head.hash) {
    yield { line, fault: `the last entry is ${seq} of epoch ${epoch}, and not the head that line 1 names` };
  }
}
