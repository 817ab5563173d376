import { NO_HASH } from '../../shared/journal/entry.ts';
import { publicKeyOf } from '../sync/keys.ts';
import type { Fault, Found } from './fault.ts';
import { type Line, linesIn } from './lines.ts';
import { type Entry, readEntry } from './readEntry.ts';
import { openLine } from './sealedLine.ts';
import { addParting, type Witnesses } from './witnesses.ts';

type Of = { readonly device: string; readonly publicKey: string; readonly witnesses: Witnesses };

type Read = { readonly line: number; readonly entry: Entry; readonly hash: string; readonly signed: boolean };

/**
 * Entries of other histories of a till, as the centre kept them apart: proved as the journal's are, each hanging on another of
 * them or on the journal. That there are any is a fault of its own: a till has one life.
 */
export async function readForks(
  chunks: AsyncIterable<Buffer>,
  { device, publicKey, witnesses }: Of,
): Promise<{ readonly entries: number; readonly faults: Fault[] }> {
  const faults: Fault[] = [];
  const read: Read[] = [];
  const key = publicKeyOf(publicKey);
  let n = 0;
  for await (const lines of linesIn(chunks)) {
    for (const line of lines) {
      n += 1;
      const one = await readOne(line, { key, device });
      if ('entry' in one) read.push({ ...one, line: n });
      faults.push(...one.found.map(([detector, fault]) => ({ line: n, detector, fault: `forks.jsonl: ${fault}` })));
    }
  }
  faults.push(...partingFaults(read, witnesses), ...endFaults(read));
  return { entries: n, faults };
}

type Key = { readonly key: ReturnType<typeof publicKeyOf>; readonly device: string };

async function readOne(line: Line, { key, device }: Key): Promise<(Omit<Read, 'line'> | object) & { found: Found[] }> {
  const sealed = await openLine(line, { key, signed: 'batches' });
  if (typeof sealed === 'string') return { found: [['line', sealed]] };
  const entry = readEntry(sealed.text);
  if (typeof entry === 'string') return { found: [...sealed.faults, ['entry', entry]] };
  const found: Found[] = [...sealed.faults];
  if (entry.device !== device) found.push(['device', 'the entry is another till’s']);
  return { entry, hash: sealed.hash, signed: sealed.signed, found };
}

function* partingFaults(read: readonly Read[], witnesses: Witnesses): Generator<Fault> {
  const own = new Map<string, number>(read.map(({ hash, entry }) => [hash, entry.seq]));
  for (const { line, entry } of read) {
    const before = own.get(entry.prev);
    if (before === entry.seq - 1) continue;
    if (entry.seq > 1) addParting(witnesses, { seq: entry.seq - 1, hash: entry.prev });
    const isBeginning = entry.seq > 1 || entry.prev === NO_HASH;
    const fault = `forks.jsonl: another history of this till begins with entry ${entry.seq}: a disk that was copied or restored`;
    yield { line, seq: entry.seq, detector: isBeginning ? 'fork' : 'chain', fault };
  }
}

/** The last of each history bears the signature that proves it. */
function* endFaults(read: readonly Read[]): Generator<Fault> {
  const followed = new Set<string>(read.map(({ entry }) => entry.prev));
  for (const { line, entry, hash, signed } of read) {
    if (signed || followed.has(hash)) continue;
    const fault = 'forks.jsonl: the last entry of a history bears no signature, so nothing proves it';
    yield { line, seq: entry.seq, detector: 'signature', fault };
  }
}
