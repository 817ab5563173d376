import { createReadStream } from 'node:fs';
import { ReplacedTill } from '../../shared/till/till.ts';
import type { Fault } from './fault.ts';
import { NotAJournal, readHeader } from './fileHeader.ts';
import { CHUNK, type Line, linesIn } from './lines.ts';
import { openLine } from './sealedLine.ts';
import { beginWalk, endFaults, type Place, takeLine, type Walk } from './walk.ts';
import { noWitnesses, type ProvedUpTo, provedUpTo, type Witnesses } from './witnesses.ts';

export { NotAJournal } from './fileHeader.ts';

/** What a journal file proves: all of it, where `faults` is empty. */
export type Verdict = {
  readonly device: string;
  /** The machine whose place this one took, and up to which entry of its it was known then. */
  readonly replaces: Pick<ReplacedTill, 'device' | 'seq'> | null;
  readonly entries: number;
  readonly first: Place | null;
  readonly last: Place | null;
  readonly sales: number;
  /** Sum of all sales, recomputed, đồng. */
  readonly sold: number;
  readonly returns: number;
  /** Sum of all returns, recomputed, đồng. */
  readonly returned: number;
  /** Entries of kinds this version does not know: sealed and in their place, but their bodies were not read. */
  readonly unknown: number;
  /** Entries that are missing between those that are there. */
  readonly gaps: number;
  readonly badHashes: number;
  readonly badSignatures: number;
  readonly provedUpTo: ProvedUpTo;
  readonly faults: readonly Fault[];
  /** False where so much was wrong that the rest was left unread; the figures are then of the part before. */
  readonly readToEnd: boolean;
};

/** The first hundred faults tell enough; a file signed with another key has one in every line. */
const FAULT_LIMIT = 100;

/**
 * Checks an exported journal without the till: all that docs/journal-format.md §8 asks for. Reads it as a stream; memory
 * grows only by the ids and slip numbers that must not occur twice.
 * @throws NotAJournal
 */
export async function verifyJournalFile(file: string, witnesses = noWitnesses()): Promise<Verdict> {
  const chunks = createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  return verdictOf(await walkThrough(readable(chunks), witnesses));
}

/** @throws NotAJournal, and what reading `chunks` throws */
export async function walkThrough(chunks: AsyncIterable<Buffer>, witnesses: Witnesses): Promise<Walked> {
  let walk: Walk | undefined;
  for await (const lines of linesIn(chunks)) {
    const further = walk ? lines : lines.slice(1);
    if (!walk && lines[0]) walk = beginWalk(readHeader(lines[0]), lines[0], witnesses);
    if (walk) await takeLines(walk, further);
    if (walk && walk.faults.length >= FAULT_LIMIT) return { walk, readToEnd: false };
  }
  if (!walk) throw new NotAJournal('the file is empty');
  walk.faults.push(...endFaults(walk));
  return { walk, readToEnd: true };
}

export type Walked = { readonly walk: Walk; readonly readToEnd: boolean };

/** A file that is not there, or whose disk fails, is as unreadable as one that holds something else. */
async function* readable<T>(chunks: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* chunks;
  } catch (error) {
    throw new NotAJournal(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function takeLines(walk: Walk, lines: readonly Line[]): Promise<void> {
  const opened = await Promise.all(lines.map((line) => openLine(line, walk.header)));
  for (const line of opened) {
    if (walk.faults.length < FAULT_LIMIT) takeLine(walk, line);
  }
}

export function verdictOf({ walk, readToEnd }: Walked): Verdict {
  const { header, enrolled, entries, books, faults, first = null, last = null, missing, witnesses } = walk;
  const { sales, sold, returns, returned, unknown } = books;
  const foundBy = (detector: Fault['detector']): number => faults.filter((fault) => fault.detector === detector).length;
  return {
    device: header.device,
    replaces: replacedBy(enrolled),
    entries,
    first,
    last,
    sales,
    sold,
    returns,
    returned,
    unknown,
    gaps: missing,
    badHashes: foundBy('hash'),
    badSignatures: foundBy('signature'),
    provedUpTo: provedUpTo(witnesses),
    faults: faults.slice(0, FAULT_LIMIT),
    readToEnd,
  };
}

function replacedBy(enrolled: Walk['enrolled']): Verdict['replaces'] {
  const of = ReplacedTill.safeParse(enrolled?.['replaces']).data;
  return of ? { device: of.device, seq: of.seq } : null;
}
