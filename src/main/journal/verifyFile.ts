import { NotAJournal, readHeader } from './fileHeader.ts';
import { type Line, linesIn } from './lines.ts';
import { openLine } from './sealedLine.ts';
import { beginWalk, endFaults, type Fault, takeLine, type Walk } from './walk.ts';

export { NotAJournal } from './fileHeader.ts';

/** What a journal file proves: all of it, where `faults` is empty. */
export type Verdict = {
  readonly device: string;
  readonly entries: number;
  readonly sales: number;
  /** Sum of all sales, recomputed, đồng. */
  readonly sold: number;
  readonly returns: number;
  /** Sum of all returns, recomputed, đồng. */
  readonly returned: number;
  /** Entries of kinds this version does not know: sealed and in their place, but their bodies were not read. */
  readonly unknown: number;
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
export async function verifyJournalFile(file: string): Promise<Verdict> {
  let walk: Walk | undefined;
  for await (const lines of readable(linesIn(file))) {
    const further = walk ? lines : lines.slice(1);
    if (!walk && lines[0]) walk = beginWalk(readHeader(lines[0]), lines[0]);
    if (walk) await takeLines(walk, further);
    if (walk && walk.faults.length >= FAULT_LIMIT) return verdictOf(walk, false);
  }
  if (!walk) throw new NotAJournal('the file is empty');
  walk.faults.push(...endFaults(walk));
  return verdictOf(walk, true);
}

/** A file that is not there, or whose disk fails, is as unreadable as one that holds something else. */
async function* readable<T>(lines: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* lines;
  } catch (error) {
    throw new NotAJournal(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function takeLines(walk: Walk, lines: readonly Line[]): Promise<void> {
  const opened = await Promise.all(lines.map((line) => openLine(line, walk.header.key)));
  for (const line of opened) {
    if (walk.faults.length < FAULT_LIMIT) takeLine(walk, line);
  }
}

function verdictOf({ header, entries, books, faults }: Walk, readToEnd: boolean): Verdict {
  const { sales, sold, returns, returned, unknown } = books;
  const figures = { entries, sales, sold, returns, returned, unknown };
  return { device: header.device, ...figures, faults: faults.slice(0, FAULT_LIMIT), readToEnd };
}
