import { type ArchivedTill, type ArchiveKeys, archivePaths } from '../../shared/journal/archive.ts';
import type { FileFault } from './verifyArchive.ts';

/**
 * Whether the machines of one till number follow each other, docs/journal-format.md §9: each in the place of the one before, once, and
 * beginning above every epoch of it. That the one before had the entry that is named, its own walk says.
 * @param lastEpochs of each journal, by device
 */
export function* successionFaults(
  { by, tills }: ArchiveKeys,
  lastEpochs: ReadonlyMap<string, number>,
): Generator<FileFault> {
  const taken = new Set<string>();
  const first = new Set<string>();
  for (const till of tills) {
    const { device, replaces } = till;
    const found = replaces ? placeFault(till, by, { tills, lastEpochs }) : undefined;
    if (found !== undefined) yield faultOf(device, found);
    if (replaces && taken.has(replaces.device)) yield faultOf(device, 'another machine took the same place');
    const number = `${till.outlet} ${till.till}`;
    if (!replaces && first.has(number))
      yield faultOf(device, 'another till has its number, and neither is in the other’s place');
    if (replaces) taken.add(replaces.device);
    else first.add(number);
  }
}

type All = { readonly tills: readonly ArchivedTill[]; readonly lastEpochs: ReadonlyMap<string, number> };

function placeFault(till: ArchivedTill, by: ArchiveKeys['by'], { tills, lastEpochs }: All): string | undefined {
  const old = tills.find(({ device }) => device === till.replaces?.device);
  // A till exports its own journal only.
  if (!old) return by === 'centre' ? 'the journal of the machine before is not here' : undefined;
  if (old.outlet !== till.outlet || old.till !== till.till) return 'the machine before had another number';
  return (lastEpochs.get(old.device) ?? 0) >= (till.epoch ?? 1)
    ? 'the machine before went beyond its epochs'
    : undefined;
}

function faultOf(device: string, what: string): FileFault {
  return { file: archivePaths.keys, line: 1, detector: 'succession', fault: `till ${device}: ${what}` };
}
