import { type ArchivedTill, type ArchiveKeys, archivePaths, type Checkpoint } from '../shared/journal/archive.ts';
import type { Head } from '../shared/journal/chain.ts';
import { type TillTotals, totalsCsv } from '../shared/journal/dayTotals.ts';
import { type EntryLine, entryLine, journalText, type Signed } from './journalLines.ts';
import { README } from './readme.ts';
import { type ZipPart, zipOf } from './zip.ts';

type Lines = Iterable<EntryLine> | AsyncIterable<EntryLine>;

/** A till's journal as whoever exports it has it. */
export type JournalToExport = ArchivedTill & {
  readonly signed: Signed;
  readonly head: Head;
  readonly entries: () => Lines;
  /** Entries of other histories of the same till, in order of seq; left out where there are none. */
  readonly forks?: () => Lines;
};

export type ArchiveContent = Omit<ArchiveKeys, 'format' | 'version' | 'tills'> & {
  readonly journals: readonly JournalToExport[];
  readonly checkpoints: readonly Checkpoint[];
  /** The program that verifies this archive without us. */
  readonly verifier: string;
};

/** The export archive of docs/journal-format.md §9, byte by byte. */
export function archiveOf(content: ArchiveContent): AsyncGenerator<Uint8Array> {
  return zipOf(partsOf(content));
}

function* partsOf({ by, at, centreKey, journals, checkpoints, verifier }: ArchiveContent): Generator<ZipPart> {
  const tills = journals.map(({ device, publicKey, outlet, till, outletCode, epoch, replaces }) => {
    return { device, publicKey, outlet, till, outletCode, ...(replaces && { epoch, replaces }) };
  });
  const keys: ArchiveKeys = { format: 'quay-export', version: 1, by, at, tills, centreKey };
  const totals: TillTotals[] = tills.map(({ outletCode, till, device }) => {
    return { outletCode, till, device, days: new Map() };
  });
  yield { path: archivePaths.readme, text: [README] };
  yield { path: archivePaths.verifier, text: [verifier] };
  yield { path: archivePaths.keys, text: [`${JSON.stringify(keys, null, 2)}\n`] };
  yield { path: archivePaths.checkpoints, text: checkpoints.map((line) => `${JSON.stringify(line)}\n`) };
  for (const [n, { entries, forks, ...of }] of journals.entries()) {
    const { days } = totals[n] as TillTotals;
    yield { path: archivePaths.entries(of.device), text: journalText(of, entries(), days) };
    if (forks) yield { path: archivePaths.forks(of.device), text: linesOf(forks()) };
  }
  // Asked for last, when all entries have gone by.
  yield { path: archivePaths.totals, text: late(() => totalsCsv(totals)) };
}

async function* linesOf(entries: Lines): AsyncGenerator<string> {
  for await (const entry of entries) yield entryLine(entry);
}

function* late(text: () => string): Generator<string> {
  yield text();
}
